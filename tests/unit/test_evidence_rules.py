"""The rules on witnesses and circles that need more than one bad cell to be broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.checks import check
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def said(data: Path) -> list[str]:
    """Return what the check says, line by line."""
    return [str(problem).removeprefix("data/") for problem in check(data)]


def test_every_question_is_put_to_the_speech(data: Path) -> None:
    """A question without a row for the speech is named, and only where the speech is a witness."""
    header, *lines = sample.rows(data / "attestations.csv")
    sample.save(data / "attestations.csv", [header, *(line for line in lines if line[0] != "length")])
    assert said(data) == [
        (
            "facts.csv:7  fact_id  found no status of 'length' for 'speech', "
            "expected a row in data/attestations.csv: says, silent, later or not-checked"
        )
    ]


def test_every_reference_that_was_read_has_a_ground(data: Path) -> None:
    """A reference that was read and has no ground is named, and only where grounds are kept at all."""
    header, _, *lines = sample.rows(data / "grounds.csv")
    sample.save(data / "grounds.csv", [header, *lines])
    assert said(data) == [
        (
            "facts.csv:2  fact_id  found no ground of 'anthem', "
            "expected a row in data/grounds.csv: what its reference stands on"
        )
    ]
    (data / "grounds.csv").unlink()
    assert said(data) == []


def test_a_ground_was_read_for_its_answer(data: Path) -> None:
    """The page of a ground is of a place that the fact names, by its host or by its repository."""
    sample.spoil(data, "grounds.csv:4 url", "https://www.scan.example/p8")
    sample.spoil(data, "grounds.csv:5 url", "https://host.example/owner/name/tree/main")
    assert [line.split("  found")[0] for line in said(data)] == ["grounds.csv:5  url"]
    sample.spoil(data, "facts.csv:8 seen_at", "repository owner/name")
    assert said(data) == []
    sample.spoil(data, "facts.csv:8 seen_at", "the archive")
    assert said(data)[0].startswith("grounds.csv:5  url  found 'https://host.example/owner/name/tree/main'")


def test_every_question_has_a_weight(data: Path) -> None:
    """A weight is given, and is one of two."""
    sample.spoil(data, "facts.csv:2 weight", "")
    sample.spoil(data, "facts.csv:3 weight", "heavy")
    first, second = said(data)
    assert first.startswith("facts.csv:2  weight  found '', expected a value: Weight of the question")
    assert second == "facts.csv:3  weight  found 'heavy', expected one of at-issue, background"


def test_a_witness_is_the_same_in_each_of_its_prints(data: Path) -> None:
    """A reading copied from one print of a whole witness does not agree with a reference from another print."""
    sample.spoil(data, "readings.csv:3 depends_on", "memoir-1970")
    assert said(data) == []
    sample.spoil(data, "witnesses.csv:3 reference", "archive-1990; memoir-1970")
    assert [line.split("  found")[0] for line in said(data)] == ["readings.csv:3  verdict"]
    sample.spoil(data, "facts.csv:3 asks_text", "speech")  # then its text is the authority
    assert said(data) == []
    sample.spoil(data, "facts.csv:3 asks_text", "")
    sample.spoil(data, "witnesses.csv:3 extent", "quotations")  # then the works quote it, each by itself
    assert said(data) == []


def test_a_second_authority_breaks_the_circle(data: Path) -> None:
    """A reference that another work bears out can be agreed with; so can a copied value differ."""
    sample.spoil(data, "readings.csv:3 depends_on", "archive-1990")
    sample.spoil(data, "facts.csv:3 reference_cite", "archive-1990; memoir-1970, p. 4")
    assert said(data) == []
    sample.spoil(data, "readings.csv:4 depends_on", "archive-1990; memoir-1970")
    assert said(data) == []


def test_one_fragment_with_opposite_verdicts_has_a_word_why(data: Path) -> None:
    """The same words that are right to one question and wrong to another have a note on both rows."""
    for line in (6, 12):
        sample.spoil(data, f"readings.csv:{line} quotation", "fifty on 14 February")
    sample.spoil(data, "readings.csv:6 siglum", "ALFA")
    sample.spoil(data, "readings.csv:6 paragraph", "1")
    assert said(data) == [
        (
            "readings.csv:12  note  found nothing for 'agrees', "
            "expected why the same words have the verdict 'differs' in line 6"
        )
    ]
    sample.spoil(data, "readings.csv:12 note", "The day is right, the number is not.")
    assert said(data) == []


def test_a_value_follows_from_the_numbers_of_its_question(data: Path) -> None:
    """A number in the place of a fact id stands in the question, and the value follows from it."""
    sample.spoil(data, "facts.csv:5 question", "Which share of 80 are 20?")
    sample.spoil(data, "facts.csv:5 computed_from", "20 / 80")
    assert said(data) == []
    sample.spoil(data, "facts.csv:5 computed_from", "60 / 80")
    assert said(data) == [
        (
            "facts.csv:5  computed_from  found '60 / 80', "
            "expected two fact ids, or numbers of the question, joined by /, + or -"
        )
    ]
    sample.spoil(data, "facts.csv:5 computed_from", "80 / 20")
    assert said(data) == ["facts.csv:5  reference  found '25..26', expected 400, from 80 / 20"]
