"""Open the tables in ``data/``: the only module that knows where they are and how they are written."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from edition import bibliography
from edition.model import (
    BadData,
    BiasNote,
    Fact,
    Name,
    Place,
    Problem,
    Reading,
    Reference,
    Row,
    Source,
    Technique,
)
from edition.values import extent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.values import Extent

DATA = Path(__file__).resolve().parent.parent / "data"
BIBLIOGRAPHY = "references.bib"
SCHEMA = "datapackage.json"

#: file name -> the record that one of its rows becomes
RECORDS: dict[str, type[Row]] = {
    "sources.csv": Source,
    "facts.csv": Fact,
    "readings.csv": Reading,
    "bias.csv": BiasNote,
    "techniques.csv": Technique,
    "names.csv": Name,
}

#: columns of problems after which nothing of the file can be used
WHOLE_FILE = frozenset({"file", "encoding", "header", "entry"})

_NO_MARK = "the first column's name: save it as UTF-8 without a byte order mark"
_LINE_FEED = "a line feed alone: save it with the line ends of Unix"

_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")

RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True)
class Tables:
    """All records of the edition, in file order, with the look-ups that the rest of the code needs."""

    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    readings: tuple[Reading, ...]
    bias: tuple[BiasNote, ...]
    techniques: tuple[Technique, ...]
    names: tuple[Name, ...]
    references: tuple[Reference, ...]

    @cached_property
    def source(self) -> dict[str, Source]:
        """Siglum -> source."""
        return {source.siglum: source for source in self.sources}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Fact id -> fact."""
        return {fact.fact_id: fact for fact in self.facts}

    @cached_property
    def note(self) -> dict[str, BiasNote]:
        """Note id -> bias note."""
        return {note.note_id: note for note in self.bias}

    @cached_property
    def technique(self) -> dict[str, Technique]:
        """Technique id -> technique."""
        return {technique.technique: technique for technique in self.techniques}

    @cached_property
    def variants(self) -> dict[str, list[Name]]:
        """Name id -> all variants of that bearer."""
        return _grouped(self.names, "name_id")

    @cached_property
    def readings_of(self) -> dict[str, list[Reading]]:
        """Fact id -> what the sources say, in the order of the readings table."""
        return _grouped(self.readings, "fact_id")

    @cached_property
    def readings_at(self) -> dict[str, list[Reading]]:
        """Locator -> the readings that stand in that paragraph."""
        return _grouped(self.readings, "locator")

    @cached_property
    def bias_at(self) -> dict[str, list[BiasNote]]:
        """Locator -> the bias notes on that paragraph."""
        return _grouped(self.bias, "locator")


def _grouped(rows: Iterable[RowT], attribute: str) -> dict[str, list[RowT]]:
    groups: dict[str, list[RowT]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, attribute)].append(row)
    return dict(groups)


def files(data: Path = DATA) -> list[Path]:
    """Return every file that the edition is made from, for build systems that watch them."""
    return [data / name for name in (*RECORDS, BIBLIOGRAPHY, SCHEMA)]


def schema(data: Path = DATA) -> dict[str, Any]:
    """Return the published Data Package descriptor."""
    described: dict[str, Any] = json.loads((data / SCHEMA).read_text(encoding="utf-8"))
    return described


def shown(path: Path) -> str:
    """Return a file's name as every message about it gives it, ``data/readings.csv``."""
    return f"{path.absolute().parent.name}/{path.name}"


def text(path: Path) -> tuple[str, list[Problem]]:
    """Return a file's text, or the empty text, and the problems of the file as a whole."""
    try:
        content = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return "", [Problem(shown(path), 0, "file", "no such file", "a file of the edition")]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return "", [Problem(shown(path), line, "encoding", f"byte {error.object[error.start]:#04x}", "UTF-8")]
    if content.startswith("\ufeff"):
        return content[1:], [Problem(shown(path), 1, "start", "a byte order mark", _NO_MARK)]
    if "\r" in content:
        line = content[: content.index("\r")].count("\n") + 1
        return content, [Problem(shown(path), line, "line end", "a carriage return", _LINE_FEED)]
    return content, []


def lines_and_cells(content: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of a CSV file's text with the physical line on which it begins."""
    csv.field_size_limit(sys.maxsize)  # as Frictionless has it: a huge cell is told by its column, not by its file
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    before = 0
    for cells in reader:
        yield before + 1, cells
        before = reader.line_num


def parse(data: Path = DATA) -> tuple[Tables, list[Problem]]:
    """Read every row that can be read, and collect a problem for each that cannot.

    Returns the tables without the unreadable rows, so that the rules across rows can still be
    checked and all problems be spoken at once.
    """
    problems: list[Problem] = []
    found: dict[str, list[Any]] = {}
    for name, record in RECORDS.items():
        content, faults = text(data / name)
        problems += faults
        found[name] = list(_records(shown(data / name), content, record, problems)) if content or not faults else []
    content, faults = text(data / BIBLIOGRAPHY)
    references, unreadable = bibliography.read(content, shown(data / BIBLIOGRAPHY))
    rows: dict[str, Any] = {Path(name).stem: tuple(records) for name, records in found.items()}
    tables = Tables(**rows, references=references)
    return tables, problems + faults + unreadable


def read(data: Path = DATA) -> Tables:
    """Read the tables, or raise BadData with every row that cannot be read."""
    tables, problems = parse(data)
    if problems:
        raise BadData(problems)
    return tables


def _records(file: str, content: str, record: type[RowT], problems: list[Problem]) -> Iterator[RowT]:
    """Yield one record for each well-formed row of a file, adding a problem for each other one."""
    columns = [column.name for column in fields(record) if column.name != "place"]
    whole = {column.name for column in fields(record) if column.type == "int"}
    rows = lines_and_cells(content)
    line = 0
    try:
        line, header = next(rows, (1, []))
        if header != columns:
            problems.append(Problem(file, line, "header", ",".join(header) or "nothing", ",".join(columns)))
            return
        for line, cells in rows:
            if len(cells) != len(columns):
                problems.append(Problem(file, line, "row", f"{len(cells)} cells", f"{len(columns)} cells"))
                continue
            row: dict[str, Any] = dict(zip(columns, cells, strict=True))
            wrong = [name for name in whole if not _WHOLE_NUMBER.fullmatch(row[name])]
            problems += [Problem(file, line, name, repr(row[name]), "a whole number") for name in wrong]
            if not wrong:
                row |= {name: int(row[name]) for name in whole}
                yield record(place=Place(file, line), **row)
    except csv.Error as error:
        problems.append(Problem(file, line + 1, "file", str(error), "comma-separated cells"))


def load(data: Path = DATA) -> pd.DataFrame:
    """Return the edition as one typed pandas table: a row for each reading, joined with its fact and source.

    Columns that both tables have get the suffixes ``_reading``, ``_fact`` and ``_source``. What a value
    covers on its scale is in ``low`` and ``high``: numbers as such, dates in days since 1970, times in
    minutes since midnight, nothing for votes and texts. Raises BadData where a row cannot be read.
    """
    tables = read(data)
    frames = {name: frame(getattr(tables, name)) for name in ("sources", "facts", "readings")}
    joined = frames["readings"].merge(frames["facts"], on="fact_id", suffixes=("_reading", "_fact"), validate="m:1")
    joined = joined.merge(frames["sources"], on="siglum", suffixes=("", "_source"), validate="m:1")
    extents = [_extent(kind, value) for kind, value in zip(joined["kind"], joined["value"], strict=True)]
    return joined.assign(
        low=pd.Series([one.low if one else None for one in extents], dtype="float64"),
        high=pd.Series([one.high if one else None for one in extents], dtype="float64"),
    )


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
