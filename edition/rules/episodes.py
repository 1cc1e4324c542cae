"""Scenes: passages that are there, accounts that rest on facts, and no paragraph that belongs to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.dependence import witnesses as listed
from edition.episodes import extent, facts_at, held, voices
from edition.model import Problem
from edition.regests import TEXT, runs
from edition.rules.form import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.model import Episode
    from edition.regests import Regest
    from edition.tables import Tables

FACT = "a fact_id of data/facts.csv"
ONLY_VALUES = "figures only as values of facts: {fact}`fact_id`"


def known_passages(tables: Tables) -> Iterator[Problem]:
    """A passage is one of a source, or of a witness that has sections, and lies within it.

    A passage that is not there shows an empty column in the view side by side.
    """
    for passage in tables.passages:
        last = extent(tables, passage.siglum)
        if not last:
            yield Problem.at(passage, "siglum", repr(passage.siglum), f"one of {', '.join(voices(tables))}")
        elif not 1 <= passage.first <= last:
            yield Problem.at(passage, "first", f"'{passage.first}'", f"1 to {last} for {passage.siglum}")
        elif not passage.first <= passage.last <= last:
            expected = f"{passage.first} to {last} for {passage.siglum}"
            yield Problem.at(passage, "last", f"'{passage.last}'", expected)
        if _figures(tables, passage.label):
            yield Problem.at(passage, "label", repr(passage.label), "words without figures, which are for the facts")


def grounded_accounts(tables: Tables) -> Iterator[Problem]:
    """What the edition tells of a scene rests on facts: its values are theirs, and they are named.

    The edition’s own story is held to the same standard as the others: every value in it has its evidence.
    """
    for episode in tables.episodes:
        yield from unreadable(episode, "span", "date", episode.span)
        grounds = listed(episode.rests_on)
        for fact_id in grounds:
            if fact_id not in tables.fact:
                yield Problem.at(episode, "rests_on", repr(fact_id), FACT)
        for column in ("account", "verdict"):
            yield from _grounded(tables, episode, column, grounds)


def _grounded(tables: Tables, episode: Episode, column: str, grounds: list[str]) -> Iterator[Problem]:
    for run in (run for block in runs(getattr(episode, column)) for run in block):
        if run.role == "fact" and run.target not in grounds:
            expected = f"every fact whose value stands in the {column}"
            yield Problem.at(episode, "rests_on", f"no {run.target!r}", expected)
        elif run.role not in {"fact", "em", ""}:
            yield Problem.at(episode, column, f"the role {run.role!r}", "no other role than fact")
        elif _figures(tables, run.text):
            yield Problem.at(episode, column, repr(run.text.strip()), ONLY_VALUES)


def _figures(tables: Tables, words: str) -> bool:
    """Tell whether words have figures in them, apart from those of sigla."""
    for siglum in sorted(tables.source, key=len, reverse=True):  # CN1 before CN, of which it would leave the 1
        words = words.replace(siglum, "")
    return any(sign.isdigit() for sign in words)


def facts_of_scenes(tables: Tables) -> Iterator[Problem]:
    """A fact that a scene lists is there, and some passage of the scene speaks to it.

    A question that no account answers in the scene has nothing to be set side by side.
    """
    for episode in tables.episodes:
        passages = held(tables, episode.episode_id)
        said = {
            fact for paragraphs in passages.values() for locator in paragraphs for fact in facts_at(tables, locator)
        }
        for fact_id in listed(episode.facts):
            if fact_id not in tables.fact:
                yield Problem.at(episode, "facts", repr(fact_id), FACT)
            elif fact_id not in said:
                yield Problem.at(episode, "facts", repr(fact_id), "a fact that a passage of the scene speaks to")


def placed_paragraphs(tables: Tables, regests: dict[str, Regest]) -> Iterator[Problem]:
    """Every paragraph that is no furniture and no heading belongs to a scene, where there are scenes at all.

    A paragraph in no scene would be missing where the accounts are read side by side.
    """
    if not tables.episodes:
        return
    placed = {one for name in tables.episode for paragraphs in held(tables, name).values() for one in paragraphs}
    for source in tables.sources:
        for number in range(1, source.paragraphs + 1):
            regest = regests.get(f"{source.siglum}.{number}")
            if regest and regest.kind == TEXT and regest.locator not in placed:
                found = f"{regest.locator} in no scene"
                expected = "a passage of data/passages.csv that holds it, in a scene of data/episodes.csv"
                expected += ", or “:kind: furniture” here"
                yield Problem(regest.place.file, regest.place.line, "regest", found, expected)
