"""The bibliography as others read it: Typst and pandoc take the whole file, with the right days, numbers and types."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pypandoc
import pytest
import typst
from bs4 import BeautifulSoup

from edition import bibliography, tables
from tests import sample
from tests.book.looking import words

if TYPE_CHECKING:
    from pathlib import Path

#: what the edition had wrong once: a day and a month in one field, a number within the title of a journal, a book of
#: which only the place is known, and a letter that stops LaTeX
WORKS = {
    "time-1956": ("article-journal", [1956, 6, 11], "", "Khrushchev’s Denunciation of Stalin"),
    "naumov-1996": ("article-journal", [1996], "4", "K istorii sekretnogo doklada N. S. Khrushcheva na XX s”ezde"),
    "aksiutin-2004": ("book", [2004], "", "Khrushchevskaia “ottepel’”"),
}


@cache
def handed_out() -> str:
    """The bibliography as it is published."""
    return bibliography.published((sample.ROOT / "data" / tables.BIBLIOGRAPHY).read_text("utf-8"))


@pytest.mark.parametrize("dialect", ["biblatex", "bibtex"])
def test_pandoc_reads_every_work(dialect: str) -> None:
    """Pandoc, and Zotero and Quarto by it, find each work with its type, day, number and title, without our remarks."""
    read = json.loads(pypandoc.convert_text(handed_out(), "csljson", format=dialect))
    assert {work["id"] for work in read} == {work.key for work in tables.read().references}
    found: dict[str, dict[str, Any]] = {work["id"]: work for work in read}
    for key, (kind, day, number, title) in WORKS.items():
        work = found[key]
        assert (work["type"], work["issued"]["date-parts"], work.get("issue", "")) == (kind, [day], number)
        assert work["title"].startswith(title)
    assert not [work["id"] for work in read if "note" in work]


def test_typst_sets_the_whole_file(tmp_path: Path) -> None:
    """Typst refuses a file for one bad entry; it prints every work of ours, with its day and without our remarks."""
    (tmp_path / "references.bib").write_text(handed_out(), "utf-8")
    setting = tmp_path / "works.typ"
    setting.write_text('#bibliography("references.bib", full: true, style: "chicago-author-date")\n', "utf-8")
    printed = BeautifulSoup(typst.compile(setting, format="html"), "html5lib")
    works = [words(work) for work in printed.select("li")]
    assert len(works) == len(tables.read().references)
    assert len([work for work in works if "Khrushchev's Denunciation" in work and "June 11." in work]) == 1
    assert [work for work in works if "From memory" in work] == []


def test_no_letter_stops_latex() -> None:
    """Of letters beyond Latin, which LaTeX does not print, there are none: a hard sign is two apostrophes."""
    assert [letter for letter in sorted(set(handed_out())) if ord(letter) > 0x24F and letter not in "‘’“”–—…"] == []
