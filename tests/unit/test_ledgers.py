"""Readers' ledgers: what is read and refused, with its place, and Krippendorff's alpha of what they say."""

from __future__ import annotations

import json
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import ledgers, tables
from edition.ledger_entries import COLUMNS, Entry
from edition.model import BadData, Problem
from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ",".join(COLUMNS)

#: an annotation whose comment is no text
NUMBERED = {
    "body": [{"purpose": "commenting", "value": 7}],
    "target": {"selector": {"value": "ALFA.1"}},
}

#: the reliability data with missing values that Krippendorff computes by hand, and that irr and others print as their
#: example: twelve units, four observers, NA where one is missing
PUBLISHED = {
    "A": "1 2 3 3 2 1 4 1 2 NA NA NA",
    "B": "1 2 3 3 2 2 4 1 2 5 NA NA",
    "C": "NA 3 3 3 2 3 4 2 2 5 1 3",
    "D": "1 2 3 3 2 4 4 1 2 5 1 NA",
}


def labelled_by(rows: dict[str, str]) -> dict[str, ledgers.Labels]:
    """Return labeller -> unit -> value from lines of values, leaving out what is missing."""
    return {
        name: {f"u{at}": value for at, value in enumerate(line.split(" ")) if value != "NA"}
        for name, line in rows.items()
    }


def test_alpha_of_the_example_with_missing_values() -> None:
    """Alpha of the published example, in which not everybody labelled everything, is 0.743 for nominal labels."""
    labelled = labelled_by(PUBLISHED)
    assert ledgers.alpha(list(labelled.values())) == pytest.approx(0.743, abs=0.0005)
    everybody = ledgers.agreement(labelled).iloc[-1]
    assert (everybody["labellers"], everybody["notes"], everybody["same"]) == ("A and B and C and D", 11, 8)


SHARED = [one for one in json.loads((ROOT / "tests/node/vectors.json").read_text("utf-8")) if "given" in one]


@pytest.mark.parametrize("one", SHARED, ids=lambda one: one["says"])
def test_the_page_and_python_agree_on_agreement(one: dict[str, Any]) -> None:
    """What the modules of the page compute of a class is what Python computes: test_scripts asks them the same."""
    table = ledgers.agreement(one["given"])
    counted = ["labellers", "notes", "same"]
    assert table[counted].to_dict("records") == [{name: row[name] for name in counted} for row in one["gives"]]
    for pair, row in zip(combinations(one["given"].values(), 2), one["gives"], strict=False):
        assert ledgers.alpha(list(pair)) == (row["alpha"] and pytest.approx(row["alpha"], abs=1e-6))
    everybody = one["gives"][-1]["alpha"]
    assert ledgers.alpha(list(one["given"].values())) == (everybody and pytest.approx(everybody, abs=1e-6))


def test_alpha_of_two_observers() -> None:
    """Alpha of the nominal example in Krippendorff's own introduction to its computation is 0.095."""
    pair = labelled_by({"A": "0 1 0 0 0 0 0 0 1 0", "B": "1 1 1 0 0 1 0 0 0 0"})
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
    blank = dict.fromkeys(COLUMNS, "")
    entries = [
        blank | {"note_id": "ALFA.4a", "technique": "x"},
        blank | {"note_id": "ALFA.4a", "technique": "y"},
        blank | {"comment": "mine", "labelled_by": "B"},
    ]
    labelled = ledgers.labels(entries, {"ALFA.4a": "x", "BETA.3a": "z"})
    assert labelled == {"edition": {"ALFA.4a": "x", "BETA.3a": "z"}, "reader": {"ALFA.4a": "y"}, "B": {}}
    assert ledgers.disagreements(labelled).to_dict("records") == [
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
        ("bad.jsonld", '{"items": [1]}', "bad.jsonld:1  file"),
        ("bad.jsonld", "[]", "bad.jsonld:1  file"),
        ("bad.csv", HEAD + "\n,ALFA,1,,,\udcff,,\n", "bad.csv:2  encoding  found byte 0xff, expected UTF-8"),
        ("bad.jsonld", "[" * 100_000, "bad.jsonld:1  json"),
        ("bad.jsonld", json.dumps({"items": [NUMBERED]}), "bad.jsonld:1  annotation 1"),
        ("bad.jsonld", '{"items": [{"body": [], "target": {"selector": {"value": 7}}}]}', "bad.jsonld:1  annotation 1"),
    ],
)
def test_a_bad_file_is_located(data: Path, name: str, text: str, place: str) -> None:
    """What is no ledger, or speaks of what the tables do not have, is refused with file, line and expectation."""
    path = data / name
    path.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(BadData) as refusal:
        ledgers.load(path, data=data)
    assert place in str(refusal.value)


TEXT = st.text(st.one_of(st.sampled_from("\",'\n\r\0{}[]:@=\ufeff"), st.characters(codec="utf-8")), max_size=30)
JSON = st.recursive(TEXT | st.integers() | st.none(), lambda one: st.lists(one) | st.dictionaries(TEXT, one))


@given(
    name=st.sampled_from(["any.csv", "any.jsonld"]),
    content=st.binary(max_size=60) | st.lists(st.lists(TEXT, max_size=9), max_size=3) | JSON,
    item=JSON,
)
def test_any_file_is_read_or_located(folder: Path, name: str, content: object, item: object) -> None:
    """Whatever a ledger's file holds, reading it ends in entries of text or in faults with a line."""
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif name == "any.csv":
        rows = content if isinstance(content, list) else [[str(content)]]
        path.write_text(
            "\n".join([HEAD, *(",".join(map(str, row or [])) for row in rows if isinstance(row, list))]), "utf-8"
        )
    else:
        path.write_text(json.dumps({"items": [item, {"body": content, "target": {"selector": item}}]}), "utf-8")
    entries: list[Entry] = []
    faults: list[Problem] = []
    try:
        entries = ledgers.read(path)
    except BadData as refusal:
        faults = refusal.problems
    assert all(problem.line >= 1 and str(problem).isprintable() for problem in faults)
    assert all(isinstance(cell, str) for entry in entries for cell in entry.values())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the file that each example writes anew."""
    return tmp_path_factory.mktemp("ledgers")


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
