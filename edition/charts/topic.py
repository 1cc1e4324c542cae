"""What every source says on one topic, set against the reference, in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.charts.picture import Cell, Table
from edition.collation import collate_all
from edition.tables import read
from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from pathlib import Path

    from edition.collation import Comparison


def topic(name: str, data: Path | None = None) -> Table:
    """Return a row for each reading of each fact of a topic: first where most sources contradict each other.

    Background comes last. Raises ValueError, naming the topics that there are, for one that has no facts.
    """
    tables = read(data)
    collations = [one for one in collate_all(tables) if one.fact.topic == name]
    if not collations:
        topics = ", ".join(dict.fromkeys(fact.topic for fact in tables.facts))
        message = f"found topic {name!r}, expected one of {topics}"
        raise ValueError(message)
    collations.sort(key=lambda one: (not one.fact.at_issue, -one.conflicts, len(one.silent), -one.disagreement))
    rows = tuple(
        (
            Cell(one.fact.question, "fact", one.fact.fact_id),
            Cell(one.reference),
            *_said(comparison),
        )
        for one in collations
        for comparison in one.comparisons
    )
    return Table(
        f"{tables.topic[name].label}: what the accounts say, and what is known",
        ("Question", "Reference", "Source", "Value", "Verdict"),
        rows,
    )


def _said(comparison: Comparison) -> tuple[Cell, Cell, Cell]:
    reading = comparison.reading
    verdict = VERDICTS[reading.verdict]
    return (
        Cell(reading.locator, "para", reading.locator),
        Cell(comparison.said),
        Cell(f"{verdict.sign} {verdict.label}"),
    )
