"""Open one file of the tables: its text, its lines and cells, its records, and what is wrong with it."""

from __future__ import annotations

import csv
import io
import re
import sys
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from edition.model import BadData, Place, Problem, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: columns of problems after which nothing of the file can be used
WHOLE_FILE = frozenset({"file", "encoding", "header", "entry"})

LINE_END = re.compile(r"\r\n|\r|\n")  #: Unicode has more, which an editor shows within a line, or not at all

_NO_MARK = "the first column's name: save it as UTF-8 without a byte order mark"
_LINE_FEED = "a line feed alone: save it with the line ends of Unix"


#: type of a column -> how it is written, in one spelling only, what that is called, and how it is read
_NUMBERS: dict[str, tuple[re.Pattern[str], str, Callable[[str], float]]] = {
    "int": (re.compile(r"0|[1-9][0-9]{0,8}"), "a whole number", int),
    "float": (re.compile(r"(?:0|[1-9][0-9]{0,8})\.[0-9]{1,4}"), "a number with a decimal point", float),
}

RowT = TypeVar("RowT", bound=Row)


def format_file(path: Path) -> str:
    """Return a file's name as every message about it gives it, ``data/readings.csv``."""
    return f"{path.absolute().parent.name}/{path.name}"


def text(path: Path) -> tuple[str, list[Problem]]:
    """Return a file's text, or the empty text, and the problems of the file as a whole."""
    try:
        content = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return "", [Problem(format_file(path), 0, "file", "no such file", "a file of the edition")]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return "", [Problem(format_file(path), line, "encoding", f"byte {error.object[error.start]:#04x}", "UTF-8")]
    if content.startswith("\ufeff"):
        return content[1:], [Problem(format_file(path), 1, "start", "a byte order mark", _NO_MARK)]
    if "\r" in content:
        line = content[: content.index("\r")].count("\n") + 1
        return content, [Problem(format_file(path), line, "line end", "a carriage return", _LINE_FEED)]
    return content, []


def decoded(path: Path) -> str:
    """Return the text of a file that a reader brings.

    Raises BadData, with line and character, where it is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        before = LINE_END.split(error.object[: error.start].decode("utf-8-sig"))
        found = f"byte {error.object[error.start]:#04x}"
        expected = f"UTF-8 (line {len(before)}, character {len(before[-1]) + 1}): save the file as UTF-8"
        raise BadData([Problem(format_file(path), len(before), "encoding", found, expected)]) from error


def lines_and_cells(content: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Yield each row of a CSV file's text with the physical line on which it begins."""
    csv.field_size_limit(sys.maxsize)  # as Frictionless has it: a huge cell is told by its column, not by its file
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    before = 0
    for cells in reader:
        yield before + 1, cells
        before = reader.line_num


def records(file: str, content: str, record: type[RowT], problems: list[Problem]) -> Iterator[RowT]:
    """Yield one record for each well-formed row of a file, adding a problem for each other one."""
    columns = [column.name for column in fields(record) if column.name != "place"]
    numbers = {column.name: _NUMBERS[str(column.type)] for column in fields(record) if column.type in _NUMBERS}
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
            wrong = [name for name, (pattern, _, _) in numbers.items() if not pattern.fullmatch(row[name])]
            problems += [Problem(file, line, name, repr(row[name]), numbers[name][1]) for name in wrong]
            if not wrong:
                row |= {name: value(row[name]) for name, (_, _, value) in numbers.items()}
                yield record(place=Place(file, line), **row)
    except csv.Error as error:
        problems.append(Problem(file, line + 1, "file", str(error), "comma-separated cells"))
