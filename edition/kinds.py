"""The kinds of values: the one place that says how each is written, on which scale it lies and how it is printed."""

from __future__ import annotations

import re
from typing import NamedTuple

from edition import dates

#: the scales on which values can be set beside each other; of a kind without one, two values are the same or not
NUMBERS, CALENDAR, CLOCK = "numbers", "calendar", "clock"

DAY = 24 * 60.0  #: minutes after which a clock shows the same again
YEAR = 365.25  #: days

#: a number in its one spelling: no zeros before it, no separators; no more digits than a float holds exactly enough
_WHOLE = r"(?:0|[1-9][0-9]{0,14})"


class Kind(NamedTuple):
    """How values of one kind are written, measured and printed."""

    notation: str  #: what a value looks like, for messages and help
    point: re.Pattern[str] | None = None  #: one value, or one end of an interval; None where something else reads it
    scale: str = ""  #: NUMBERS, CALENDAR or CLOCK; empty for none
    figure: bool = True  #: whether values are figures; else they are claims in words, which only editors can compare
    natural: float = 0.0  #: against which a difference is measured where the zero of the scale is a convention
    printed: str = "{number}"  #: a number, and its unit where that is not said elsewhere
    counted: bool = False  #: whether what is counted is named once beside the values, which are printed without it
    apart: tuple[str, str] = ("", "")  #: the unit of a difference, for one and for several; empty for that of the fact
    between: tuple[str, str] = ("", "")  #: what stands between two parts of a value, and what a reader reads there


_AMOUNT = re.compile(rf"{_WHOLE}(?:\.[0-9]{{1,2}})?")  # three digits after a dot may be thousands

KINDS = {
    "count": Kind(
        "a whole number without separators (848) or an interval (357..362)", re.compile(_WHOLE), NUMBERS, counted=True
    ),
    "percent": Kind(
        "a number (3.76) or an interval (3..4)",
        re.compile(rf"{_WHOLE}(?:\.[0-9]{{1,15}})?"),
        NUMBERS,
        printed="{number}\u00a0%",
        apart=("point", "points"),
    ),
    "date": Kind(dates.NOTATION, scale=CALENDAR, natural=YEAR, apart=("day", "days")),
    "time": Kind(
        "a 24-hour time (10:00, midnight 00:00) or an interval (18:00..20:00, over midnight 23:00..04:00)",
        re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])"),
        CLOCK,
        natural=DAY,
        between=("..", "–"),
    ),
    "duration": Kind(
        "a number with at most two decimals (4) or an interval (3.5..4)", _AMOUNT, NUMBERS, printed="{number} {unit}"
    ),
    "money": Kind(
        "a number with at most two decimals, without separators (1000000), or an interval",
        _AMOUNT,
        NUMBERS,
        printed="{number} {unit}",
    ),
    "vote": Kind("two numbers (7:4)", re.compile(rf"{_WHOLE}:{_WHOLE}"), between=(":", " to ")),
    "text": Kind("a short phrase", figure=False),
}


def figures() -> tuple[str, ...]:
    """Return the kinds whose values can be set beside each other as figures."""
    return tuple(name for name, kind in KINDS.items() if kind.figure)


def kind_of(name: str) -> Kind:
    """Return a kind; one that there is not is like a text, for the schema speaks of it."""
    return KINDS.get(name, KINDS["text"])
