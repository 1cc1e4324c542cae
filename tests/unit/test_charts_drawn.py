"""How pictures are drawn while the book is built: room for all words, one set of numbers, files to take along."""

from __future__ import annotations

import csv
import io
import re
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag

from edition import charts
from edition.charts.alone import png, standalone
from edition.charts.drawing import NARROW, SIZE, Drawing, measure
from edition.charts.lanes import Lane, Mark, lanes
from tests import sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from edition.charts.picture import Picture


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The sample tables, with one fact that the toll shows."""
    data = sample.write(tmp_path)
    sample.spoil(data, "sources.csv:2 words", "400")
    sample.spoil(data, "sources.csv:4 words", "80")
    return sample.with_toll(data)


PICTURES: list[Callable[..., Picture]] = [
    *(charts.toll, charts.borrowings, charts.copies, charts.way, charts.slants, charts.leanings, charts.verdicts),
    *(charts.fidelities, partial(charts.timeline, "1956-02-01", "1956-06-30")),
]
REAL: list[Callable[..., Picture]] = [
    *(*PICTURES[:-1], charts.historiography, charts.ratios, charts.delegates),
    partial(charts.timeline, "1953", "1961", background=False),
    partial(charts.timeline, "1956-02-13", "1956-02-25"),
    partial(charts.timeline, "1956-02-25", "1956-06-04"),
]
NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@pytest.mark.parametrize("draw", PICTURES)
def test_a_picture_follows_the_theme_and_the_policy(tables: Path, draw: Callable[[Path], Picture]) -> None:
    """A picture has the colour of the text around it, and no script, style or address of another host."""
    page = BeautifulSoup(draw(tables).content()["html"], "html5lib")
    assert len(page.find_all("svg")) == 2
    inks = {mark.get(kind) for mark in page.select("svg *") for kind in ("fill", "stroke")} - {None}
    assert inks <= {"currentColor", "none"}
    forbidden = {"script", "style", "image"}
    assert not [mark for mark in page.find_all(name=True) if mark.get("style") or mark.name in forbidden]


@pytest.mark.parametrize("sources", [3, 12])
@pytest.mark.parametrize("draw", PICTURES)
def test_no_words_lie_on_others_or_beyond_the_edge(tables: Path, draw: Callable[[Path], Picture], sources: int) -> None:
    """In both widths, for few sources and for twelve, every text has its own room within the picture."""
    head, *rows = sample.rows(tables / "sources.csv")
    added = [[f"SOURCE{number}", *rows[-1][1:]] for number in range(4, sources + 1)]
    sample.save(tables / "sources.csv", [head, *rows, *added])
    assert overprinted(draw(tables)) == []


@pytest.mark.parametrize("draw", REAL)
def test_no_words_of_the_edition_lie_on_others(draw: Callable[[], Picture]) -> None:
    """The same holds for every chart of the real tables."""
    assert overprinted(draw()) == []


def overprinted(picture: Picture) -> list[str]:
    """Return the words of a picture that lie on others, or beyond its edge, in either width."""
    faults = []
    for drawing in (picture.wide, picture.narrow):
        found = texts(drawing.svg())
        assert found
        for at, (words, left, top, right, foot) in enumerate(found):
            if left < -1 or right > drawing.width + 1 or foot > drawing.height + 1:
                faults.append(f"{drawing.width}: {words}: beyond the edge")
            lying = [one for one in found[:at] if one[1] < right and left < one[3] and one[2] < foot and top < one[4]]
            faults += [f"{drawing.width}: {words}: on {one[0]}" for one in lying]
    return faults


@pytest.mark.parametrize("draw", PICTURES)
def test_picture_words_and_table_have_the_same_numbers(tables: Path, draw: Callable[[Path], Picture]) -> None:
    """Every number that is drawn is in the words for those who do not see it, and all of these are in the table."""
    picture = draw(tables)
    assert unequal(picture) == []
    assert [row[0] for row in csv.reader(io.StringIO(picture.table.csv()))][1:] == [
        row[0].text for row in picture.table.rows
    ]


@pytest.mark.parametrize("draw", REAL)
def test_pictures_of_the_edition_have_the_numbers_of_their_tables(draw: Callable[[], Picture]) -> None:
    """The same holds for every chart of the real tables."""
    assert unequal(draw()) == []


def unequal(picture: Picture) -> list[str]:
    """Return the numbers that are drawn and not said, and those that are said and not in the table."""
    table = picture.table.caption + " ".join(cell.text for row in picture.table.rows for cell in row)
    table += " ".join(picture.table.columns)
    found = BeautifulSoup(picture.wide.svg(), "html5lib").find_all("text")
    drawn = {number for text in found if not _of_scale(text) for number in NUMBER.findall(text.get_text())}
    said = set(NUMBER.findall(picture.alt))
    return sorted((drawn - said) | (said - set(NUMBER.findall(table))))


def _of_scale(text: Tag) -> bool:
    """Tell whether a text says or is a step of a scale: these alone have their middle over it in the usual size."""
    return text.get_text() == "reference = 1" or (
        text.get("text-anchor") == "middle" and float(str(text["font-size"])) == SIZE
    )


def test_words_beside_a_mark_are_cut_rather_than_left_out() -> None:
    """Where a name has no room on either side of its mark, its first words stand there."""
    drawing = Drawing(NARROW)
    long = Mark(low=5, high=5, beside="A name that is a good deal longer than half of a phone is wide")
    lanes(drawing, [Lane(name="Lane", marks=[long])], (0, 10), [])
    (cut,) = [words for words, *_ in texts(drawing.svg()) if words.endswith("…")]
    assert long.beside.startswith(cut.removesuffix(" …"))
    assert len(cut) > 10


def test_bars_say_between_what_their_numbers_lie() -> None:
    """The sentence over bars names the least and the most with whose they are, and does not where all are one."""
    said = {name: charts.bars(pd.Series(cells, name="marks"), name).says for name, cells in BARS.items()}
    assert said == {"Apart": "Marks: from 1 (a, b) to 3 (c).", "Alike": "Marks: 2 each.", "None": NOTHING}


BARS: dict[str, dict[str, int]] = {"Apart": {"a": 1, "b": 1, "c": 3}, "Alike": {"a": 2, "b": 2}, "None": {}}
NOTHING = "There is no number to draw."


def texts(svg: str) -> list[tuple[str, float, float, float, float]]:
    """Return the words of a drawing with the place that they take: left, top, right and foot."""
    found = []
    for text in BeautifulSoup(svg, "html5lib").find_all("text"):
        words = text.get_text()
        size, x, y = (float(str(text[name])) for name in ("font-size", "x", "y"))
        wide = measure(words, size)
        left = x - {"end": wide, "middle": wide / 2}.get(str(text.get("text-anchor")), 0)
        found.append((words, left, y - 0.75 * size, left + wide, y + 0.2 * size))
    return found


def test_a_chart_is_taken_along_with_its_title_and_origin(tables: Path) -> None:
    """The file of a chart is an SVG by itself, without links, with its title, and where it is from; so is the PNG."""
    svg = standalone(charts.toll(tables).content()["picture"], ["The edition, version 1", "Licence: free"])
    page = BeautifulSoup(svg, "xml")
    said = [text.get_text() for text in page.find_all("text")]
    assert said[0].startswith("The toll")
    assert {"The edition, version 1", "Licence: free"} <= set(said)
    assert not page.find_all("a")
    assert png(svg).startswith(b"\x89PNG")
