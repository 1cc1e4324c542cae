"""Hostile rows: what could run, or deceive, is inert in all that a book hands out, or is refused at its place."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from edition.checks import check
from tests import sample
from tests.book.looking import words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.book.conftest import Book

#: columns in which words stand, in the second line of their tables
FREE = {
    "facts.csv": ("question", "note", "seen_at"),
    "readings.csv": ("quotation", "value", "note"),
    "bias.csv": ("quotation", "explanation", "neutral", "correction"),
    "names.csv": ("variant", "canonical", "note"),
    "sources.csv": ("title", "short_title", "publisher", "author", "genre", "rights", "provenance"),
    "techniques.csv": ("family", "label", "definition"),
}
PLACES = [f"{table}:2 {column}" for table, columns in FREE.items() for column in columns]

#: in one cell what runs in a spreadsheet, what ends a script or an attribute, and what makes an element
INERT = """=A1</script><script>a()</script>"'><img src=x onerror=b>"""
SHORT = """="'><img src=x onload=a>"""  #: where 24 characters are allowed
REFUSED = {
    "bidi": ("a\u202eb", "RIGHT-TO-LEFT OVERRIDE"),
    "isolate": ("a\u2066b", "LEFT-TO-RIGHT ISOLATE"),
    "nul": ("a\0b", "U+0000"),
    "megabyte": ("x" * 1_000_000, "1000000 characters"),
}


def test_inert(book: Book) -> None:
    """In every free cell at once it is text on pages and data in files; it makes no element and no formula."""
    for place in PLACES:
        sample.spoil(book.data, place, SHORT if place.endswith("short_title") else INERT)
    sample.spoil(book.data, "facts.csv:2 reference", INERT)
    assert book.build() == []
    showing = set()
    for path in book.output.rglob("*.html"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")
        assert [one for one in page.select("script:not([type$=json])") if one.string] == [], path
        assert page.select("img[src=x]") == [], path
        assert [one for one in page.find_all() if any(name.startswith("on") for name in one.attrs)] == [], path
        assert all(json.loads(str(one.string)) for one in page.select("script[type$=json]")), path
        if INERT in words(page):
            showing.add(path.stem)
    assert showing >= {"anthem", "alfa", "apparatus", "bias", "persons"}
    for path in book.output.rglob("*.json*"):
        assert json.loads(path.read_text(encoding="utf-8")) is not None, path
    tables = list(book.output.rglob("*.csv"))
    assert {"flat.csv", "facts.csv", "names.csv", "alfa.csv", "anthem.csv"} <= {path.name for path in tables}
    assert [path for path in tables if runs(path)] == []


def runs(path: Path) -> list[str]:
    """Return the cells of a table that a spreadsheet would run."""
    with path.open(encoding="utf-8", newline="") as opened:
        return [cell for row in csv.reader(opened) for cell in row if cell.startswith("=")]


@pytest.mark.parametrize(("hostile", "said"), REFUSED.values(), ids=REFUSED)
def test_refused(data: Path, hostile: str, said: str) -> None:
    """In whatever cell it stands, the check names file, line and column, and what it found, on one short line."""
    for place in PLACES:
        path = data / place.partition(":")[0]
        sound = path.read_bytes()
        sample.spoil(data, place, hostile)
        told = [str(problem) for problem in check(data)]
        path.write_bytes(sound)
        start = f"data/{place.replace(' ', '  ')}  "
        assert [one for one in told if one.startswith(start) and said in one], (place, told)
        assert all(len(one) < 500 for one in told), place
