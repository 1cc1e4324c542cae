"""The delegates of the congress of 1934, a mark for each: how many were shot, and how many more arrested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.charts.drawing import LINE, SIZE, Drawing
from edition.charts.picture import Cell, Picture, Table, drawn
from edition.tables import read

if TYPE_CHECKING:
    from pathlib import Path

_WIDE, _NARROW = 80, 60  # marks in a row: on a phone each is still five pixels wide
_GAP = 14  # pixels between the parts
_CAPTION = "The delegates to the party congress of 1934: a mark for each"
_SAYS = "What one account calls the shot is the first two parts together; what another has is the first alone."


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the delegates: how many, what befell them, and what their marks look like."""

    count: int
    says: str
    size: float  #: of a mark, as a share of its place
    fill: float  #: how strong its ink is


def delegates(data: Path | None = None) -> Picture:
    """Divide the delegates of 1934 into those shot, those arrested and not shot, and the others.

    Raises KeyError where the tables do not have the three questions, ValueError where an answer is no single number.
    """
    facts = read(data).fact
    shot, arrested, total = (int(facts[f"delegates-1934-{name}"].reference) for name in ("shot", "arrested", "total"))
    parts = (
        Part(shot, f"{shot:,} were shot.", 0.82, 1),
        Part(arrested - shot, f"{arrested - shot:,} more were arrested: {arrested:,} in all.", 0.82, 0.4),
        Part(total - arrested, f"{total - arrested:,} of {total:,} were not arrested.", 0.28, 1),
    )
    counts = {
        "Shot": shot,
        "Arrested, but not shot": arrested - shot,
        "Arrested in all": arrested,
        "Not arrested": total - arrested,
        "All delegates": total,
    }
    rows = tuple((Cell(label), Cell(f"{count:,}")) for label, count in counts.items())  # the first page has the links
    table = Table(_CAPTION, ("What befell them", "Delegates"), rows)
    return drawn("delegates", _SAYS, table, lambda drawing: _draw(drawing, parts))


def _draw(drawing: Drawing, parts: tuple[Part, ...]) -> None:
    """Draw the marks of each part in rows, and beneath them what they are."""
    columns = _WIDE if drawing.wide else _NARROW
    step = drawing.width / columns
    for part in parts:
        full, rest = divmod(part.count, columns)
        for row, marks in enumerate([columns] * full + [rest] * bool(rest)):
            y = drawing.height + (row + 0.5) * step
            drawing.dots(y, marks, step, size=step * part.size, fill=part.fill)
        drawing.height += (full + bool(rest)) * step
        drawing.text(0, drawing.height + SIZE + 4, part.says, bold=True)
        drawing.height += LINE + _GAP
