"""Sheets for a class: questions without answers, a page of paper each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.collation import collate_all
from edition.sphinx_ext.markup.worksheets import CLAIMS, WORDS, claims, passages
from edition.tables import read
from tests import sample
from tests.book.looking import one, spoken, table

if TYPE_CHECKING:
    from tests.book.conftest import Book


def test_a_sheet_asks_and_does_not_answer(book: Book) -> None:
    """A sheet has place, question and words of what an account claims, and an empty cell; no verdict, no reference."""
    book.chapters["gamma"] += "\n:::{worksheet} BETA\n:::\n"
    assert book.build() == []
    sheet = one(book.page("chapters/gamma"), ".ed-sheet")
    rows = table(sheet, "table:first-of-type")
    assert [row["Paragraph"] for row in rows] == sorted(row["Paragraph"] for row in rows)
    assert {
        "Paragraph": "BETA.1",
        "Question": "How many delegates came?",
        "Its words": "some 190 people",
    }.items() <= next(row for row in rows if row["Question"] == "How many delegates came?").items()
    assert {row["Right, wrong, or for another question?"] for row in rows} == {""}
    assert "No list has so few." not in spoken(sheet, "*")[0]


def test_the_sheet_of_the_toll_has_the_accounts_that_speak(book: Book) -> None:
    """Only accounts that say something have a column; the last column is free."""
    topics = sample.rows(book.data / "topics.csv")
    sample.save(book.data / "topics.csv", [*topics, ["nation", "The nation", "All of it.", "toll"]])
    facts = sample.rows(book.data / "facts.csv")
    for row in facts:
        if row[0] == "delegates-late":
            row[1] = "nation"
    sample.save(book.data / "facts.csv", facts)
    book.chapters["gamma"] += "\n:::{worksheet} toll\n:::\n"
    assert book.build() == []
    (figures,) = table(one(book.page("chapters/gamma"), ".ed-sheet"), "table")
    assert figures == {
        "Question": "How many were late?",
        "ALFA": "50",
        "BETA": "49",
        "GAMMA": "49",
        "Your answer, and why": "",
    }


def test_an_unknown_account_is_refused(book: Book) -> None:
    """A sheet of nothing fails the build in file and line."""
    book.chapters["gamma"] += "\n:::{worksheet} DELTA\n:::\n"
    (warning,) = book.build()
    assert "chapters/gamma.md" in warning
    assert "found 'DELTA', expected one of ALFA, BETA, GAMMA" in warning


def test_every_sheet_stays_short() -> None:
    """What is chosen of each account is at issue, once for each question, and of different techniques."""
    tables = read(sample.ROOT / "data")
    weights = {one.fact.fact_id: one.fact.weight for one in collate_all(tables)}
    for siglum in tables.source:
        chosen = claims(tables, siglum)
        assert 0 < len(chosen) <= CLAIMS
        assert {weights[collation.fact.fact_id] for collation, _ in chosen} == {"at-issue"}
        notes = passages(tables, siglum)
        assert 0 < len({note.technique for note in notes}) == len(notes) <= WORDS
