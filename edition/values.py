"""Read and print the normalised values of facts and readings, each kind in its own notation."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition import dates
from edition.kinds import CALENDAR, CLOCK, DAY, KINDS, NUMBERS, Kind

_HALF = DAY / 2


@dataclass(frozen=True, slots=True)
class Extent:
    """The stretch of a scale that a value covers: numbers as such, dates in days since 1970, times in minutes.

    Times lie on a circle: what passes midnight ends beyond its `period`.
    """

    low: float
    high: float
    period: float = field(default=0.0, compare=False)  #: 0 for a scale that does not come round

    def gap(self, other: Extent) -> float:
        """Return the signed distance from `other` to this extent, the shorter way round: 0 where they overlap."""
        return min((one.distance(other) for one in self.turns()), key=lambda gap: (abs(gap), -gap))

    def distance(self, other: Extent) -> float:
        """Return the signed distance from `other` to this extent along the scale: 0 where they overlap."""
        if self.low > other.high:
            return self.low - other.high
        if self.high < other.low:
            return self.high - other.low
        return 0.0

    def holds(self, other: Extent) -> bool:
        """Tell whether all of `other` lies within this extent."""
        return any(one.low <= other.low and other.high <= one.high for one in self.turns())

    def shift(self, other: Extent) -> float:
        """Return by how much this extent is moved round the circle to lie beside `other`: 0 without a circle."""
        return min(self.turns(), key=lambda one: abs(one.low + one.high - other.low - other.high)).low - self.low

    def moved(self, by: float) -> Extent:
        """Return this extent, moved along its scale."""
        return Extent(self.low + by, self.high + by, self.period)

    def turns(self) -> list[Extent]:
        """Return this extent as it lies on the turns of a circle that others may lie on, itself first."""
        return [self.moved(turn * self.period) for turn in (0, 1, -1)] if self.period else [self]


def extent(kind: str, value: str) -> Extent | None:
    """Return what `value` covers on the scale of `kind`, or None for kinds without a scale.

    Raises ValueError, saying what was expected, when `value` is not in the notation of `kind`.
    """
    if not (known := KINDS.get(kind)):
        raise ValueError(f"one of {', '.join(KINDS)}")
    if not known.scale:
        if not value.strip() or (known.point and not known.point.fullmatch(value)):
            raise ValueError(known.notation)
        return None
    if known.scale == CALENDAR:
        return Extent(*dates.days(value))
    low, separator, high = value.partition("..")
    if separator and low == high:
        raise ValueError("an interval with two ends, or one value")
    ends = [_point(known, end) for end in ([low, high] if separator else [low])]
    return _on_clock(ends[0], ends[-1]) if known.scale == CLOCK else _ordered(ends[0], ends[-1])


def _ordered(low: float, high: float) -> Extent:
    if low > high:
        raise ValueError("an interval that begins with its lower end")
    return Extent(low, high)


def _on_clock(low: float, high: float) -> Extent:
    """Return the extent of times; what ends before it begins passes midnight, if it is no slip."""
    if low > high and high + DAY - low > _HALF:
        raise ValueError(
            "an interval that begins with its lower end, or passes midnight within 12 hours (23:00..04:00)"
        )
    return Extent(low, high + DAY if low > high else high, DAY)


def _point(kind: Kind, value: str) -> float:
    if not (match := kind.point and kind.point.fullmatch(value)):
        raise ValueError(kind.notation)
    if kind.scale == CLOCK:
        return 60 * int(match[1]) + int(match[2])
    return float(value)


def widened(kind: str, value: str, qualifier: str) -> Extent | None:
    """Return the extent that a source commits itself to, given its qualifier.

    "At least 100" is open above; "about 680,000" is read as rounded to its last digit that is not
    zero, so it covers 675,000 to 685,000.
    """
    stated = extent(kind, value)
    if stated is None or qualifier in {"exact", "range"}:
        return stated
    if qualifier == "at-least":
        return Extent(stated.low, _reach(stated, 1), stated.period)
    if qualifier == "at-most":
        return Extent(_reach(stated, -1), stated.high, stated.period)
    if KINDS[kind].scale == CALENDAR:
        return stated  # EDTF has its own sign for an approximate date, and its own extent for it
    if KINDS[kind].scale == CLOCK:
        return Extent(stated.low - 30, stated.high + 30, DAY)  # half of an hour either way
    slack = 0.5 * _last_place(value.rpartition("..")[2])
    return Extent(stated.low - slack, stated.high + slack)


def _reach(stated: Extent, sign: int) -> float:
    """Return how far an extent goes that is open at one end: on a clock what is later is so within 12 hours."""
    if not stated.period:
        return sign * float("inf")
    return max(stated.high, stated.low + _HALF) if sign > 0 else min(stated.low, stated.high - _HALF)


def _last_place(number: str) -> float:
    """Return the unit of the last digit that carries information: 10,000 in 680000, 0.01 in 3.76."""
    whole, _, decimals = number.partition(".")
    if decimals:
        return float(10 ** -len(decimals))
    return float(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else 1.0


def format_value(kind: str, unit: str, value: str) -> str:
    """Return `value` as a reader expects to see it, or an em dash where there is none."""
    if not value:
        return "—"
    known = KINDS[kind]
    if known.scale == CALENDAR:
        return dates.format_edtf(value)
    if known.scale != NUMBERS:
        return value.replace(*known.between) if known.between[0] else value
    ends = [f"{float(end):,.{len(end.partition('.')[2])}f}" for end in value.split("..")]
    return known.printed.format(number="–".join(ends), unit=unit.removesuffix("s") if value == "1" else unit).rstrip()


def format_hedged(value: str, qualifier: str) -> str:
    """Return a shown value with its qualifier before it, but for the hedge that it already has."""
    hedge = "" if qualifier in {"exact", "range"} else qualifier.replace("-", " ")
    return value if value.startswith(hedge) else f"{hedge} {value}"


def in_prose(said: str) -> str:
    """Return a value as a sentence has it: per cent in words."""
    return said.replace("\u00a0%", " per cent")
