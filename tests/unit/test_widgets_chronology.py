"""Chronology: its events, what its traits refuse, and the table that stands in for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from traitlets import TraitError

from edition.widgets import Chronology
from tests import sample
from tests.browser.widget_views import with_events

if TYPE_CHECKING:
    from pathlib import Path


def test_events_stand_in_order(data: Path) -> None:
    """Facts of kind date are the events, in the order of their reference, or of the first source that dates them."""
    rows = Chronology(with_events(data)).collations
    assert [row["fact_id"] for row in rows] == ["plan", "opening", "speech", "rumour"]


def test_conflicts_are_dates_that_do_not_meet(data: Path) -> None:
    """A date that misses the reference or another source is a conflict; a year that holds the day is none."""
    rows = {row["fact_id"]: row["conflict"] for row in Chronology(with_events(data)).collations}
    assert rows == {"plan": False, "opening": False, "speech": True, "rumour": False}


@pytest.mark.parametrize(
    ("trait", "value", "named"),
    [
        ("fact", "speach", "did you mean 'speech'"),
        ("fact", "length", "allowed are plan, opening, speech, rumour"),
        ("topic", "leek", "did you mean 'leak'"),
        ("since", "1890", "allowed are 1955, 1956, 1957"),
        ("until", "next", "allowed are 1955, 1956, 1957"),
        ("conflicts", "all", "boolean"),
    ],
)
def test_what_the_tables_do_not_have_is_refused(data: Path, trait: str, value: str, named: str) -> None:
    """A wrong value raises a TraitError that names what is allowed, and changes nothing."""
    chronology = Chronology(with_events(data))
    before = getattr(chronology, trait)
    with pytest.raises(TraitError, match=named):
        setattr(chronology, trait, value)
    assert getattr(chronology, trait) == before


def test_the_table_has_every_date(data: Path) -> None:
    """The static table has each event with its reference, every source's date and verdict, and the word conflict."""
    chronology = Chronology(with_events(data))
    page = BeautifulSoup(chronology.html(), "html5lib")
    rows = {str(row["data-row"]): " ".join(row.text.split()) for row in page.select("tr[data-row]")}
    assert list(rows) == [row["fact_id"] for row in chronology.collations]
    assert rows["speech"].startswith("25 February 1956 conflict When was")
    for part in ("ALFA.2 25 February 1956 ✓ agrees", "BETA.1 14 February 1956 ✗ differs", "GAMMA.1 1956 ✓ agrees"):
        assert part in rows["speech"]
    assert rows["plan"].startswith("about 1955 When was it planned?")
    assert rows["rumour"].startswith("not established")


def test_tables_without_events_make_an_empty_chronology(data: Path) -> None:
    """A folder in which nothing is dated is no error."""
    head, *facts = sample.rows(data / "facts.csv")
    sample.save(data / "facts.csv", [head, *(fact for fact in facts if fact[3] != "date")])
    head, *readings = sample.rows(data / "readings.csv")
    sample.save(data / "readings.csv", [head, *(reading for reading in readings if reading[0] != "opening")])
    assert Chronology(data).collations == []


def test_an_open_date_is_listed_where_it_is_known(data: Path) -> None:
    """An event of which only the end is known stands there; the page gets no number that JSON has not."""
    sample.spoil(with_events(data), "facts.csv:8 reference", "../1956-02")
    rows = {row["fact_id"]: row for row in Chronology(data).collations}
    assert rows["opening"]["reference"] == "February 1956 or earlier"
    assert (rows["opening"]["days"], rows["opening"]["extent"]) == ([-5055, -5055], [None, -5055])
    assert "Infinity" not in Chronology(data).html()
