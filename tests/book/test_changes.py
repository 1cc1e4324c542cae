"""The chapter of changes: what each version changed, with a way to what it says now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition import changes
from edition.changes import Change, Release
from tests.book.looking import one, words

if TYPE_CHECKING:
    from tests.book.conftest import Book


def test_each_change_stands_under_what_it_is_about(book: Book) -> None:
    """A fact’s changes stand together under its name, with the words before and after and why; the rest by row."""
    found = [
        Change(table="facts", name="fee", column="note", before="", after="Doubtful", why="Looked up again"),
        Change(table="readings", name="fee GAMMA.2", column="verdict", before="agrees", after="differs"),
        Change(table="bias", name="ALFA.4a", column="neutral", before="It was", after="It is"),
        Change(table="regests", name="BETA.2", column="text", before="Late", after="Later"),
        Change(table="commentary", name="BETA.2", column="", before="", after="text: All of it."),
        Change(table="topics", name="", column="", before="", after="3 rows"),
    ]
    earlier = [Change(table="facts", name="fee", column="note", before="Sure", after="")]
    changes.keep(book.data, Release(version="1.0", since="0.9", changes=earlier))
    changes.keep(book.data, Release(version="1.1", since="1.0", changes=found))
    book.chapters["changes"] = "# Changes of versions\n\n```{changes}\n```\n"
    assert book.build() == []
    page = book.page("chapters/changes")
    assert one(page, "#changed-fee a")["href"] == "../facts/fee.html"
    assert words(one(page, "#changed-fee + dd")) == (
        "note : (nothing) → Doubtful readings GAMMA.2 verdict : agrees → differs The change log: Looked up again."
    )
    assert one(page, "#changed-ALFA\\.4a a")["href"] == "../chapters/alfa.html#ALFA.4a"
    assert one(page, "#changed-BETA\\.2 a")["href"] == "../chapters/beta.html#BETA.2"
    assert words(one(page, "#changed-BETA\\.2 + dd")) == "regests text : Late → Later commentary : new"
    assert page.select("#changed-topics a.reference") == []
    parts = [words(title).partition(" (")[0] for title in page.select("article h3")]
    assert words(one(page, "#changed-fee-1\\.0 + dd")).endswith("Sure → (nothing) Changed again in 1.1")
    assert one(page, "#changed-fee-1\\.0 + dd a")["href"] == "#changed-fee"
    assert parts[:4] == ["Facts", "Marks of bias", "Paragraphs", "Other rows"]
    assert words(page.select("h2")[0]) == "1.1, since 1.0 ¶"


def test_before_a_second_version_it_says_so(book: Book) -> None:
    """Without the file the chapter is whole."""
    book.chapters["changes"] = "# Changes of versions\n\n```{changes}\n```\n"
    assert book.build() == []
    assert "No version has followed" in book.page("chapters/changes").get_text()
