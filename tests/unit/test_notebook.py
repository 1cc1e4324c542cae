"""Plots in a notebook: drawn where the reader is, without asking another host."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import altair as alt
import pytest
from IPython.core.interactiveshell import InteractiveShell

from tests.sample import ROOT

if TYPE_CHECKING:
    from IPython.core.formatters import DisplayFormatter


@pytest.fixture
def formatter() -> DisplayFormatter:
    """What shows objects in a shell that has loaded what the settings in lab/ name."""
    settings = json.loads((ROOT / "lab" / "ipython_config.json").read_text(encoding="utf-8"))
    shell = InteractiveShell()  # type: ignore[no-untyped-call]  # IPython has no types here
    assert shell.extension_manager
    assert shell.display_formatter
    for name in settings["InteractiveShellApp"]["extensions"]:
        shell.extension_manager.load_extension(name)
    return shell.display_formatter


def test_a_chart_is_drawn_here(formatter: DisplayFormatter) -> None:
    """A chart of Altair is an SVG, with no address of a library in it; a renderer that the reader chose is kept."""
    chart = alt.Chart(alt.InlineData([{"a": 1}])).mark_point().encode(x="a:Q")
    with alt.renderers.enable("default"):
        shown, _ = formatter.format(chart)  # type: ignore[no-untyped-call]  # the same
        assert "<svg" in shown["image/svg+xml"]
        assert "cdn" not in str(shown)
    with alt.renderers.enable("json"):
        shown, _ = formatter.format(chart)  # type: ignore[no-untyped-call]  # the same
        assert "application/json" in shown
