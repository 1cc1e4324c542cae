"""Set the accounts of one scene side by side: steps aligned by the facts that they share, and where they part."""

from __future__ import annotations

from graphlib import TopologicalSorter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from edition import episodes
from edition.fidelity import FAITHFUL, NOT_CHECKED, SPEECH, fidelity_of
from edition.model import Reading
from edition.values import format_hedged, format_value, widened
from edition.verdicts import errors, meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edition.evidence_model import Attestation
    from edition.model import Episode, Fact
    from edition.tables import Tables
    from edition.values import Extent

#: how two say the same: so that one meets the other, or not, or so that nobody has weighed their words
MEET, PART, OPEN = "meet", "part", "open"

#: the verdict on words that nothing could be held against
_UNCHECKED = "unverifiable"

#: the weight of a fact that aligns paragraphs; what nobody disputes stands in many places
_JOINS = "at-issue"


class Said(NamedTuple):
    """What one paragraph, or one section of a witness, says to a fact."""

    siglum: str
    locator: str
    words: str  #: the value as a reader expects to see it
    source: Reading | Attestation


class Step(NamedTuple):
    """A part of a scene that its accounts tell together, or each by itself."""

    told: dict[str, list[str]]  #: siglum -> its paragraphs or sections
    facts: list[Fact]
    shared: bool  #: whether facts join it


def said(tables: Tables, fact: Fact, told: Mapping[str, Iterable[str]]) -> list[Said]:
    """Return what the paragraphs of a scene say to a fact, in the order in which they are given."""
    found: list[Said] = []
    for siglum, paragraphs in told.items():
        for locator in paragraphs:
            for reading in tables.readings_at.get(locator, []):
                if reading.fact_id == fact.fact_id:
                    value = format_hedged(format_value(fact.kind, fact.unit, reading.value), reading.qualifier)
                    found.append(Said(siglum, locator, value, reading))
            found += [
                Said(siglum, locator, format_value(fact.kind, fact.unit, one.value), one)
                for one in tables.attestations_at.get(locator, [])
                if one.fact_id == fact.fact_id and one.status == "says"
            ]
    return found


def bearing(tables: Tables, fact: Fact, first: Said, second: Said) -> str:
    """Tell whether two say the same to a fact: MEET, PART, or OPEN where words were not weighed against words."""
    spans = [_span(fact, one) for one in (first, second)]
    if spans[0] and spans[1]:
        return PART if spans[0].gap(spans[1]) else MEET
    if first.words == second.words:
        return MEET
    readings = [one.source for one in (first, second) if isinstance(one.source, Reading)]
    if len(readings) == 1:
        return _to_witness(tables, fact, readings[0])
    verdicts = {one.verdict for one in readings}
    return MEET if verdicts <= meeting() else OPEN if _UNCHECKED in verdicts else PART


def _span(fact: Fact, one: Said) -> Extent | None:
    qualifier = one.source.qualifier if isinstance(one.source, Reading) else "exact"
    return widened(fact.kind, one.source.value, qualifier)


def _to_witness(tables: Tables, fact: Fact, reading: Reading) -> str:
    """Compare a reading in words with the whole speech: by its fidelity, or by its verdict where the text is asked."""
    if reading.voice == SPEECH and (found := fidelity_of(tables, reading)) and found.fidelity != NOT_CHECKED:
        return MEET if found.fidelity == FAITHFUL else PART
    if fact.asks_text == SPEECH and reading.verdict in meeting() | errors():
        return MEET if reading.verdict in meeting() else PART
    return OPEN


def parted(tables: Tables, fact: Fact, found: list[Said]) -> dict[str, list[list[str]]]:
    """Return the pairs of sigla that part on a fact, and those of which nobody can tell."""
    pairs: dict[str, dict[tuple[str, str], None]] = {PART: {}, OPEN: {}}
    for first, second in combinations(found, 2):
        how = bearing(tables, fact, first, second) if first.siglum != second.siglum else MEET
        if how != MEET:
            pairs[how][first.siglum, second.siglum] = None
    return {
        PART: [list(one) for one in pairs[PART]],
        OPEN: [list(one) for one in pairs[OPEN] if one not in pairs[PART]],
    }


def steps(tables: Tables, episode: Episode) -> list[Step]:
    """Return a scene in steps, each account in its own order: what facts join stands together, the rest between.

    Paragraphs that share a fact belong to one step, and so does all that lies between them in either account.
    """
    told = episodes.held(tables, episode.episode_id)
    facts = episodes.facts_of(tables, episode)
    speakers = {fact.fact_id: said(tables, fact, told) for fact in facts}
    ties = [
        [one.locator for one in speakers[fact.fact_id]]
        for fact in facts
        if fact.weight == _JOINS and len({one.siglum for one in speakers[fact.fact_id]}) > 1
    ]
    groups: list[tuple[list[str], bool]] = []
    for group in _joined(list(told.values()), ties):
        shared = any(set(tie) <= set(group) for tie in ties)
        if groups and not (shared or groups[-1][1]):
            groups[-1][0].extend(group)
        else:
            groups.append((list(group), shared))
    made = [
        Step(
            {siglum: own for siglum, all_ in told.items() if (own := [one for one in all_ if one in group])}, [], shared
        )
        for group, shared in groups
    ]
    for fact in facts:
        places = [one.locator for one in speakers[fact.fact_id]]
        for step in made:
            if any(locator in paragraphs for paragraphs in step.told.values() for locator in places):
                step.facts.append(fact)
                break
    return made


def _joined(columns: list[list[str]], ties: list[list[str]]) -> list[list[str]]:
    """Return the paragraphs in groups, in an order that is each column's: tied ones together, with all between them."""
    follows: dict[str, dict[str, None]] = {one: {} for column in columns for one in column}
    for column in columns:
        for one, after in pairwise(column):
            follows[one][after] = None
    for tie in ties:
        for one in tie:
            follows[one] |= dict.fromkeys(other for other in tie if other != one)
    reached = {one: _reached(follows, one) for one in follows}
    group = {
        one: tuple(other for other in follows if other in reached[one] and one in reached[other]) for one in follows
    }
    before: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {own: {} for own in group.values()}
    for one, others in follows.items():
        for other in others:
            if group[one] != group[other]:
                before[group[other]][group[one]] = None
    return [list(own) for own in TopologicalSorter(before).static_order()]


def _reached(follows: dict[str, dict[str, None]], start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        for one in follows[waiting.pop()]:
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found
