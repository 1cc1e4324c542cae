"""The profile of each source: how its readings are judged, and which techniques its slants belong to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from edition.charts.forms import Number, grid
from edition.charts.picture import Cell, Picture, Table, drawn
from edition.fidelity import FIDELITIES, fidelity_all
from edition.tables import read
from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from edition.tables import Tables


def verdicts(data: Path | None = None) -> Picture:
    """Draw how often each verdict falls on the readings of each source, where the question is at issue."""
    tables = read(data)
    counted = Counter((one.siglum, one.verdict) for one in tables.readings if tables.fact[one.fact_id].at_issue)
    kinds = {key: f"{one.sign} {one.label}" for key, one in VERDICTS.items()}
    caption = "Verdicts on the readings of each account, on questions at issue"
    return _profile("verdicts", tables, counted, kinds, caption, "readings")


def fidelities(data: Path | None = None) -> Picture:
    """Draw how faithfully each source gives what it puts into the mouth of the speech."""
    tables = read(data)
    told = [one for one in fidelity_all(tables) if tables.fact[one.reading.fact_id].at_issue]
    counted = Counter((one.reading.siglum, one.fidelity) for one in told)
    used = {kind for _, kind in counted}
    kinds = {key: f"{one.sign} {one.label}" for key, one in FIDELITIES.items() if key in used}
    caption = "What each account puts into the mouth of the speech, on questions at issue"
    return _profile("fidelities", tables, counted, kinds, caption, "claims")


def slants(data: Path | None = None) -> Picture:
    """Draw how often each family of techniques is noted in each source."""
    tables = read(data)
    counted = Counter((note.siglum, tables.technique[note.technique].family) for note in tables.bias)
    families = sorted({technique.family for technique in tables.techniques})
    kinds = {family: family.replace("-", " ").capitalize() for family in families}
    return _profile("slants", tables, counted, kinds, "Families of techniques among the marks of each account", "marks")


def _profile(
    name: str,
    tables: Tables,
    counted: Counter[tuple[str, str]],
    kinds: Mapping[str, str],
    caption: str,
    unit: str,
) -> Picture:
    """Draw a number for each source and kind, over a bar as long as its share of the source."""
    sigla = list(tables.source)
    totals = {siglum: sum(counted[siglum, kind] for kind in kinds) for siglum in sigla}
    lines = [
        (label, [Number(f"{counted[one, kind]:,}", counted[one, kind] / (totals[one] or 1)) for one in sigla])
        for kind, label in kinds.items()
    ]
    rows = tuple(
        (
            Cell(siglum, "source", siglum),
            *(Cell(str(counted[siglum, kind])) for kind in kinds),
            Cell(str(totals[siglum])),
        )
        for siglum in sigla
    )
    says = f"A bar is the number’s share of the {unit} of its account: compare bars along a row, not numbers."
    table = Table(caption, ("Source", *kinds.values(), "All"), rows)
    heads = [f"{siglum} {totals[siglum]}" for siglum in sigla]
    return drawn(name, says, table, lambda drawing: grid(drawing, heads, lines))
