"""The chapter on the workbench, run in a real JupyterLab: ordinary controls and the widgets move each other."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import jupytext
import pytest
from playwright.sync_api import expect

from edition import widgets
from tests.browser.widget_views import HOSTILE
from tests.live.conftest import PATIENCE
from tests.sample import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.conftest import Lab, Notebook

pytestmark = pytest.mark.live

CHAPTER = ROOT / "chapters" / "workbench.md"
CELLS = [cell.source for cell in jupytext.read(CHAPTER).cells if cell.cell_type == "code"]

#: where the chapter stands, so that its cells read the tables of this book and not the small ones of the lab
AT_HOME = f"import os\nos.chdir({str(CHAPTER.parent)!r})\n"

#: the blocks that a reader is to take over, three lines each
BLOCKS = re.findall(r"^```python\n(.*?)^```", CHAPTER.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def named(block: str) -> str:
    """Return the widget that a block imports."""
    found = re.search(r"import (\w+)", block)
    assert found
    return found[1]


@pytest.fixture
def workbench(opened: Callable[..., Notebook]) -> Notebook:
    """The chapter as a notebook, run from top to bottom."""
    notebook = opened("workbench", AT_HOME + CELLS[0], *CELLS[1:], "print(comparison.fact, menu.value)")
    notebook.run_all()
    notebook.page.locator(".jp-OutputArea .dataframe", has_text="verdict").first.wait_for()
    return notebook


def test_the_menu_moves_the_comparison_and_the_summary(workbench: Notebook) -> None:
    """A question chosen in the Dropdown is shown by the comparison, and the table of pandas is that of the question."""
    comparison, controls = workbench.output(0), workbench.output(2)
    menu = controls.locator("select")
    label = comparison.locator(".ew-question").inner_text().strip()
    chosen = next(text for text in menu.locator("option").all_text_contents() if text != label)
    menu.select_option(label=chosen)
    comparison.locator(".ew-question", has_text=chosen).wait_for()
    said = [row.locator("th").inner_text().strip() for row in comparison.locator(".ew-table tbody tr").all()]
    assert said
    expect(controls.locator("tbody td:nth-of-type(1)")).to_have_text(said, timeout=PATIENCE * 1000)


def test_the_comparison_moves_the_menu_and_the_summary(workbench: Notebook) -> None:
    """A question chosen in the comparison is that of the Dropdown and of the table, and the way to it is kept."""
    comparison, controls = workbench.output(0), workbench.output(2)
    before = controls.locator("tbody").inner_text()
    first = workbench.run(len(CELLS)).split(" ")[0]
    comparison.get_by_role("button", name="Next").click()
    workbench.page.wait_for_function(
        "([at, before]) => { const table = document.querySelectorAll('.jp-NotebookPanel .jp-CodeCell')[at]"
        ".querySelector('tbody'); return table && table.innerText !== before }",
        arg=[2, before],
    )
    question = comparison.locator(".ew-question").inner_text().strip()
    assert " ".join(controls.locator("select option:checked").inner_text().split()) == question
    fact, value = workbench.run(len(CELLS)).split(" ")
    assert fact == value != first
    visited = workbench.run(4).split()
    assert visited[-2:] == [first, fact]


def test_three_lines_over_tables_of_ones_own(opened: Callable[..., Notebook], lab: Lab) -> None:
    """What the chapter gives for tables of one's own is three lines, and shows that widget over those tables."""
    shutil.copytree(lab.folder / "data", lab.folder / "my-tables", dirs_exist_ok=True)
    notebook = opened("own", *BLOCKS)
    notebook.run_all()
    expected = {
        "AgreementMatrix": "10 questions, 30 cells; 2 of background left out",
        "BiasLens": "the shameful vote",
        "Chronology": "1 event, 1 conflict",
        "ParallelReading": "When did it open, and how?",
        "TextRecognition": "Nothing of the accounts was found in these 5 words",
    }
    for at, block in enumerate(BLOCKS):
        assert len(block.splitlines()) == 3
        name = named(block)
        view = notebook.output(at).locator(".ew-view")
        view.wait_for()
        if name == "FigureComparison":
            question = view.get_by_role("combobox", name="Question", exact=True).input_value()
            assert question == f"When was {HOSTILE} given?"
        else:
            assert expected[name] in " ".join(view.inner_text().split())


def test_there_is_a_block_for_each_widget() -> None:
    """The chapter shows all of them."""
    assert sorted(map(named, BLOCKS)) == sorted(widgets.__all__)
