"""Make the edition larger than it is: the same facts and readings many times over, under names of their own."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def enlarged(data: Path, target: Path, *, times: int = 0, readings: int = 0) -> Path:
    """Write the tables of `data` to `target`, so many times over, or with about so many readings; return `target`."""
    shutil.copytree(data, target, dirs_exist_ok=True)
    facts, said = (_rows(data / name) for name in ("facts.csv", "readings.csv"))
    rounds = range(times or -(-readings // (len(said) - 1)))
    many = [row for one in rounds for row in _renamed(said, one)][: readings or None]
    spoken = {row[0] for row in many}
    asked = [row for one in rounds for row in _renamed(facts, one)]
    if readings:
        column = facts[0].index("computed_from")
        asked = [row for row in asked if {row[0], *row[column].split(" ")[::2]} - {""} <= spoken]
        known = {row[0] for row in asked}
        many = [row for row in many if row[0] in known]
    for name, header, rows in (("facts.csv", facts[0], asked), ("readings.csv", said[0], many)):
        with (target / name).open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n").writerows([header, *sorted(rows, key=lambda row: row[0])])
    return target


def _renamed(rows: list[list[str]], one: int) -> list[list[str]]:
    """Return the rows without their header; all rounds but the first have names of their own."""
    if not one:
        return rows[1:]
    computed = rows[0].index("computed_from") if "computed_from" in rows[0] else None
    renamed = []
    for row in rows[1:]:
        new = [f"{row[0]}-{one}", *row[1:]]
        if computed and row[computed]:
            new[computed] = " ".join(part if part in "/+-" else f"{part}-{one}" for part in row[computed].split(" "))
        renamed.append(new)
    return renamed


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))
