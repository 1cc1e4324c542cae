"""The timeline: a lane for the evidence with every event, and one for each account with the dates that it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from edition.charts.lanes import MEETS, MISSES, OPEN, Lane, Mark, lanes, legend
from edition.charts.picture import Cell, Picture, Table, drawn
from edition.collation import NOT_ESTABLISHED, Collation, Comparison, collate_all
from edition.dependence import witnesses as listed
from edition.tables import read
from edition.values import Extent, extent, format_value
from edition.verdicts import VERDICTS, errors, meeting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edition.charts.drawing import Drawing
    from edition.evidence_model import Station
    from edition.tables import Tables

_EPOCH = date(1970, 1, 1)
_DAYS, _MONTHS = 40, 500  #: days up to which each day, and each month, is a step of the scale
_KINDS = ((MEETS, "meets the evidence"), (MISSES, "misses it"), (OPEN, "cannot be settled, or was only told"))
_SAYS = (
    "Each number is an event, named in the first lane; in the others it stands where an account dates it. A box is "
    "where an account misses the evidence, with the date that it gives."
)


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that is dated: by the reference of a fact, or as a station of the text."""

    covers: Extent
    when: str
    what: str
    fact_id: str
    kind: str
    said: tuple[Comparison, ...] = ()


def timeline(since: str, until: str, data: Path | None = None, *, background: bool = True) -> Picture:
    """Draw what is dated from one day to another, both in EDTF; what the accounts say is drawn in their own lanes.

    Without `background` only questions at issue are drawn. Raises ValueError for what is no date.
    """
    tables = read(data)
    first, last = extent("date", since), extent("date", until)
    if not first or not last:
        message = f"found {since!r} and {until!r}, expected two days"
        raise ValueError(message)
    window = Extent(first.low, last.high)
    events = list(_events(tables, window, background=background))
    caption = f"Timeline, {format_value('date', '', f'{since}/{until}')}{'' if background else ', questions at issue'}"
    columns = ("Event", "Number", "When", *tables.source)
    table = Table(
        caption, columns, tuple(_row(tables, number, one) for number, one in enumerate(events, 1)), "stations"
    )
    told = [_evidence(events), *(_account(tables, siglum, events, window) for siglum in tables.source)]

    def draw(drawing: Drawing) -> None:
        legend(drawing, _KINDS)
        lanes(drawing, told, (window.low, window.high), _ticks(window))

    return drawn(f"timeline-{since}", _SAYS, table, draw)


def _events(tables: Tables, window: Extent, *, background: bool) -> Iterator[_Event]:
    """Yield the events of a stretch, the earliest first."""
    facts = (one for one in collate_all(tables) if one.fact.kind == "date" and (background or one.fact.at_issue))
    found = [event for one in facts if (event := _event(one)) and not event.covers.gap(window)]
    known = {one.fact_id for one in tables.facts if one.kind == "date"}
    stations = (_station(one) for one in tables.stations if one.date and not known.intersection(listed(one.facts)))
    found += [one for one in stations if not one.covers.gap(window)]
    yield from sorted(found, key=lambda one: (one.covers.low, one.covers.high))


def _event(collation: Collation) -> _Event | None:
    """Return a dated fact, by its reference, or where there is none by what the first account says."""
    extents = [collation.extent, *(one.extent for one in collation.comparisons)]
    covers = next((one for one in extents if one and isfinite(one.low) and isfinite(one.high)), None)
    if not covers:
        return None
    fact = collation.fact
    kind = MEETS if collation.extent else OPEN
    return _Event(covers, collation.reference, fact.question, fact.fact_id, kind, collation.comparisons)


def _station(station: Station) -> _Event:
    covers = extent("date", station.date)
    assert covers  # noqa: S101  # dates have a scale
    kind = MEETS if station.status == "documented" else OPEN
    return _Event(covers, format_value("date", "", station.date), station.what, listed(station.facts)[0], kind)


def _evidence(events: list[_Event]) -> Lane:
    marks = [
        Mark(
            low=one.covers.low,
            high=one.covers.high,
            number=str(number),
            beside=f"{one.when}: {one.what}" if one.when != NOT_ESTABLISHED else f"{one.what} ({one.when})",
            kind=one.kind,
            href=Cell("", "fact", one.fact_id).href,
        )
        for number, one in enumerate(events, 1)
    ]
    return Lane(name="The evidence", marks=marks, falling=True)


def _account(tables: Tables, siglum: str, events: list[_Event], window: Extent) -> Lane:
    marks: dict[tuple[int, str, Extent], Mark] = {}  # what an account says again is drawn once
    for number, event in enumerate(events, 1):
        for one in event.said:
            if one.reading.siglum == siglum and one.extent:
                kind, outside = _kind(one), bool(one.extent.gap(window))
                mark = Mark(
                    low=one.extent.low,
                    high=one.extent.low if outside else one.extent.high,
                    number=str(number),
                    beside=one.said if kind == MISSES or outside else "",
                    kind=kind,
                    href=Cell("", "para", one.reading.locator).href,
                )
                marks.setdefault((number, kind, one.extent), mark)
    name = f"{siglum}, {tables.source[siglum].short_title}"
    return Lane(name=name, marks=list(marks.values()), href=Cell("", "source", siglum).href)


def _kind(comparison: Comparison) -> str:
    verdict = comparison.reading.verdict
    return MEETS if verdict in meeting() else MISSES if verdict in errors() else OPEN


def _row(tables: Tables, number: int, event: _Event) -> tuple[Cell, ...]:
    said = {
        siglum: "; ".join(
            f"{VERDICTS[one.reading.verdict].sign} {one.said}" for one in event.said if one.reading.siglum == siglum
        )
        for siglum in tables.source
    }
    return (
        Cell(event.what, "fact", event.fact_id),
        Cell(str(number)),
        Cell(event.when),
        *(Cell(words) for words in said.values()),
    )


def _ticks(window: Extent) -> list[tuple[float, str]]:
    """Return the steps of the scale: days, months or years, each with its words."""
    start, end = (_EPOCH + timedelta(days=day) for day in (window.low, window.high))
    days = [start + timedelta(days=at) for at in range((end - start).days + 1)]
    if len(days) <= _DAYS:
        return [(_since(day), f"{day.day} {day:%b}") for day in days]
    if len(days) <= _MONTHS:
        return [(_since(day), f"{day:%b %Y}") for day in days if day.day == 1]
    return [(_since(day), str(day.year)) for day in days if (day.month, day.day) == (1, 1)]


def _since(day: date) -> float:
    return float((day - _EPOCH).days)
