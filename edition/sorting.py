"""Put the rows of the tables in their order, each as it is written: the row itself is not touched."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from edition.model import BadData
from edition.opening import format_file, lines_and_cells, records, text
from edition.record_types import ORDERED, RECORDS

if TYPE_CHECKING:
    from pathlib import Path

    from edition.model import Problem


def sort(data: Path) -> list[str]:
    """Sort every table that has an order; return the names of those that were not in it.

    Rows of one id keep the order that they have. Raises BadData, having written nothing, where a table cannot be read.
    """
    found: dict[Path, str] = {}
    problems: list[Problem] = []
    for name, column in ORDERED.items():
        path = data / name
        if not path.exists():
            continue
        content, faults = text(path)
        rows = [] if faults else list(records(format_file(path), content, RECORDS[name], faults))
        problems += faults
        if not faults:
            found[path] = _sorted(content, [getattr(row, column) for row in rows])
    if problems:
        raise BadData(problems)
    changed = [path for path, content in found.items() if path.read_text(encoding="utf-8") != content]
    for path in changed:
        path.write_text(found[path], encoding="utf-8", newline="\n")
    return [format_file(path) for path in changed]


def _sorted(content: str, names: list[str]) -> str:
    """Return the text of a table with its rows by their names; a row may have several lines."""
    lines = io.StringIO(content if content.endswith("\n") else f"{content}\n", newline="").readlines()
    starts = [line - 1 for line, _ in lines_and_cells(content)]
    head, *rows = ["".join(lines[at:end]) for at, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    by_name = sorted(zip(names, rows, strict=True), key=lambda one: one[0])
    return head + "".join(row for _, row in by_name)
