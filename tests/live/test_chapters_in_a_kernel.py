"""Every chapter runs in a real kernel as well, and shows there what its page shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import jupytext
import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from nbclient import NotebookClient

from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.live, pytest.mark.book]

CHAPTERS = sorted(
    path.stem for path in (ROOT / "chapters").glob("*.md") if "```{code-cell}" in path.read_text(encoding="utf-8")
)


def words(markup: str) -> str:
    """Return what a reader sees of an output without scripts: no state of a widget, no space between its parts.

    What only a book has is left out: pages with other parts, a drawing for a phone, and what leads to either.
    """
    shown = BeautifulSoup(markup, "html5lib")
    for left_out in shown.select("script, .ew-parts, .ew-paper, .ed-drawing, .ed-switch, .ed-take, figcaption b"):
        left_out.decompose()
    return re.sub(r"\s+", "", shown.get_text())


def in_a_kernel(name: str) -> list[str]:
    """Return what the cells of a chapter show in a kernel, as HTML, in order; an error in a cell is one here."""
    notebook = jupytext.read(ROOT / "chapters" / f"{name}.md")
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT / "chapters")}}).execute()
    outputs = [
        data.get("text/html") or MarkdownIt().render(data["text/markdown"])
        for cell in notebook.cells
        if cell.cell_type == "code" and "remove-output" not in cell.metadata.get("tags", [])
        for data in (output.get("data", {}) for output in cell.outputs)
        if {"text/html", "text/markdown"} & data.keys()
    ]
    return [words(one) for one in outputs]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the kernel's client, which is not ours
@pytest.mark.parametrize("name", CHAPTERS)
def test_a_kernel_shows_what_the_page_shows(real_book: Path, name: str) -> None:
    """The words of each output are the same, whichever process has drawn it."""
    page = BeautifulSoup((real_book / "chapters" / f"{name}.html").read_text(encoding="utf-8"), "html5lib")
    assert page.select(".stderr") == []  # a warning of a library is nothing that a reader should see
    shown = [words(str(one)) for one in page.select("article .cell_output")]
    assert shown == in_a_kernel(name)
    assert all(shown)
