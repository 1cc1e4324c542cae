"""Several widgets in one notebook: each by itself, and all there again when it was saved, sent on, or made a page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from edition.lite.local import FOLDER, lay
from tests.live.conftest import PATIENCE, SIZE, Notebook
from tests.sample import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from tests.live.conftest import Lab

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


def test_a_reader_leaves_the_tree_clean(browser: Browser, lab: Lab) -> None:
    """A chapter as it is laid is in words; run and saved, there or as a file, it changes nothing that git sees."""
    chapter = lab.folder / "chapters" / "figures.md"
    chapter.parent.mkdir(exist_ok=True)
    for kept in (ROOT / ".gitignore", ROOT / "jupytext.toml"):
        shutil.copy(kept, lab.folder)
    text = (ROOT / "chapters" / "figures.md").read_text(encoding="utf-8")
    chapter.write_text(text.replace("delegates-1934-shot", "fee"), encoding="utf-8")
    git = ["git", "-C", str(lab.folder), "-c", "user.name=reader", "-c", "user.email=reader@localhost"]
    for command in (["init"], ["add", "--all"], ["commit", "--message", "As it was"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    lay(lab.folder)
    laid = f"{FOLDER}/figures.ipynb"
    before = (lab.folder / laid).stat().st_size
    context = browser.new_context(viewport=SIZE)
    context.set_default_timeout(PATIENCE * 1000)
    for name, roles in ((laid, False), ("chapters/figures.md", True)):
        page = context.new_page()
        page.goto(f"{lab.address}/lab/workspaces/clean{roles}/tree/{name}?token={lab.token}&reset")
        notebook = Notebook(page)
        assert ("{reading}" in page.locator(".jp-Notebook").inner_text()) is roles
        notebook.run_all()
        page.locator(".ew-view").first.wait_for()
        page.keyboard.press("Control+s")
        page.wait_for_timeout(3_000)
        page.close()
    context.close()
    assert (lab.folder / laid).stat().st_size > before
    assert subprocess.run([*git, "status", "--porcelain"], check=True, capture_output=True).stdout == b""
    assert lay(lab.folder) == (1, [])
