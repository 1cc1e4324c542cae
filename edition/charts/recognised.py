"""How well texts are recognised, as it was measured."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from edition.charts.picture import Cell, Table
from edition.tables import DATA

if TYPE_CHECKING:
    from pathlib import Path

TRIALS = DATA.parent / "benchmarks" / "recognising.csv"


def recognised(trials: Path = TRIALS) -> Table:
    """Return how many texts of each kind led to the right paragraph, and how many to a wrong account."""
    with trials.open(encoding="utf-8", newline="") as rows:
        found = [tuple(map(Cell, _spoken(row))) for row in csv.DictReader(rows)]
    columns = ("Looked up", "Texts", "Right paragraph", "Wrong account")
    return Table("How texts are recognised", columns, tuple(found), stands_on="fingerprints")


def _spoken(row: dict[str, str]) -> tuple[str, ...]:
    trial = row["trial"]
    return (trial[:1].upper() + trial[1:], row["texts"], row["found"], row["wrong"])
