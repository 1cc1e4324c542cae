"""How well texts are recognised, as it was measured."""

from __future__ import annotations

import csv
from pathlib import Path

from edition import here
from edition.charts.picture import Cell, Table

TRIALS = Path("benchmarks", "recognising.csv")  #: where a book keeps them


def recognised(trials: Path | None = None) -> Table:
    """Return how many texts of each kind led to the right paragraph, and how many to a wrong account."""
    with (trials or here.root() / TRIALS).open(encoding="utf-8", newline="") as rows:
        found = [tuple(map(Cell, _format_row(row))) for row in csv.DictReader(rows)]
    columns = ("Looked up", "Texts", "Right paragraph", "Wrong account")
    return Table("How texts are recognised", columns, tuple(found), stands_on="fingerprints")


def _format_row(row: dict[str, str]) -> tuple[str, ...]:
    trial = row["trial"]
    return (trial[:1].upper() + trial[1:], row["texts"], row["found"], row["wrong"])
