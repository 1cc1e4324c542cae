"""What witnesses say, beside the readings of the figures: rows of the widget and of its static table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

from edition.widgets import FigureComparison
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def row_of(comparison: FigureComparison, fact_id: str) -> dict[str, Any]:
    """Return the row of one fact."""
    return next(row for row in comparison.collations if row["fact_id"] == fact_id)


def test_witnesses_stand_beside_the_accounts(data: Path) -> None:
    """What a witness says has its value, extent and distance from the reference; who says nothing is named apart."""
    comparison = FigureComparison(data)
    row = row_of(comparison, "delegates-late")
    said = [(one["label"], one["said"], one["extent"], one["deviation"]) for one in row["witnesses"]]
    assert said == [("Commission", "49", [49, 49], "−1"), ("Speech", "50", [50, 50], "none")]
    assert row["witnesses"][1]["wording"] == "Fifty came late."
    assert row["witnesses"][1]["place"] == "S2, evidence seen"
    assert row_of(comparison, "opening")["witnesses"][0]["said"] == "February 1956"
    assert row_of(comparison, "length")["witnesses"] == []
    assert row_of(comparison, "length")["silence"] == "Silent: GAMMA. Witnesses that are silent: Speech."
    assert row_of(comparison, "opening-hour")["silence"] == "Silent: ALFA, GAMMA. Not checked: Speech."
    assert [one["attributed"] for one in row["readings"]] == ["Speech: faithful", "", "Commission: faithful"]


def test_the_table_has_every_witness(data: Path) -> None:
    """The static table has a row for each witness, with value and place, whether witnesses are shown live or not."""
    page = BeautifulSoup(FigureComparison(data, witnesses=False).html(), "html5lib")
    lines = page.select('tbody[data-row="delegates-late"] tr.ew-witness')
    cells = [[" ".join(cell.text.split()) for cell in line.select("td")] for line in lines]
    assert cells == [
        ["Commission", "49", "−1", "witness", "A list has 49. p. 2, evidence secondhand"],
        ["Speech", "50", "none", "witness", "Fifty came late. S2, evidence seen"],
    ]


def test_a_witness_that_cannot_be_read_is_told_as_it_stands(data: Path) -> None:
    """A value in words where a number belongs is the checks' to speak of, and no end of the comparison."""
    sample.spoil(data, "attestations.csv:3 value", "many")
    (witness,) = row_of(FigureComparison(data), "delegates-all")["witnesses"]
    assert (witness["said"], witness["extent"], witness["deviation"]) == ("many", None, "—")


def test_an_extract_is_not_silent(data: Path) -> None:
    """What an extract lacks is not in the extract, which is no silence."""
    sample.spoil(data, "sources.csv:2 extract_of", "speech")
    row = row_of(FigureComparison(data), "fee")
    assert row["silence"] == "Silent: BETA. Not in the extract: ALFA."
    assert row["cells"]["ALFA"] == "not-in-extract"
