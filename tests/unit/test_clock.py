"""Times of day: they lie on a circle, and midnight is a time like any other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.values import Extent, extent, widened


@pytest.mark.parametrize(
    ("value", "other", "gap"),
    [
        ("00:00", "23:30", 30),
        ("23:30", "00:00", -30),
        ("00:00", "23:00..04:00", 0),
        ("22:30", "23:00..04:00", -30),
        ("04:20", "23:00..04:00", 20),
        ("23:00..04:00", "03:12", 0),
        ("12:00", "00:00", 720),
        ("10:00", "18:00..20:00", -480),
    ],
)
def test_times_lie_on_a_circle(value: str, other: str, gap: float) -> None:
    """Two times stand as far apart as the shorter way round the clock is, over midnight as over noon."""
    first, second = extent("time", value), extent("time", other)
    assert first is not None
    assert second is not None
    assert first.gap(second) == gap


@given(st.integers(0, 1439), st.integers(0, 1439))
def test_distance_on_the_clock(one: int, other: int) -> None:
    """No two times are further apart than half a day, and each stands as far from the other as the other from it."""
    there, back = (
        Extent(one, one, 1440).gap(Extent(other, other, 1440)),
        Extent(other, other, 1440).gap(Extent(one, one, 1440)),
    )
    assert abs(there) == abs(back) == min((one - other) % 1440, (other - one) % 1440)


@pytest.mark.parametrize(
    ("qualifier", "reference", "meets"),
    [
        ("about", "23:40", True),
        ("about", "23:20", False),
        ("at-least", "04:00", True),
        ("at-least", "23:00", False),
        ("at-most", "23:00", True),
        ("at-most", "04:00", False),
    ],
)
def test_hedges_over_midnight(qualifier: str, reference: str, *, meets: bool) -> None:
    """Midnight with a hedge: half an hour about it, and what comes within twelve hours after or before it."""
    hedged_midnight, asked = widened("time", "00:00", qualifier), extent("time", reference)
    assert hedged_midnight is not None
    assert asked is not None
    assert (hedged_midnight.gap(asked) == 0) is meets
    assert hedged_midnight.holds(asked) is meets
