"""How far the figures of the toll stand from the reference, as ratios on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING

from edition.charts.drawing import LINE, SIZE, Drawing, measure, wrapped
from edition.charts.picture import Cell, Picture, Table, drawn
from edition.collation import Collation, Comparison, collate_all
from edition.kinds import kind_of
from edition.tables import read
from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from edition.tables import Tables

_MOST = 40  # rows of the picture; who wants more reads the table
_BAR, _GAP = 14, 12
_APART = 34  # pixels from the middle of one step's words to the next
_SHARE = 0.42  # of a wide picture that the questions have
_TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_CAPTION = "The toll, questions at issue: each figure of an account, divided by the reference"
_SAYS = (
    "A bar to the right is too high, to the left too low, and the line is the reference. Each step of the scale "
    "multiplies. Figures that agree are in the table."
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """What an account says, beside the reference."""

    collation: Collation
    comparison: Comparison

    @property
    def times(self) -> float:
        """How many times the reference it is, from what it commits itself to and the nearer end of the reference."""
        return 1 + (self.comparison.percent or 0) / 100

    @property
    def rank(self) -> float:
        """How far off it is, the same whichever way it errs."""
        return abs(log10(self.times)) if self.times > 0 else 9

    @property
    def row(self) -> tuple[Cell, ...]:
        """The row of the table."""
        fact, one = self.collation.fact, self.comparison
        return (
            Cell(fact.question, "fact", fact.fact_id),
            Cell(self.collation.reference),
            Cell(one.reading.locator, "para", one.reading.locator),
            Cell(one.said),
            Cell(_times(self.times)),
            Cell(_deviation(one.percent)),
            Cell(f"{VERDICTS[one.reading.verdict].sign} {VERDICTS[one.reading.verdict].label}"),
        )


def counts(tables: Tables) -> list[Collation]:
    """Return the counts of the toll that are at issue."""
    asked = (one for one in collate_all(tables) if one.topic.part_of == "toll" and one.fact.at_issue)
    return [one for one in asked if kind_of(one.fact.kind).counted]


def toll(data: Path | None = None) -> Picture:
    """Draw each source's figure divided by the reference, for the counts of the toll at issue that a source has wrong.

    Where there are very many, those farthest off are drawn. The table has all, farthest first, then those that agree.
    """
    known = (one for one in counts(read(data)) if one.extent and one.extent.low)
    figures = [_Figure(one, comparison) for one in known for comparison in one.comparisons if comparison.extent]
    figures.sort(key=lambda one: -one.rank)
    wrong = [one for one in figures if one.comparison.deviation and one.times > 0][:_MOST]
    columns = ("Question", "Reference", "Source", "Value", "Times the reference", "Deviation", "Verdict")
    table = Table(_CAPTION, columns, tuple(one.row for one in figures))
    return drawn(
        "toll", _SAYS, table, lambda drawing: _draw(drawing, wrong), table.format_text(one.row for one in wrong)
    )


def _draw(drawing: Drawing, figures: list[_Figure]) -> None:
    said = max((measure(one.row[4].text) for one in figures), default=0) + 8
    left = drawing.width * _SHARE if drawing.wide else 0
    room = drawing.width - left - said
    spread = [one.times for one in figures]
    low, high = log10(min([0.5, *spread])), log10(max([2, *spread]))

    def place(times: float) -> float:
        return left + room * (log10(times) - low) / (high - low)

    ticks = [tick for tick in _TICKS if low <= log10(tick) <= high]
    _scale(drawing, ticks, place)
    top = drawing.height
    for one in figures:
        _bar(drawing, one, left, place)
    for tick in ticks if drawing.wide else []:  # on a phone they would run through the words
        drawing.line((place(tick), place(tick)), (top, drawing.height), strong=1 if tick == 1 else 0.15)


def _scale(drawing: Drawing, ticks: list[float], place: Callable[[float], float]) -> None:
    """Say what the scale is, and the steps that have room."""
    drawing.text(0, SIZE, "reference = 1", soft=True)
    drawing.height = SIZE if drawing.wide else LINE + SIZE
    last = {-1: place(1), 1: place(1)}  # where the words on either side of the reference end so far
    for tick in sorted(ticks, key=lambda one: abs(log10(one))):
        x, side = place(tick), 1 if tick >= 1 else -1
        if tick == 1 or (abs(x - last[side]) >= _APART and x > SIZE):
            last[side] = x
            drawing.text(x, drawing.height, f"{tick:g}", anchor="middle", soft=tick != 1, bold=tick == 1)
    drawing.height += _GAP


def _bar(drawing: Drawing, one: _Figure, left: float, place: Callable[[float], float]) -> None:
    """Draw one figure: question and values, then the bar from the reference to what is said."""
    cells = one.row
    top = drawing.height
    for line in wrapped(cells[0].text, (left or drawing.width) - 14):
        drawing.text(0, drawing.height + SIZE, line, href=cells[0].href)
        drawing.height += LINE
    for line in wrapped(f"{cells[2].text}: {cells[3].text}, not {cells[1].text}", (left or drawing.width) - 14):
        drawing.text(0, drawing.height + SIZE, line, soft=True, href=cells[2].href)
        drawing.height += LINE
    y = top + 2 if left else drawing.height + 2
    start, end = sorted((place(1), place(one.times)))
    drawing.box(start, y, (end - start, _BAR), fill=0.8)
    if not left:
        drawing.line((place(1), place(1)), (y - 3, y + _BAR + 3))
    drawing.text((end if one.times > 1 else place(1)) + 6, y + _BAR - 2, cells[4].text)
    drawing.height = max(drawing.height, y + _BAR) + _GAP


def _times(ratio: float) -> str:
    return f"{ratio:.2f} times" if ratio != 1 else "1"


def _deviation(percent: float | None) -> str:
    """Return a percentage with its sign, in the words of the other tables."""
    if percent is None:
        return "—"
    return f"{percent:+.1f}\u00a0%".replace("-", "−") if percent else "none"  # a minus sign, not a hyphen
