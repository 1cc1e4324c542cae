"""Open the tables in ``data/``: the only module that knows where they are and how they are written."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from edition import bibliography, here
from edition.evidence_model import Direction, Topic
from edition.model import BadData, Problem, Row
from edition.opening import format_file, records, text
from edition.record_types import OPTIONAL, RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edition.evidence_model import (
        Attestation,
        Ground,
        Original,
        Position,
        Reaction,
        Rival,
        SecondLabel,
        Section,
        Station,
        Witness,
    )
    from edition.model import BiasNote, Episode, Fact, Name, Passage, Reading, Reference, Source, Technique
    from edition.search_model import Fingerprints, SearchPlace, SearchTerms, Spelling, Synonym

__all__ = ["OPTIONAL", "RECORDS", "Tables", "files", "parse", "read", "schema"]

BIBLIOGRAPHY = "references.bib"
SCHEMA = "datapackage.json"

RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, eq=False)  # what is computed from tables is kept by which they are
class Tables:
    """All records of the edition, in file order, with the look-ups that the rest of the code needs."""

    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    readings: tuple[Reading, ...]
    bias: tuple[BiasNote, ...]
    techniques: tuple[Technique, ...]
    names: tuple[Name, ...]
    topics: tuple[Topic, ...]
    directions: tuple[Direction, ...]
    witnesses: tuple[Witness, ...]
    sections: tuple[Section, ...]
    attestations: tuple[Attestation, ...]
    rivals: tuple[Rival, ...]
    grounds: tuple[Ground, ...]
    originals: tuple[Original, ...]
    second_labels: tuple[SecondLabel, ...]
    reactions: tuple[Reaction, ...]
    historiography: tuple[Position, ...]
    stations: tuple[Station, ...]
    episodes: tuple[Episode, ...]
    passages: tuple[Passage, ...]
    search_terms: tuple[SearchTerms, ...]
    search_places: tuple[SearchPlace, ...]
    spellings: tuple[Spelling, ...]
    synonyms: tuple[Synonym, ...]
    fingerprints: tuple[Fingerprints, ...]
    references: tuple[Reference, ...]

    def __repr__(self) -> str:
        """Return how many rows there are of what, and not the rows."""
        counts = ((len(getattr(self, one.name)), one.name.replace("_", " ")) for one in fields(self))
        return f"Tables({', '.join(f'{count:,} {name}' for count, name in counts if count)})"

    @cached_property
    def source(self) -> dict[str, Source]:
        """Siglum -> source."""
        return {source.siglum: source for source in self.sources}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Fact id -> fact."""
        return {fact.fact_id: fact for fact in self.facts}

    @cached_property
    def note(self) -> dict[str, BiasNote]:
        """Note id -> bias note."""
        return {note.note_id: note for note in self.bias}

    @cached_property
    def technique(self) -> dict[str, Technique]:
        """Technique id -> technique."""
        return {technique.technique: technique for technique in self.techniques}

    @cached_property
    def variants(self) -> dict[str, list[Name]]:
        """Name id -> all variants of that bearer."""
        return _grouped(self.names, "name_id")

    @cached_property
    def spellings_of(self) -> dict[str, list[Spelling]]:
        """Name id -> the forms that no account prints."""
        return _grouped(self.spellings, "name_id")

    @cached_property
    def readings_of(self) -> dict[str, list[Reading]]:
        """Fact id -> what the sources say, in the order of the readings table."""
        return _grouped(self.readings, "fact_id")

    @cached_property
    def readings_at(self) -> dict[str, list[Reading]]:
        """Locator -> the readings that stand in that paragraph."""
        return _grouped(self.readings, "locator")

    @cached_property
    def bias_at(self) -> dict[str, list[BiasNote]]:
        """Locator -> the bias notes on that paragraph."""
        return _grouped(self.bias, "locator")

    @cached_property
    def topic(self) -> dict[str, Topic]:
        """Topic -> its row, in the order of the table; one that has no row there is labelled by its name."""
        named = {topic.topic: topic for topic in self.topics}
        for fact in self.facts:
            named.setdefault(fact.topic, Topic(place=fact.place, topic=fact.topic, label=fact.topic, definition=""))
        return named

    @cached_property
    def direction(self) -> dict[str, Direction]:
        """Direction -> its row, in the order of the table; one that has no row there is labelled by its name."""
        named = {direction.direction: direction for direction in self.directions}
        for note in self.bias:
            name = note.direction
            named.setdefault(name, Direction(place=note.place, direction=name, label=name, definition=""))
        return named

    @cached_property
    def witness(self) -> dict[str, Witness]:
        """Name -> witness."""
        return {witness.witness: witness for witness in self.witnesses}

    @cached_property
    def section(self) -> dict[str, Section]:
        """Name -> section of a witness."""
        return {section.section: section for section in self.sections}

    @cached_property
    def attestation(self) -> dict[tuple[str, str], Attestation]:
        """Fact id and witness -> what that witness says to that question."""
        return {(one.fact_id, one.witness): one for one in self.attestations}

    @cached_property
    def attestations_of(self) -> dict[str, list[Attestation]]:
        """Fact id -> what the witnesses say, in the order of the table."""
        return _grouped(self.attestations, "fact_id")

    @cached_property
    def attestations_at(self) -> dict[str, list[Attestation]]:
        """Section -> the attestations that stand in it; under the empty name those that stand in none."""
        return _grouped(self.attestations, "section")

    @cached_property
    def rivals_of(self) -> dict[str, list[Rival]]:
        """Fact id -> the other answers that serious work gives."""
        return _grouped(self.rivals, "fact_id")

    @cached_property
    def ground(self) -> dict[str, Ground]:
        """Fact id -> what its reference stands on."""
        return {ground.fact_id: ground for ground in self.grounds}

    @cached_property
    def original(self) -> dict[tuple[str, str], Original]:
        """Fact id and locator -> the original wording of what stands there."""
        return {(one.fact_id, one.locator): one for one in self.originals}

    @cached_property
    def reactions_at(self) -> dict[str, list[Reaction]]:
        """Section -> the notes on the hall in it."""
        return _grouped(self.reactions, "section")

    @cached_property
    def episode(self) -> dict[str, Episode]:
        """Episode id -> episode, in the order in which a reader meets them."""
        return {episode.episode_id: episode for episode in sorted(self.episodes, key=lambda one: one.order)}

    @cached_property
    def passages_of(self) -> dict[str, list[Passage]]:
        """Episode id -> where it is told, in the order of the passages table."""
        return _grouped(self.passages, "episode_id")


def _grouped(rows: Iterable[RowT], attribute: str) -> dict[str, list[RowT]]:
    groups: dict[str, list[RowT]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, attribute)].append(row)
    return dict(groups)


def files(data: Path | str | None = None) -> list[Path]:
    """Return every file that the edition is made from, for build systems that watch them."""
    data = here.data(data)
    absent = {name for name in OPTIONAL if not (data / name).exists()}
    return [data / name for name in (*RECORDS, BIBLIOGRAPHY, SCHEMA) if name not in absent]


def schema(data: Path | str | None = None) -> dict[str, Any]:
    """Return the published Data Package descriptor."""
    described: dict[str, Any] = json.loads((here.data(data) / SCHEMA).read_text(encoding="utf-8"))
    return described


def parse(data: Path | str | None = None) -> tuple[Tables, list[Problem]]:
    """Read every row that can be read, and collect a problem for each that cannot.

    Returns the tables without unreadable rows, so that rules across rows are still checked and all is said at once.
    """
    opened = {path: text(path) for path in files(data) if path.name != SCHEMA}
    tables, unreadable = _parsed(
        tuple((path.name, format_file(path), content, not faults) for path, (content, faults) in opened.items())
    )
    return tables, [problem for _, faults in opened.values() for problem in faults] + list(unreadable)


@lru_cache(maxsize=1)  # every chart and widget of a build asks for the tables, and their files are the same
def _parsed(opened: tuple[tuple[str, str, str, bool], ...]) -> tuple[Tables, tuple[Problem, ...]]:
    """Return what stands in files: the name of each, how it is said, its text, and whether it is sound as a whole."""
    problems: list[Problem] = []
    rows: dict[str, Any] = {Path(name).stem: () for name in RECORDS}
    references: tuple[Reference, ...] = ()
    for name, said, content, sound in opened:
        if name == BIBLIOGRAPHY:
            references, faults = bibliography.read(content, said)
            problems += faults
        elif content or sound:
            rows[Path(name).stem] = tuple(records(said, content, RECORDS[name], problems))
    return Tables(**rows, references=references), tuple(problems)


def read(data: Path | str | None = None) -> Tables:
    """Read the tables, or raise BadData with every row that cannot be read."""
    tables, problems = parse(data)
    if problems:
        raise BadData(problems)
    return tables
