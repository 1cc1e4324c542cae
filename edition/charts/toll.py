"""How far the figures of the toll stand from the reference, as ratios on one scale."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from edition.charts.picture import SHAPES, Cell, Picture, Table, drawn
from edition.collation import Collation, collate_all
from edition.laters import alt
from edition.tables import read
from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from pathlib import Path

TOPICS = frozenset({"cc-1934", "delegates-1934", "army", "politburo", "nation"})
_WIDTH = 330  # pixels: the text stays readable on a phone
_MOST = 40  # rows of the picture; who wants more reads the table
_ROW = 62  # pixels: two lines for the question and one for the marks
_LINE = 52  # characters of a question on one line


def toll(data: Path | None = None) -> Picture:
    """Draw each source's figure divided by the reference, for the counts of the toll at issue that a source has wrong.

    Where there are very many, the largest disagreements are drawn. The table beneath has all, those that every
    source has right as well.
    """
    tables = read(data)
    collations = [one for one in collate_all(tables) if one.fact.topic in TOPICS and one.fact.at_issue and _ratios(one)]
    collations.sort(key=lambda one: one.disagreement, reverse=True)
    wrong = [one for one in collations if any(comparison.deviation for comparison in one.comparisons)][:_MOST]
    points: list[dict[str, str | float]] = [
        {"question": fill(one.fact.question, _LINE), "source": siglum, "ratio": ratio}
        for one in wrong
        for siglum, ratio in _ratios(one)
    ]
    order = [fill(one.fact.question, _LINE) for one in wrong]
    return drawn(_chart(points, order, list(tables.source)), _words(points), _table(collations))


def _ratios(collation: Collation) -> list[tuple[str, float]]:
    """Return siglum and value / reference, both taken at the middle of what they cover."""
    if collation.fact.kind != "count" or not collation.extent or not collation.extent.low:
        return []
    middle = (collation.extent.low + collation.extent.high) / 2
    return [
        (one.reading.siglum, (one.extent.low + one.extent.high) / 2 / middle)
        for one in collation.comparisons
        if one.extent and one.extent.low
    ]


def _chart(points: list[dict[str, str | float]], order: list[str], sigla: list[str]) -> alt.LayerChart:
    y = alt.Y("question:N", sort=order, title=None, axis=None)
    axis = alt.Axis(values=[0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50])
    title = "source ÷ reference (logarithmic; 1 is agreement)"
    x = alt.X("ratio:Q", scale=alt.Scale(type="log"), axis=axis, title=title)
    shape = alt.Shape("source:N", scale=alt.Scale(domain=sigla, range=list(SHAPES[: len(sigla)])), title=None)
    marks = (
        alt.Chart(alt.InlineData(points)).mark_point(size=110, yOffset=16, strokeWidth=2).encode(x=x, y=y, shape=shape)
    )
    labels = (
        alt.Chart(alt.InlineData([{"question": question} for question in order]))
        .mark_text(align="left", baseline="middle", yOffset=-10, fontSize=12, lineBreak="\n")
        .encode(x=alt.value(0), y=y, text="question:N")
    )
    rule = alt.Chart(alt.InlineData([{"ratio": 1}])).mark_rule(strokeDash=[3, 3]).encode(x=x)
    layered: alt.LayerChart = (rule + labels + marks).properties(width=_WIDTH, height=alt.Step(_ROW))
    return layered


def _words(points: list[dict[str, str | float]]) -> str:
    parts = [f"{point['question']} {point['source']}: {point['ratio']:.2f} times the reference." for point in points]
    return " ".join(parts)


def _deviation(percent: float | None) -> str:
    """Return a percentage with its sign, in the words of the other tables."""
    if percent is None:
        return "—"
    return f"{percent:+.1f}\u00a0%".replace("-", "−") if percent else "none"  # a minus sign, not a hyphen


def _table(collations: list[Collation]) -> Table:
    rows = tuple(
        (
            Cell(collation.fact.question, "fact", collation.fact.fact_id),
            Cell(collation.reference),
            Cell(one.reading.locator, "para", one.reading.locator),
            Cell(one.said),
            Cell(_deviation(one.percent)),
            Cell(f"{VERDICTS[one.reading.verdict].sign} {one.reading.verdict}"),
        )
        for collation in collations
        for one in collation.comparisons
    )
    columns = ("Question", "Reference", "Source", "Value", "Deviation", "Verdict")
    return Table("The toll, questions at issue: what each source says, divided by the reference", columns, rows)
