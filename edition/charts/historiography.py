"""The debate since 1956: which work has held what on each question, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.bibliography import short
from edition.charts.picture import Cell, Picture, Table, drawn
from edition.laters import alt
from edition.tables import read

if TYPE_CHECKING:
    from pathlib import Path

    from edition.evidence_model import Position

#: the questions of the debate, as they are printed, in the order of the story
QUESTIONS = {
    "decision": "When was it decided?",
    "proposer": "Who proposed it?",
    "author": "Who wrote it?",
    "hour": "At what hour?",
    "text": "Which text?",
    "motive": "Why?",
    "toll": "How many victims?",
    "leak": "How did it get out?",
    "truth": "Was it true?",
}


KNOWN = ["seen", "at second hand"]  #: how a work is known; the shapes stand in this order


def historiography(data: Path | None = None) -> Picture:
    """Draw a mark for each work under the question that it speaks to; the table says what each holds."""
    tables = read(data)
    order = list(QUESTIONS)
    positions = sorted(tables.historiography, key=lambda one: (order.index(one.topic), one.year, one.work))
    marks = [
        {"question": QUESTIONS[one.topic], "year": one.year, "known": _known(one), "work": one.work}
        for one in positions
    ]
    chart = (
        alt.Chart(alt.InlineData(marks))
        .mark_point(size=70, strokeWidth=1.6, color="currentColor")
        .encode(
            x=alt.X("year:Q", title=None, axis=alt.Axis(format="d"), scale=alt.Scale(zero=False, nice=True)),
            y=alt.Y("question:N", sort=list(QUESTIONS.values()), title=None),
            shape=alt.Shape(
                "known:N", title=None, scale=alt.Scale(domain=["seen", "at second hand"], range=["circle", "cross"])
            ),
        )
        .properties(width=560, height=alt.Step(30))
    )
    words = " ".join(
        f"{label} {len(years)} works, {min(years)} to {max(years)}."
        for topic, label in QUESTIONS.items()
        if (years := [one.year for one in positions if one.topic == topic])
    )
    rows = tuple(
        (
            Cell(QUESTIONS[one.topic]),
            Cell(str(one.year)),
            Cell(short(tables.references, one.work), "work", one.work),
            Cell(one.value),
            Cell(_known(one)),
        )
        for one in positions
    )
    table = Table(
        "What works since 1956 hold on each question",
        ("Question", "Year", "Work", "What it holds", "How known"),
        rows,
        stands_on="historiography",
    )
    return drawn(chart, words, table)


def _known(position: Position) -> str:
    return "seen" if position.evidence == "seen" else "at second hand"
