"""Bibliography and records in citation-js, by which pages and programs in JavaScript read them: values, every work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pybtex.database import parse_file

from edition import tables
from tests.clients.test_zotero import CHAPTER, meta
from tests.formats.test_bibliography_clients import WORKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from edition.citation.cff import Edition

    Reading = Callable[[Path], list[dict[str, Any]]]  #: of a file -> its works as CSL-JSON

HERE = Path(__file__).parent
HELP = "found no packages of npm in tests/clients, expected them: npm ci --prefix tests/clients, as make clients does"
PLACE = "BBLV.19"


@pytest.fixture(scope="module")
def read(run: Callable[..., str]) -> Reading:
    """What citation-js makes of a file; a word of complaint is no JSON, and fails."""
    if not (HERE / "node_modules" / "@citation-js").is_dir():
        pytest.fail(HELP)
    return lambda path: json.loads(run(path.parent, "node", str(HERE / "citation.mjs"), str(path.resolve())))


def names(work: dict[str, Any]) -> list[list[str]]:
    """Return each author's parts, as they would be sorted."""
    return [[part for part in one.values() if part] for one in work.get("author", [])]


def test_bibliography_is_read_whole(read: Reading, real_book: Path) -> None:
    """Every work is found, with the authors and the very day, month or year that the file has, without our remarks."""
    path = real_book / "data" / "references.bib"
    found = {work["id"]: work for work in read(path)}
    assert set(found) == {work.key for work in tables.read().references}
    for key, entry in parse_file(str(path)).entries.items():
        dates = [part.split("-") for part in entry.fields.get("date", "").split("/") if part]
        said = found[key].get("issued", {}).get("date-parts", [])
        assert said == [[int(number) for number in date] for date in dates], key
        families = [" ".join(map(str, one.rich_last_names)) for one in entry.persons.get("author", [])]
        assert [one["family"] for one in found[key].get("author", [])] == families, key
    for key, (kind, day, number, _) in WORKS.items():
        work = found[key]
        assert (work["type"], work["issued"]["date-parts"], work.get("issue", "")) == (kind, [day], number)
    assert [key for key, work in found.items() if "note" in work] == []


@pytest.mark.parametrize("suffix", ["bib", "ris", "json"])
@pytest.mark.parametrize("name", ["edition", "chapters/bblv"])
def test_record_has_author_version_and_address(
    read: Reading, real_book: Path, edition: Edition, name: str, suffix: str
) -> None:
    """The front page is the book, a chapter a part of it; the edition's name is one piece, and its version is there.

    Of the day in RIS a chapter has the year alone: citation-js knows no more of a chapter (DA, which others read).
    """
    whole = name == "edition"
    page = "index.html" if whole else f"{name}.html"
    (work,) = read(real_book / "cite" / f"{name}.{suffix}")
    assert (work["type"], work.get("container-title")) == (("book", None) if whole else ("chapter", edition.title))
    assert work["title"] == meta(real_book, page, "citation_title")
    assert names(work) == [[edition.authors[0].name]]
    assert (work["edition"], work["language"][:2]) == (edition.named, "en")
    assert work.get("URL", "") == meta(real_book, page, "DC.identifier")
    assert work["abstract"] == meta(real_book, page, "citation_abstract")
    day = [edition.released.year, edition.released.month, edition.released.day]
    assert work["issued"]["date-parts"] == [day if whole or suffix != "ris" else day[:1]]


def test_paragraph_keeps_its_locator(
    read: Reading, real_book: Path, real_site: str, edition: Edition, browser: Browser, tmp_path: Path
) -> None:
    """The record that the window of a paragraph offers is the chapter's, with the paragraph as place and address."""
    page = browser.new_page()
    page.goto(f"{real_site}/{CHAPTER}")
    page.locator(".ed-locator", has_text=PLACE).first.click()
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Download as RIS").click()
    downloaded.value.save_as(tmp_path / "place.ris")
    page.close()
    (work,) = read(tmp_path / "place.ris")
    address = meta(real_book, CHAPTER, "DC.identifier") or f"{real_site}/{CHAPTER}"
    assert (work["type"], work["page"], work["URL"]) == ("chapter", f"para. {PLACE}", f"{address}#{PLACE}")
    assert (names(work), work["edition"]) == ([[edition.authors[0].name]], edition.named)
