"""Several widgets in one notebook: each by itself, and all there again when it was saved, sent on, or made a page."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.conftest import Lab, Notebook

pytestmark = pytest.mark.live

CELLS = [
    f'from edition.widgets import {name}\n{name}("data")'
    for name in ("FigureComparison", "AgreementMatrix", "BiasLens", "Chronology")
]

#: labels whose control is in another widget, or nowhere; and ids that come twice
STRAY = """() => {
  const labels = [...document.querySelectorAll('.ew-view label[for]')];
  const stray = labels.filter((one) => !one.closest('.ew-view').contains(one.control)).map((one) => one.innerText);
  const ids = [...document.querySelectorAll('.ew-view [id]')].map((one) => one.id);
  return [...stray, ...ids.filter((one, at) => ids.indexOf(one) !== at)];
}"""


def test_widgets_are_kept_apart_saved_and_made_a_page(opened: Callable[..., Notebook], lab: Lab) -> None:
    """Each label leads to its own widget; opened again the widgets are there, unrun; as a page each is its table."""
    notebook = opened("saved", *CELLS)
    notebook.run_all()
    views = notebook.page.locator(".ew-view")
    views.nth(len(CELLS) - 1).wait_for()
    assert notebook.page.evaluate(STRAY) == []
    notebook.page.keyboard.press("Control+s")
    notebook.page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for()
    notebook.page.wait_for_timeout(3_000)
    notebook.page.reload()
    views.nth(len(CELLS) - 1).wait_for()
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "saved.ipynb"]
    subprocess.run(command, cwd=lab.folder, check=True, capture_output=True, env=os.environ)
    page = BeautifulSoup((lab.folder / "saved.html").read_text(encoding="utf-8"), "html5lib")
    assert len(page.select(".edition-widget table")) >= len(CELLS)
    assert not page.select('.jp-Cell script[type="application/vnd.jupyter.widget-view+json"]')
