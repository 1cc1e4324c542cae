"""The profile of each source: how its readings are judged, and how it slants."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from edition.charts.picture import Cell, Picture, Table, drawn
from edition.fidelity import FIDELITIES, fidelity_all
from edition.laters import alt
from edition.tables import read
from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from pathlib import Path

    from edition.tables import Tables


def verdicts(data: Path | None = None) -> Picture:
    """Draw how often each verdict falls on the readings of each source, where the question is at issue."""
    tables = read(data)
    counted = Counter((one.siglum, one.verdict) for one in tables.readings if tables.fact[one.fact_id].at_issue)
    caption = "Verdicts on the readings of each source, on questions at issue"
    return _profile(tables, counted, list(VERDICTS), caption)


def fidelities(data: Path | None = None) -> Picture:
    """Draw how faithfully each source gives what it puts into the mouth of the speech."""
    tables = read(data)
    told = [one for one in fidelity_all(tables) if tables.fact[one.reading.fact_id].at_issue]
    counted = Counter((one.reading.siglum, one.fidelity) for one in told)
    used = {kind for _, kind in counted}
    kinds = [kind for kind in FIDELITIES if kind in used]
    return _profile(tables, counted, kinds, "What each source puts into the mouth of the speech, on questions at issue")


def slants(data: Path | None = None) -> Picture:
    """Draw how often each family of techniques is noted in each source."""
    tables = read(data)
    counted = Counter((note.siglum, tables.technique[note.technique].family) for note in tables.bias)
    families = sorted({technique.family for technique in tables.techniques})
    caption = "Families of techniques among the bias notes on each source"
    return _profile(tables, counted, families, caption)


def _profile(tables: Tables, counted: Counter[tuple[str, str]], kinds: list[str], caption: str) -> Picture:
    """Draw a disc for each source and kind, as large as its share of the source, with the count in words beneath."""
    totals = {siglum: sum(counted[siglum, kind] for kind in kinds) for siglum in tables.source}
    discs = [
        {
            "source": siglum,
            "kind": kind,
            "share": counted[siglum, kind] / totals[siglum],
            "number": counted[siglum, kind],
        }
        for siglum in tables.source
        for kind in kinds
        if counted[siglum, kind]
    ]
    base = alt.Chart(alt.InlineData(discs)).encode(
        x=alt.X("source:N", sort=list(tables.source), title=None, axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("kind:N", sort=kinds, title=None),
    )
    area = alt.Size("share:Q", scale=alt.Scale(range=[20, 900]), legend=None)
    chart = base.mark_circle(fillOpacity=0.3).encode(size=area) + base.mark_text(fontSize=12).encode(text="number:Q")
    chart = chart.properties(width=alt.Step(48), height=alt.Step(40))
    words = " ".join(
        f"{siglum}, {totals[siglum]} in all: "
        + ", ".join(f"{kind} {counted[siglum, kind]}" for kind in kinds if counted[siglum, kind])
        + "."
        for siglum in tables.source
    )
    rows = tuple(
        (
            Cell(siglum, "source", siglum),
            *(Cell(str(counted[siglum, kind])) for kind in kinds),
            Cell(str(totals[siglum])),
        )
        for siglum in tables.source
    )
    return drawn(chart, words, Table(caption, ("Source", *kinds, "All"), rows))
