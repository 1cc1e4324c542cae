"""Verdicts: one home for all that is known of them, and one entry there is enough for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from edition import tables as store
from edition import verdicts
from edition.checks import check
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def enum(described: dict[str, Any]) -> list[str]:
    """Return the verdicts that a schema allows, to be changed."""
    (readings,) = (one for one in described["resources"] if one["name"] == "readings")
    (field,) = (one for one in readings["schema"]["fields"] if one["name"] == "verdict")
    found: list[str] = field["constraints"]["enum"]
    return found


def test_schema_and_code_know_the_same_verdicts() -> None:
    """What the published schema allows is what the edition can show, in the same order."""
    assert enum(store.schema()) == list(verdicts.VERDICTS)
    assert len({one.gravity for one in verdicts.VERDICTS.values()}) == len(verdicts.VERDICTS)
    assert len({one.sign for one in verdicts.VERDICTS.values()}) == len(verdicts.VERDICTS)


@pytest.mark.parametrize(("line", "value"), [(4, "200"), (9, "1000000")])
def test_conflates_where_the_value_meets_or_nothing_is_established(data: Path, line: int, value: str) -> None:
    """A right value said of another thing, or one without a reference, may conflate; a note says why."""
    sample.spoil(data, f"readings.csv:{line} verdict", "conflates")
    sample.spoil(data, f"readings.csv:{line} value", value)
    assert check(data) == []
    sample.spoil(data, f"readings.csv:{line} note", "")
    assert ["expected the reason of the verdict 'conflates'" in str(one) for one in check(data)] == [True]


def test_imprecise_holds_the_reference_in_a_far_wider_span(data: Path) -> None:
    """Ninety years for a day is imprecise, and so is a claim in words that the editors find so."""
    sample.spoil(data, "readings.csv:13 value", "1900/1990")
    sample.spoil(data, "readings.csv:2 verdict", "imprecise")
    sample.spoil(data, "readings.csv:2 note", "It would cover any song.")
    for column, value in (("verdict", "imprecise"), ("note", "Ninety years.")):
        sample.spoil(data, f"readings.csv:13 {column}", value)
    assert check(data) == []
