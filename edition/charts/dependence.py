"""How many voices there are: own and borrowed readings, shared errors, and independent votes for each fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition import dependence
from edition.bibliography import short
from edition.charts.forms import Bar, bars, key
from edition.charts.picture import Cell, Picture, Table, drawn
from edition.tables import read
from edition.values import format_value

if TYPE_CHECKING:
    from pathlib import Path

    from edition.charts.drawing import Drawing
    from edition.tables import Tables

_CAPTION = "Readings of each account on questions at issue: its own, and taken from another text"
_OWN, _TAKEN = "no model shown", "taken over"
_SAYS = "The full part of a bar is what no model is shown for, the faint part what is taken from another text."


def borrowings(data: Path | None = None) -> Picture:
    """Draw, for each source, how many of its readings are its own and how many are shown to be taken from another."""
    tables = read(data)
    owed = dependence.borrowings(tables)
    counted = []
    for siglum in tables.source:
        own = [one for one in tables.readings if one.siglum == siglum and tables.fact[one.fact_id].at_issue]
        borrowed = sum(bool(reading.depends_on) for reading in own)
        counted.append((siglum, len(own) - borrowed, borrowed))
    rows = tuple(
        (
            Cell(siglum, "source", siglum),
            Cell(str(own)),
            Cell(str(borrowed)),
            Cell(
                "; ".join(
                    f"{short(tables.references, name)} ({number})"
                    for (debtor, name), number in owed.most_common()
                    if debtor == siglum
                )
                or "nothing"
            ),
        )
        for siglum, own, borrowed in counted
    )
    table = Table(_CAPTION, ("Source", _OWN.capitalize(), _TAKEN.capitalize(), "Taken from"), rows)
    lines = [
        Bar(label=siglum, parts=(own, borrowed), says=f"{own} + {borrowed}", href=Cell("", "source", siglum).href)
        for siglum, own, borrowed in counted
    ]

    def draw(drawing: Drawing) -> None:
        key(drawing, (_OWN, _TAKEN))
        bars(drawing, lines)

    return drawn("borrowings", _SAYS, table, draw)


def shared(data: Path | None = None) -> Table:
    """Return the faulty values that more than one source has."""
    tables = read(data)
    rows = tuple(
        (
            Cell((fact := tables.fact[error.fact_id]).question, "fact", error.fact_id),
            Cell(format_value(fact.kind, fact.unit, error.value)),
            Cell(", ".join(error.sigla)),
            Cell(format_value(fact.kind, fact.unit, fact.reference)),
        )
        for error in dependence.shared_errors(tables)
    )
    return Table("Errors that sources share", ("Question", "Shared value", "Sources", "Reference"), rows)


def _named(tables: Tables, voices: set[str]) -> str:
    """Return the one or several texts that one reading is taken from, as the text cites them."""
    return " + ".join(short(tables.references, name) for name in sorted(voices))


def voices(data: Path | None = None) -> Table:
    """Return the facts at issue that several sources speak to, with the number of independent voices among them."""
    tables = read(data)
    rows = []
    for fact in filter(lambda one: one.at_issue, tables.facts):
        readings = tables.readings_of.get(fact.fact_id, [])
        speaking = dict.fromkeys(reading.siglum for reading in readings)
        if len(speaking) < 2:  # noqa: PLR2004  # one source alone has nobody to depend on
            continue
        counted = dependence.independent(readings)
        heard = [_named(tables, dependence.voices(reading, readings)) for reading in counted]
        cells = (fact.question, ", ".join(speaking), str(len(speaking)), str(len(heard)), "; ".join(heard))
        rows.append((Cell(cells[0], "fact", fact.fact_id), *(Cell(text) for text in cells[1:])))
    columns = ("Question", "Sources", "Speaking", "Voices", "Whose")
    return Table("Facts at issue that several sources speak to, and the voices behind them", columns, tuple(rows))
