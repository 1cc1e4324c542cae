"""Collation: how far the readings are from the reference, and who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import edition
from edition.collation import collate, collate_all, omissions
from edition.widgets.widget_rows import row
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def deviations(data: Path, fact_id: str) -> dict[str, tuple[float | None, float | None]]:
    """Return siglum -> deviation, absolute and in per cent."""
    found = collate(edition.read(data), fact_id).comparisons
    return {one.reading.siglum: (one.deviation, one.percent) for one in found}


def test_deviation_from_an_interval(data: Path) -> None:
    """A value within the reference does not deviate; one below does by the distance to its nearer end."""
    assert deviations(data, "delegates-late") == {"ALFA": (0, 0), "BETA": (-1, -2), "GAMMA": (-1, -2)}


def test_hedged_value(data: Path) -> None:
    """“Some 190” reaches to 195, so it is five short of 200, not ten."""
    assert deviations(data, "delegates-all")["BETA"] == (-5, -2.5)


def test_open_value(data: Path) -> None:
    """“More than six hours” deviates from four by two, whatever lies above."""
    assert deviations(data, "length")["BETA"] == (2, 50)


def test_scale_without_ratio(data: Path) -> None:
    """A difference of hours or days has no per cent."""
    assert deviations(data, "opening-hour") == {"BETA": (-600, None)}
    assert deviations(data, "opening") == {"ALFA": (0, None), "GAMMA": (0, None)}


@pytest.mark.parametrize("fact_id", ["anthem", "resolution-vote", "fee"])
def test_nothing_to_measure(data: Path, fact_id: str) -> None:
    """Texts, votes and facts without a reference are not measured."""
    assert set(deviations(data, fact_id).values()) == {(None, None)}


def test_reference_of_zero(data: Path) -> None:
    """Where the reference is nought, there is a difference but no share of it."""
    sample.spoil(data, "facts.csv:3 reference", "0")
    assert deviations(data, "delegates-all")["ALFA"] == (200, None)


def test_silence(data: Path) -> None:
    """A source is silent on a fact when no paragraph of it speaks to it, in the order of the sources."""
    assert collate(edition.read(data), "opening").silent == ("BETA",)
    assert collate(edition.read(data), "fee").silent == ("ALFA", "BETA")


def test_order(data: Path) -> None:
    """Readings stand in the order of the sources and paragraphs, whatever the order of the file."""
    table = data / "readings.csv"
    header, *lines = sample.rows(table)
    sample.save(table, [header, *reversed(lines)])
    assert [one.reading.siglum for one in collate(edition.read(data), "delegates-late").comparisons] == [
        "ALFA",
        "BETA",
        "GAMMA",
    ]


def test_words(data: Path) -> None:
    """Values and reference are printed as a reader expects them."""
    found = collate(edition.read(data), "fee")
    assert (found.reference, found.comparisons[0].value) == ("not established", "1,000,000 US dollars")


def test_conflicts_are_those_between_sources(data: Path) -> None:
    """Counted are pairs of sources of which one contradicts the other, whatever the reference is."""
    found = {one.fact.fact_id: one.conflicts for one in collate_all(edition.read(data)) if one.conflicts}
    assert found == {"delegates-all": 1, "delegates-late": 2, "length": 1}


def test_disagreement(data: Path) -> None:
    """Disagreement is the largest distance, as a share of the larger value, and 1 where none can be measured."""
    found = {one.fact.fact_id: one.disagreement for one in collate_all(edition.read(data))}
    assert found == pytest.approx(
        {
            "anthem": 0,
            "delegates-all": 5 / 200,
            "delegates-late": 1 / 52,
            "delegates-late-share": 0,
            "fee": 1,
            "length": 2 / 6,
            "opening": 0,
            "opening-hour": 600 / 1440,
            "resolution-vote": 0,
        }
    )


def test_omissions(data: Path) -> None:
    """What at least two others tell is an omission of the one that does not, unless it is background."""
    tables = edition.read(data)
    assert [fact.fact_id for fact in omissions(tables, "GAMMA")] == ["delegates-all"]
    assert [fact.fact_id for fact in omissions(tables, "ALFA")] == []
    assert [fact.fact_id for fact in omissions(tables, "ALFA", others=1)] == ["fee", "opening-hour"]


def test_unknown_fact(data: Path) -> None:
    """An id that does not exist is an error that names it."""
    with pytest.raises(KeyError, match="nothing"):
        collate(edition.read(data), "nothing")


def test_an_hour_about_midnight(data: Path) -> None:
    """Midnight stands half an hour from 23:30, meets a night that holds it, and is drawn beside it."""
    sample.spoil(data, "facts.csv:9 reference", "23:30")
    [comparison] = collate(edition.read(data), "opening-hour").comparisons
    assert comparison.deviation == 30
    assert collate(edition.read(data), "opening-hour").disagreement == pytest.approx(30 / 1440)
    drawn = row(collate(edition.read(data), "opening-hour"))
    assert drawn["extent"] == [1410, 1410]
    assert (drawn["readings"][0]["extent"], drawn["readings"][0]["deviation"]) == ([1440, 1440], "+30\u00a0min")
    sample.spoil(data, "facts.csv:9 reference", "23:00..04:00")
    [comparison] = collate(edition.read(data), "opening-hour").comparisons
    assert comparison.deviation == 0


def test_what_is_counted(data: Path) -> None:
    """A count names beside its reference what it counts; a value that says its unit itself does not say it again."""
    tables = edition.read(data)
    counts = [one for one in collate_all(tables) if one.fact.kind == "count" and one.fact.reference]
    assert counts
    assert all(one.counted == one.fact.unit for one in counts)
    assert collate(tables, "length").fact.unit
    assert collate(tables, "length").counted == ""


def test_tables_are_collated_once(data: Path) -> None:
    """Pages, widgets and exports have one collation of a fact; that of other tables is another."""
    tables = edition.read(data)
    first = collate(tables, "delegates-all")
    assert collate(tables, "delegates-all") is first
    sample.spoil(data, "facts.csv:3 reference", "201")
    assert collate(edition.read(data), "delegates-all").reference == "201"
