"""Works: the text, the tables and the bibliography call each by one short citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import sample
from tests.book.looking import addresses, one, spoken

if TYPE_CHECKING:
    from tests.book.conftest import Book

SAME_YEAR = """
@misc{petrov-1970,
  title = {Answers},
  author = {Petrov, Ivan},
  year = {1970},
  url = {https://example.org/answers},
  urldate = {2026-05-01},
  doi = {10.1000/182},
  keywords = {seen},
}
"""


def with_work(book: Book, entry: str) -> None:
    """Add a work to the bibliography."""
    works = book.data / "references.bib"
    works.write_text(works.read_text(encoding="utf-8") + entry, encoding="utf-8")


def test_works_stand_in_order_under_what_the_text_calls_them(book: Book) -> None:
    """A reader on paper finds a work by its short citation; works of one year have a letter, here and in the text."""
    with_work(book, SAME_YEAR.replace("petrov-1970", "zeta-1970").replace("Petrov, Ivan", "Abel, Ada"))
    with_work(book, SAME_YEAR)
    book.chapters["gamma"] += "\nSo {cite:p}`petrov-1970`, and {cite:t}`memoir-1970`.\n"
    assert book.build() == []
    labels = ["[Abel, 1970]", "[Archive, 1990]", "[Petrov, 1970a]", "[Petrov, 1970b]"]
    assert [label.replace("[ ", "[").replace(" ]", "]") for label in _labels(book)] == labels
    assert _said(book) == "So [ Petrov, 1970b ] , and Petrov [ 1970a ] ."


def test_table_names_a_work_as_the_text_does(book: Book) -> None:
    """The page of a fact names its literature, and what a reading is taken from, by short citation and link."""
    sample.spoil(book.data, "readings.csv:2 depends_on", "memoir-1970; BETA")  # the reference rests on the archive
    assert book.build() == []
    page = book.page("facts/anthem")
    assert addresses(page, ".ed-answer dl") == {"Archive, 1990": "../chapters/bibliography.html#archive-1990"}
    assert "Archive, 1990 , doc. 3" in spoken(page, ".ed-answer dd")
    assert spoken(page, ".ed-depends") == ["taken from Petrov, 1970 ; BETA"]


def test_links_that_are_their_own_text_are_marked(book: Book) -> None:
    """Of such a link paper needs no second copy of the address; a link with other words stays as it is."""
    with_work(book, SAME_YEAR)
    book.chapters["gamma"] += "\nSee <https://example.org/a> and [there](https://example.org/b).\n"
    assert book.build() == []
    assert spoken(book.page("chapters/gamma"), "a.ed-url") == ["https://example.org/a"]
    entry = one(book.page("chapters/bibliography"), "#petrov-1970")
    assert spoken(entry, "a.ed-url") == ["https://example.org/answers", "doi:10.1000/182"]


def test_new_letter_brings_its_citations_back(book: Book) -> None:
    """A second work of the same year changes what the first is called, wherever it is called."""
    sample.spoil(book.data, "sources.csv:2 derives_from", "memoir-1970")
    book.chapters["gamma"] += "\nSo {cite:p}`memoir-1970`.\n"
    assert book.build() == []
    assert _said(book) == "So [ Petrov, 1970 ] ."
    with_work(book, SAME_YEAR)
    assert book.build() == []
    assert {"alfa", "gamma"} <= set(book.read)
    assert _said(book) == "So [ Petrov, 1970a ] ."
    assert "Petrov, 1970a" in addresses(book.page("chapters/alfa"), "table.ed-card")


def _labels(book: Book) -> list[str]:
    return spoken(book.page("chapters/bibliography"), ".citation > .label")


def _said(book: Book) -> str:
    return next(words for words in spoken(book.page("chapters/gamma"), "p") if words.startswith("So "))
