"""What a second labeller of the same passages makes of them, and what was decided where the two part."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from edition.charts.picture import Cell, Table
from edition.second_labels import agreements
from edition.tables import read

if TYPE_CHECKING:
    from pathlib import Path

    from edition.evidence_model import SecondLabel
    from edition.second_labels import Agreement
    from edition.tables import Tables

_TABLE = "second_labels"
_UNDEFINED = "not defined"
_ASKED = {
    "marked": "Whether it is marked at all",
    "technique": "Technique",
    "family": "Family of the technique",
    "direction": "Direction",
    "strength": "Strength",
}


def labelled_twice(data: Path | None = None) -> Table:
    """Return Krippendorff's alpha of the edition with the second labeller, on the whole, by family and by direction."""
    tables = read(data)
    heads = ("In respect of", "Passages", "Labelled alike", "Alpha", "95 % interval")
    rows = tuple(
        (
            Cell(_asked(tables, one)),
            Cell(str(one.passages)),
            Cell(str(one.same)),
            Cell(_number(one.alpha)),
            Cell(_UNDEFINED if isnan(one.low) else f"{_number(one.low)} to {_number(one.high)}"),
        )
        for one in agreements(tables)
    )
    return Table("Agreement of the edition with a second labeller", heads, rows, _TABLE)


def labelled_apart(data: Path | None = None) -> Table:
    """Return the passages on which the two do not say the same, with both labels and what was decided."""
    tables = read(data)
    heads = ("Passage", "Words", "Edition", "Second labeller", "Decided", "Why")
    rows = tuple(
        (
            Cell(one.note_id or one.locator, "para", one.note_id or one.locator),
            Cell(f"“{one.quotation}”"),
            Cell(_label(tables, one.technique, one.direction, one.strength)),
            Cell(_label(tables, one.second_technique, one.second_direction, one.second_strength)),
            Cell(_decided(tables, one)),
            Cell(one.reason),
        )
        for one in tables.second_labels
        if one.decision
    )
    return Table("Where the two part", heads, rows, _TABLE)


def _asked(tables: Tables, one: Agreement) -> str:
    if one.kind == "whole":
        return _ASKED[one.asked]
    name = tables.direction[one.asked].label if one.kind == "direction" else one.asked.replace("-", " ")
    return f"{one.kind.capitalize()}: {name}"


def _number(alpha: float) -> str:
    return _UNDEFINED if isnan(alpha) else f"{alpha:.2f}".replace("-", "−")


def _label(tables: Tables, technique: str, direction: str, strength: int) -> str:
    if not technique:
        return "no mark"
    return f"{tables.technique[technique].label}, {tables.direction[direction].label}, {strength}"


def _decided(tables: Tables, one: SecondLabel) -> str:
    if one.decision == "changed":
        note = tables.note[one.note_id]
        return f"changed: {tables.technique[note.technique].label}, {tables.direction[note.direction].label}"
    if one.decision == "added":
        return "marked since"
    return "kept" if one.note_id else "left unmarked"
