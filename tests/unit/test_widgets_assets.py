"""The modules of the widgets, composed for a notebook and lean for a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import anywidget
import pytest

from edition import widgets
from edition.sphinx_ext.theme.widget_host import HOST, LATER
from edition.widgets.assets import FOLDER, assets, module, style

if TYPE_CHECKING:
    from pathlib import Path

    from edition.widgets.widget import EditionWidget


def test_a_notebook_gets_one_module_without_imports() -> None:
    """A notebook loads a module from a Blob: the parts are in it, each once, and nothing is imported."""
    composed = module("figures")
    assert "import {" not in composed
    assert composed.count("export function combobox") == 1
    assert composed.count("export const h =") == 1
    assert composed.count("export default") == 1
    assert ".ew-chart" in style("figures")


def test_a_page_gets_lean_modules() -> None:
    """The page loads each part once, without documentation, and no statement is lost."""
    texts = assets()
    assert {"common.js", "combobox.js", "scale.js", "figures.js", "common.css", "scale.css", "figures.css"} <= set(
        texts
    )
    assert not any("/**" in text for name, text in texts.items() if name.endswith(".js"))


@pytest.mark.parametrize("path", [*FOLDER.glob("*.js"), HOST, *LATER], ids=lambda path: path.name)
def test_what_is_exported_is_documented(path: Path) -> None:
    """Before everything that a module exports stands a comment of JSDoc, from which ``make audit`` checks the types."""
    lines = path.read_text(encoding="utf-8").splitlines()
    exported = [at for at, line in enumerate(lines) if re.match(r"export (?!default)", line)]
    assert exported
    assert [lines[at] for at in exported if not lines[at - 1].endswith("*/")] == []


@pytest.mark.parametrize("path", [*FOLDER.glob("*.js"), HOST, *LATER], ids=lambda path: path.name)
def test_no_template_stands_in_a_template(path: Path) -> None:
    """The minifier takes spaces out of a template literal that stands in another one, so there is none."""
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"`[^`]*\$\{[^`}]*`", text) == []


@pytest.mark.parametrize("widget", [getattr(widgets, name) for name in widgets.__all__], ids=lambda one: one.__name__)
def test_every_trait_is_documented(widget: type[EditionWidget], data: Path) -> None:
    """Every trait that the page and the kernel share says what it is, and whether it can be set."""
    shown = widget(data)
    own = set(shown.trait_names(sync=True)) - set(anywidget.AnyWidget.class_trait_names())
    assert len(own) >= 7
    for name in sorted(one for one in own if not one.startswith("_")):
        trait = shown.traits()[name]
        assert str(trait.help).endswith("."), name
        settable = trait.metadata.get("view") or trait.metadata.get("kept") or name in {"base_url", "text"}
        assert bool(settable) != trait.read_only, name


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.js")), ids=lambda path: path.name)
def test_a_statement_exports_one_name(path: Path) -> None:
    """A page's one script takes the first name of each export: a second constant behind a comma would be missing."""
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"^export (?:const|let) \w+ = [^;(]*?, \w+ = .*", text, re.MULTILINE) == []
