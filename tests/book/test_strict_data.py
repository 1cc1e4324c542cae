"""A book is never built from data that breaks a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ExtensionError

from edition.checks import check
from tests import sample

if TYPE_CHECKING:
    from tests.book.conftest import Book


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("readings.csv:2 siglum", "DELTA"),
        ("readings.csv:3 paragraph", "6"),
        ("facts.csv:9 reference", "25:00"),
        ("facts.csv:2 reference_cite", "nobody-1999"),
        ("sources.csv:2 rights", ""),
    ],
)
def test_bad_data_stops_the_build(book: Book, cell: str, value: str) -> None:
    """The build stops with the words of the check command, and the last book stays as it was, to the byte."""
    assert book.build() == []
    before = book.pages()
    sample.spoil(book.data, cell, value)
    with pytest.raises(ExtensionError) as stopped:
        book.build()
    words = [str(problem) for problem in check(book.data)]
    assert words
    assert str(stopped.value).splitlines()[1:] == words
    assert book.pages() == before


def test_unreadable_data_stops_the_build(book: Book) -> None:
    """A table that cannot be read stops the build with its name and line, not with a traceback."""
    (book.data / "facts.csv").write_bytes(b"fact_id\n\xff\n")
    with pytest.raises(ExtensionError, match=r"data/facts\.csv:2  encoding  found byte 0xff, expected UTF-8"):
        book.build()
    assert book.pages() == {}


@pytest.mark.parametrize("file", ["", "title: [\n", "title: Only\n"])
def test_unsound_citation_file_stops_the_build(book: Book, file: str) -> None:
    """Without a sound CITATION.cff nothing is built, and the message has file, line and remedy."""
    path = book.root / "CITATION.cff"
    path.write_text(file, encoding="utf-8") if file else path.unlink()
    with pytest.raises(Exception, match=r"the citation file of the edition has problems:\nCITATION\.cff:\d+  "):
        book.build()
    assert not book.output.exists() or not list(book.output.rglob("*.html"))
