"""Say how far a value stands from another, in the words that its kind is measured in."""

from __future__ import annotations

from edition.kinds import CLOCK, KINDS

_HOUR = 60  # minutes
_PLACES = 2


def format_deviation(kind: str, unit: str, deviation: float | None) -> str:
    """Return a signed difference with its unit, "none" where there is no difference, and a dash where none is measured.

    `deviation` is in the unit of the kind's scale: numbers as such, dates in days, times in minutes.
    """
    if deviation is None:
        return "—"
    if not deviation:
        return "none"
    return ("+" if deviation > 0 else "−") + format_difference(kind, unit, deviation)


def format_difference(kind: str, unit: str, deviation: float | None) -> str:
    """Return how large a difference is, with its unit, and nothing where there is none or none is measured."""
    if not deviation:
        return ""
    amount = abs(deviation)
    if KINDS[kind].scale == CLOCK:
        hours, minutes = divmod(round(amount), _HOUR)
        parts = ([f"{hours}\u00a0h"] if hours else []) + ([f"{minutes}\u00a0min"] if minutes else [])
        return "\u00a0".join(parts)
    one, several = KINDS[kind].apart
    named = (one if amount == 1 else several) or (unit if "{unit}" in KINDS[kind].printed else "")
    return f"{_number(amount)}\u00a0{named}".rstrip()


def format_percent(percent: float | None) -> str:
    """Return a signed percentage with as many digits as a reader can use, or nothing where there is no difference."""
    if not percent:
        return ""
    share = abs(percent)
    precise = f"{share:,.0f}" if share >= 10 else f"{share:.1f}"  # noqa: PLR2004  # two digits are enough
    return f"{'+' if percent > 0 else '−'}{precise if float(precise.replace(',', '')) else '<0.1'}\u00a0%"


def _number(amount: float) -> str:
    return f"{amount:,.{_PLACES}f}".rstrip("0").rstrip(".")
