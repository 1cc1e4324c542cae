"""Make the edition larger than it is: the same facts, and all that is said of them, many times over."""

from __future__ import annotations

import csv
import shutil
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from edition.record_types import ORDERED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

ROOT = Path(__file__).resolve().parent.parent
ABOUT = [name for name, column in ORDERED.items() if column == "fact_id"]  #: tables of which each row is about a fact
NAMING = ("episodes.csv", "passages.csv", "stations.csv")  #: tables that name facts, and that a folder may do without

Row = dict[str, str]
Rows = dict[str, list[Row]]


def enlarged(  # what is wanted, by name
    data: Path, target: Path, *, times: int = 0, readings: int = 0, notes: int = 0, kinds: Collection[str] = ()
) -> Path:
    """Write the tables of `data` to `target`, so many times over, or with about so many readings; return `target`.

    With `notes`, there are so many notes on bias, under names that the check would refuse; with `kinds`, only
    facts of these kinds and their readings.
    """
    shutil.copytree(data, target, dirs_exist_ok=True)
    if notes:
        _repeated(target / "bias.csv", notes)
    tables: Rows = {name: _rows(data / name) for name in ABOUT if (data / name).is_file()}
    if kinds:
        tables = _about({row["fact_id"] for row in tables["facts.csv"] if row["kind"] in kinds}, tables)
    rounds, rest = (times, 0) if times else divmod(readings, len(tables["readings.csv"]))
    larger = [tables] * rounds + ([_about(_first(tables, rest), tables)] if rest else [])
    known = {row["fact_id"] for row in larger[0]["facts.csv"]}
    for name in tables:
        rows = [_renamed(row, one, known) for one, part in enumerate(larger) for row in part[name]]
        _save(target / name, sorted(rows, key=lambda row: row["fact_id"]))
    if kinds or not rounds:
        for name in NAMING:
            (target / name).unlink(missing_ok=True)
    if (terms := target / "search_terms.csv").is_file():  # each leads to one fact alone
        _save(terms, [row for row in _rows(terms) if row["fact_id"] in known])
    return target


def _about(facts: set[str], tables: Rows) -> Rows:
    return {name: [row for row in rows if row["fact_id"] in facts] for name, rows in tables.items()}


def _first(tables: Rows, readings: int) -> set[str]:
    """Return the first facts, with all that they name, that have so many readings or a few more."""
    names: dict[str, set[str]] = {row["fact_id"]: set(row["computed_from"].split()) for row in tables["facts.csv"]}
    said = dict.fromkeys(names, 0)
    for row in tables["readings.csv"]:
        said[row["fact_id"]] += 1
        names[row["fact_id"]].add(row["right_for"])
    chosen: dict[str, None] = {}

    def choose(fact: str) -> None:
        if fact in names and fact not in chosen:
            chosen[fact] = None
            for other in sorted(names[fact]):
                choose(other)

    for fact in names:
        if sum(said[one] for one in chosen) < readings:
            choose(fact)
    return set(chosen)


def _renamed(row: Row, one: int, known: set[str]) -> Row:
    """Return a row under another name, and with those of its own round; the first round keeps its names."""
    if not one:
        return row
    cells = {name: row[name].split(" ") for name in ("fact_id", "computed_from", "right_for") if name in row}
    named = {name: [f"{part}-x{one}" if part in known else part for part in parts] for name, parts in cells.items()}
    return row | {name: " ".join(parts) for name, parts in named.items()}


def _repeated(table: Path, size: int) -> None:
    """Write notes over and over, under names of their own, until there are so many."""
    _save(table, list(islice(_again(_rows(table)), size)))


def _again(notes: list[Row]) -> Iterator[Row]:
    yield from notes
    one = 0
    while one := one + 1:
        yield from (row | {"note_id": f"{row['note_id']}-x{one}"} for row in notes)


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _save(path: Path, rows: list[Row]) -> None:
    """Put other rows under the head that a table has."""
    with path.open(encoding="utf-8", newline="") as opened:
        head = next(csv.reader(opened))
    with path.open("w", encoding="utf-8", newline="") as opened:
        table = csv.DictWriter(opened, head, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
