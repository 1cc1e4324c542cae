"""Open the tables in ``data/``: the only module that knows where they are and how they are written."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd
from pybtex.database import BibliographyData, parse_string

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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def text(path: Path) -> tuple[str, list[Problem]]:
    """Return a file's text, or the empty text and the problem that keeps it from being read."""
    shown = f"{path.parent.name}/{path.name}"
    try:
        return path.read_text(encoding="utf-8"), []
    except FileNotFoundError:
        return "", [Problem(shown, 0, "file", "no such file", "a table of the edition")]
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return "", [Problem(shown, line, "encoding", f"byte {error.object[error.start]:#04x}", "UTF-8")]


def lines_and_cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of a CSV file with the physical line on which it begins."""
    content, _ = text(path)
    reader = csv.reader(io.StringIO(content, newline=""))
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
        path = data / name
        problems += text(path)[1]
        found[name] = list(_records(path, record, problems))
    references, unreadable = _references(data / BIBLIOGRAPHY)
    rows: dict[str, Any] = {Path(name).stem: tuple(records) for name, records in found.items()}
    tables = Tables(**rows, references=references)
    return tables, problems + unreadable


def read(data: Path = DATA) -> Tables:
    """Read the tables, or raise BadData with every row that cannot be read."""
    tables, problems = parse(data)
    if problems:
        raise BadData(problems)
    return tables


def _records(path: Path, record: type[RowT], problems: list[Problem]) -> Iterator[RowT]:
    """Yield one record for each well-formed row of a file, adding a problem for each other one."""
    shown = f"{path.parent.name}/{path.name}"
    columns = [column.name for column in fields(record) if column.name != "place"]
    whole = {column.name for column in fields(record) if column.type == "int"}
    rows = lines_and_cells(path)
    try:
        line, header = next(rows, (1, []))
        if header != columns:
            problems.append(Problem(shown, line, "header", ",".join(header) or "nothing", ",".join(columns)))
            return
        for line, cells in rows:
            if len(cells) != len(columns):
                problems.append(Problem(shown, line, "row", f"{len(cells)} cells", f"{len(columns)} cells"))
                continue
            row: dict[str, Any] = dict(zip(columns, cells, strict=True))
            wrong = [name for name in whole if not (row[name].isascii() and row[name].isdigit())]
            problems += [Problem(shown, line, name, repr(row[name]), "a whole number") for name in wrong]
            if not wrong:
                row |= {name: int(row[name]) for name in whole}
                yield record(place=Place(shown, line), **row)
    except csv.Error as error:
        problems.append(Problem(shown, line + 1, "row", str(error), "comma-separated cells"))


def _references(path: Path) -> tuple[tuple[Reference, ...], list[Problem]]:
    content, problems = text(path)
    shown = f"{path.parent.name}/{path.name}"
    try:
        entries = bibliography(content).entries
    except Exception as error:  # noqa: BLE001  # pybtex raises many kinds, all meaning that the file is malformed
        return (), [*problems, Problem(shown, getattr(error, "lineno", None) or 1, "entry", str(error), "BibTeX")]
    starts = {
        line.partition("{")[2].rstrip(" ,"): number
        for number, line in enumerate(content.splitlines(), 1)
        if line.startswith("@")
    }
    return tuple(
        Reference(place=Place(shown, starts.get(key, 1)), key=key, status=entry.fields.get("keywords", ""))
        for key, entry in entries.items()
    ), problems


def bibliography(content: str) -> BibliographyData:
    """Parse BibTeX. Raises a pybtex error where it is malformed or a key comes twice."""
    return parse_string(content, "bibtex")


def load(data: Path = DATA) -> pd.DataFrame:
    """Return the edition as one typed pandas table: a row for each reading, joined with its fact and source.

    Columns that both tables have get the suffixes ``_reading``, ``_fact`` and ``_source``.
    The extent of each value is in ``low`` and ``high`` (numbers as such, dates as timestamps are
    left in their EDTF form in ``value``). Raises BadData where a row cannot be read.
    """
    tables = read(data)
    frames = {name: frame(getattr(tables, name)) for name in ("sources", "facts", "readings")}
    joined = frames["readings"].merge(frames["facts"], on="fact_id", suffixes=("_reading", "_fact"), validate="m:1")
    return joined.merge(frames["sources"], on="siglum", suffixes=("", "_source"), validate="m:1")


def frame(rows: Iterable[Row]) -> pd.DataFrame:
    """Return records as a pandas table, one column a field."""
    rows = list(rows)
    if not rows:
        return pd.DataFrame()
    columns = [column.name for column in fields(rows[0]) if column.name != "place"]
    return pd.DataFrame({name: [getattr(row, name) for row in rows] for name in columns})
