"""Hold the keys of the tables against the schema: each row has one of its own, and what it names is there."""

from __future__ import annotations

import difflib
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from edition.model import Problem
from edition.opening import format_file, lines_and_cells, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Key = tuple[str, ...]

COMPARED = 100_000  #: how many keys are compared to find those like wrong ones: a second or two
HINTS = 3  #: for how many wrong ones that is done in any case


class _Table(NamedTuple):
    file: str
    lines: list[int]
    columns: dict[str, tuple[str, ...]]

    def keys(self, names: list[str]) -> list[Key]:
        """Return the cells of some columns, row by row; a column that is not there is empty."""
        empty = ("",) * len(self.lines)
        return list(zip(*(self.columns.get(name, empty) for name in names), strict=True)) if names else []


def faults(resources: list[dict[str, Any]], data: Path) -> Iterator[Problem]:
    """Yield the keys that come twice, and those that should be of a row in another table; empty ones name none."""
    tables = {one["name"]: _opened(data / one["path"]) for one in resources}
    for one in resources:
        table, schema = tables[one["name"]], one["schema"]
        yield from _repeated(table, schema.get("primaryKey", []))
        for key in schema.get("foreignKeys", []):
            there, names = key["reference"]["resource"], key["reference"]["fields"]
            yield from _unknown(table, key["fields"], names, there, tables[there])


def _opened(path: Path) -> _Table:
    (_, head), *rows = lines_and_cells(text(path)[0])
    columns = zip_longest(head, *(cells for _, cells in rows), fillvalue="")
    return _Table(format_file(path), [line for line, _ in rows], {name: tuple(cells) for name, *cells in columns})


def _repeated(table: _Table, names: list[str]) -> Iterator[Problem]:
    keys = table.keys(names)
    if len(set(keys)) == len(keys):
        return
    first: dict[Key, int] = {}
    for line, cells in zip(table.lines, keys, strict=True):
        if first.setdefault(cells, line) != line:
            found = f"the same as in line {first[cells]}"
            yield Problem(table.file, line, ", ".join(names), found, "a value of its own")


def _unknown(table: _Table, fields: list[str], names: list[str], there: str, other: _Table) -> Iterator[Problem]:
    keys, known = table.keys(fields), set(other.keys(names))
    if not (wrong := {cells for cells in set(keys) - known if any(cells)}):
        return
    near = _near([cells for cells in dict.fromkeys(keys) if cells in wrong], known)
    for line, cells in zip(table.lines, keys, strict=True):
        if cells in wrong:
            expected = f"{', '.join(names)} of a row in {there}{near.get(cells, '')}"
            yield Problem(table.file, line, ", ".join(fields), ", ".join(map(repr, cells)), expected)


def _near(wrong: list[Key], known: set[Key]) -> dict[Key, str]:
    """Return for keys of one column those that look most like them, to be added to a message.

    Where thousands are wrong, a column was renamed or a table is missing: the first few tell as much as all.
    """
    written = sorted(key[0] for key in known if len(key) == 1)
    if not written:
        return {}
    asked = wrong[: max(HINTS, COMPARED // len(written))]
    likely = {key: difflib.get_close_matches(key[0], written) for key in asked}
    return {key: f", such as {' or '.join(found)}" for key, found in likely.items() if found}
