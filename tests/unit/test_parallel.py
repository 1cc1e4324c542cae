"""Scenes side by side: steps by shared facts, who parts from whom, regests in words, and the widget that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from traitlets import TraitError

import edition
from edition import episodes, parallel, regests
from edition.parallel import MEET, OPEN, PART
from edition.widgets import ParallelReading
from edition.wording import Wording, plain
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

    from edition.tables import Tables

OPENING = "the-opening"


def told(tables: Tables) -> list[tuple[dict[str, list[str]], bool]]:
    """Return the steps of the opening: who tells each, and whether facts join it."""
    return [(step.told, step.shared) for step in parallel.steps(tables, tables.episode[OPENING])]


def bearing(tables: Tables, fact_id: str, first: str, second: str) -> str:
    """Tell how two paragraphs of the opening stand to each other on a fact."""
    fact = tables.fact[fact_id]
    said = {one.locator: one for one in parallel.said(tables, fact, episodes.held(tables, OPENING))}
    return parallel.bearing(tables, fact, said[first], said[second])


def test_what_shares_a_question_stands_in_one_step(data: Path) -> None:
    """Paragraphs that speak to the same fact are joined, with what lies between them; each column keeps its order."""
    for table in ("readings.csv", "attestations.csv"):
        head, *rows = sample.rows(data / table)
        sample.save(data / table, [head, *(row for row in rows if row[0] in {"anthem", "fee", "resolution-vote"})])
    assert told(edition.read(data)) == [
        ({"ALFA": ["ALFA.1"], "speech": ["S1"]}, True),
        ({"ALFA": ["ALFA.2"], "BETA": ["BETA.1", "BETA.2"], "GAMMA": ["GAMMA.1", "GAMMA.2"], "speech": ["S2"]}, False),
    ]


def test_crossed_accounts_stand_in_one_step(data: Path) -> None:
    """Where one account tells late what another tells early, what lies between belongs to the step as well."""
    (step, shared), rest = told(edition.read(data))
    assert shared
    assert step == {
        "ALFA": ["ALFA.1", "ALFA.2"],  # joined by the opening, which GAMMA tells with the late-comers
        "BETA": ["BETA.1", "BETA.2"],
        "GAMMA": ["GAMMA.1"],
        "speech": ["S1", "S2"],
    }
    assert rest == ({"GAMMA": ["GAMMA.2"]}, False)


def test_background_joins_nothing(data: Path) -> None:
    """What nobody disputes stands in many places and aligns none."""
    for line in range(2, len(sample.FACTS) + 2):
        sample.spoil(data, f"facts.csv:{line} weight", "background")
    assert [shared for _, shared in told(edition.read(data))] == [False]


def test_each_fact_stands_once(data: Path) -> None:
    """Every fact of a scene stands in one step, which has a paragraph that speaks to it."""
    tables = edition.read(data)
    for episode in tables.episodes:
        listed = [fact.fact_id for step in parallel.steps(tables, episode) for fact in step.facts]
        assert sorted(listed) == [fact.fact_id for fact in episodes.facts_of(tables, episode)]


def test_who_parts_from_whom(data: Path) -> None:
    """Values on a scale part where they do not meet; the whole speech is a voice like the others."""
    tables = edition.read(data)
    assert bearing(tables, "delegates-late", "ALFA.2", "BETA.2") == PART
    assert bearing(tables, "delegates-late", "BETA.2", "GAMMA.1") == MEET
    assert bearing(tables, "delegates-late", "ALFA.2", "S2") == MEET
    fact = tables.fact["delegates-late"]
    said = parallel.said(tables, fact, episodes.held(tables, OPENING))
    assert parallel.parted(tables, fact, said) == {
        PART: [["ALFA", "BETA"], ["ALFA", "GAMMA"], ["BETA", "speech"], ["GAMMA", "speech"]],
        OPEN: [],
    }


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("agrees", "agrees", MEET),
        ("agrees", "differs", PART),
        ("disputed", "disputed", PART),
        ("agrees", "unverifiable", OPEN),
    ],
)
def test_words_are_held_against_words_by_their_verdicts(data: Path, first: str, second: str, how: str) -> None:
    """Other words part unless both are found right; where one could not be checked, nobody has weighed them."""
    sample.spoil(data, "readings.csv:2 verdict", first)
    head, *rows = sample.rows(data / "readings.csv")
    other = ["anthem", "BETA", "1", "a march", "a march", "exact", second, "", "", "itself", "", "", "So it says."]
    sample.save(data / "readings.csv", [head, rows[0], other, *rows[1:]])
    assert bearing(edition.read(data), "anthem", "ALFA.1", "BETA.1") == how


def test_words_are_held_against_the_speech_by_their_fidelity(data: Path) -> None:
    """What an account puts into the mouth of the speech meets it where it is faithful; else nobody has weighed it."""
    assert bearing(edition.read(data), "anthem", "ALFA.1", "S1") == MEET
    sample.spoil(data, "readings.csv:2 fidelity_judged", "altered")
    assert bearing(edition.read(data), "anthem", "ALFA.1", "S1") == PART
    sample.spoil(data, "readings.csv:2 fidelity_judged", "")
    sample.spoil(data, "readings.csv:2 voice", "itself")
    assert bearing(edition.read(data), "anthem", "ALFA.1", "S1") == OPEN
    sample.spoil(data, "facts.csv:2 asks_text", "speech")  # then the verdict is on what the speech says
    assert bearing(edition.read(data), "anthem", "ALFA.1", "S1") == MEET


def words(data: Path, written: str) -> str:
    """Return a text of the chapters in words."""
    wording = Wording(edition.read(data), {"figures": "Figures"})
    return " / ".join(plain(block) for block in wording.blocks(regests.runs(written)))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{fact}`opening` and {fact}`fee`", "14 February 1956 and not established"),
        ("{reading}`delegates-late BETA` or {reading}`opening GAMMA.1`", "49 or February 1956"),
        ("{person}`petrov-ivan`, {person}`Petrow <petrov-ivan>`", "Petrov, Ivan, Petrow"),
        ("*Mossad* {cite:p}`archive-1990,memoir-1970`", "Mossad (Archive, 1990; Petrov, 1970)"),
        ("{cite:t}`archive-1990`, {doc}`figures`, {doc}`here <figures>`", "Archive, 1990, Figures, here"),
        ("{judgement}`loaded-language` {technique}`loaded-language`", "[Loaded language] Loaded language"),
        ("{fact-page}`anthem` in {para}`BETA.1`, {bias}`BETA.3a`", "Which song was sung? in BETA.1, BETA.3a"),
        ("one\ntwo\n\nthree", "one two / three"),
    ],
)
def test_roles_in_words(data: Path, written: str, read: str) -> None:
    """Every role of the chapters is put into the words that Sphinx would print."""
    assert words(data, written) == read


@pytest.fixture
def reading(data: Path) -> ParallelReading:
    """The widget over the small edition, with its chapters."""
    sample.write_chapters(regests.chapters_of(data))
    return ParallelReading(data)


def test_the_first_scene_is_read(reading: ParallelReading) -> None:
    """Without a choice the first scene is shown, with its own account in words, and all who tell it."""
    assert (reading.episode, reading.accounts) == (OPENING, [])
    scene = reading.scene
    assert plain(scene["account"]) == "It opened on 14 February 1956, and no song was sung."
    assert scene["grounds"][0] == ["anthem", "Which song was sung?"]
    assert scene["told"] == ["ALFA", "BETA", "GAMMA", "speech"]
    step, rest = scene["steps"]
    assert plain(step["paragraphs"]["ALFA.2"]["text"][0]) == "200 came, says Petrov, 50 of them late."
    assert plain(step["paragraphs"]["ALFA.2"]["commentary"][0]) == "The hall held 200 (see BETA.1)."
    assert step["paragraphs"]["ALFA.1"]["label"] == "A day without a song"
    assert rest["paragraphs"]["GAMMA.2"]["text"] == []  # it has no chapter


def test_the_scene_follows_the_episode(reading: ParallelReading) -> None:
    """In a notebook, what is shown changes with the episode, and marks come with it."""
    seen: list[str] = []
    reading.observe(lambda change: seen.append(change.new["episode_id"]), "scene")
    reading.episode = "the-end"
    assert seen == ["the-end"]
    marks = reading.scene["steps"][0]["paragraphs"]["ALFA.4"]["marks"]
    assert [mark["note_id"] for mark in marks] == ["ALFA.4a"]


@pytest.mark.parametrize(
    ("trait", "value", "named"),
    [
        ("episode", "the-opning", "did you mean 'the-opening'"),
        ("accounts", ["ALFA"], "expected none, or 2 to 5 different ones"),
        ("accounts", ["ALFA", "ALFA"], "expected none, or 2 to 5 different ones"),
        ("accounts", ["ALFA", "BETTA"], "did you mean 'BETA'"),
    ],
)
def test_what_there_is_not_is_refused(reading: ParallelReading, trait: str, value: Any, named: str) -> None:  # noqa: ANN401  # a list or a name
    """A wrong value raises a TraitError that names what is allowed, and changes nothing."""
    before = getattr(reading, trait)
    with pytest.raises(TraitError, match=named):
        setattr(reading, trait, value)
    assert getattr(reading, trait) == before


def test_accounts_stand_in_the_order_of_the_edition(reading: ParallelReading) -> None:
    """However they are chosen, columns stand in one order, the witness last."""
    reading.accounts = ["speech", "BETA", "ALFA"]
    assert reading.accounts == ["ALFA", "BETA", "speech"]


def test_the_table_says_where_they_part_and_who_is_silent(reading: ParallelReading) -> None:
    """Without scripts: differences by sign and word, from whom, and each gap with its name."""
    page = BeautifulSoup(reading.html(), "html.parser")
    row = next(one for one in page.select(".ew-differ") if "late?" in one.get_text())
    assert "≠ they part" in row.get_text()
    assert [" ".join(cell.get_text().split()) for cell in row.select("td")] == [
        "ALFA.2 50 ✓ agrees ≠ parts from BETA, GAMMA",
        "BETA.2 49 ✗ differs ≠ parts from ALFA, the whole speech",
        "GAMMA.1 49 ✗ differs ≠ parts from ALFA, the whole speech",
        "S2 50 ≠ parts from BETA, GAMMA",
    ]
    assert [one.get_text() for one in page.select("mark.ew-parted")] == ["200 ≠", "50 ≠"]
    fee = next(one for one in page.select(".ew-fact-row") if "paid?" in one.get_text())
    assert [one.get_text() for one in fee.select(".ew-gap")] == [
        "ALFA leaves this out.",
        "BETA leaves this out.",
        "The whole speech leaves this out.",
    ]
    assert "Commentary" in page.select_one("details summary").get_text()  # type: ignore[union-attr]  # it is there


def test_an_extract_leaves_nothing_out(data: Path) -> None:
    """What an extract lacks is not in the extract, which says nothing of its author."""
    sample.spoil(data, "sources.csv:4 extract_of", "speech")
    assert ParallelReading(data).voices["GAMMA"]["silent"] == "Not in the extract."


def test_a_folder_without_scenes(data: Path) -> None:
    """Tables without scenes have nothing that could be read side by side."""
    (data / "episodes.csv").unlink()
    (data / "passages.csv").unlink()
    reading = ParallelReading(data)
    assert (reading.episode, reading.scene) == ("", {})


def test_every_regest_of_the_edition_can_be_read() -> None:
    """Each paragraph and section that a scene holds has its regest, and no role is left without words."""
    tables = edition.read()
    found = regests.read(sample.ROOT / "chapters")
    wording = Wording(tables, {})
    for name in tables.episode:
        for locator in (one for own in episodes.held(tables, name).values() for one in own):
            text = " ".join(map(plain, wording.blocks(found[locator].blocks)))
            assert len(text) > 20, locator
            assert "`" not in text, locator
