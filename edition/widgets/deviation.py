"""Say how far a value stands from another, in the words that its kind is measured in."""

from __future__ import annotations

_HOUR = 60  # minutes
_PLACES = 2


def spoken(kind: str, unit: str, deviation: float | None) -> str:
    """Return a signed difference with its unit, "none" where there is no difference, and a dash where none is measured.

    `deviation` is in the unit of the kind's scale: numbers as such, dates in days, times in minutes.
    """
    if deviation is None:
        return "—"
    if not deviation:
        return "none"
    sign = "+" if deviation > 0 else "−"
    size = abs(deviation)
    if kind == "time":
        hours, minutes = divmod(round(size), _HOUR)
        parts = ([f"{hours}\u00a0h"] if hours else []) + ([f"{minutes}\u00a0min"] if minutes else [])
        return sign + "\u00a0".join(parts)
    number = _number(size)
    if kind == "date":
        return f"{sign}{number}\u00a0{'day' if size == 1 else 'days'}"
    if kind == "percent":
        return f"{sign}{number}\u00a0{'point' if size == 1 else 'points'}"
    return f"{sign}{number}" if kind == "count" else f"{sign}{number}\u00a0{unit}".rstrip()


def spoken_percent(percent: float | None) -> str:
    """Return a signed percentage with as many digits as a reader can use, or nothing where there is no difference."""
    if not percent:
        return ""
    size = abs(percent)
    precise = f"{size:,.0f}" if size >= 10 else f"{size:.1f}"  # noqa: PLR2004  # two digits are enough
    return f"{'+' if percent > 0 else '−'}{precise if float(precise.replace(',', '')) else '<0.1'}\u00a0%"


def _number(size: float) -> str:
    return f"{size:,.{_PLACES}f}".rstrip("0").rstrip(".")
