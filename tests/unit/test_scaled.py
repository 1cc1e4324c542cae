"""A larger edition, as the benchmarks have it, is as sound as the one it repeats; at any size wrong keys are told."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

from benchmarks.scaled import enlarged
from edition import schema_keys
from edition import tables as store
from edition.checks import check
from edition.schema import violations
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("asked", "facts", "readings"), [(4, 3, 6), (14, 9, 14), (31, 20, 31)])
def test_so_many_readings(data: Path, tmp_path: Path, asked: int, facts: int, readings: int) -> None:
    """A cut of the tables, and rounds of them, have about as many readings as are asked for, and no problem."""
    larger = enlarged(data, tmp_path / "larger", readings=asked)
    tables = store.read(larger)
    assert (len(tables.facts), len(tables.readings)) == (facts, readings)
    assert check(larger) == []


def test_what_a_fact_names_comes_with_it(data: Path, tmp_path: Path) -> None:
    """What it is computed from, and that for which a value is right, are in the cut."""
    sample.spoil(data, "facts.csv:2 computed_from", "fee + length")
    sample.spoil(data, "readings.csv:2 right_for", "opening")
    cut = store.read(enlarged(data, tmp_path / "cut", readings=1))
    assert set(cut.fact) == {"anthem", "fee", "length", "opening"}


def test_so_many_times(data: Path, tmp_path: Path) -> None:
    """All that is said of a fact is said of each of its copies."""
    tables, larger = store.read(data), store.read(enlarged(data, tmp_path / "larger", times=3))
    for name in ("facts", "readings", "attestations", "rivals", "grounds", "originals"):
        assert len(getattr(larger, name)) == 3 * len(getattr(tables, name)) > 0
    assert {one.computed_from for one in larger.facts} >= {"delegates-late-x2 / delegates-all-x2"}


def test_many_wrong_keys(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each wrong key is told, the first with what they may have meant: to look for all would take minutes."""
    looked: list[str] = []

    def near(word: str, known: list[str]) -> list[str]:
        looked.append(word)
        return known[:1]

    monkeypatch.setattr(difflib, "get_close_matches", near)
    monkeypatch.setattr(schema_keys, "COMPARED", 0)
    header, *rows = sample.rows(data / "readings.csv")
    wrong = [[f"wrong-{at}", *rows[0][1:]] for at in range(9)]
    sample.save(data / "readings.csv", [header, *rows, *wrong, ["wrong-0", "BETA", *rows[0][2:]]])
    told = [one.expected for one in violations(data)]
    assert len(looked) == len(set(looked)) == schema_keys.HINTS
    assert sum("such as" in one for one in told) == schema_keys.HINTS + 1
    assert len(told) == len(wrong) + 1
