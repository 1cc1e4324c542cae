"""The first page: the accounts as cards, a box that asks the search page, and the edition itself as what is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.book.looking import one, spoken, words
from tests.book.machine import ADDRESS, links

if TYPE_CHECKING:
    from tests.book.conftest import Book

CARDS, BOX = "\n:::{source-cards}\n:::\n", "\n```{search-box}\n```\n"
TITLE = "Five accounts of the Secret Speech: a source-critical edition"  # of tests/sample_citation.py


def test_each_account_has_a_card(book: Book) -> None:
    """A card has the account's names, where, when and in what it was published, what it wants, and what it copies."""
    book.chapters["gamma"] += CARDS
    assert book.build() == []
    first, second, _third = one(book.page("chapters/gamma"), ".ed-cards").select("li")
    where = "Elsewhere · June 1956 · English, from Russian"
    assert spoken(first, "p") == ["ALFA First", where, "All went well.", "Copies nothing that is shown"]
    assert spoken(second, "p") == ["BETA Second", "Country not known · undated · Latvian", "Takes from ALFA"]
    links = {words(link): link["href"] for link in second.select("a")}
    assert links == {"BETA Second": "beta.html", "ALFA": "alfa.html"}


def test_what_is_asked_goes_to_the_search_page(book: Book) -> None:
    """The form sends the question, under the name that the search page knows, to where that page is."""
    book.chapters["gamma"] += BOX
    assert book.build() == []
    form = one(book.page("chapters/gamma"), "form.ed-search-box")
    assert form["action"] == "../search.html"
    field = one(form, "input")
    assert field["name"] == one(book.page("search"), "#ed-query")["name"]
    assert one(form, "label")["for"] == field["id"]


def test_the_first_page_is_cited_as_the_edition(book: Book) -> None:
    """At the book's own address a citation manager finds the edition whole; elsewhere a chapter of it."""
    front = f"# The front\n{CARDS}{BOX}\n```{{toctree}}\nchapters/introduction\n```\n"
    (book.root / "index.md").write_text(front, encoding="utf-8")
    with (book.root / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"root_doc = 'index'\nhtml_baseurl = '{ADDRESS}'\n")
    assert book.build() == []
    page, chapter = book.page("index"), book.page("chapters/gamma")
    assert one(page, 'meta[name="citation_title"]')["content"] == TITLE
    assert page.select('meta[name="citation_inbook_title"]') == []
    assert one(page, 'meta[property="og:type"]')["content"] == "book"  # by which Zotero saves it as one
    assert one(chapter, 'meta[property="og:type"]')["content"] == "article"
    assert one(chapter, 'meta[name="citation_title"]')["content"] == "The third account"
    assert one(chapter, 'meta[name="citation_inbook_title"]')["content"] == TITLE
    assert links(page, "canonical") == [ADDRESS]  # as the site map has it
    assert links(chapter, "canonical") == [f"{ADDRESS}chapters/gamma.html"]
    assert page.select(".ed-way") == []
    assert spoken(page, "#ed-cite h2") == ["Cite this edition"]
    assert [link["href"] for link in page.select("#ed-cite a[download]")] == [
        f"cite/edition.{kind}" for kind in ("bib", "ris", "json")
    ]
