"""The debate since 1956: which work has held what on each question, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.bibliography import short
from edition.charts.lanes import MEETS, OPEN, Lane, Mark, lanes, legend
from edition.charts.picture import Cell, Picture, Table, drawn
from edition.tables import read, schema

if TYPE_CHECKING:
    from pathlib import Path

    from edition.charts.drawing import Drawing
    from edition.evidence_model import Position

KNOWN = {MEETS: "seen", OPEN: "known at second hand"}  #: how a work is drawn -> how it is known
_SAYS = "Each work stands at its year, under the question that it answers; what it answers is in the table."
_DECADE = 10


def _questions(data: Path | None) -> dict[str, str]:
    """Return topic -> question of the debate, as they are printed and in the order of the story, by the schema.

    Categories of a field: https://datapackage.org/standard/table-schema/#categories.
    """
    table = next(one for one in schema(data)["resources"] if one["name"] == "historiography")
    field = next(one for one in table["schema"]["fields"] if one["name"] == "topic")
    return {one["value"]: one["label"] for one in field["categories"]}


def historiography(data: Path | None = None) -> Picture:
    """Draw a mark for each work under the question that it speaks to; the table says what each holds."""
    tables = read(data)
    questions = _questions(data)
    order = list(questions)
    positions = sorted(tables.historiography, key=lambda one: (order.index(one.topic), one.year, one.work))
    rows = tuple(
        (
            Cell(questions[one.topic]),
            Cell(str(one.year)),
            Cell(short(tables.references, one.work), "work", one.work),
            Cell(one.value),
            Cell(KNOWN[_kind(one)]),
        )
        for one in positions
    )
    table = Table(
        "What works since 1956 hold on each question",
        ("Question", "Year", "Work", "What it holds", "How known"),
        rows,
        stands_on="historiography",
    )
    told = [
        Lane(
            name=question,
            marks=[
                Mark(
                    low=one.year,
                    high=one.year,
                    beside=short(tables.references, one.work).rpartition(", ")[0],
                    kind=_kind(one),
                    href=Cell("", "work", one.work).href,
                )
                for one in positions
                if one.topic == topic
            ],
        )
        for topic, question in questions.items()
        if any(one.topic == topic for one in positions)
    ]
    years = [one.year for one in positions] or [0]
    ticks = [(year, str(year)) for year in range(min(years), max(years) + 1) if year % _DECADE == 0]

    def draw(drawing: Drawing) -> None:
        legend(drawing, list(KNOWN.items()), full=True)
        lanes(drawing, told, (min(years), max(years)), ticks)

    return drawn("historiography", _SAYS, table, draw)


def _kind(position: Position) -> str:
    return MEETS if position.evidence == "seen" else OPEN
