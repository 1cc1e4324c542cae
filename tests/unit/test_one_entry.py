"""A new verdict, kind, direction or topic: one entry or one row, and check, widgets and counts know it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from edition import dependence, kinds, verdicts
from edition import tables as store
from edition.charts.toll import counts as counts_of_the_toll
from edition.checks import check
from edition.counts import counts
from edition.widgets import AgreementMatrix, BiasLens, Chronology, FigureComparison
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def allowed(described: dict[str, Any], table: str, column: str) -> list[str]:
    """Return what a schema allows in a column, to be changed."""
    (found,) = (one for one in described["resources"] if one["name"] == table)
    (field,) = (one for one in found["schema"]["fields"] if one["name"] == column)
    values: list[str] = field["constraints"]["enum"]
    return values


def allow(data: Path, table: str, column: str, value: str) -> None:
    """Add a value to what the schema allows in a column."""
    described = store.schema(data)
    allowed(described, table, column).append(value)
    (data / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")


def add(table: Path, row: str) -> None:
    """Add a row to a table."""
    with table.open("a", encoding="utf-8") as opened:
        opened.write(f"{row}\n")


def test_schema_and_code_know_the_same_kinds() -> None:
    """What the published schema allows is what the edition can read and print, in the same order."""
    assert allowed(store.schema(), "facts", "kind") == list(kinds.KINDS)


def test_a_new_kind_is_one_entry(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Values of a made-up kind are read, measured and printed as its entry says, in check and in every widget."""
    made = kinds.Kind("a place in a list (3)", re.compile("[1-9][0-9]*"), kinds.NUMBERS, printed="no. {number}")
    monkeypatch.setitem(kinds.KINDS, "rank", made)
    allow(data, "facts", "kind", "rank")
    sample.spoil(data, "facts.csv:3 kind", "rank")
    assert check(data) == []
    comparison = FigureComparison(data, fact="delegates-all")
    (row,) = (one for one in comparison.collations if one["fact_id"] == "delegates-all")
    assert row["reference"] == "no. 200"
    assert [(one["said"], one["deviation"]) for one in row["readings"]] == [
        ("no. 200", "none"),
        ("about no. 190", "−5"),
    ]
    assert "about no. 190" in comparison.html()
    assert "no. 200" in AgreementMatrix(data).html()
    assert "delegates-all" not in Chronology(data).html()
    sample.spoil(data, "facts.csv:3 reference", "last")
    assert "expected a place in a list (3) for a rank" in "\n".join(map(str, check(data)))


def test_a_new_direction_is_one_row(data: Path) -> None:
    """A made-up direction is allowed, counted and named by its label."""
    add(data / "directions.csv", "pro-choir,for the choir,It is kind to those who sang.")
    sample.spoil(data, "bias.csv:2 direction", "pro-choir")
    assert check(data) == []
    lens = BiasLens(data, direction="pro-choir")
    assert "for the choir" in lens.html()
    assert lens.directions["pro-choir"] == "for the choir"


def test_a_new_topic_is_one_row(data: Path) -> None:
    """A made-up topic is allowed, and heads its facts in every widget that groups by topic."""
    add(data / "topics.csv", "choir,The choir,Who sang.,toll")
    sample.spoil(data, "facts.csv:2 topic", "choir")
    assert check(data) == []
    for widget in (AgreementMatrix(data, topic="choir"), FigureComparison(data, topic="choir", kinds=["text"])):
        assert "The choir" in widget.html()
        assert widget.allowed()["topic"][-1] == "choir"
    assert not counts_of_the_toll(store.read(data))
    sample.spoil(data, "facts.csv:3 topic", "choir")
    assert [one.fact.fact_id for one in counts_of_the_toll(store.read(data))] == ["delegates-all"]


def test_a_new_verdict_is_one_entry(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Check, widgets, counts and shared errors take a made-up verdict from its entry, and the schema from its enum."""
    made = verdicts.Verdict("invented", "!", "The value was made up.", 9, error=True)
    monkeypatch.setitem(verdicts.VERDICTS, "invented", made)
    allow(data, "readings", "verdict", "invented")
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
