"""Stations of the text: facts that they lead to, and days on which they can be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.dependence import witnesses as origins
from edition.model import Problem
from edition.rules.form import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.tables import Tables


def facts_of_stations(tables: Tables) -> Iterator[Problem]:
    """A station of the text belongs to facts that there are, and is dated in EDTF.

    It leads to what says how it is known, and stands on the timeline.
    """
    for station in tables.stations:
        for fact_id in origins(station.facts):
            if fact_id not in tables.fact:
                yield Problem.at(station, "facts", repr(fact_id), "a fact_id of data/facts.csv")
        if station.date:
            yield from unreadable(station, "date", "date", station.date)
