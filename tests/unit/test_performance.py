"""The page of measurements: every figure with its goal, beside the other one, as a ratio."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.run import middle
from edition.charts.performance import goal, listed, performance, ratios, reached

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = [
    {"group": "reading", "what": "First visit", "unit": "kB", "ours": 60.5, "beside": 900, "most": 90, "share": 0.125},
    {"group": "reading", "what": "Score", "unit": "", "ours": 99, "beside": 50, "least": 100},
    {"group": "build", "what": "Build", "unit": "s", "ours": 30, "beside": 20, "share": 1.15},
    {"group": "check", "what": "Check", "unit": "s", "ours": 2.5, "most": 3},
]


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """A file as the benchmarks write it."""
    section = {"load": 0.3, "date": "2026-02-25", "figures": FIGURES}
    later = {"load": 1.2, "date": "2026-03-01", "figures": [FIGURES[1]]}
    known = {"sections": {"visits": section, "scores": later}, "machine": "2 cores"}
    (tmp_path / "results.json").write_text(json.dumps(known), encoding="utf-8")
    return tmp_path / "results.json"


def test_a_figure_stands_beside_the_other(results: Path) -> None:
    """A row has both measurements, their ratio, the goal in words, and whether it was reached."""
    table = performance("reading", results)
    assert table.columns == ("What", "This edition", "Stock book", "Ratio", "Goal", "Reached")
    assert [cell.text for cell in table.rows[0]] == [
        "First visit", "60.5 kB", "900 kB", "0.0672", "at most 90 kB, ratio at most 0.125", "yes",
    ]  # fmt: skip
    assert [row[-1].text for row in table.rows] == ["yes", "no", "no"]
    assert "2026-02-25 to 2026-03-01: 2 cores; load of the machine 0.3 to 1.2" in table.caption
    assert performance("check", results).caption.endswith("2026-02-25: 2 cores; load of the machine 0.3.")
    assert [cell.text for cell in performance("check", results).rows[0]] == ["Check", "2.5 s", "at most 3 s", "yes"]


def test_goals() -> None:
    """All of a figure's goals must be kept; a figure without any is neither reached nor missed."""
    assert reached(FIGURES[2]) == "no"
    assert reached({**FIGURES[0], "ours": 91}) == "no"
    assert reached({**FIGURES[0], "beside": 400}) == "no"
    bare = {"what": "Memory", "unit": "MB", "ours": 3}
    assert (goal(bare), reached(bare)) == ("—", "—")


def test_the_picture_tells_its_numbers(results: Path) -> None:
    """The picture of ratios has words with both measurements, leaves scores out, and carries the whole table."""
    picture = ratios(results)
    assert picture.alt.endswith("First visit 60.5 kB against 900 kB, 0.0672 of it")
    assert "0.0672" in picture.wide.svg()
    assert picture.table == performance("reading", results)


def test_the_middle_of_several_looks() -> None:
    """Each score and time is the median of its own, and pages keep the order in which they were first looked at."""
    looks = [
        {"address": address, "scores": {"performance": score}, "lcp": painted}
        for address, score, painted in [("b", 98, 1500), ("a", 100, 900), ("b", 100, 1400), ("b", 99, 1700)]
    ]
    assert middle(looks) == [
        {"scores": {"performance": 99}, "lcp": 1500},
        {"scores": {"performance": 100}, "lcp": 900},
    ]


def test_what_was_counted_is_printed_row_by_row(tmp_path: Path) -> None:
    """A file of rows is a table with its columns in words."""
    (tmp_path / "tasks.csv").write_text("task,first_three\nFind it,0.9\n", encoding="utf-8")
    table = listed("tasks", tmp_path)
    assert table.columns == ("Task", "First three")
    assert [[cell.text for cell in row] for row in table.rows] == [["Find it", "0.9"]]
