"""What a student does with the edition: the tasks of the chapter on Python, run, and held against the plain files."""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter, defaultdict
from typing import Any

import pytest

from edition.values import extent
from tests.sample import ROOT

CHAPTER = (ROOT / "chapters" / "python.md").read_text(encoding="utf-8")

#: number of a task -> its code
TASKS = {
    int(number): code
    for number, code in re.findall(r"^\*\*(\d+)\. .*\n(?:.*\n)*?\n```python\n((?:.|\n)*?)```", CHAPTER, re.MULTILINE)
}


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a file, read without the edition."""
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


READINGS = rows("readings")
FACTS = {row["fact_id"]: row for row in rows("facts")}


@pytest.fixture(scope="module")
def results() -> dict[int, Any]:
    """What each task comes to, run in the order of the chapter as in a notebook."""
    names: dict[str, Any] = {}
    found = {}
    for number, code in TASKS.items():
        *before, last = ast.parse(code).body
        assert isinstance(last, ast.Expr), code
        exec(compile(ast.Module(before, []), f"task {number}", "exec"), names)  # noqa: S102  # our own chapter
        found[number] = eval(compile(ast.Expression(last.value), f"task {number}", "eval"), names)  # noqa: S307  # the same
    return found


def speakers() -> dict[str, set[str]]:
    """Return fact id -> the accounts that speak to it."""
    found = defaultdict(set)
    for row in READINGS:
        found[row["fact_id"]].add(row["siglum"])
    return found


def test_there_are_ten_tasks_of_few_lines() -> None:
    """Each task is short, and all of it is public: it takes nothing from beneath a name with an underscore."""
    assert list(TASKS) == list(range(1, len(TASKS) + 1))
    assert len(TASKS) >= 10
    assert [number for number, code in TASKS.items() if len(code.splitlines()) > 6 or "._" in code] == []


def test_everyone_on_one_question(results: dict[int, Any]) -> None:
    """Task 1: the reference and every account that has a reading."""
    told = dict(zip(results[1].who, results[1].verdict, strict=True))
    assert told.pop("reference") == ""
    own = {row["siglum"]: row["verdict"] for row in READINGS if row["fact_id"] == "delegates-1934-shot"}
    assert own.items() <= told.items()


def test_shares_of_what_is_right(results: dict[int, Any]) -> None:
    """Task 2: for each account the share of its readings at issue that agree, the least first."""
    weighed = [row for row in READINGS if FACTS[row["fact_id"]]["weight"] == "at-issue"]
    every = Counter(row["siglum"] for row in weighed)
    right = Counter(row["siglum"] for row in weighed if row["verdict"] == "agrees")
    assert dict(results[2]) == {siglum: pytest.approx(right[siglum] / every[siglum]) for siglum in every}
    assert list(results[2]) == sorted(results[2])


def test_largest_errors(results: dict[int, Any]) -> None:
    """Task 3: the last row has the number that is the most times its reference."""

    def ratio(row: dict[str, str]) -> float:
        fact = FACTS[row["fact_id"]]
        ends = [extent("count", one) for one in (row["value"], fact["reference"]) if one]
        return ends[0].low / ends[1].high if len(ends) == 2 and ends[0] and ends[1] and ends[1].low else 0.0

    counts = [row for row in READINGS if FACTS[row["fact_id"]]["kind"] == "count"]
    largest = max(counts, key=ratio)
    assert results[3].iloc[-1].ratio == pytest.approx(ratio(largest))
    assert results[3].iloc[-1].locator == f"{largest['siglum']}.{largest['paragraph']}"


def test_where_two_part(results: dict[int, Any]) -> None:
    """Task 4: questions to which both speak."""
    assert list(results[4].columns) == ["BBLV", "CN1"]
    assert len(results[4]) > 0
    assert all({"BBLV", "CN1"} <= speakers()[fact_id] for fact_id in results[4].index)
    assert not (results[4].BBLV == results[4].CN1).any()


def test_what_is_left_out(results: dict[int, Any]) -> None:
    """Task 5: every question of three others, and no other."""
    expected = {fact_id for fact_id, sigla in speakers().items() if len(sigla) >= 3 and "FAKTI" not in sigla}
    assert set(results[5].index) == expected
    assert list(results[5].question) == [FACTS[fact_id]["question"] for fact_id in results[5].index]


def test_what_is_put_into_the_mouth_of_the_speech(results: dict[int, Any]) -> None:
    """Task 6: readings in its voice, to whose question it is silent or that are judged to be added."""
    silent = {
        row["fact_id"] for row in rows("attestations") if row["witness"] == "speech" and row["status"] == "silent"
    }
    spoken = [row for row in READINGS if row["voice"] == "speech"]
    expected = [row for row in spoken if row["fact_id"] in silent or row["fidelity_judged"] == "added"]
    assert list(results[6].locator) == [f"{row['siglum']}.{row['paragraph']}" for row in expected]


def test_silence_of_the_speech(results: dict[int, Any]) -> None:
    """Task 7: the questions that the table says it is silent on."""
    expected = [
        row["fact_id"] for row in rows("attestations") if (row["witness"], row["status"]) == ("speech", "silent")
    ]
    assert list(results[7].fact_id) == expected


def test_whom_each_favours(results: dict[int, Any]) -> None:
    """Task 8: the marks of each account, none lost."""
    assert dict(results[8].sum(axis=1)) == Counter(row["siglum"] for row in rows("bias"))


def test_forms_of_one_name(results: dict[int, Any]) -> None:
    """Task 9: every variant of one bearer."""
    own = [row["variant"] for row in rows("names") if row["canonical"].startswith("Khrushchev, Nikita")]
    assert list(results[9].variant) == own
    assert own


def test_agreement_with_readers(results: dict[int, Any]) -> None:
    """Task 10: both readers with the edition, with each other, and all together."""
    assert len(results[10]) == 4
    assert results[10].alpha.between(-1, 1).all()


def test_where_a_text_comes_from(results: dict[int, Any]) -> None:
    """Task 11: the example is nobody's text, and that is said."""
    assert results[11].startswith("Nothing of the accounts was found")
