"""Registers made from the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import sample
from tests.book.looking import addresses, one, spoken, table, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.book.conftest import Book


def test_apparatus_has_every_fact_and_every_source(built: Book) -> None:
    """A row for each fact, a column for each source: each reading with its verdict, or that the source is silent."""
    page = built.page("chapters/apparatus")
    rows = {row["Question"]: row for row in table(page, "#topic-session table")}
    assert len(rows) == 8
    assert rows["How many were late?"] == {
        "Question": "How many were late?",
        "Reference": "50–52",
        "ALFA": "50 ✓ agrees",
        "BETA": "49 ✗ differs",
        "GAMMA": "49 ✗ differs",
    }
    assert rows["When did it begin?"]["ALFA"] == "silent"
    assert [row["Question"] for row in table(page, "#topic-leak table")] == ["What was paid?"]
    assert spoken(page, "section[id^=topic-] > h2") == ["Leak", "Session"]


def test_apparatus_leads_on(built: Book) -> None:
    """A question leads to its fact and a value to its paragraph."""
    found = addresses(built.page("chapters/apparatus"), "#topic-leak tbody")
    assert found == {"What was paid?": "../facts/fee.html", "1,000,000 US dollars": "gamma.html#GAMMA.2"}


def test_long_lists_have_contents(built: Book) -> None:
    """Apparatus, names and bibliography begin with contents: topics, or initials that lead to their first entry."""
    assert addresses(built.page("chapters/apparatus"), "nav.ed-where") == {
        "Leak": "#topic-leak",
        "Session": "#topic-session",
    }
    names = built.page("chapters/persons")
    assert addresses(names, "nav.ed-where li:last-child") == {"Places": "#names-place", "G": "#hall"}
    works = built.page("chapters/bibliography")
    entries = {entry["id"]: words(entry).strip("[ ") for entry in works.select(".citation")}
    led = addresses(works, "nav.ed-where")
    assert {letter: entries[to.removeprefix("#")][0] for letter, to in led.items()} == {one: one for one in led}
    assert {entry[0] for entry in entries.values()} == set(led)
    assert built.page("chapters/gamma").select(".ed-bar") == []


def test_tables_have_captions_and_scopes(built: Book) -> None:
    """Every table of every page says what it is, and every heading in it of what it is the heading."""
    for name in ("apparatus", "alfa", "bias", "bibliography"):
        page = built.page(f"chapters/{name}")
        assert [table for table in page.select("article table") if not table.select_one("caption")] == [], name
        assert [head for head in page.select("article th") if not head.get("scope")] == [], name


def test_no_table_of_the_book_is_without_a_caption(real_book: Path) -> None:
    """Those who move from table to table hear on every page what each of them is."""
    pages = {path: path.read_text(encoding="utf-8") for path in real_book.glob("*/*.html")}
    assert [path.stem for path, page in pages.items() if page.count("<table") != page.count("<caption")] == []
    assert any("<caption" in page for page in pages.values())


def test_names_stand_under_their_bearers(built: Book) -> None:
    """Each bearer has one entry under its permanent id, with the variants and where they stand."""
    page = built.page("chapters/persons")
    entry = one(page, "#names-person #petrov-ivan")
    assert spoken(entry, "dt") == ["Petrov, Ivan"]
    assert spoken(entry, "dd") == ["Petrov ALFA.1", "Petrow BETA.1 Russian, inferred: Петров A German spelling."]
    assert [word["lang"] for word in entry.select("i")] == ["ru"]
    assert [link["href"] for link in entry.select("a")] == ["alfa.html#ALFA.1", "beta.html#BETA.1"]
    assert spoken(page, "#names-place dt") == ["Great Hall"]


def test_techniques_count_their_notes(built: Book) -> None:
    """Each technique has its definition, its source, and the notes that use it."""
    entry = one(built.page("chapters/bias"), "#technique-loaded-language")
    assert spoken(entry, "dt") == ["Loaded language 1 note"]
    assert spoken(entry, "dd") == ["It chooses words that judge. Source: edition", "ALFA.4a"]
    assert [link["href"] for link in entry.select("a")] == ["alfa.html#ALFA.4a"]


def test_techniques_lead_to_their_source(built: Book) -> None:
    """Where a definition is taken from a work, the work is named as the text cites it, and linked."""
    entry = one(built.page("chapters/bias"), "#technique-appeal-to-popularity")
    assert addresses(entry, ".ed-depends") == {"Archive, 1990": "bibliography.html#archive-1990"}


def test_omissions_are_those_that_two_others_have(built: Book) -> None:
    """A source leaves out what at least two others speak to; with three sources, what both others have."""
    page = built.page("chapters/bias")
    sections = [part.parent for part in page.select("h3 + .ed-omissions, h3 + p") if part.parent]
    left_out = {words(one(section, "h3")): spoken(section, "li") for section in sections}
    assert left_out["ALFA"] == []
    assert left_out["BETA"] == ["On which day did it open? ALFA, GAMMA speak to it."]
    assert left_out["GAMMA"] == ["How many delegates came? ALFA, BETA speak to it."]  # not what is background


def test_addresses_outside_the_book_tell_when_they_were_seen(book: Book) -> None:
    """Page and DOI of a work, the address of a source and that of a ground stand in one register, with the day."""
    works = book.data / "references.bib"
    seen = "url = {https://www.c.example/x?y=1&z},\n  doi = {10.5281/z.1},\n  urldate = {2026-05-01},\n  keywords"
    works.write_text(works.read_text("utf-8").replace("keywords", seen, 1), "utf-8")
    sample.spoil(book.data, "sources.csv:2 url", "http://a.example/")
    sample.spoil(book.data, "sources.csv:2 url_seen", "2026-06-02")
    book.chapters["bibliography"] += "\n```{register} links\n```\n"
    assert book.build() == []
    page = book.page("chapters/bibliography")
    assert [(row["Address"], row["Of"], row["Last seen"]) for row in table(page, ".ed-links")] == [
        ("http://a.example/", "ALFA", "2026-06-02"),
        ("https://www.c.example/x?y=1&z", "Archive, 1990", "2026-05-01"),
        ("https://doi.org/10.5281/z.1", "Archive, 1990", "2026-05-01"),
        ("http://mirror.example/b/7", "delegates-all", "2026-05-03"),
        ("https://scan.example/p(7).djvu", "length , opening", "2026-05-03"),
    ]
    assert addresses(page, ".ed-links")["ALFA"] == "alfa.html"
    assert addresses(page, ".ed-links")["Archive, 1990"] == "#archive-1990"
    assert spoken(book.page("chapters/alfa"), ".ed-card tr:last-of-type td") == [
        "http://a.example/ (last seen 2026-06-02)"
    ]


def test_address_of_grounds_stands_once(book: Book) -> None:
    """An address on which references stand has one row with all their facts; one that a work has, that of the work."""
    works = book.data / "references.bib"
    seen = "url = {http://mirror.example/b/7},\n  urldate = {2026-05-03},\n  keywords"
    works.write_text(works.read_text("utf-8").replace("keywords", seen, 1), "utf-8")
    book.chapters["bibliography"] += "\n```{register} links\n```\n"
    assert book.build() == []
    page = book.page("chapters/bibliography")
    assert [tuple(row.values()) for row in table(page, ".ed-links")] == [
        ("http://mirror.example/b/7", "Archive, 1990", "2026-05-03"),
        ("https://scan.example/p(7).djvu", "length , opening", "2026-05-03"),
    ]


def test_unknown_register_is_refused(said: Callable[[str], list[str]]) -> None:
    """A register that there is not is an error in file and line, which says what there is."""
    assert said("```{register} sheep\n```") == [
        "chapters/gamma.md:11: ERROR: found 'sheep', expected one of apparatus, names, techniques, omissions, links"
    ]


def test_second_register_of_names_is_refused(book: Book, said: Callable[[str], list[str]]) -> None:
    """Names have one home, so that their addresses are unique."""
    book.chapters["persons"] += "\nSome words.\n"
    words = "found hall twice, expected it once in the book; the other place is chapters/gamma.md:11"
    assert said("```{register} names\n```") == [f"chapters/persons.md:3: WARNING: {words}"]


def test_hostile_words_stay_words(book: Book) -> None:
    """Markup in the tables reaches the registers as characters."""
    hostile = '"><img src=x onerror=alert(1)>'
    for cell in ("names.csv:3 note", "names.csv:3 variant", "techniques.csv:2 definition", "sources.csv:3 short_title"):
        sample.spoil(book.data, cell, hostile[:24] if cell.endswith("short_title") else hostile)
    assert book.build() == []
    assert f"{hostile} ALFA.1 {hostile}" in spoken(book.page("chapters/persons"), "dd")
    assert hostile in spoken(book.page("chapters/bias"), "dd")[0]
    assert [title["title"] for title in book.page("chapters/apparatus").select("#topic-leak abbr")][1] == hostile[:24]
    for name in ("persons", "bias", "apparatus"):
        assert book.page(f"chapters/{name}").select("img[onerror]") == []
