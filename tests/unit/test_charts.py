"""Pictures drawn while the book is built, and the tables beneath them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

import edition
from edition import charts
from edition.addresses import from_chapter
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The sample tables, with one fact that the toll shows."""
    return sample.with_toll(sample.write(tmp_path))


def test_the_toll_has_its_numbers_in_the_table_and_in_words(tables: Path) -> None:
    """The ratio that is drawn can be read in the text alternative, and by the same rule in the table."""
    picture = charts.toll(tables)
    assert "How many were late? Reference 100, Source ALFA.2, Value 50, Times the reference 0.50 times" in picture.alt
    cells = [[cell.text for cell in row] for row in picture.table.rows]
    assert ["How many were late?", "100", "ALFA.2", "50", "0.50 times", "−50.0\u00a0%", "✓ agrees"] in cells
    assert [row[2] for row in cells] == ["BETA.2", "GAMMA.1", "ALFA.2"]  # the farthest first


def test_a_notebook_has_the_caption_once_and_no_links_into_a_book(tables: Path) -> None:
    """Where there is no book a picture leads nowhere, and the caption of its table is not said twice."""
    picture = charts.toll(tables)
    alone = BeautifulSoup(picture._repr_html_(), "html5lib")
    paged = BeautifulSoup(picture.content()["html"], "html5lib")
    assert not alone.select("[href]")
    assert alone.get_text().count(picture.table.caption) == 1
    assert paged.select('a[href="../facts/delegates-late.html"]')
    assert paged.select("figcaption")


def test_borrowed_readings_are_counted(tables: Path) -> None:
    """A reading with a model is counted as taken over, and the model is named."""
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in charts.borrowings(tables).table.rows}
    assert rows["GAMMA"] == ["2", "1", "BETA (1)"]
    assert rows["ALFA"][1:] == ["0", "nothing"]


def test_a_shared_error_names_both_sources(tables: Path) -> None:
    """The faulty value that two sources have is listed once, with both."""
    rows = [[cell.text for cell in row] for row in charts.shared(tables).rows]
    assert rows == [["How many were late?", "49", "BETA, GAMMA", "100"]]


def test_an_empty_table_says_so(tables: Path) -> None:
    """Where no two sources share an error, the table says that there is none, and does not merely end."""
    sample.spoil(tables, "readings.csv:7 value", "48")
    sample.spoil(tables, "readings.csv:7 depends_on", "")
    page = BeautifulSoup(charts.shared(tables)._repr_html_(), "html5lib")
    assert [row.get_text() for row in page.select("tbody tr")] == ["none"]
    assert [cell["colspan"] for cell in page.select("tbody td")] == ["4"]


def test_a_copy_is_no_second_voice(tables: Path) -> None:
    """Three sources speak, but one copies another, so there are two voices."""
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in charts.voices(tables).rows}
    assert rows["How many were late?"] == ["ALFA, BETA, GAMMA", "3", "2", "ALFA; BETA"]


def test_profiles_count_every_reading_at_issue_and_every_note(tables: Path) -> None:
    """The totals of the two profiles are those of the tables, without readings of background."""
    background = {row[0] for row in sample.rows(tables / "facts.csv") if row[5] == "background"}
    weighed = [line for line in sample.READINGS if line.split("|")[0] not in background]
    assert len(weighed) == len(sample.READINGS) - 3
    assert sum(int(row[-1].text) for row in charts.verdicts(tables).table.rows) == len(weighed)
    assert sum(int(row[-1].text) for row in charts.slants(tables).table.rows) == len(sample.BIAS)


def test_background_is_left_out_of_pictures_and_comes_last_in_lists(tables: Path) -> None:
    """Borrowed readings, voices and the toll leave background out, and in the list of a topic it comes last."""
    assert charts.topic("session", tables).rows[-1][0].text in {"How long was it?", "How did they vote?"}
    told = {row[0].text for row in charts.voices(tables).rows}
    assert "How long was it?" not in told
    sample.spoil(tables, "facts.csv:4 weight", "background")
    assert "How many were late?" in told - {row[0].text for row in charts.voices(tables).rows}
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in charts.borrowings(tables).table.rows}
    assert rows["GAMMA"] == ["2", "0", "nothing"]
    assert charts.toll(tables).table.rows == ()


def test_hostile_text_is_shown_as_characters(tables: Path) -> None:
    """Markup in a question stays text, in the drawing as in the table."""
    facts = sample.rows(tables / "facts.csv")
    for row in facts:
        if row[0] == "delegates-late":
            row[2] = "<script>alert(1)</script><img src=x onerror=alert(1)>?"
    sample.save(tables / "facts.csv", facts)
    markup = charts.toll(tables)._repr_html_()
    page = BeautifulSoup(markup, "html5lib")
    assert not page.find_all(["script", "img", "image"])
    assert "<script>alert(1)</script>" in page.find("tbody").get_text()  # type: ignore[union-attr]  # there is one
    assert not re.search(r"<script", markup)


def test_a_topic_shows_every_reading_of_its_facts(tables: Path) -> None:
    """Each reading of the topic has its row; a fact without a reference says so."""
    rows = [[cell.text for cell in row] for row in charts.topic("leak", tables).rows]
    assert rows == [["What was paid?", "not established", "GAMMA.2", "1,000,000 US dollars", "○ unverifiable"]]
    told = [row[2].text for row in charts.topic("session", tables).rows]
    assert sorted(told) == [
        "ALFA.1",
        "ALFA.1",
        "ALFA.2",
        "ALFA.2",
        "ALFA.3",
        "ALFA.4",
        "BETA.1",
        "BETA.1",
        "BETA.2",
        "GAMMA.1",
    ]


def test_an_unknown_topic_is_named_with_those_there_are(tables: Path) -> None:
    """A slip in a notebook is answered with the topics that can be asked for."""
    with pytest.raises(ValueError, match="found topic 'leaks', expected one of session, nation, leak"):
        charts.topic("leaks", tables)


def test_fidelity_is_counted_where_the_question_is_at_issue(tables: Path) -> None:
    """The profile of fidelity has the kinds that occur, in their order, and leaves background out."""
    table = charts.fidelities(tables).table
    assert table.columns == ("Source", "✓ faithful", "≠ altered", "All")
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    assert rows == {"ALFA": ["2", "0", "2"], "BETA": ["0", "1", "1"], "GAMMA": ["0", "0", "0"]}


def test_a_frame_stands_in_a_page_with_its_links(tables: Path) -> None:
    """A table of pandas names its rows first, leads to facts, paragraphs and sections, and says numbers as they are."""
    frame = edition.load(tables).query("fact_id == 'fee'").assign(section="S2", not_said="")
    told = charts.framed(frame[["fact_id", "question", "locator", "section", "not_said", "paragraph"]], "What was paid")
    assert told.columns == ("Question", "Locator", "Section", "Not said", "Paragraph")
    (row,) = told.rows
    assert [(cell.text, cell.kind and from_chapter(cell.kind, cell.name)) for cell in row] == [
        ("What was paid?", "../facts/fee.html"),
        ("GAMMA.2", "gamma.html#GAMMA.2"),
        ("S2", "whole-speech.html#S2"),
        ("", ""),
        ("2", ""),
    ]
    counted = charts.framed(frame.groupby(["siglum", "verdict"]).size().unstack(fill_value=0), "Counted", "sections")
    assert (counted.columns, counted.stands_on) == (("Siglum", "Unverifiable"), "sections")
    assert [cell.text for cell in counted.rows[0]] == ["GAMMA", "1"]


def test_each_delegate_has_a_mark() -> None:
    """In both widths the picture has as many marks as the tables count delegates, and the table has the counts."""
    facts = edition.read().fact
    total, arrested, shot = (int(facts[f"delegates-1934-{name}"].reference) for name in ("total", "arrested", "shot"))
    picture = charts.delegates()
    counts = [row[1].text for row in picture.table.rows]
    assert counts == [f"{one:,}" for one in (shot, arrested - shot, arrested, total - arrested, total)]
    for drawing in (picture.wide, picture.narrow):
        page = BeautifulSoup(drawing.svg(), "html5lib")
        assert sum(map(_marks, page("line"))) == total
        said = [text.get_text() for text in page("text")]
        assert [words.split()[0] for words in said] == [f"{shot:,}", f"{arrested - shot:,}", f"{total - arrested:,}"]
    assert f"## {arrested:,} or {shot:,}?" in (sample.ROOT / "index.md").read_text(encoding="utf-8")


def _marks(row: Tag) -> int:
    """Return how many dashes of no length a line has room for."""
    start, end, step = float(str(row["x1"])), float(str(row["x2"])), float(str(row["stroke-dasharray"]).split()[1])
    return int((end - start) / step) + 1
