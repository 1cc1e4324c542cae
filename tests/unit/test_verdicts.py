"""Verdicts: one home for all that is known of them, and one entry there is enough for a new one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from edition import dependence, verdicts
from edition import tables as store
from edition.checks import check
from edition.counts import counts
from edition.widgets import AgreementMatrix, FigureComparison
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def enum(described: dict[str, Any]) -> list[str]:
    """Return the verdicts that a schema allows, to be changed."""
    (readings,) = (one for one in described["resources"] if one["name"] == "readings")
    (field,) = (one for one in readings["schema"]["fields"] if one["name"] == "verdict")
    found: list[str] = field["constraints"]["enum"]
    return found


def test_schema_and_code_know_the_same_verdicts() -> None:
    """What the published schema allows is what the edition can show, in the same order."""
    assert enum(store.schema()) == list(verdicts.VERDICTS)
    assert len({one.gravity for one in verdicts.VERDICTS.values()}) == len(verdicts.VERDICTS)
    assert len({one.sign for one in verdicts.VERDICTS.values()}) == len(verdicts.VERDICTS)


def test_a_new_verdict_is_one_entry(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Check, widgets, counts and shared errors take a made-up verdict from its entry, and the schema from its enum."""
    made = verdicts.Verdict("invented", "!", "The value was made up.", 9, error=True)
    monkeypatch.setitem(verdicts.VERDICTS, "invented", made)
    described = store.schema(data)
    enum(described).append("invented")
    (data / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    for line in (6, 7):
        sample.spoil(data, f"readings.csv:{line} verdict", "invented")
    assert check(data) == []
    tables = store.read(data)
    assert counts(tables)["readings-invented"] == 2
    assert [(one.fact_id, one.sigla) for one in dependence.shared_errors(tables)] == [
        ("delegates-late", ("BETA", "GAMMA"))
    ]
    matrix = AgreementMatrix(data, verdict="invented")
    assert {row["fact_id"]: row["cells"] for row in matrix.collations}["delegates-late"]["BETA"] == "invented"
    assert "The value was made up." in matrix.html()
    assert "invented" in FigureComparison(data, fact="delegates-late").html()


@pytest.mark.parametrize(("line", "value"), [(4, "200"), (9, "1000000")])
def test_conflates_where_the_value_meets_or_nothing_is_established(data: Path, line: int, value: str) -> None:
    """A right value said of another thing, or one without a reference, may conflate; a note says why."""
    sample.spoil(data, f"readings.csv:{line} verdict", "conflates")
    sample.spoil(data, f"readings.csv:{line} value", value)
    assert check(data) == []
    sample.spoil(data, f"readings.csv:{line} note", "")
    assert ["expected the reason of the verdict 'conflates'" in str(one) for one in check(data)] == [True]


def test_imprecise_holds_the_reference_in_a_far_wider_span(data: Path) -> None:
    """Ninety years for a day is imprecise, and so is a claim in words that the editors find so."""
    sample.spoil(data, "readings.csv:13 value", "1900/1990")
    sample.spoil(data, "readings.csv:2 verdict", "imprecise")
    sample.spoil(data, "readings.csv:2 note", "It would cover any song.")
    for column, value in (("verdict", "imprecise"), ("note", "Ninety years.")):
        sample.spoil(data, f"readings.csv:13 {column}", value)
    assert check(data) == []
