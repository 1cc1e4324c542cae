"""The way of the text from the hall to print: station by station, what is documented and what is told."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from edition.bibliography import short
from edition.charts.drawing import LINE, SIZE, Drawing, wrapped
from edition.charts.lanes import MEETS, OPEN, legend, symbol
from edition.charts.picture import Cell, Picture, Table, drawn
from edition.dependence import witnesses as listed
from edition.rules.links import citations
from edition.tables import read
from edition.values import format_value

if TYPE_CHECKING:
    from pathlib import Path

    from edition.evidence_model import Station
    from edition.tables import Tables

DOCUMENTED, TEXT = "documented", "text"
_KINDS = {MEETS: "documented by a paper of the time", OPEN: "told later, from memory"}
_SAYS = (
    "The line is the text on its way. It is broken from and to each station that nobody vouches for but those who "
    "remember it. Set in from the line: what got out by other roads."
)
_CAPTION = "The way of the text, from the hall to print"
_ROAD = {TEXT: "the text", "other": "another road"}
_UNDATED = "no day known"
_DATE, _RAIL, _IN = 130, 14, 26  # pixels: the column of dates, from it to the line, and how far other roads are set in


def way(data: Path | None = None) -> Picture:
    """Draw the stations of the text under each other; each leads to the fact that says how it is known."""
    tables = read(data)
    stations = sorted(tables.stations, key=lambda one: one.order)
    rows = tuple(
        (
            Cell(one.what, "fact", listed(one.facts)[0]),
            Cell(one.where),
            Cell(_dated(one)),
            Cell(_ROAD[one.road]),
            Cell(one.status),
            Cell(_cited(tables, one)),
            Cell(one.note),
        )
        for one in stations
    )
    columns = ("What happens", "Where", "When", "What passes", "How known", "By", "Doubt")
    table = Table(_CAPTION, columns, rows, stands_on="stations")
    return drawn("way", _SAYS, table, lambda drawing: _draw(drawing, stations, rows))


def _draw(drawing: Drawing, stations: list[Station], rows: tuple[tuple[Cell, ...], ...]) -> None:
    legend(drawing, list(_KINDS.items()), full=True)
    drawing.height += LINE / 2
    rail = (_DATE if drawing.wide else 0) + _RAIL
    passed: list[tuple[float, bool]] = []  # where the stations of the text stand, and whether they are documented
    for station, cells in zip(stations, rows, strict=True):
        kind = MEETS if station.status == DOCUMENTED else OPEN
        y = drawing.height + SIZE
        x = rail if station.road == TEXT else rail + _IN
        if station.road == TEXT:
            passed.append((y, kind == MEETS))
        symbol(drawing, kind, (x, y - 4), 6, full=True, href=cells[0].href)
        left = rail + 2 * _IN
        if drawing.wide:
            drawing.text(0, y, cells[2].text, soft=True)
        head = cells[1].text if drawing.wide else f"{cells[2].text}: {cells[1].text}"
        for line in wrapped(head, drawing.width - left):
            drawing.text(left, y, line, bold=True)
            y += LINE
        for line in wrapped(cells[0].text, drawing.width - left):
            drawing.text(left, y, line, href=cells[0].href)
            y += LINE
        drawing.height = y - SIZE + LINE / 2
    for (above, first), (below, second) in pairwise(passed):
        drawing.path(f"M{rail} {above + 4:.1f}V{below - 12:.1f}", dashed=not (first and second), thick=2)


def _dated(station: Station) -> str:
    return format_value("date", "", station.date) if station.date else _UNDATED


def _cited(tables: Tables, station: Station) -> str:
    return "; ".join(
        ", ".join(part for part in (short(tables.references, key), locator) if part)
        for key, locator in citations(station.cite)
    )
