"""Passages labelled twice: how far the two agree, what was decided, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition import tables as store
from edition.charts import labelled_apart, labelled_twice
from edition.checks import check
from edition.counts import counts
from edition.ledgers import alpha
from edition.second_labels import agreements
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_agreement_in_each_respect(data: Path) -> None:
    """Alpha is that of Krippendorff: controls count for whether a passage is marked, and for nothing else."""
    found = {one.asked: one for one in agreements(store.read(data)) if one.kind == "whole"}
    assert list(found) == ["marked", "technique", "family", "direction", "strength"]
    assert [(one.passages, one.same) for one in found.values()] == [(3, 1), (2, 1), (2, 1), (2, 1), (2, 0)]
    assert found["marked"].alpha == pytest.approx(1 - (2 / 3) / (1 - 14 / 30))  # computed by hand
    assert found["technique"].alpha == pytest.approx(1 - (1 / 2) / (1 - 2 / 12))
    assert found["strength"].alpha == pytest.approx(1 - 2.25 / 3)  # on the ordinal scale; the nominal one has −0.2


@pytest.mark.slow
def test_agreement_is_that_of_the_ledgers() -> None:
    """On the real passages alpha is what readers' ledgers would be told, within its interval, the same each time."""
    tables = store.read()
    marked = [one for one in tables.second_labels if one.note_id]
    technique = next(one for one in agreements(tables) if one.asked == "technique")
    first = {one.note_id: one.technique for one in marked}
    second = {one.note_id: one.second_technique for one in marked}
    assert technique.alpha == pytest.approx(alpha([first, second]))
    assert technique.low < technique.alpha < technique.high
    assert agreements(tables)[1] == technique


def test_agreement_on_one_direction(data: Path) -> None:
    """Of one direction the passages that either gave are counted, and those that both gave."""
    found = {one.asked: one for one in agreements(store.read(data)) if one.kind == "direction"}
    assert {name: (one.passages, one.same) for name, one in found.items()} == {"anti-party": (1, 1), "none": (1, 0)}
    assert found["anti-party"].alpha == 1


def test_tables_of_agreement(data: Path) -> None:
    """The page has a row for each respect, and one for each passage where the two part, with the decision."""
    assert [cell.text for cell in labelled_twice(data).rows[0][:4]] == [
        "Whether it is marked at all",
        "3",
        "1",
        "−0.25",
    ]
    first, second = ([cell.text for cell in row] for row in labelled_apart(data).rows)
    assert first[0] == "BETA.3a"
    assert first[2:5] == ["Appeal to popularity, for nobody in particular, 1", "no mark", "kept"]
    assert (second[0], second[4]) == ("GAMMA.1", "left unmarked")
    sample.spoil(data, "bias.csv:3 technique", "loaded-language")
    sample.spoil(data, "second_labels.csv:3 decision", "changed")
    assert labelled_apart(data).rows[0][4].text == "changed: Loaded language, for nobody in particular"
    assert check(data) == []


def test_no_second_labels(data: Path) -> None:
    """A folder without such a table has an empty one, and nothing to count."""
    (data / "second_labels.csv").unlink()
    assert labelled_twice(data).rows == labelled_apart(data).rows == ()
    assert check(data) == []


def test_counts_of_labels(data: Path) -> None:
    """Marks and controls are counted, and how many of each the second labeller saw otherwise."""
    found = counts(store.read(data))
    names = ("marks", "marks-unmarked", "controls", "controls-marked", "kept", "changed", "added")
    assert [found[f"labelled-{name}"] for name in names] == [2, 1, 1, 1, 2, 0, 0]


@pytest.mark.parametrize(
    ("place", "value", "expected"),
    [
        ("second_labels.csv:2 quotation", "…", "found 0 words, expected 1 to 12"),
        ("second_labels.csv:2 paragraph", "9", "found '9', expected 1 to 5 for ALFA"),
        (
            "second_labels.csv:2 note_id",
            "ALFA.9z",
            "found 'ALFA.9z', expected note_id of a row in bias, such as ALFA.4a",
        ),
        (
            "second_labels.csv:3 decision",
            "changed",
            "found 'changed', expected 'kept', as the two labels part, by the mark of today",
        ),
        (
            "second_labels.csv:2 decision",
            "kept",
            "found 'kept', expected '', as the two labels are the same, by the mark of today",
        ),
        ("second_labels.csv:3 reason", "", "found '', expected why it was decided so, where something was decided"),
        (
            "second_labels.csv:3 technique",
            "",
            "found '', 'none', '1', expected technique, direction and strength, or nothing, nothing and 0",
        ),
    ],
)
def test_bad_label(data: Path, place: str, value: str, expected: str) -> None:
    """A label that is no whole one, and a decision that the marks of today do not bear out, are named."""
    sample.spoil(data, place, value)
    where, column = place.split(" ")
    assert f"data/{where}  {column}  {expected}" in [str(problem) for problem in check(data)]


def test_a_control_that_is_marked_since(data: Path) -> None:
    """A control counts as added when a mark on the same words has been made, and only then."""
    header, *rows = sample.rows(data / "bias.csv")
    mark = ["GAMMA.1a", "GAMMA", "1", "with 49 late-comers", *rows[0][4:]]
    sample.save(data / "bias.csv", [header, *rows, mark])
    assert [problem.found for problem in check(data)] == ["'kept'"]
    sample.spoil(data, "second_labels.csv:4 decision", "added")
    assert check(data) == []
    assert labelled_apart(data).rows[1][4].text == "marked since"
