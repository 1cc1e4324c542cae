"""Read and print dates: the part of EDTF that historians need, in days since 1970 and in words."""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap, monthrange, timegm
from functools import lru_cache

from babel.dates import format_date
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

#: the part of EDTF that is taken, for messages and help
NOTATION = (
    "an EDTF date (1956-02-25, 1956-02, 1956, 195X, 1956-XX, 1956-02-XX, 1956-21 to 1956-24 for seasons,"
    " 1953~, 1953?, 1953%, 1956-02-13/1956-02-14, ../1956-02, 1956-02/..)"
)

SIGNS = {"~": "about", "?": "perhaps", "%": "perhaps about"}  #: sign of EDTF -> the word for it

OPEN = ".."  #: the end of an interval that nobody knows, or that there is not

Days = tuple[float, float]  #: first and last day since 1970; infinite where an end is open

_DAY = 86_400  # seconds
_EPOCH = dt.date(1970, 1, 1)
_FOREVER = float("inf")
_PLAIN = re.compile(r"(?!0000)([0-9]{4})(?:-(?!00)([0-9]{2}))?(?:-(?!00)([0-9]{2}))?")
_SEASON = re.compile(r"(?!0000)([0-9]{4})-(2[1-4])")
_UNKNOWN = re.compile(r"(?!00)(?:[0-9]{2}(?:[0-9]X|XX)|[0-9]{4}-(?:XX(?:-XX)?|[0-9]{2}-XX))")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_WINTER = "24"


def days(value: str) -> Days:
    """Return the days that a date covers. Raises ValueError, saying what was expected, where it is none.

    The notation: https://www.loc.gov/standards/datetime/.
    """
    start, between, end = value.partition("/")
    if not between:
        return _moment(value)
    if start == end == OPEN:
        raise ValueError(NOTATION)
    if start == end:
        raise ValueError("an interval with two ends, or one value")
    low = -_FOREVER if start == OPEN else _moment(start)[0]
    high = _FOREVER if end == OPEN else _moment(end)[1]
    if low > high:
        raise ValueError("an interval that begins with its lower end")
    return low, high


def format_edtf(value: str) -> str:
    """Return a date in words."""
    start, between, end = value.partition("/")
    if not between:
        return _shown_moment(value)
    if start == OPEN:
        return f"{_shown_moment(end)} or earlier"
    if end == OPEN:
        return f"{_shown_moment(start)} or later"
    if start[:7] == end[:7] and _is_day(start) and _is_day(end):
        return f"{int(start[8:])}–{_shown_moment(end)}"
    return f"{_shown_moment(start)} to {_shown_moment(end)}"


def _shown_moment(value: str) -> str:
    if value[-1] in SIGNS:
        return f"{SIGNS[value[-1]]} {_shown_moment(value[:-1])}"
    if season := _SEASON.fullmatch(value):
        year = int(season[1])
        return f"{_SEASONS[season[2]]} {year}" + (f"–{(year + 1) % 100:02}" if season[2] == _WINTER else "")
    if "X" in value:
        return _shown_unknown(value)
    parts = [int(part) for part in value.split("-")]
    pattern = {1: "y", 2: "MMMM y", 3: "d MMMM y"}[len(parts)]
    return str(format_date(dt.date(*[*parts, 1, 1][:3]), pattern, locale="en_GB"))


def _is_day(value: str) -> bool:
    plain = _PLAIN.fullmatch(value)
    return bool(plain and plain[3])


def _shown_unknown(value: str) -> str:
    """Return in words what is known of a date, and what is not."""
    known, _, rest = value.partition("-XX")
    if known.endswith("XX"):
        return f"{known[:2]}00 to {known[:2]}99"
    if known.endswith("X"):
        return f"the {known[:3]}0s"
    unknown = "day" if "-" in known else "month and day" if rest else "month"
    return f"{_shown_moment(known)}, {unknown} unknown"


def _moment(value: str) -> Days:
    """Return the days of a date that is no interval; its sign does not widen it."""
    if season := _SEASON.fullmatch(value):
        first = 3 * (int(season[2]) - 20)  # the library ends a winter with the year
        return _calendar(int(season[1]), first)[0], _calendar(int(season[1]) + first // 12, (first + 2 - 1) % 12 + 1)[1]
    base = value[:-1] if value[-1:] in SIGNS else value
    if plain := _PLAIN.fullmatch(base):
        return _calendar(*(int(part) if part else 0 for part in plain.groups()))
    return _unknown(base)


@lru_cache(maxsize=4096)  # parsing EDTF is slow and the same dates come back often
def _unknown(value: str) -> Days:
    try:
        if _UNKNOWN.fullmatch(value):
            parsed = parse_edtf(value)
            return timegm(parsed.lower_strict()) // _DAY, timegm(parsed.upper_strict()) // _DAY
    except (EDTFParseException, ValueError):
        pass
    raise ValueError(NOTATION)


def _calendar(year: int, month: int, day: int = 0) -> Days:
    """Read a year, month or day without the library, which takes 9 ms for each; 0 stands for what is left open."""
    try:
        first = dt.date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(NOTATION) from None
    length = 1 if day else monthrange(year, month)[1] if month else 366 if isleap(year) else 365
    low = (first - _EPOCH).days
    return low, low + length - 1
