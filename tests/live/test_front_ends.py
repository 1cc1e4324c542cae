"""What opens and runs notebooks besides JupyterLab: Notebook 7, papermill, nbconvert."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

import edition
from edition import regests
from edition.lite.notebooks import notebook
from edition.wording import Wording
from tests.live.conftest import PATIENCE, SIZE, write
from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.live.conftest import Lab

pytestmark = pytest.mark.live

ONCE = 6  #: seconds after which a run is asked for again


def test_notebook_7_runs_a_widget(browser: Browser, lab: Lab) -> None:
    """In Notebook 7, which the same server has, a question that is chosen is the kernel's."""
    cells = ('from edition.widgets import FigureComparison\nw = FigureComparison("data", fact="fee")\nw', "w.fact")
    write(lab, "seven", *cells)
    context = browser.new_context(viewport=SIZE)
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.goto(f"{lab.address}/notebooks/seven.ipynb?token={lab.token}")
    page.locator(".jp-Notebook .jp-CodeCell").last.wait_for()
    said = page.locator(".jp-OutputArea-output", has_text="'fee'")
    for _ in range(PATIENCE // ONCE):
        if not said.count():  # what is asked before a kernel is there is lost
            page.locator(".lm-MenuBar-item", has_text="Run").click()
            page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
            page.wait_for_timeout(ONCE * 1000)
    said.wait_for()
    page.locator(".ew-view").get_by_role("button", name="Next").click()
    page.locator(".ew-view .ew-question", has_not_text="What was paid?").wait_for()
    page.locator(".jp-Notebook .jp-CodeCell .jp-Editor").last.click()
    page.keyboard.press("Control+Enter")
    page.locator(".jp-Notebook .jp-OutputArea-output").last.filter(has_not_text="'fee'").wait_for()
    context.close()


def test_a_notebook_that_was_taken_away_runs_and_becomes_a_page(tmp_path: Path) -> None:
    """A chapter of the laboratory, downloaded, runs under papermill; nbconvert makes of it a page with all it shows."""
    words = Wording(edition.read(), regests.titles(ROOT / "chapters"))
    taken = tmp_path / "lab-voices.ipynb"
    taken.write_text(notebook(ROOT / "chapters" / "lab-voices.md", words), encoding="utf-8")
    run = ["papermill", "--cwd", str(ROOT), str(taken), "run.ipynb"]
    for command in (run, ["nbconvert", "--to", "html", "run.ipynb"]):
        subprocess.run([sys.executable, "-m", *command], cwd=tmp_path, check=True, capture_output=True)
    page = BeautifulSoup((tmp_path / "run.html").read_text(encoding="utf-8"), "html5lib")
    code = taken.read_text(encoding="utf-8")
    assert len(page.select("figure svg")) >= code.count("charts.bars(")
    assert len(page.select("table")) >= code.count("charts.framed(")
