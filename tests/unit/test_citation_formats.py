"""Citations as text and as records: their values, read back by programs that are not ours."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from functools import lru_cache

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string
from pybtex.plugin import find_plugin
from pybtex.richtext import Text

from edition.citation.cff import Author, Edition
from edition.citation.formats import FORMATS, bibtex, csl_json, ris
from edition.citation.records import Cited, csl
from edition.citation.styles import STYLES, cased, entry, note, plain

EDITION = Edition(
    title="Five accounts: a source-critical edition",
    abstract="Five.",
    authors=(Author(name="The Editors"),),
    version="1.2.0",
    released=dt.date(2026, 11, 5),
    licences=("CC-BY-4.0",),
    keywords=(),
    doi="10.5281/zenodo.1",
    address="https://example.org/book/",
    repository="",
    contact="",
)
WHOLE = Cited(edition=EDITION)
ABOUT = "It is long. " * 30 + "And whole."
CHAPTER = Cited(edition=EDITION, path="chapters/alfa.html", title="ALFA: the report of an affair", summary=ABOUT)
FACT = Cited(edition=EDITION, path="facts/shot.html", title="How many were shot?", summary=ABOUT)
HOSTILE = Cited(edition=EDITION, path="facts/x.html", title='<b>"A" & {B}</b> 50% of #1 \\x_1', summary=ABOUT)
EVERYTHING = [WHOLE, CHAPTER, FACT, HOSTILE, CHAPTER.at("para", "ALFA.2"), CHAPTER.at("bias", "ALFA.2a")]


@lru_cache
def published(style: str) -> CitationStylesStyle:
    """Return a style as it is published."""
    return CitationStylesStyle(STYLES[style], locale="en-US", validate=False)


SENTENCE = "Five accounts: A source-critical edition"
BOOK = "Five Accounts: A Source-Critical Edition"
PART = f"The Editors, “ALFA: The Report of an Affair,” in {BOOK}, version 1.2.0 (2026)"
AT, SHOT = CHAPTER.address, FACT.address


@pytest.mark.parametrize(
    ("cited", "text"),
    [
        (WHOLE, f"The Editors, {BOOK}, version 1.2.0 (2026), https://doi.org/10.5281/zenodo.1."),
        (CHAPTER, f"{PART}, {AT}."),
        (FACT, f"The Editors, “How Many Were Shot?,” in {BOOK}, version 1.2.0 (2026), {SHOT}."),
        (CHAPTER.at("para", "ALFA.2"), f"{PART}, para. ALFA.2, {AT}#ALFA.2."),
        (CHAPTER.at("bias", "ALFA.2a"), f"{PART}, n. ALFA.2a, {AT}#ALFA.2a."),
        (CHAPTER.seen("figures=fee&x"), f"{PART}, {AT}#figures=fee&x."),
    ],
)
def test_chicago_note_of_every_level(cited: Cited, text: str) -> None:
    """Edition, chapter, fact, paragraph, bias note and view have a note with their locator and address."""
    assert plain(note(cited)) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("Chicago", f"The Editors. “How Many Were Shot?” In {BOOK}, version 1.2.0. 2026. {SHOT}."),
        ("MLA", f"The Editors. “How Many Were Shot?” {BOOK}, version 1.2.0, 2026, {SHOT}."),
        (
            "APA",
            f"The Editors. (2026). How many were shot? In {SENTENCE} (Version 1.2.0). {SHOT}",
        ),
    ],
)
def test_entry_of_every_style(style: str, text: str) -> None:
    """The entries are those that the published styles ask for, with no second stop after a question."""
    assert plain(entry(FACT, style)) == text


@pytest.mark.parametrize("cited", EVERYTHING)
@pytest.mark.parametrize("style", STYLES)
def test_patterns_say_what_the_processor_says(cited: Cited, style: str) -> None:
    """An entry put together from a pattern has the words that the processor gives for the record itself."""
    processed = CitationStylesBibliography(published(style), CiteProcJSON([csl(cited)]), formatter.plain)
    processed.register(Citation([CitationItem(csl(cited)["id"])]))
    direct = str(processed.bibliography()[0])

    def words(text: str) -> str:
        return "".join(character for character in text.casefold() if character.isalnum())

    assert words(plain(entry(cited, style))) == words(direct)


def test_titles_are_set_as_titles_of_books_are() -> None:
    """The title of the whole is marked up as one, that of a part stands in quotation marks."""
    assert "<cite>Five Accounts: A Source-Critical Edition</cite>" in note(CHAPTER)
    assert note(CHAPTER).count("<cite>") == 1


def test_hostile_title_stays_text() -> None:
    """Markup in a title is shown as characters in every style."""
    for text in (note(HOSTILE), *(entry(HOSTILE, style) for style in STYLES)):
        assert "<b>" not in text
        assert HOSTILE.title.split('"')[0] in text.unescape()


def test_edition_is_cited_as_a_book_of_its_own() -> None:
    """The title of the whole is set as each style sets the titles of books, and a version begins a part of MLA's."""
    end = "https://doi.org/10.5281/zenodo.1"
    assert plain(entry(WHOLE, "Chicago")) == f"The Editors. {BOOK}. Version 1.2.0. 2026. {end}."
    assert plain(entry(WHOLE, "MLA")) == f"The Editors. {BOOK}. Version 1.2.0, 2026, {end}."
    assert plain(entry(WHOLE, "APA")) == f"The Editors. (2026). {SENTENCE} (Version 1.2.0). {end}"


@pytest.mark.parametrize(
    ("style", "title", "shown"),
    [
        ("Chicago", "the report as an affair of the apparatus", "The Report as an Affair of the Apparatus"),
        ("Chicago", "a source-critical edition: an essay", "A Source-Critical Edition: An Essay"),
        ("Chicago", "how many of 1937-38 were shot? a count", "How Many of 1937-38 Were Shot? A Count"),
        ("Chicago", "BB.LV and N. S. Khrushchev’s “secret” speech", "BB.LV and N. S. Khrushchev’s “Secret” Speech"),
        ("Chicago", "the terror under Stalin, from a to", "The Terror Under Stalin, from a To"),
        ("MLA", "the terror under Stalin", "The Terror under Stalin"),
        ("MLA", "what was known before the congress?", "What Was Known before the Congress?"),
        ("MLA", "what was known before it was read?", "What Was Known Before It Was Read?"),
        ("APA", "ALFA: the report. a “secret” one", "ALFA: The report. a “secret” one"),
        ("APA", "how many were shot? “a” count", "how many were shot? “A” count"),
    ],
)
def test_titles_are_cased_by_their_style(style: str, title: str, shown: str) -> None:
    """Headlines have small words small, but for the ends; sentences a capital after a colon; capitals are kept."""
    assert cased(title, style) == shown


def test_no_mark_stands_twice() -> None:
    """After a question or a shortened word no citation has a second point, nor a comma outside its quotation marks."""
    for title in ("Who?", "What!", "Minutes etc.", "Wait...", "Plain"):
        one = replace(CHAPTER, title=title)
        for text in (note(one), *(entry(one, style) for style in STYLES)):
            said = plain(text).replace("...", "…")
            assert not re.search(r"[?!.,]\.|\.,|,,|”[.,]", said.replace(",”", "”")), said


def test_without_an_address_none_is_printed() -> None:
    """An edition whose address is not known is cited without one, and without a stray comma."""
    unknown = replace(CHAPTER, edition=replace(EDITION, address="", doi=""))
    assert plain(note(unknown.at("para", "ALFA.2"))).endswith("version 1.2.0 (2026), para. ALFA.2.")
    assert "URL" not in csl(unknown)
    for _, write in FORMATS.values():
        assert "http" not in write(unknown)


@pytest.mark.parametrize("cited", EVERYTHING)
def test_bibtex_is_read_back(cited: Cited) -> None:
    """The reader of pybtex finds type, title, author, year, version and address in the entry as they were."""
    ((key, read),) = parse_string(bibtex(cited), "bibtex").entries.items()
    assert key == cited.key
    assert read.type == ("incollection" if cited.path else "book")
    assert [str(person) for person in read.persons["author"]] == ["{The Editors}"]
    assert (read.fields["year"], read.fields["date"]) == ("2026", "2026-11-05")
    assert read.fields["edition"] == "version 1.2.0"
    assert read.fields["abstract"] == (ABOUT if cited.path else EDITION.abstract)
    assert read.fields["url"] == cited.address
    assert read.fields.get("note", "") == cited.place
    if cited.path:
        assert str(Text.from_latex(read.fields["booktitle"])) == EDITION.title
    else:
        assert str(Text.from_latex(read.fields["title"])) == EDITION.title
        assert read.fields["doi"] == EDITION.doi


def test_bibtex_keeps_capitals() -> None:
    """A style that makes small letters of a title, as BibTeX's own do, keeps its names and sigla."""
    cited = replace(CHAPTER, title="BBLV: the speech of Khrushchev, as told by CN1 in {braces")
    assert 'title = "{BBLV}: the speech of {Khrushchev}, as told by {CN1} in (braces"' in bibtex(cited)
    bibliography = parse_string(bibtex(cited), "bibtex")
    (printed,) = find_plugin("pybtex.style.formatting", "plain")().format_bibliography(bibliography)
    text = printed.text.render(find_plugin("pybtex.backends", "plaintext")())
    assert "BBLV: the speech of Khrushchev, as told by CN1 in (braces. In Five accounts: a source-" in text


def test_bibtex_protects_its_own_signs() -> None:
    """What BibTeX would take for a command is written so that it prints."""
    assert r"50\% of \#1" in bibtex(HOSTILE)


@pytest.mark.parametrize("cited", EVERYTHING)
def test_ris_is_read_back(cited: Cited) -> None:
    """The reader rispy finds type, titles, author, date and address in the record as they were."""
    (read,) = rispy.loads(ris(cited))
    assert read["type_of_reference"] == ("CHAP" if cited.path else "BOOK")
    assert read["title"] == (cited.title or EDITION.title)
    assert read["authors"] == ["The Editors,"]  # a body: a name without a comma is split by programs
    assert read["edition"] == "version 1.2.0"
    assert read.get("start_page", "") == cited.located
    assert read["abstract"] == (ABOUT if cited.path else EDITION.abstract)
    assert (read["year"], read["date"]) == ("2026", "2026/11/05")
    assert read["urls"] == [cited.address]
    assert read.get("secondary_title", "") == (EDITION.title if cited.path else "")


@pytest.mark.parametrize("cited", EVERYTHING)
def test_csl_json_is_read_back(cited: Cited) -> None:
    """The record is a list of one object of CSL-JSON, with title, container, date, version and address."""
    (read,) = json.loads(csl_json(cited))
    assert read["type"] == ("chapter" if cited.path else "book")
    assert read["title"] == (cited.title or EDITION.title)
    assert read["author"] == [{"literal": "The Editors"}]
    assert read["issued"] == {"date-parts": [[2026, 11, 5]]}
    assert (read["edition"], read["URL"]) == ("version 1.2.0", cited.address)
    assert "version" not in read  # which makes a program of a book
    assert read["abstract"] == (ABOUT if cited.path else EDITION.abstract)
    assert read.get("container-title", "") == (EDITION.title if cited.path else "")


def test_persons_are_cited_by_their_names() -> None:
    """An author who is a person comes out family name first where records want it so."""
    signed = replace(EDITION, authors=(Author(family="Brown", given="Ann"), Author(name="The Editors")))
    cited = replace(CHAPTER, edition=signed)
    assert rispy.loads(ris(cited))[0]["authors"] == ["Brown, Ann", "The Editors,"]
    assert plain(entry(cited, "APA")).startswith("Brown, A., & The Editors. (2026).")
