"""Chapters with code: taken away as notebooks, and run in the reader's browser or where the book says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from edition.lite import record
from tests.book.test_warnings import NOTEBOOK, settle

if TYPE_CHECKING:
    from tests.book.conftest import Book

SHOWN = '```{code-cell} ipython3\nfrom edition.widgets import FigureComparison\nFigureComparison("../data")\n```\n'


def live(book: Book) -> None:
    """Put the chapters for a browser where a book looks for them, made from what the book is made from."""
    for name, text in book.chapters.items():
        (book.root / "chapters" / f"{name}.md").write_text(text, encoding="utf-8")
    site = book.root / "_build" / record.FOLDER
    (site / "notebooks").mkdir(parents=True)
    (site / "notebooks" / "index.html").write_text("<p>Live", encoding="utf-8")
    record.write(site, book.root, 14_200_000)


def test_a_chapter_with_code_can_be_taken_away_and_run(book: Book) -> None:
    """Its page offers the notebook, the reader's browser and what the settings name; a page without code, nothing."""
    book.chapters["late"] = f"{NOTEBOOK}# Late\n\n{{fact}}`delegates-all` came.\n\n{SHOWN}"
    settle(book, "edition_launch = {'Open on Binder': 'https://binder.example/tree/chapters/{name}.md'}")
    live(book)
    assert book.build() == []
    doors = {link.get_text(): link["href"] for link in book.page("chapters/late").select(".ed-run a")}
    assert doors == {
        "Run this chapter in your browser (14 MB, once)": "../lite/notebooks/index.html?path=chapters/late.ipynb",
        "Download the notebook": "../notebooks/late.ipynb",
        "Open on Binder": "https://binder.example/tree/chapters/late.md",
    }
    made = json.loads((book.output / "notebooks" / "late.ipynb").read_text(encoding="utf-8"))
    prose, needs, code = ("".join(cell["source"]) for cell in made["cells"])
    assert prose == "# Late\n\n200 came."
    assert "pip install ." in needs
    assert code.startswith("from edition.widgets")
    assert (book.output / "lite" / "notebooks" / "index.html").is_file()
    assert not book.page("chapters/alfa").select(".ed-run")
    book.chapters["late"] += "\nMore.\n"
    assert book.build() == []
    assert "Run this chapter" not in book.page("chapters/late").get_text()
