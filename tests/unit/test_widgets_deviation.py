"""Differences in the words that their kind is measured in."""

from __future__ import annotations

import pytest

from edition.widgets.deviation import format_deviation, format_percent


@pytest.mark.parametrize(
    ("kind", "deviation", "words"),
    [
        ("date", 1, "+1\u00a0day"),
        ("time", -95, "−1\u00a0h\u00a035\u00a0min"),
        ("time", 20, "+20\u00a0min"),
        ("percent", 1, "+1\u00a0point"),
        ("percent", -2.25, "−2.25\u00a0points"),
        ("count", 1234567, "+1,234,567"),
        ("text", None, "—"),
        ("count", 0.0, "none"),
    ],
)
def test_differences_are_spoken(kind: str, deviation: float | None, words: str) -> None:
    """A difference is said with its sign, grouped digits and the unit of its kind."""
    assert format_deviation(kind, "", deviation) == words


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (None, ""),
        (0.0, ""),
        (30.66, "+31\u00a0%"),
        (-3.14, "−3.1\u00a0%"),
        (0.01, "+<0.1\u00a0%"),
        (99900, "+99,900\u00a0%"),
    ],
)
def test_percentages_are_spoken(percent: float | None, words: str) -> None:
    """A percentage has no more digits than a reader can use."""
    assert format_percent(percent) == words
