"""Readers' ledgers: what is read and refused, with its place, and Krippendorff's alpha of what they say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from edition import ledgers, tables
from edition.model import BadData

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ",".join(ledgers.COLUMNS)

#: the reliability data with missing values that Krippendorff computes by hand, and that irr and others print as their
#: example: twelve units, four observers, NA where one is missing
PUBLISHED = {
    "A": "1 2 3 3 2 1 4 1 2 NA NA NA",
    "B": "1 2 3 3 2 2 4 1 2 5 NA NA",
    "C": "NA 3 3 3 2 3 4 2 2 5 1 3",
    "D": "1 2 3 3 2 4 4 1 2 5 1 NA",
}


def given(rows: dict[str, str]) -> dict[str, ledgers.Labels]:
    """Return labeller -> unit -> value from lines of values, leaving out what is missing."""
    return {
        name: {f"u{at}": value for at, value in enumerate(line.split(" ")) if value != "NA"}
        for name, line in rows.items()
    }


def test_alpha_of_the_example_with_missing_values() -> None:
    """Alpha of the published example, in which not everybody labelled everything, is 0.743 for nominal labels."""
    labelled = given(PUBLISHED)
    assert ledgers.alpha(list(labelled.values())) == pytest.approx(0.743, abs=0.0005)
    everybody = ledgers.agreement(labelled).iloc[-1]
    assert (everybody["labellers"], everybody["notes"], everybody["same"]) == ("A and B and C and D", 11, 8)


def test_alpha_of_two_observers() -> None:
    """Alpha of the nominal example in Krippendorff's own introduction to its computation is 0.095."""
    pair = given({"A": "0 1 0 0 0 0 0 0 1 0", "B": "1 1 1 0 0 1 0 0 0 0"})
    [row] = ledgers.agreement(pair).to_dict("records")
    assert row["alpha"] == pytest.approx(0.095, abs=0.0005)
    assert (row["notes"], row["same"]) == (10, 6)


def test_alpha_where_it_is_not_defined() -> None:
    """There is no alpha where nothing was labelled twice, nor where there is only one label."""
    assert ledgers.alpha([{"a": "x"}, {"b": "y"}]) is None
    assert ledgers.alpha([{"a": "x"}, {"a": "x"}]) is None
    assert ledgers.alpha([]) is None


def test_who_labelled_what() -> None:
    """The edition comes first; a note of one's own is no label; a later label takes the place of an earlier one."""
    blank = dict.fromkeys(ledgers.COLUMNS, "")
    entries = [
        blank | {"note_id": "ALFA.4a", "technique": "x"},
        blank | {"note_id": "ALFA.4a", "technique": "y"},
        blank | {"comment": "mine", "labelled_by": "B"},
    ]
    labelled = ledgers.labels(entries, {"ALFA.4a": "x", "BETA.3a": "z"})
    assert labelled == {"edition": {"ALFA.4a": "x", "BETA.3a": "z"}, "reader": {"ALFA.4a": "y"}, "B": {}}
    assert ledgers.partings(labelled).to_dict("records") == [
        {"note_id": "ALFA.4a", "edition": "x", "reader": "y", "B": ""}
    ]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("bad.csv", "a,b\n", "bad.csv:1  header  found a,b, expected note_id,siglum"),
        ("bad.csv", "", "bad.csv:1  header  found nothing"),
        ("bad.csv", HEAD + "\n,ALFA,1,,,,,\nALFA.4a,ALFA\n", "bad.csv:3  row  found 2 cells, expected 8 cells"),
        ("bad.csv", HEAD + "\n,ALFA,1,,,,,\n,OMEGA,1,,,,,\n", "bad.csv:3  siglum  found 'OMEGA', expected one of ALFA"),
        ("bad.csv", HEAD + "\n,ALFA,6,,,,,\n", "bad.csv:2  paragraph  found '6', expected 1 to 5 for ALFA"),
        ("bad.csv", HEAD + "\nALFA.9z,ALFA,1,,,,,\n", "bad.csv:2  note_id  found 'ALFA.9z'"),
        ("bad.csv", HEAD + "\n,ALFA,1,,lies,,,\n", "bad.csv:2  technique  found 'lies'"),
        ("bad.jsonld", '{\n "items": [\n', "bad.jsonld:3  json"),
        ("bad.jsonld", '{"items": [1]}', "bad.jsonld:1  annotation 1"),
        ("bad.jsonld", "[]", "bad.jsonld:1  annotations"),
    ],
)
def test_a_bad_file_is_located(data: Path, name: str, text: str, place: str) -> None:
    """What is no ledger, or speaks of what the tables do not have, is refused with file, line and expectation."""
    path = data / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadData) as refusal:
        ledgers.load(path, data=data)
    assert place in str(refusal.value)


def test_every_fault_is_told_at_once(data: Path) -> None:
    """Several wrong entries, in several files, are collected and spoken together."""
    for name, line in (("a.csv", ",OMEGA,1,,,,,"), ("b.csv", ",ALFA,9,,lies,,,")):
        (data / name).write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    with pytest.raises(BadData) as refusal:
        ledgers.load(data / "a.csv", data / "b.csv", data=data)
    assert [problem.column for problem in refusal.value.problems] == ["siglum", "paragraph", "technique"]


def test_the_samples_are_sound_and_say_that_they_are_invented() -> None:
    """The ledgers for practice are of both formats, by no named person, and agree with the edition in part."""
    assert [path.suffix for path in ledgers.sample_files()] == [".csv", ".jsonld"]
    entries = ledgers.samples()
    assert {entry["labelled_by"] for entry in entries} == {"reader A", "reader B"}
    assert any("nvented" in entry["comment"] for entry in entries if entry["labelled_by"] == "reader A")
    assert any("nvented" in entry["comment"] for entry in entries if entry["labelled_by"] == "reader B")
    labelled = ledgers.labels(entries, {note.note_id: note.technique for note in tables.read().bias})
    table = ledgers.agreement(labelled)
    assert list(table["labellers"]) == [
        "edition and reader A",
        "edition and reader B",
        "reader A and reader B",
        "edition and reader A and reader B",
    ]
    assert ((table["alpha"] > 0) & (table["alpha"] < 1)).all()
    assert json.loads(ledgers.sample_files()[1].read_text("utf-8"))["type"] == "AnnotationCollection"
