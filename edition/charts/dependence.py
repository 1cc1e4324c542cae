"""How many voices there are: own and borrowed readings, shared errors, and independent votes for each fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition import dependence
from edition.bibliography import short
from edition.charts.picture import Cell, Picture, Table, drawn
from edition.laters import alt
from edition.tables import read
from edition.values import shown

if TYPE_CHECKING:
    from pathlib import Path

    from edition.tables import Tables

_WIDTH = 260
_CAPTION = (
    "Readings of each source on questions at issue: dark where no model is shown, light where they are taken from "
    "another text"
)


def borrowings(data: Path | None = None) -> Picture:
    """Draw, for each source, how many of its readings are its own and how many are shown to be taken from another."""
    tables = read(data)
    owed = dependence.borrowings(tables)
    counted = []
    for siglum in tables.source:
        own = [one for one in tables.readings if one.siglum == siglum and tables.fact[one.fact_id].at_issue]
        borrowed = sum(bool(reading.depends_on) for reading in own)
        counted.append((siglum, len(own) - borrowed, borrowed))
    bars = [
        {"source": siglum, "readings": number, "kind": kind}
        for siglum, own, borrowed in counted
        for kind, number in (("no model shown", own), ("taken from another text", borrowed))
    ]
    chart = (
        alt.Chart(alt.InlineData(bars))
        .mark_bar()
        .encode(
            x=alt.X("readings:Q", title="readings"),
            y=alt.Y("source:N", sort=list(tables.source), title=None),
            fillOpacity=alt.FillOpacity("kind:N", scale=alt.Scale(range=[0.75, 0.25]), legend=None),
            order=alt.Order("kind:N"),
        )
        .properties(width=_WIDTH, height=alt.Step(30))
    )
    words = " ".join(
        f"{siglum}: {own} without a known model, {borrowed} taken over." for siglum, own, borrowed in counted
    )
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
    columns = ("Source", "No model shown", "Taken over", "Taken from")
    return drawn(chart, words, Table(_CAPTION, columns, rows))


def shared(data: Path | None = None) -> Table:
    """Return the faulty values that more than one source has."""
    tables = read(data)
    rows = tuple(
        (
            Cell((fact := tables.fact[error.fact_id]).question, "fact", error.fact_id),
            Cell(shown(fact.kind, fact.unit, error.value)),
            Cell(", ".join(error.sigla)),
            Cell(shown(fact.kind, fact.unit, fact.reference)),
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
