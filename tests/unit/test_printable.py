"""What of a fact may be printed: the grade, the doubt within the sentence, and what is said of the speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition import tables as store
from edition.collation import collate
from edition.render.printable import printable
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

    from edition.render.printable import Printable


def printed(data: Path, fact_id: str) -> Printable:
    """Return what of a fact of the small data folder may be printed."""
    tables = store.read(data)
    return printable(tables, collate(tables, fact_id))


def test_a_sentence_says_that_its_work_was_not_read(data: Path) -> None:
    """What is known at second hand or from memory says so, before the grade; what was read says nothing of it."""
    assert printed(data, "delegates-all").sentence.endswith("(Archive, 1990; at second hand).")
    assert printed(data, "opening-hour").sentence.endswith("(Archive, 1990; from memory; probable).")
    assert printed(data, "opening").sentence.endswith("(Archive, 1990).")


def test_what_was_only_remembered_is_not_released(data: Path) -> None:
    """From memory nothing is released, unless it is beyond doubt: then it needs no word."""
    assert printed(data, "delegates-late").grade.label == "Not before it is looked up"
    sample.spoil(data, "facts.csv:4 confidence", "confident")
    certain = printed(data, "delegates-late")
    assert (certain.grade.label, certain.sentence) == ("Yes", "In all 50–52 delegates were late (Archive, 1990).")


def test_a_sure_answer_with_rivals_does_not_say_that_there_are_none(data: Path) -> None:
    """Where serious works have other answers, the grade says that they were weighed."""
    assert "weighed" in printed(data, "opening").grade.meaning
    assert "no serious work" in printed(data, "anthem").grade.meaning


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("evidence", "seen", "The speech says so too, and may be quoted for it."),
        (
            "evidence",
            "secondhand",
            "The speech says so too; look its words up before you quote them, which are known at second hand.",
        ),
        ("value", "100..250", "The speech itself has: two hundred had come."),
        ("value", "210", "The speech itself has: 210."),
    ],
)
def test_the_speech_is_quoted_as_far_as_it_was_read(data: Path, cell: str, value: str, said: str) -> None:
    """Words that were read may be quoted, others are looked up first; a span is said as the speech says it."""
    sample.spoil(data, f"attestations.csv:3 {cell}", value)
    assert printed(data, "delegates-all").speech == said


def test_who_came_too_early_was_not_silent(data: Path) -> None:
    """The warning stands where the speech was silent, and not on what came after it."""
    assert printed(data, "length").speech.startswith("Do not let the speech say it")
    assert not printed(data, "fee").speech
