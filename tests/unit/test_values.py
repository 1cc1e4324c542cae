"""Values: each kind in its own notation, on its own scale, and in words that a reader expects."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.kinds import KINDS
from edition.values import Extent, extent, format_hedged, format_value, widened

DAY_1956_02_25 = -5059  # days before 1 January 1970
INFINITE = float("inf")


@pytest.mark.parametrize(
    ("kind", "value", "low", "high"),
    [
        ("count", "848", 848, 848),
        ("count", "357..362", 357, 362),
        ("percent", "3.76", 3.76, 3.76),
        ("duration", "3.5..4", 3.5, 4),
        ("money", "1000000", 1e6, 1e6),
        ("date", "1956-02-25", DAY_1956_02_25, DAY_1956_02_25),
        ("date", "1956-02", DAY_1956_02_25 - 24, DAY_1956_02_25 + 4),
        ("date", "1956-02-24/1956-02-25", DAY_1956_02_25 - 1, DAY_1956_02_25),
        ("date", "1956-02-25~", DAY_1956_02_25, DAY_1956_02_25),
        ("time", "00:00", 0, 0),
        ("time", "18:00..20:30", 1080, 1230),
        ("time", "23:00..04:00", 1380, 1680),
        ("date", "195X", -7305, -3654),
        ("date", "19XX", -25567, 10956),
        ("date", "1956-XX", -5114, -4749),
        ("date", "1956-XX-XX", -5114, -4749),
        ("date", "1956-02-XX", DAY_1956_02_25 - 24, DAY_1956_02_25 + 4),
        ("date", "1956%", -5114, -4749),
        ("date", "1956-21", -5054, -4963),
        ("date", "1956-24", -4779, -4690),
        ("date", "../1956-02", -INFINITE, DAY_1956_02_25 + 4),
        ("date", "1956-02/..", DAY_1956_02_25 - 24, INFINITE),
        ("date", "1956-02-XX/1956-22", DAY_1956_02_25 - 24, -4871),
    ],
)
def test_extent(kind: str, value: str, low: float, high: float) -> None:
    """A value covers numbers as such, dates in days since 1970 and times in minutes since midnight."""
    assert extent(kind, value) == Extent(low, high)


@pytest.mark.parametrize(("kind", "value"), [("vote", "7:4"), ("text", "nobody")])
def test_no_scale(kind: str, value: str) -> None:
    """Votes and texts have no scale, so nothing measures them."""
    assert extent(kind, value) is None


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("count", "some"),
        ("count", "1,000"),
        ("count", "1e3"),
        ("count", "-5"),
        ("count", "１２"),
        ("count", "9" * 400),
        ("count", "1.108"),
        ("count", "0001108"),
        ("count", "1108.0"),
        ("count", "1.108..1200"),
        ("count", "00"),
        ("money", "1.000"),
        ("money", "01000"),
        ("duration", "3.000"),
        ("percent", "03.76"),
        ("percent", "3.76%"),
        ("date", "../.."),
        ("date", "1956/"),
        ("date", "1956-25"),
        ("date", "1956-13-XX"),
        ("date", "1956-21~"),
        ("date", "00XX"),
        ("date", "1956-02-30~"),
        ("vote", "07:04"),
        ("date", "25.02.1956"),
        ("date", "1956-02-30"),
        ("date", "1956-13"),
        ("date", "0000"),
        ("time", "24:00"),
        ("time", "9:00"),
        ("vote", "7-4"),
        ("text", " "),
    ],
)
def test_wrong_notation(kind: str, value: str) -> None:
    """What is not in the notation of its kind is refused, and the message shows that notation."""
    with pytest.raises(ValueError, match=re.escape(KINDS[kind].notation)):
        extent(kind, value)


@pytest.mark.parametrize(
    ("kind", "value"), [("count", "9..3"), ("date", "1956-02-25/1956-02-24"), ("time", "09:00..08:59")]
)
def test_interval_order(kind: str, value: str) -> None:
    """An interval begins with its lower end, but for a night of at most twelve hours."""
    with pytest.raises(ValueError, match="lower end"):
        extent(kind, value)


@pytest.mark.parametrize(("kind", "value"), [("count", "5..5"), ("time", "23:00..23:00"), ("date", "1956/1956")])
def test_interval_has_two_ends(kind: str, value: str) -> None:
    """One value has one spelling: what has no two ends is no interval."""
    with pytest.raises(ValueError, match="two ends"):
        extent(kind, value)


def test_unknown_kind() -> None:
    """A kind that does not exist is refused with the kinds that do."""
    with pytest.raises(ValueError, match=f"one of {', '.join(KINDS)}"):
        extent("colour", "red")


@given(st.sampled_from(sorted(KINDS)), st.text())
def test_any_text(kind: str, value: str) -> None:
    """Whatever a cell holds, it is read as an interval in order, or refused by ValueError."""
    try:
        found = extent(kind, value)
    except ValueError:
        return
    assert found is None or found.low <= found.high


@pytest.mark.parametrize(
    ("kind", "value", "qualifier", "low", "high"),
    [
        ("count", "680000", "about", 675000, 685000),
        ("count", "848", "about", 847.5, 848.5),
        ("count", "0", "about", -0.5, 0.5),
        ("percent", "3.76", "about", 3.755, 3.765),
        ("count", "100", "at-least", 100, float("inf")),
        ("count", "100", "at-most", float("-inf"), 100),
        ("count", "100", "exact", 100, 100),
        ("count", "90..100", "range", 90, 100),
        ("time", "10:00", "about", 570, 630),
        ("date", "1956-02-25", "about", DAY_1956_02_25, DAY_1956_02_25),
    ],
)
def test_qualifier(kind: str, value: str, qualifier: str, low: float, high: float) -> None:
    """A hedge widens a value to what the source commits itself to, and no further."""
    found = widened(kind, value, qualifier)
    assert found is not None
    assert [found.low, found.high] == pytest.approx([low, high])


def test_gap() -> None:
    """The gap is signed, and none where two values overlap."""
    reference = Extent(357, 362)
    assert Extent(370, 370).gap(reference) == 8
    assert Extent(350, 352).gap(reference) == -5
    assert Extent(360, 400).gap(reference) == 0


@pytest.mark.parametrize(
    ("kind", "unit", "value", "words"),
    [
        ("count", "delegates", "680000", "680,000"),
        ("count", "lists", "357..362", "357–362"),
        ("percent", "percent", "3.76", "3.76\u00a0%"),
        ("duration", "hours", "4", "4 hours"),
        ("duration", "hours", "1", "1 hour"),
        ("duration", "hours", "3.5..4", "3.5–4 hours"),
        ("money", "US dollars", "1000000", "1,000,000 US dollars"),
        ("date", "", "1956-02-25", "25 February 1956"),
        ("date", "", "1956-02", "February 1956"),
        ("date", "", "1953~", "about 1953"),
        ("date", "", "1953?", "perhaps 1953"),
        ("date", "", "1953%", "perhaps about 1953"),
        ("date", "", "195X", "the 1950s"),
        ("date", "", "195X~", "about the 1950s"),
        ("date", "", "19XX", "1900 to 1999"),
        ("date", "", "1956-XX", "1956, month unknown"),
        ("date", "", "1956-XX-XX", "1956, month and day unknown"),
        ("date", "", "1956-02-XX", "February 1956, day unknown"),
        ("date", "", "1956-21", "spring 1956"),
        ("date", "", "1999-24", "winter 1999–00"),
        ("date", "", "../1956-02", "February 1956 or earlier"),
        ("date", "", "1956-02-25/..", "25 February 1956 or later"),
        ("date", "", "1956-02-XX/1956-02-25", "February 1956, day unknown to 25 February 1956"),
        ("date", "", "1956-02-13/1956-02-14", "13–14 February 1956"),
        ("date", "", "1956-02-25/1956-03-01", "25 February 1956 to 1 March 1956"),
        ("time", "", "18:00..20:00", "18:00–20:00"),
        ("vote", "votes", "7:4", "7 to 4"),
        ("text", "", "at the end ... of the day", "at the end ... of the day"),
        ("count", "delegates", "", "—"),
    ],
)
def test_shown(kind: str, unit: str, value: str, words: str) -> None:
    """A reader sees numbers with separators, dates in words and no notation of ours."""
    assert format_value(kind, unit, value) == words


@pytest.mark.parametrize(
    ("value", "qualifier", "said"),
    [
        ("190", "exact", "190"),
        ("190", "about", "about 190"),
        ("2,000,000", "at-least", "at least 2,000,000"),
        ("357–362", "range", "357–362"),
        ("about June 1956", "about", "about June 1956"),
    ],
)
def test_hedged(value: str, qualifier: str, said: str) -> None:
    """A source's own hedge stands before its value, and not twice."""
    assert format_hedged(value, qualifier) == said
