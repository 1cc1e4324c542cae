"""A reader's own copy of a source, shown beside its regests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import sample

if TYPE_CHECKING:
    from tests.book.conftest import Book


def test_a_copy_is_shown_beside_its_regests_once_the_reader_has_put_it_there(book: Book) -> None:
    """Without a copy there is no trace of one; with it each paragraph has its own words, as text."""
    book.build()
    assert not book.page("chapters/beta").select(".ed-copy")
    sample.write_copies(book.root / "sources")
    copy = book.root / "sources" / "BETA.txt"
    copy.write_text(copy.read_text(encoding="utf-8").replace("So it was", "So <b>it</b> was"), encoding="utf-8")
    assert book.build() == []
    shown = [mark.get_text() for mark in book.page("chapters/beta").select(".ed-copy > p + p")]
    assert shown[0] == sample.COPIES["BETA"][0]
    assert shown[2].startswith("So <b>it</b> was")


def test_a_copy_is_seen_by_the_next_build(book: Book) -> None:
    """A new copy makes the chapters outdated; a build after which nothing changed reads none of them."""
    book.build()
    sample.write_copies(book.root / "sources")
    book.build()
    assert "beta" in book.read
    book.build()
    assert book.read == []
