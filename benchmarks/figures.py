"""One figure of the benchmarks: what was measured, beside the stock book, and how far it should go."""

from __future__ import annotations

from typing import Any

Figure = dict[str, Any]


def figure(  # noqa: PLR0913  # a record; most of it by name
    group: str,
    what: str,
    unit: str,
    ours: float,
    stock: float | None = None,
    *,
    most: float | None = None,
    least: float | None = None,
    share: float | None = None,
) -> Figure:
    """Return a figure with its goals: at most, at least, and at most a share of what it stands beside."""
    goals = {"most": most, "least": least, "share": share}
    kept: Figure = {"group": group, "what": what, "unit": unit, "ours": round(ours, 2)}
    if stock is not None:
        kept["beside"] = round(stock, 2)
    return kept | {name: round(goal, 4) for name, goal in goals.items() if goal is not None}
