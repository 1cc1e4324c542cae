"""What the checks tell: the order and how to put it right, the rule and its reason, the notation in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition.__main__ import main
from edition.checks import EXPLAINED, RULES, check
from edition.model import BadData, Place
from edition.regests import Regest, Run
from edition.sorting import sort
from edition.tables import read, schema
from edition.unprinted import unprinted
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def said(data: Path) -> list[str]:
    """Return what the check says, line by line."""
    return [str(problem) for problem in check(data)]


def test_order(data: Path) -> None:
    """A table that is not in the order of ids is named once, with the first row that is not, and can be sorted."""
    before = (data / "readings.csv").read_bytes()
    header, *lines = sample.rows(data / "readings.csv")
    sample.save(data / "readings.csv", [header, *reversed(lines)])
    found = "found 'opening-hour' after 'resolution-vote'"
    expected = "expected the rows in the order of fact_id: python -m edition sort"
    assert said(data) == [f"data/readings.csv:3  fact_id  {found}, {expected}"]
    assert sort(data) == ["data/readings.csv"]
    assert said(data) == []
    assert sorted((data / "readings.csv").read_bytes().splitlines()) == sorted(before.splitlines())
    assert sort(data) == []


def test_sorted_rows_stay_as_they_are_written(data: Path) -> None:
    """A row is moved with its quotation marks and its line breaks; what cannot be read is not touched."""
    table = data / "names.csv"
    head, *rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    odd = rows[0].replace("the hall", '"the hall,\nthe great one"')
    table.write_text(head + "".join(rows[1:]) + odd.rstrip("\n"), encoding="utf-8")
    sort(data)
    assert table.read_text(encoding="utf-8") == head + odd + "".join(rows[1:])
    table.write_text(f"{head}b\na\n", encoding="utf-8")
    with pytest.raises(BadData, match="found 1 cells"):
        sort(data)
    assert table.read_text(encoding="utf-8") == f"{head}b\na\n"


def test_every_rule_is_told() -> None:
    """Each rule says in one sentence what must hold, and then why."""
    assert len(set(RULES)) == len(RULES)
    assert len(EXPLAINED) > len(RULES)
    for name, text in EXPLAINED.items():
        wants, _, why = text.partition("\n\n")
        assert (name, wants[-1:], why[-1:]) == (name, ".", ".")


def test_every_problem_names_its_rule(data: Path) -> None:
    """What the file, the schema and the rules say can all be asked for its reason."""
    sample.spoil(data, "names.csv:2 paragraph", "two")
    sample.spoil(data, "facts.csv:2 kind", "colour")
    sample.spoil(data, "readings.csv:2 paragraph", "51")
    assert [problem.rule for problem in check(data)] == ["schema", "file", "known-sources"]


def test_every_pattern_has_words() -> None:
    """A message says in words how a cell is written: a reader of tables need not know regular expressions."""
    columns = [column for table in schema()["resources"] for column in table["schema"]["fields"]]
    patterned = [column for column in columns if "pattern" in column.get("constraints", {})]
    assert len(patterned) > 20
    assert [column["name"] for column in patterned if not column.get("written")] == []


def test_figures_in_no_regest_are_noticed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure that the regest of its paragraph does not print is counted, and listed when asked; it is no problem.

    What the source has in words, as “a quarter”, is retold.
    """
    sample.write_chapters(data.parent / "chapters")
    assert main(["check", "--data", str(data)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "4 of the figures stand in no regest: add --unprinted to see them"
    ]
    assert main(["check", "--unprinted", "--data", str(data)]) == 0
    listed = capsys.readouterr().out.splitlines()[1:]
    assert [line.split("{reading}")[1].partition("`")[2].partition("`")[0] for line in listed] == [
        "delegates-all BETA.1",
        "length ALFA.3",
        "opening-hour BETA.1",
        "resolution-vote ALFA.4",
    ]


@pytest.mark.parametrize(
    ("cell", "value", "missing"), [("value", "50", 1), ("value", "200", 0), ("qualifier", "range", 1)]
)
def test_a_figure_is_printed_once(data: Path, cell: str, value: str, missing: int) -> None:
    """Where a paragraph answers two questions with one number, the regest prints it for one of them."""
    sample.spoil(data, f"readings.csv:5 {cell}", value)
    sample.spoil(data, "readings.csv:5 quotation", "50 of them late")
    printed = Regest("ALFA.2", "text", Place("", 0), ((Run("200", "reading", "delegates-all ALFA"),),))
    assert len(unprinted(read(data), {"ALFA.2": printed})) == missing


@pytest.mark.parametrize(
    ("verdict", "value", "right_for", "expected"),
    [
        ("conflates", "4", "length", []),
        ("conflates", "5", "length", ["found 'length' with '4', expected a fact whose reference '5' meets"]),
        ("conflates", "4", "fee", ["found 'fee', expected another fact"]),
        ("conflates", "4", "anthem", []),  # a claim in words is left to the editors
        ("unverifiable", "4", "length", ["found 'length', expected nothing, as the verdict is not 'conflates'"]),
        ("conflates", "4", "lenght", ["found 'lenght', expected fact_id of a row in facts, such as length"]),
    ],
)
def test_conflated_value_is_right_elsewhere(
    data: Path, verdict: str, value: str, right_for: str, expected: list[str]
) -> None:
    """The question for which a value is said to be right is there, is another one, and its reference is met."""
    for column, cell in (("verdict", verdict), ("value", value), ("right_for", right_for)):
        sample.spoil(data, f"readings.csv:9 {column}", cell)
    assert said(data) == [f"data/readings.csv:9  right_for  {one}" for one in expected]
