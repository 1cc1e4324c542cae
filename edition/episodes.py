"""Scenes that several accounts tell: what each passage holds, which facts belong to it, and who else tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.dependence import witnesses as listed

if TYPE_CHECKING:
    from edition.model import Episode, Fact, Passage
    from edition.tables import Tables


def sections_of(tables: Tables, witness: str) -> list[str]:
    """Return the names of a witness's sections, in order."""
    return [section.section for section in tables.sections if section.witness == witness]


def voices(tables: Tables) -> list[str]:
    """Return the sigla of all sources, then the witnesses that have sections: those who can tell a scene."""
    return [*tables.source, *dict.fromkeys(section.witness for section in tables.sections)]


def extent(tables: Tables, siglum: str) -> int:
    """Return how many paragraphs a source has, or sections a witness; 0 where neither is known."""
    source = tables.source.get(siglum)
    return source.paragraphs if source else len(sections_of(tables, siglum))


def locators(tables: Tables, passage: Passage) -> list[str]:
    """Return what a passage holds, as it is cited: ``BBLV.15``, or ``S11`` for a section of a witness."""
    if passage.siglum in tables.source:
        return [f"{passage.siglum}.{number}" for number in range(passage.first, passage.last + 1)]
    return sections_of(tables, passage.siglum)[passage.first - 1 : passage.last]


def cited(tables: Tables, passage: Passage) -> str:
    """Return a passage as it is cited: ``CN1.21–27``."""
    first, *rest = locators(tables, passage)
    return f"{first}–{passage.last}" if rest else first


def facts_at(tables: Tables, locator: str) -> list[str]:
    """Return the ids of the facts that a paragraph, or a section of a witness, speaks to."""
    if locator in tables.section:
        said = [one.fact_id for one in tables.attestations_at.get(locator, []) if one.status == "says"]
    else:
        said = [one.fact_id for one in tables.readings_at.get(locator, [])]
    return list(dict.fromkeys(said))


def held(tables: Tables, episode_id: str) -> dict[str, list[str]]:
    """Return siglum -> the paragraphs or sections in which it tells a scene, in the order of the sources."""
    passages = tables.passages_of.get(episode_id, [])
    return {
        siglum: [locator for passage in own for locator in locators(tables, passage)]
        for siglum in voices(tables)
        if (own := [passage for passage in passages if passage.siglum == siglum])
    }


def facts_of(tables: Tables, episode: Episode) -> list[Fact]:
    """Return the facts of a scene: those that it lists, and those that its passages speak to and no scene lists."""
    placed = {fact_id for one in tables.episodes for fact_id in listed(one.facts)}
    own = set(listed(episode.facts))
    for paragraphs in held(tables, episode.episode_id).values():
        own |= {fact_id for locator in paragraphs for fact_id in facts_at(tables, locator)} - placed
    return [fact for fact in tables.facts if fact.fact_id in own]


def elsewhere(tables: Tables, locator: str) -> list[tuple[Episode, list[str]]]:
    """Return the scenes that a paragraph or section tells, each with where the others tell it."""
    siglum = tables.section[locator].witness if locator in tables.section else locator.partition(".")[0]
    return [
        (episode, [cited(tables, one) for one in tables.passages_of[episode_id] if one.siglum != siglum])
        for episode_id, episode in tables.episode.items()
        if locator in held(tables, episode_id).get(siglum, [])
    ]
