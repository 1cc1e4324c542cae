"""Make the edition larger than it is: the same facts and readings many times over, under names of their own."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

ROOT = Path(__file__).resolve().parent.parent


def enlarged(  # what is wanted, by name
    data: Path, target: Path, *, times: int = 0, readings: int = 0, notes: int = 0, kinds: Collection[str] = ()
) -> Path:
    """Write the tables of `data` to `target`, so many times over, or with about so many readings; return `target`.

    With `notes`, there are so many notes on bias, under names that the check would refuse; with `kinds`, only
    facts of these kinds and their readings.
    """
    shutil.copytree(data, target, dirs_exist_ok=True)
    facts, said = (_rows(data / name) for name in ("facts.csv", "readings.csv"))
    if kinds:
        facts = [facts[0], *(row for row in facts[1:] if row[facts[0].index("kind")] in kinds)]
        kept = {row[0] for row in facts}
        said = [said[0], *(row for row in said[1:] if row[0] in kept)]
    if notes:
        _repeated(data / "bias.csv", target / "bias.csv", notes)
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


def _repeated(table: Path, target: Path, size: int) -> None:
    """Write a table over and over, under names of their own, until it has so many rows."""
    rows = _rows(table)
    rounds = range(-(-size // (len(rows) - 1)))
    many = [row for one in rounds for row in _renamed(rows, one)][:size]
    with target.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows([rows[0], *many])


def _renamed(rows: list[list[str]], one: int) -> list[list[str]]:
    """Return the rows without their header; all rounds but the first have other names, and no fact has such a one."""
    if not one:
        return rows[1:]
    computed = rows[0].index("computed_from") if "computed_from" in rows[0] else None
    renamed = []
    for row in rows[1:]:
        new = [f"{row[0]}-x{one}", *row[1:]]
        if computed and row[computed]:
            new[computed] = " ".join(part if part in "/+-" else f"{part}-x{one}" for part in row[computed].split(" "))
        renamed.append(new)
    return renamed


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))
