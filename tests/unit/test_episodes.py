"""Scenes: which paragraphs tell them, which facts belong to them, what their accounts rest on, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import edition
from edition import episodes, regests
from edition.checks import check
from edition.dependence import witnesses as listed
from edition.kinds import KINDS
from edition.rules.episodes import ONLY_VALUES, known_passages
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

OPENING = "episodes.csv:3"
PLACED = "a passage of data/passages.csv that holds it, in a scene of data/episodes.csv, or “:kind: furniture” here"

#: what is put into which cell, and what is then said of which cell
BAD = {
    "passage of nobody": (
        "passages.csv:3 siglum",
        "OMEGA",
        "passages.csv:3  siglum  found 'OMEGA', expected one of ALFA, BETA, GAMMA, speech",
    ),
    "passage of a witness without sections": (
        "passages.csv:7 siglum",
        "commission",
        "passages.csv:7  siglum  found 'commission', expected one of ALFA, BETA, GAMMA, speech",
    ),
    "passage that begins beyond the last paragraph": (
        "passages.csv:3 first",
        "4",
        "passages.csv:3  first  found '4', expected 1 to 3 for BETA",
    ),
    "passage that ends beyond the last section": (
        "passages.csv:7 last",
        "3",
        "passages.csv:7  last  found '3', expected 1 to 2 for speech",
    ),
    "passage that ends before it begins": (
        "passages.csv:6 last",
        "0",
        "passages.csv:6  last  found '0', expected 1 to 2 for GAMMA",
    ),
    "figure in a label": (
        "passages.csv:5 label",
        "190 people",
        "passages.csv:5  label  found '190 people', expected words without figures, which are for the facts",
    ),
    "scene that is not there": (
        "passages.csv:7 episode_id",
        "zzz",
        "passages.csv:7  episode_id  found 'zzz', expected episode_id of a row in episodes",
    ),
    "figure in an account": (
        f"{OPENING} account",
        "It opened on 14 February.",
        f"{OPENING}  account  found 'It opened on 14 February.', expected {ONLY_VALUES}",
    ),
    "value that no ground is named for": (
        f"{OPENING} verdict",
        "It took {fact}`length`. So it was.",
        f"{OPENING}  rests_on  found no 'length', expected every fact whose value stands in the verdict",
    ),
    "another role in an account": (
        f"{OPENING} account",
        "It took {reading}`length ALFA`.",
        f"{OPENING}  account  found the role 'reading', expected no other role than fact",
    ),
    "ground that is no fact": (
        f"{OPENING} rests_on",
        "anthem; opening; weather",
        f"{OPENING}  rests_on  found 'weather', expected a fact_id of data/facts.csv",
    ),
    "fact that is none": (
        f"{OPENING} facts",
        "anthem; weather",
        f"{OPENING}  facts  found 'weather', expected a fact_id of data/facts.csv",
    ),
    "fact that no passage speaks to": (
        f"{OPENING} facts",
        "anthem; length; resolution-vote",
        f"{OPENING}  facts  found 'resolution-vote', expected a fact that a passage of the scene speaks to",
    ),
    "span in words": (
        f"{OPENING} span",
        "in spring",
        f"{OPENING}  span  found 'in spring', expected {KINDS['date'].notation} for a date",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_cell(data: Path, name: str) -> None:
    """A scene or passage that cannot be as it is written is named with its cell, and nothing else is said."""
    place, value, expected = BAD[name]
    sample.spoil(data, place, value)
    assert [str(one).removeprefix("data/") for one in check(data)] == [expected]


def test_a_siglum_may_have_a_figure(data: Path) -> None:
    """The figure of a siglum is no figure of the edition's."""
    for row in sample.TABLES:
        table = data / row
        table.write_text(table.read_text(encoding="utf-8").replace("ALFA", "ALF1"), encoding="utf-8")
    assert check(data) == []


def test_what_a_passage_holds(data: Path) -> None:
    """A passage of a source holds paragraphs, one of a witness holds sections, by their own names."""
    tables = edition.read(data)
    assert episodes.held(tables, "the-opening") == {
        "ALFA": ["ALFA.1", "ALFA.2"],
        "BETA": ["BETA.1", "BETA.2"],
        "GAMMA": ["GAMMA.1", "GAMMA.2"],
        "speech": ["S1", "S2"],
    }
    assert (episodes.extent(tables, "GAMMA"), episodes.extent(tables, "speech")) == (2, 2)
    assert episodes.facts_at(tables, "S2") == ["delegates-all", "delegates-late"]


def test_facts_of_a_scene(data: Path) -> None:
    """A scene has the facts that it lists, and those of its passages that no scene lists."""
    tables = edition.read(data)
    end, opening = (episodes.facts_of(tables, tables.episode[name]) for name in ("the-end", "the-opening"))
    assert [fact.fact_id for fact in end] == ["length", "resolution-vote"]
    assert [fact.fact_id for fact in opening] == [
        "anthem",
        "delegates-all",
        "delegates-late",
        "delegates-late-share",
        "fee",
        "length",
        "opening",
        "opening-hour",
    ]


def test_scenes_stand_in_their_own_order(data: Path) -> None:
    """Rows are sorted by id, and scenes are read in the order that they are given."""
    assert list(edition.read(data).episode) == ["the-opening", "the-end"]


def test_elsewhere(data: Path) -> None:
    """A paragraph is told where else its scene is told, and in which passages."""
    tables = edition.read(data)
    ((episode, places),) = episodes.elsewhere(tables, "ALFA.2")
    assert (episode.episode_id, places) == ("the-opening", ["BETA.1–2", "GAMMA.1–2", "S1–2"])
    ((_, others),) = episodes.elsewhere(tables, "S1")
    assert others == ["ALFA.1–2", "BETA.1–2", "GAMMA.1–2"]
    ((_, single),) = episodes.elsewhere(tables, "ALFA.4")
    assert single == ["BETA.3"]
    assert episodes.elsewhere(tables, "OMEGA.1") == []


def test_a_paragraph_in_no_scene(data: Path) -> None:
    """A paragraph of an account that no scene has is named where its regest stands; furniture is left alone."""
    chapters = sample.write_chapters(data.parent / "chapters")
    sample.spoil(data, "passages.csv:2 first", "4")
    assert [str(one) for one in check(data)] == [
        f"chapters/alfa.md:19  regest  found ALFA.3 in no scene, expected {PLACED}"
    ]
    for kind in ("furniture", "heading", "unwritten"):
        written = (chapters / "alfa.md").read_text(encoding="utf-8")
        (chapters / "alfa.md").write_text(written.replace("ALFA.3\n", f"ALFA.3\n:kind: {kind}\n"), encoding="utf-8")
        assert check(data) == []
    (chapters / "alfa.md").unlink()
    (data / "episodes.csv").unlink()
    (data / "passages.csv").unlink()
    sample.write_chapters(chapters)
    assert check(data) == []


def test_chapters_are_read_without_sphinx(data: Path) -> None:
    """A regest has its kind, its place, its paragraphs with roles and stress kept apart, and its commentary."""
    found = regests.read(sample.write_chapters(regests.chapters_of(data)))
    assert list(found) == ["ALFA.1", "ALFA.2", "ALFA.3", "ALFA.4", "ALFA.5", "BETA.1", "S2"]
    assert [found[one].kind for one in ("ALFA.1", "ALFA.2", "ALFA.4", "S2")] == ["heading", "text", "unwritten", "text"]
    second = found["ALFA.2"]
    assert (second.place.file, second.place.line) == ("chapters/alfa.md", 8)
    assert second.blocks == (
        (
            regests.Run("", "reading", "delegates-all ALFA"),
            regests.Run(" came, says "),
            regests.Run("Petrov", "person", "petrov-ivan"),
            regests.Run(","),
            regests.Run(" "),
            regests.Run("", "reading", "delegates-late ALFA"),
            regests.Run(" of them "),
            regests.Run("late", "em"),
            regests.Run("."),
        ),
        (regests.Run("A second paragraph."),),
    )
    assert second.commentary[0][1] == regests.Run("", "fact", "delegates-all")
    assert regests.read(data / "nowhere") == {}


def test_every_verdict_has_two_sentences() -> None:
    """The edition says in two sentences how far a scene can be trusted, and each scene is told by an account."""
    tables = edition.read()
    for episode in tables.episodes:
        assert episode.verdict.endswith("."), episode.episode_id
        assert episode.verdict.count(". ") == 1, episode.episode_id
        assert {one.siglum for one in tables.passages_of[episode.episode_id]} & set(tables.source), episode.episode_id
        assert listed(episode.rests_on), episode.episode_id
    assert [one.order for one in tables.episode.values()] == list(range(1, len(tables.episodes) + 1))


def test_sigla_that_begin_alike_are_no_figures(data: Path) -> None:
    """The figure of a siglum is none of a label, even where another siglum is its beginning."""
    tables = edition.read(data)
    alike = [replace(tables.sources[0], siglum=siglum) for siglum in ("CN", "CN1")]
    both = replace(tables, sources=tuple(alike))
    label = replace(tables.passages[0], siglum="CN", label="As in CN1, and CN")
    found = known_passages(replace(both, passages=(label,)))
    assert [problem for problem in found if problem.column == "label"] == []
