"""Dependence: an account that copies another is no second vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import edition
from edition.dependence import SharedError, borrowings, independent, shared_errors, voices, witnesses
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_witnesses() -> None:
    """A cell names none, one or several texts."""
    assert witnesses("") == []
    assert witnesses("BETA") == ["BETA"]
    assert witnesses("BETA; archive-1990 ;") == ["BETA", "archive-1990"]


def test_voices(data: Path) -> None:
    """A reading speaks with the voice of the text that it is taken from, and of the one behind that."""
    readings = edition.read(data).readings_of["delegates-late"]
    assert [voices(one, readings) for one in readings] == [{"ALFA"}, {"BETA"}, {"BETA"}]
    sample.spoil(data, "readings.csv:6 depends_on", "memoir-1970")
    readings = edition.read(data).readings_of["delegates-late"]
    assert [voices(one, readings) for one in readings] == [{"ALFA"}, {"memoir-1970"}, {"memoir-1970"}]


def test_circle(data: Path) -> None:
    """Accounts that are said to copy each other speak each for itself, and nothing hangs."""
    sample.spoil(data, "readings.csv:6 depends_on", "GAMMA")
    readings = edition.read(data).readings_of["delegates-late"]
    assert voices(readings[1], readings) == {"BETA"}


def test_independent(data: Path) -> None:
    """Of the readings that are taken from one text, the first is counted."""
    readings = edition.read(data).readings_of["delegates-late"]
    assert [one.siglum for one in independent(readings)] == ["ALFA", "BETA"]


def test_two_copies_of_a_third(data: Path) -> None:
    """Two sources that copy the same outside text are one voice."""
    for line in (6, 7):
        sample.spoil(data, f"readings.csv:{line} depends_on", "memoir-1970")
    readings = edition.read(data).readings_of["delegates-late"]
    assert [one.siglum for one in independent(readings)] == ["ALFA", "BETA"]


def test_shared_errors(data: Path) -> None:
    """A wrong value that two sources have is a sign that one text lies behind both; a right one is not."""
    sample.spoil(data, "readings.csv:4 value", "200")
    assert shared_errors(edition.read(data)) == [SharedError("delegates-late", "49", ("BETA", "GAMMA"))]


def test_debts(data: Path) -> None:
    """Debts are counted by source and text."""
    sample.spoil(data, "readings.csv:9 depends_on", "BETA; memoir-1970")
    assert borrowings(edition.read(data)) == {("GAMMA", "BETA"): 2, ("GAMMA", "memoir-1970"): 1}
    sample.spoil(data, "facts.csv:6 weight", "background")
    assert borrowings(edition.read(data)) == {("GAMMA", "BETA"): 1}
