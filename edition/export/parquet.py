"""The flat table as Parquet: each column with its type, so that nothing is guessed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import polars as pl

from edition.export.flat import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from edition.citation.cff import Edition

#: type in the schema of the flat table -> type of the column
_TYPES: dict[str, type[pl.DataType]] = {
    "string": pl.String,
    "integer": pl.Int64,
    "number": pl.Float64,
    "boolean": pl.Boolean,
}


def made(rows: Sequence[Mapping[str, Any]], edition: Edition) -> bytes:
    """Return the rows of the flat table; what is not said is null. The same rows make the same bytes."""
    schema = {name: _TYPES[kind] for name, (kind, _) in COLUMNS.items()}
    frame = pl.DataFrame([{name: None if cell == "" else cell for name, cell in row.items()} for row in rows], schema)
    written = io.BytesIO()
    said = {"title": edition.title, "version": edition.version, "licence": edition.licence_of_text}
    frame.write_parquet(written, metadata=said)
    return written.getvalue()
