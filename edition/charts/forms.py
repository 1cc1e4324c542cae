"""The forms that the charts share: bars with their labels, a key, and a grid of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.charts.drawing import LINE, SIZE, WIDE, Drawing, measure, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

FILLS = (0.8, 0.18, 0.45, 0.05)  #: how strongly the first, second and further parts of a bar are filled
_BAR, _GAP = 16, 10
_LABEL = 0.36  #: the widest share of a wide picture that labels have
_INDENT = 12  # pixels that a list is set in
_CELL, _FOOT = 42, 6  #: pixels of a row of a grid, and of the bar at its foot


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A row of bars one after the other, with what it is and what it says."""

    label: str
    parts: tuple[float, ...]
    says: str  #: the numbers, in words
    href: str = ""


def key(drawing: Drawing, names: Sequence[str]) -> None:
    """Say what the parts of the bars are, in the order in which they follow each other."""
    x, y = 0.0, drawing.height + SIZE
    for name, fill in zip(names, FILLS, strict=False):
        long = SIZE + 6 + measure(name) + 18
        if x and x + long > drawing.width:
            x, y = 0.0, y + LINE
        drawing.box(x + 1, y - SIZE + 2, (SIZE - 2, SIZE - 2), fill=fill)
        drawing.text(x + SIZE + 6, y, name, soft=True)
        x += long
    drawing.height = y + _GAP


def bars(drawing: Drawing, rows: Sequence[Bar], *, most: float = 0) -> None:
    """Draw bars under each other: labels beside them, or above them on a phone; what they say follows the bar."""
    most = most or max((sum(row.parts) for row in rows), default=0) or 1
    said = max((measure(row.says) for row in rows), default=0) + 8
    left = min(max((measure(row.label) for row in rows), default=0) + 12, _LABEL * WIDE) if drawing.wide else 0
    room = drawing.width - left - said
    for row in rows:
        lines = wrapped(row.label, (left or drawing.width) - 12)
        beside = bool(left)
        top = drawing.height + (max(0, (len(lines) - 1) * LINE - _BAR) / 2 if beside else len(lines) * LINE)
        foot = (drawing.height if beside else top - len(lines) * LINE) + SIZE
        for at, line in enumerate(lines):
            drawing.text(0, foot + at * LINE, line, href=row.href, bold=not beside)
        x = float(left)
        for part, fill in zip(row.parts, FILLS, strict=False):
            if part:
                drawing.box(x + 0.5, top, (room * part / most, _BAR), fill=fill)
            x += room * part / most
        drawing.text(x + 8, top + SIZE, row.says)
        drawing.height = max(top + _BAR, drawing.height + len(lines) * LINE if beside else 0) + _GAP


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a grid, in words, and how long its bar is: 0 to 1."""

    says: str
    share: float


def grid(drawing: Drawing, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Number]]]) -> None:
    """Draw numbers in rows and columns, each over its bar.

    Where the columns have no room beside each other, each row becomes a list of them.
    """
    left = max((measure(label) for label, _ in rows), default=0) + 14
    said = max((measure(number.says) for _, numbers in rows for number in numbers), default=0)
    wide = max([*(measure(one) for one in columns), said]) + 14
    if not drawing.wide or left + wide * len(columns) > drawing.width:
        _listed(drawing, columns, rows, said)
        return
    step = (drawing.width - left) / len(columns)
    for at, name in enumerate(columns):
        drawing.text(left + at * step, drawing.height + SIZE, name, bold=True)
    drawing.height += LINE + 4
    for label, numbers in rows:
        drawing.line((0, drawing.width), (drawing.height, drawing.height), strong=0.2)
        drawing.text(0, drawing.height + LINE + 2, label)
        for at, number in enumerate(numbers):
            x = left + at * step
            drawing.text(x, drawing.height + LINE + 2, number.says, soft=not number.share)
            if number.share:
                drawing.box(x, drawing.height + LINE + 8, ((step - 14) * number.share, _FOOT), fill=FILLS[0])
        drawing.height += _CELL


def _listed(
    drawing: Drawing, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Number]]], said: float
) -> None:
    left = _INDENT + max(measure(one) for one in columns) + 10
    room = drawing.width - left - said - 8
    for label, numbers in rows:
        for line in wrapped(label, drawing.width):
            drawing.text(0, drawing.height + SIZE, line, bold=True)
            drawing.height += LINE
        for name, number in zip(columns, numbers, strict=True):
            drawing.text(_INDENT, drawing.height + SIZE, name)
            if number.share:
                drawing.box(left, drawing.height + 3, (room * number.share, 10), fill=FILLS[0])
            x = left + room * number.share + 6
            drawing.text(x, drawing.height + SIZE, number.says, soft=not number.share)
            drawing.height += LINE
        drawing.height += _GAP
