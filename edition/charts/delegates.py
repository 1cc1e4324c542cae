"""The delegates of the congress of 1934, a mark for each: how many were shot, and how many more arrested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.charts.picture import TEMPLATES
from edition.tables import read

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = 60  # marks in a row: on a phone each is still five pixels wide
_STEP = 10  # units from one mark to the next


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the delegates: how many, and what befell them."""

    name: str  #: the mark: ``shot``, ``arrested`` or ``others``
    count: int
    words: str

    @property
    def height(self) -> int:
        """Height of the rows, in the units of the drawing."""
        return -(-self.count // COLUMNS) * _STEP

    @property
    def outline(self) -> str:
        """The area that the marks fill, as an SVG path: whole rows, and the beginning of a last one."""
        rows, rest = divmod(self.count, COLUMNS)
        width, whole = COLUMNS * _STEP, rows * _STEP
        last = f"V{whole + _STEP}H0" if rest else "H0"
        return f"M0 0H{width}V{whole}H{rest * _STEP}{last}Z"


@dataclass(frozen=True, slots=True)
class Delegates:
    """The parts, from the first to the last."""

    parts: tuple[Part, ...]

    def _repr_html_(self) -> str:
        return TEMPLATES.get_template("delegates.html").render(parts=self.parts, width=COLUMNS * _STEP)


def delegates(data: Path | None = None) -> Delegates:
    """Divide the delegates of 1934 into those shot, those arrested and not shot, and the others.

    Raises KeyError where the tables do not have the three questions, ValueError where an answer is no single number.
    """
    facts = read(data).fact
    total, arrested, shot = (int(facts[f"delegates-1934-{name}"].reference) for name in ("total", "arrested", "shot"))
    return Delegates(
        (
            Part("shot", shot, f"{shot:,} were shot."),
            Part("arrested", arrested - shot, f"{arrested - shot:,} more were arrested: {arrested:,} in all."),
            Part("others", total - arrested, f"{total - arrested:,} of {total:,} were not arrested."),
        )
    )
