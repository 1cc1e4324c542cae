"""The forms of the whole: all are offered where a page has a place for it, and one that fails takes no other along."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from edition.book import formats
from edition.export.forms import FORMS
from tests.book.looking import addresses, spoken, words
from tests.formats.conftest import NAME

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from edition.book.whole import Whole


def page(whole: Whole, name: str) -> BeautifulSoup:
    """Return a page of the book as it stands."""
    return BeautifulSoup(whole.page(name).read_text(encoding="utf-8"), "html5lib")


def test_each_form_is_offered_with_its_size(whole: Whole, made: Path) -> None:
    """A table has the forms of the whole, with the size of the very file; below it are the chapters by their titles."""
    offered = page(whole, "chapters/figures")
    links = {words(link): link for link in offered.select(".ed-formats a")}
    whole_ones = {"PDF": "edition.pdf", "EPUB": "edition.epub", "Copy for the disk": "edition.zip"}
    whole_ones |= {form.label: form.path.removeprefix("formats/") for form in FORMS.values()}
    assert [*links][: len(whole_ones)] == [*whole_ones]
    for label, file in whole_ones.items():
        assert links[label]["href"] == f"../formats/{file}"
        assert links[label]["download"] == f"{NAME}.{file.partition('.')[2]}"
    sizes = [words(row.select("td")[1]) for row in offered.select(".ed-formats tbody tr")]
    assert sizes == [f"{(made / file).stat().st_size // 1000} kB" for file in whole_ones.values()]
    chapters = {label: link["href"] for label, link in links.items() if label not in whole_ones}
    assert chapters["The first account"] == "../formats/chapters/alfa.pdf"
    assert all((made.parent / str(href).removeprefix("../")).is_file() for href in chapters.values())
    assert len(chapters) == len(spoken(offered, ".ed-formats li")) == 10


def test_a_line_offers_the_whole_alone(whole: Whole) -> None:
    """The short form has no chapters, and addresses from where its page stands."""
    first = page(whole, "chapters/introduction")
    assert [*addresses(first, ".ed-formats").values()] == [
        f"../formats/edition.{kind}" for kind in ("pdf", "epub", "zip")
    ]


def test_the_same_book_makes_the_same_bytes(whole: Whole, made: Path) -> None:
    """Made again, of pages that offer the first ones by now, every form is what it was."""
    before = {path: path.read_bytes() for path in made.rglob("*") if path.is_file()}
    assert formats.make(whole.root, whole.folder) == 0
    assert {path: path.read_bytes() for path in made.rglob("*") if path.is_file()} == before
    assert len(before) == 13 + len(FORMS)


def test_what_cannot_be_made_takes_nothing_with_it(
    whole: Whole, made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without Typst the package is named, the rest is made, and pages offer no more than there is; then all again."""
    monkeypatch.setitem(sys.modules, "typst", None)
    (made / "edition.epub").unlink()
    assert formats.make(whole.root, whole.folder, ["pdf", "epub"]) == 1
    said = capsys.readouterr().err
    assert "PDF: found no package typst, expected it to be installed" in said
    assert (made / "edition.epub").is_file()
    assert [*addresses(page(whole, "chapters/introduction"), ".ed-formats")] == ["EPUB"]
    monkeypatch.undo()
    assert formats.make(whole.root, whole.folder) == 0


def test_a_fault_of_one_form_is_told(
    whole: Whole, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever a tool dies of is told with the name of the form, and no page changes but in what it offers."""
    monkeypatch.setattr("edition.book.epub.made", lambda *_: 1 // 0)
    before = page(whole, "chapters/alfa")
    assert formats.make(whole.root, whole.folder, ["epub"]) == 1
    assert "EPUB: integer division or modulo by zero" in capsys.readouterr().err
    assert page(whole, "chapters/alfa") == before
    assert "comes without them" in words(page(whole, "chapters/figures").select(".ed-formats")[0])
    monkeypatch.undo()
    assert formats.make(whole.root, whole.folder) == 0


def test_no_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without a book is refused, and the command that builds one is named."""
    assert formats.make(tmp_path, tmp_path) == 1
    assert "python -m edition build" in capsys.readouterr().err
