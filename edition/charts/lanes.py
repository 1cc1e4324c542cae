"""Lanes on one scale: in each the marks of one voice, those that would lie on each other set below each other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from edition.charts.drawing import LINE, SIZE, Drawing, measure, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

_EDGE = 14  # pixels kept free on either side of the scale
_RADIUS = 9  # of a mark with a number in it
_POINT = 5  # of a mark without one
_SMALL = 11  # size of the numbers in marks
_APART = 8  # pixels between what stands beside each other
_BESIDE = 6  # pixels from a mark to the words beside it
_ROOM = 150  # pixels that words need beside a mark
_FREE = 26  # between the words of two steps

MEETS, MISSES, OPEN = "meets", "misses", "open"  #: how a mark is drawn: an empty disc, a filled box, a dashed disc


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something at a place of the scale, or along a stretch of it."""

    low: float
    high: float
    number: str = ""  #: what stands in it
    beside: str = ""  #: what stands beside it
    kind: str = MEETS
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The marks of one voice."""

    name: str
    marks: Sequence[Mark]
    href: str = ""
    falling: bool = False  #: whether each mark has a line of its own, so that there is room for words


@dataclass(slots=True)
class Scale:
    """A stretch of numbers on the width of a drawing."""

    width: float
    low: float
    high: float
    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def place(self, value: float) -> float:
        """Return where a value stands, at an edge where it lies beyond."""
        within = min(max(value, self.low), self.high)
        return _EDGE + (self.width - 2 * _EDGE) * (within - self.low) / ((self.high - self.low) or 1)

    def row(self, start: float, end: float) -> int:
        """Take a stretch in the first line in which it is free, and return the line."""
        for at, stretches in enumerate(self.taken):
            if all(end + _APART <= first or start >= last + _APART for first, last in stretches):
                stretches.append((start, end))
                return at
        self.taken.append([(start, end)])
        return len(self.taken) - 1


def lanes(
    drawing: Drawing, drawn: Sequence[Lane], ends: tuple[float, float], ticks: Sequence[tuple[float, str]]
) -> None:
    """Draw lanes under each other, under the words of the scale."""
    scale = Scale(drawing.width, *ends)
    after = 0.0
    kept = []
    for at, words in ticks:
        x, half = scale.place(at), measure(words) / 2
        middle = min(max(x, half), drawing.width - half)
        if middle - half >= after:
            drawing.text(middle, drawing.height + SIZE, words, anchor="middle", soft=True)
            after = middle + half + _FREE / 2
            kept.append(x)
    top = drawing.height + SIZE + 6
    drawing.height = top
    for lane in drawn:
        drawing.line((0, drawing.width), (drawing.height, drawing.height), strong=0.35)
        drawing.text(0, drawing.height + LINE, lane.name, bold=True, href=lane.href)
        drawing.height += LINE + 6
        if lane.marks:
            _lane(drawing, lane, scale)
        else:
            drawing.text(0, drawing.height + SIZE, "no date within this stretch", soft=True)
            drawing.height += LINE
        drawing.height += _APART
    for x in kept:
        drawing.line((x, x), (top, drawing.height), strong=0.12)


def _lane(drawing: Drawing, lane: Lane, scale: Scale) -> None:
    scale.taken = []
    if lane.falling:
        for mark in lane.marks:
            _fall(drawing, mark, scale)
        return
    top = drawing.height
    fitting = [_shortened(mark, scale, drawing.width) for mark in lane.marks]
    placed = [(mark, *_stretch(mark, scale, drawing.width)) for mark in fitting]
    rows = [scale.row(start, end) for _, start, end, _ in placed]
    for (mark, start, end, side), row in zip(placed, rows, strict=True):
        y = top + row * (2 * _RADIUS + 3) + _RADIUS
        _mark(drawing, mark, scale, y)
        if side:
            x = end - measure(mark.beside) if side > 0 else start + measure(mark.beside)
            drawing.text(x, y + 4, mark.beside, anchor="start" if side > 0 else "end", href=mark.href)
    drawing.height = top + (max(rows) + 1) * (2 * _RADIUS + 3)


def _shortened(mark: Mark, scale: Scale, width: float) -> Mark:
    """Return a mark with as many of the words beside it as have room on its better side; the table has them all."""
    start, end = scale.place(mark.low), scale.place(mark.high)
    room = max(width - end, start) - (_RADIUS if mark.number else _POINT) - _BESIDE
    if measure(mark.beside) <= room:
        return mark
    kept = mark.beside.split()
    while len(kept) > 1 and measure(f"{' '.join(kept)} …") > room:
        kept.pop()
    return replace(mark, beside=f"{' '.join(kept)} …")


def _stretch(mark: Mark, scale: Scale, width: float) -> tuple[float, float, int]:
    """Return where a mark begins and ends with what stands beside it, and on which side: 1, -1, or 0 for nowhere."""
    size = _RADIUS if mark.number else _POINT
    start, end = scale.place(mark.low) - size, scale.place(mark.high) + size
    long = measure(mark.beside) + _BESIDE
    if mark.beside and end + long <= width:
        return start, end + long, 1
    if mark.beside and start >= long:
        return start - long, end, -1
    return start, end, 0


def _fall(drawing: Drawing, mark: Mark, scale: Scale) -> None:
    """Draw a mark on a line of its own, with its words where they have room: beside it, or below."""
    start, end = scale.place(mark.low) - _RADIUS, scale.place(mark.high) + _RADIUS
    right, left = drawing.width - end - _BESIDE, start - _BESIDE
    _mark(drawing, mark, scale, drawing.height + _RADIUS)
    x, anchor, room = (end + _BESIDE, "start", right) if right >= left else (start - _BESIDE, "end", left)
    top = drawing.height
    if room < _ROOM:
        x, anchor, room = 0, "start", drawing.width
        top += 2 * _RADIUS + 2
    lines = wrapped(mark.beside, room)
    for at, line in enumerate(lines):
        drawing.text(x, top + SIZE + at * LINE, line, anchor=anchor, href=mark.href)
    drawing.height = max(top + len(lines) * LINE, drawing.height + 2 * _RADIUS) + 3


def _mark(drawing: Drawing, mark: Mark, scale: Scale, y: float) -> None:
    """Draw a mark at its place; of a stretch at its beginning, with a line to its end."""
    x, end = scale.place(mark.low), scale.place(mark.high)
    size = _RADIUS if mark.number else _POINT
    if end > x + 1:
        drawing.line((x + size, max(end, x + size)), (y, y), thick=2)
        if end > x + size:
            drawing.line((end, end), (y - 5, y + 5), thick=2)
    symbol(drawing, mark.kind, (x, y), size, full=not mark.number, href=mark.href)
    if mark.number:
        drawing.text(x, y + 4, mark.number, anchor="middle", size=_SMALL, href=mark.href)


def symbol(drawing: Drawing, kind: str, at: tuple[float, float], size: float, *, full: bool, href: str = "") -> None:
    """Draw what stands for a kind of mark, with its middle at a place."""
    x, y = at
    if kind == MISSES:
        drawing.box(x - size, y - size, (2 * size, 2 * size), fill=0.22, href=href)
    elif kind == OPEN:
        drawing.path(_disc(x, y, size), dashed=True, href=href)
    else:
        drawing.dot(x, y, radius=size, fill=0.7 if full else 0, href=href)


def _disc(x: float, y: float, size: float) -> str:
    return f"M{x - size:.1f} {y:.1f}a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0 {-2 * size} 0Z"


def legend(drawing: Drawing, names: Sequence[tuple[str, str]], *, full: bool = False) -> None:
    """Say what each kind of mark means."""
    x, y = 0.0, drawing.height + SIZE
    for kind, words in names:
        long = 2 * _POINT + 8 + measure(words) + 18
        if x and x + long > drawing.width:
            x, y = 0.0, y + LINE
        symbol(drawing, kind, (x + _POINT + 1, y - 4), _POINT, full=full)
        drawing.text(x + 2 * _POINT + 8, y, words, soft=True)
        x += long
    drawing.height = y + _APART + 2
