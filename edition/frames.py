"""The tables as users of pandas take them: one row for each reading, joined with all that belongs to it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pandas as pd

from edition.fidelity import NOT_CHECKED, fidelity_of
from edition.tables import read
from edition.values import extent, hedged, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from edition.evidence_model import Attestation
    from edition.fidelity import Fidelity
    from edition.model import Fact, Reading, Row
    from edition.tables import Tables
    from edition.values import Extent


def load(data: Path | None = None) -> pd.DataFrame:
    """Return the edition as one typed pandas table: a row for each reading, joined with its fact and source.

    Columns that both tables have get the suffixes ``_reading``, ``_fact`` and ``_source``. What a value
    covers on its scale is in ``low`` and ``high``: numbers as such, dates in days since 1970, times in
    minutes since midnight, nothing for votes and texts. ``locator`` is the paragraph as it is cited, ``said``
    the value as a reader expects it. ``fidelity`` tells whether the witness in whose mouth the source puts it
    says so, ``attested`` what that witness says. Raises BadData where a row cannot be read.
    """
    tables = read(data)
    frames = {name: frame(getattr(tables, name)) for name in ("sources", "facts", "readings")}
    joined = frames["readings"].merge(frames["facts"], on="fact_id", suffixes=("_reading", "_fact"), validate="m:1")
    found = [fidelity_of(tables, reading) for reading in tables.readings]
    joined = joined.assign(
        locator=[reading.locator for reading in tables.readings],
        said=[_said(tables, reading) for reading in tables.readings],
        attested=[_attested(tables, one) if one else "" for one in found],
        fidelity=[one.fidelity if one else "" for one in found],
    )
    joined = joined.merge(frames["sources"], on="siglum", suffixes=("", "_source"), validate="m:1")
    extents = [_extent(kind, value) for kind, value in zip(joined["kind"], joined["value"], strict=True)]
    return joined.assign(
        low=pd.Series([one.low if one else None for one in extents], dtype="float64"),
        high=pd.Series([one.high if one else None for one in extents], dtype="float64"),
    )


def attestations(data: Path | None = None) -> pd.DataFrame:
    """Return what each witness says to each question, or that it is silent, joined with the question.

    ``says`` is the value as a reader expects it, or the status where there is none. Columns that both tables have
    get the suffixes ``_attestation`` and ``_fact``. Raises BadData where a row cannot be read.
    """
    tables = read(data)
    asked = frame(tables.attestations).assign(says=[_says(tables, one) for one in tables.attestations])
    return asked.merge(frame(tables.facts), on="fact_id", suffixes=("_attestation", "_fact"), validate="m:1")


def _said(tables: Tables, reading: Reading) -> str:
    return hedged(_shown(tables.fact[reading.fact_id], reading.value), reading.qualifier)


def _says(tables: Tables, said: Attestation) -> str:
    return _shown(tables.fact[said.fact_id], said.value) if said.value else said.status


def _attested(tables: Tables, found: Fidelity) -> str:
    return _says(tables, found.attestation) if found.attestation else NOT_CHECKED


def _shown(fact: Fact, value: str) -> str:
    try:
        return shown(fact.kind, fact.unit, value)
    except ValueError:
        return value  # the checks speak of it


def _extent(kind: str, value: str) -> Extent | None:
    try:
        return extent(kind, value)
    except ValueError:
        return None  # the checks speak of it


def frame(rows: Iterable[Row]) -> pd.DataFrame:
    """Return records as a pandas table, one column a field."""
    rows = list(rows)
    if not rows:
        return pd.DataFrame()
    columns = [column.name for column in fields(rows[0]) if column.name != "place"]
    return pd.DataFrame({name: [getattr(row, name) for row in rows] for name in columns})
