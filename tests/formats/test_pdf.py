"""The PDF: a book that can be read aloud, with a way in, and the same letters on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import page
import pdfua
import pytest

pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed where it has no wheel: on macOS")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = ["edition.pdf", "chapters/alfa.pdf"]


def failures(path: Path) -> Iterator[str]:
    """Yield what the first checker finds, but for the widths of Chinese letters.

    It takes them from the wrong place in a font whose letters have numbers for names (nominalWidthX of its FDArray).
    """
    with pikepdf.open(path) as pdf:
        for one in page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1).failures:
            words = one.message.split()  # “font object 1489 0 has rendered CID 1 width …”
            known = words[:2] == ["font", "object"] and "width 0.000" in one.message
            if not known or "NotoSerifSC" not in str(pdf.get_object(int(words[2]), 0).BaseFont):
                yield one.message


@pytest.mark.parametrize("name", FILES)
def test_it_conforms(made: Path, name: str) -> None:
    """Two checkers that are not ours find nothing against PDF/UA-1 in the whole and in a chapter."""
    assert [*failures(made / name)] == []
    assert [one.message for one in pdfua.validate(str(made / name)).findings] == []


def test_it_says_what_it_is(made: Path) -> None:
    """Title, language and day of the release are the edition's; a chapter has its own title."""
    with pikepdf.open(made / "edition.pdf") as pdf:
        assert str(pdf.docinfo.Title) == "Five accounts of the Secret Speech: a source-critical edition"
        assert str(pdf.docinfo.CreationDate).startswith("D:20210405")
        assert str(pdf.Root.Lang) == "en-GB"
    with pikepdf.open(made / "chapters/alfa.pdf") as pdf:
        assert str(pdf.docinfo.Title) == "The first account"


def test_bookmarks_lead_through_the_book(made: Path) -> None:
    """Bookmarks have parts, chapters in them, and the facts of each topic."""
    with pikepdf.open(made / "edition.pdf") as pdf, pdf.open_outline() as outline:
        parts = {part.title: part for part in outline.root}
        assert [*parts] == ["The book", "The sources", "Comparisons", "Registers", "The facts"]
        assert [one.title for one in parts["The sources"].children][:2] == ["The first account", "The second account"]
        session = next(one for one in parts["The facts"].children if one.title == "Session")
        assert session.children[0].title == "Which song was sung?"


def test_only_letters_that_come_with_it(made: Path) -> None:
    """Every font is embedded, and none is the machine's own."""
    with pikepdf.open(made / "edition.pdf") as pdf:
        fonts = {
            str(font.BaseFont).partition("+")[2]
            for one in pdf.pages
            for font in one.Resources.get("/Font", pikepdf.Dictionary()).values()
        }
    text, charts = {"LibertinusSerif", "DejaVuSansMono", "NotoSerifSC"}, {"NotoSansSC", "NewCMMath"}
    assert {name.partition("-")[0] for name in fonts} <= text | charts
