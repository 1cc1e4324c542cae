"""Read and print the normalised values of facts and readings, each kind in its own notation."""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap, monthrange, timegm
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import format_date
from edtf import EDTFObject, parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

NUMERIC = frozenset({"count", "percent", "duration", "money"})

#: the kinds whose values can be set beside each other as figures; a text is a claim in words
MEASURED = NUMERIC | {"date", "time", "vote"}

#: kind -> what a value of it looks like, for messages and help
NOTATION = {
    "count": "a number (848) or an interval (357..362)",
    "percent": "a number (3.76) or an interval (3..4)",
    "duration": "a number (4) or an interval (3.5..4)",
    "money": "a number (1000000) or an interval",
    "date": "an EDTF date (1956-02-25, 1956-02, 1953~, 1956-02-13/1956-02-14)",
    "time": "a 24-hour time (10:00) or an interval (18:00..20:00)",
    "vote": "two numbers (7:4)",
    "text": "a short phrase",
}

#: kind -> what stands in a value and what a reader reads
_SPOKEN = {"vote": (":", " to "), "time": ("..", "–")}

_DAY = 86_400  # seconds
_EPOCH = dt.date(1970, 1, 1)
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")  # what a float holds exactly enough
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_VOTE = re.compile(r"[0-9]+:[0-9]+")
_MOMENT = r"(?!0000)[0-9]{4}(?:-[0-9]{2}){0,2}[~?]?"
_PLAIN = re.compile(r"(?!0000)([0-9]{4})(?:-(?!00)([0-9]{2}))?(?:-(?!00)([0-9]{2}))?")
_DATE = re.compile(rf"{_MOMENT}(?:/{_MOMENT})?")  # the part of EDTF that can be printed in words


@dataclass(frozen=True, slots=True)
class Extent:
    """The stretch of a scale that a value covers: numbers as such, dates in days since 1970, times in minutes."""

    low: float
    high: float

    def gap(self, other: Extent) -> float:
        """Return the signed distance from `other` to this extent: 0 where they overlap."""
        if self.low > other.high:
            return self.low - other.high
        if self.high < other.low:
            return self.high - other.low
        return 0.0


def extent(kind: str, value: str) -> Extent | None:
    """Return what `value` covers on the scale of `kind`, or None for kinds without a scale.

    Raises ValueError, saying what was expected, when `value` is not in the notation of `kind`.
    """
    if kind not in NOTATION:
        raise ValueError(f"one of {', '.join(NOTATION)}")
    if kind in {"text", "vote"}:
        if not value.strip() or (kind == "vote" and not _VOTE.fullmatch(value)):
            raise ValueError(NOTATION[kind])
        return None
    if kind == "date":
        return _date(value)
    low, separator, high = value.partition("..")
    ends = [_point(kind, end) for end in ([low, high] if separator else [low])]
    return _ordered(ends[0], ends[-1])


def _ordered(low: float, high: float) -> Extent:
    if low > high:
        raise ValueError("an interval that begins with its lower end")
    return Extent(low, high)


def _point(kind: str, value: str) -> float:
    pattern = _TIME if kind == "time" else _NUMBER
    if not (match := pattern.fullmatch(value)):
        raise ValueError(NOTATION[kind])
    if kind == "time":
        return 60 * int(match[1]) + int(match[2])
    return float(value)


@lru_cache(maxsize=4096)  # parsing EDTF is slow and the same dates come back often
def _edtf(value: str) -> EDTFObject:
    """Read a date in the notation of https://www.loc.gov/standards/datetime/, as far as it can be printed in words."""
    try:
        if _DATE.fullmatch(value):
            parsed: EDTFObject = parse_edtf(value)
            return parsed
    except EDTFParseException:
        pass
    raise ValueError(NOTATION["date"])


def _date(value: str) -> Extent:
    if plain := _PLAIN.fullmatch(value):
        return _calendar(*(int(part) if part else 0 for part in plain.groups()))
    parsed = _edtf(value)
    return _ordered(timegm(parsed.lower_strict()) // _DAY, timegm(parsed.upper_strict()) // _DAY)


def _calendar(year: int, month: int, day: int) -> Extent:
    """Read a year, month or day without the library, which takes 9 ms for each; 0 stands for what is left open."""
    try:
        first = dt.date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(NOTATION["date"]) from None
    days = 1 if day else monthrange(year, month)[1] if month else 366 if isleap(year) else 365
    low = (first - _EPOCH).days
    return Extent(low, low + days - 1)


def widened(kind: str, value: str, qualifier: str) -> Extent | None:
    """Return the extent that a source commits itself to, given its qualifier.

    "At least 100" is open above; "about 680,000" is read as rounded to its last digit that is not
    zero, so it covers 675,000 to 685,000.
    """
    stated = extent(kind, value)
    if stated is None or qualifier in {"exact", "range"}:
        return stated
    if qualifier == "at-least":
        return Extent(stated.low, float("inf"))
    if qualifier == "at-most":
        return Extent(float("-inf"), stated.high)
    if kind == "date":
        return stated  # EDTF has its own sign for an approximate date, and its own extent for it
    if kind == "time":
        return Extent(stated.low - 30, stated.high + 30)  # half of an hour either way
    slack = 0.5 * _last_place(value.rpartition("..")[2])
    return Extent(stated.low - slack, stated.high + slack)


def _last_place(number: str) -> float:
    """Return the unit of the last digit that carries information: 10,000 in 680000, 0.01 in 3.76."""
    whole, _, decimals = number.partition(".")
    if decimals:
        return float(10 ** -len(decimals))
    return float(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else 1.0


def shown(kind: str, unit: str, value: str) -> str:
    """Return `value` as a reader expects to see it, or an em dash where there is none."""
    if not value:
        return "—"
    if kind == "date":
        return _shown_date(value)
    if kind not in NUMERIC:
        return value.replace(*_SPOKEN[kind]) if kind in _SPOKEN else value
    ends = [f"{float(end):,.{len(end.partition('.')[2])}f}" for end in value.split("..")]
    number = "–".join(ends)
    if kind == "percent":
        return f"{number}\u00a0%"
    if kind in {"duration", "money"}:
        return f"{number} {unit.removesuffix('s') if value == '1' else unit}".rstrip()
    return number


def _shown_date(value: str) -> str:
    if "/" in value:
        start, end = value.split("/")
        if start[:7] == end[:7] and len(start) == len(end) == len("1956-02-13"):
            return f"{int(start[8:])}–{_shown_date(end)}"
        return f"{_shown_date(start)} to {_shown_date(end)}"
    if value.endswith(("~", "?")):
        return f"{'about' if value[-1] == '~' else 'perhaps'} {_shown_date(value[:-1])}"
    parts = [int(part) for part in value.split("-")]
    pattern = {1: "y", 2: "MMMM y", 3: "d MMMM y"}[len(parts)]
    return str(format_date(dt.date(*[*parts, 1, 1][:3]), pattern, locale="en_GB"))


def hedged(value: str, qualifier: str) -> str:
    """Return a shown value with its qualifier before it, but for the hedge that it already has."""
    hedge = "" if qualifier in {"exact", "range"} else qualifier.replace("-", " ")
    return value if value.startswith(hedge) else f"{hedge} {value}"
