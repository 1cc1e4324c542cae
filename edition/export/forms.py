"""Further forms of the data, each by the library of its format: a spreadsheet, Parquet, TEI, Croissant."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from edition import tables as store
from edition.addresses import FORMATS, data_file
from edition.citation.records import Cited
from edition.citation.styles import entry, plain
from edition.export.package import SCHEMA
from edition.export.publish import published, tabular

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from edition.citation.cff import Edition


class Form(NamedTuple):
    """A form of the data: where it stands, what it is called, what a reader is told of it, and what makes it."""

    path: str
    label: str
    says: str
    make: Callable[[Path, Edition], bytes]


def _module(name: str) -> ModuleType:
    """Return a module of this room when it is needed: the libraries of some formats take seconds."""
    return import_module(f"edition.export.{name}")


def _spreadsheet(data: Path, edition: Edition) -> bytes:
    made: bytes = _module("spreadsheet").made(*tabular(data, store.read(data), edition), edition)
    return made


def _parquet(data: Path, edition: Edition) -> bytes:
    _, rows = tabular(data, store.read(data), edition)
    made: bytes = _module("parquet").made(rows["flat"], edition)
    return made


def _tei(data: Path, edition: Edition) -> bytes:
    made: bytes = _module("tei.document").made(data, edition)
    return made


def _croissant(data: Path, edition: Edition) -> bytes:
    citation = plain(entry(Cited(edition=edition), "APA"))
    package = json.loads(dict(published(data, edition))[data_file(SCHEMA)])
    made: bytes = _module("croissant").made(package, edition, citation)
    return made


#: what can be asked for
FORMS = {
    "xlsx": Form(
        f"{FORMATS}edition.xlsx",
        "Spreadsheet",
        "All tables as sheets, cells as text, with a sheet that says what each column means.",
        _spreadsheet,
    ),
    "tei": Form(
        f"{FORMATS}edition.tei.xml",
        "TEI P5",
        "The edition in the format of the field: regests, commentary, apparatus, names, marks, works.",
        _tei,
    ),
    "parquet": Form(
        f"{FORMATS}flat.parquet", "Parquet", "The flat table with types, for DuckDB, polars, pandas and R.", _parquet
    ),
    "croissant": Form(
        f"{FORMATS}edition.croissant.json", "Croissant", "Files and columns, for those who train models.", _croissant
    ),
}
