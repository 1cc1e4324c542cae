"""Rules that the tables must keep, within a row and across rows; each check yields Problems."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from edition import tables as store
from edition.collation import compare
from edition.dependence import witnesses
from edition.model import Problem, Row
from edition.quotations import LONGEST, words
from edition.schema import violations
from edition.values import extent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from edition.model import Fact
    from edition.tables import Tables

LARGEST_CELL = 4_000  #: characters; a longer cell is a slip, or an attack

#: invisible characters that change what a reader sees without being seen
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def check(data: Path = store.DATA) -> list[Problem]:
    """Return every problem in the tables of a folder, sorted by file and line; none means the data is sound."""
    tables, problems = store.parse(data)
    located = {(problem.file, problem.line) for problem in problems}
    problems += [found for found in violations(data) if (found.file, found.line) not in located]
    for rule in RULES:
        problems += rule(tables)
    return sorted(set(problems))


def at(row: Row, column: str, found: str, expected: str) -> Problem:
    """Return a problem at the place of a row."""
    return Problem(row.place.file, row.place.line, column, found, expected)


def known_sources(tables: Tables) -> Iterator[Problem]:
    """A locator names a source of the edition and a paragraph that it has."""
    for row in (*tables.readings, *tables.bias, *tables.names):
        source = tables.source.get(row.siglum)
        if not source:
            yield at(row, "siglum", repr(row.siglum), f"one of {', '.join(tables.source)}")
        elif not 1 <= row.paragraph <= source.paragraphs:
            yield at(row, "paragraph", f"'{row.paragraph}'", f"1 to {source.paragraphs} for {row.siglum}")


def short_quotations(tables: Tables) -> Iterator[Problem]:
    """A quotation has words, and no more of them than the edition may print together."""
    for row in (*tables.readings, *tables.bias):
        count = len(words(row.quotation))
        if not 1 <= count <= LONGEST:
            yield at(row, "quotation", f"{count} words", f"1 to {LONGEST}")


def normalised_values(tables: Tables) -> Iterator[Problem]:
    """References and values are written as the kind of their fact demands."""
    for fact in tables.facts:
        if fact.reference:
            yield from _unreadable(fact, "reference", fact.kind, fact.reference)
    for reading in tables.readings:
        if fact_or_none := tables.fact.get(reading.fact_id):
            yield from _unreadable(reading, "value", fact_or_none.kind, reading.value)


def _unreadable(row: Row, column: str, kind: str, value: str) -> Iterator[Problem]:
    try:
        extent(kind, value)
    except ValueError as error:
        yield at(row, column, repr(value), f"{error} for a {kind}")


def facts_and_readings(tables: Tables) -> Iterator[Problem]:
    """Every reading answers a question of the edition, and every question has a reading."""
    for reading in tables.readings:
        if reading.fact_id not in tables.fact:
            yield at(reading, "fact_id", repr(reading.fact_id), "a fact_id of data/facts.csv")
    for fact in tables.facts:
        if fact.fact_id not in tables.readings_of:
            yield at(fact, "fact_id", f"no reading of {fact.fact_id!r}", "at least one row in data/readings.csv")


def known_references(tables: Tables) -> Iterator[Problem]:
    """Every key that the tables cite has an entry in the bibliography, and every entry says how it is known."""
    keys = {reference.key for reference in tables.references}
    expected = f"a key of data/{store.BIBLIOGRAPHY}"
    for fact in tables.facts:
        for key, _ in citations(fact.reference_cite):
            if key not in keys:
                yield at(fact, "reference_cite", repr(key), expected)
    for technique in tables.techniques:
        if technique.source not in keys | {"edition"}:
            yield at(technique, "source", repr(technique.source), f"{expected} or 'edition'")
    for row, column, value in (
        *((reading, "depends_on", reading.depends_on) for reading in tables.readings),
        *((source, "derives_from", source.derives_from) for source in tables.sources),
    ):
        for name in witnesses(value):
            if name not in keys | set(tables.source):
                yield at(row, column, repr(name), f"a siglum or {expected}")
    for reference in tables.references:
        if reference.status not in {"seen", "secondhand", "unverified"}:
            yield at(reference, "keywords", repr(reference.status), "seen, secondhand or unverified")


def citations(cell: str) -> list[tuple[str, str]]:
    """Split ``key, locator; key, locator`` into pairs of key and locator."""
    pairs = (entry.partition(",") for entry in cell.split(";") if entry.strip())
    return [(key.strip(), locator.strip()) for key, _, locator in pairs]


def grounded_references(tables: Tables) -> Iterator[Problem]:
    """A reference value says how it is known, and one that is not there claims nothing."""
    for fact in tables.facts:
        if bool(fact.reference) != (fact.evidence != "none"):
            wanted = "seen, secondhand, from-memory or computed" if fact.reference else "none without a reference"
            yield at(fact, "evidence", repr(fact.evidence), wanted)
        if fact.evidence in {"seen", "secondhand"} and not (fact.reference_cite and fact.seen_at):
            yield at(fact, "seen_at", "no place", f"reference_cite and seen_at for evidence {fact.evidence!r}")
        if not fact.reference and fact.confidence != "undecided":
            yield at(fact, "confidence", repr(fact.confidence), "undecided without a reference")


def reasoned_verdicts(tables: Tables) -> Iterator[Problem]:
    """A verdict can be seen from the values, and one that finds fault says why."""
    for reading in tables.readings:
        if reading.verdict != "agrees" and not reading.note:
            yield at(reading, "note", "nothing", f"the reason of the verdict {reading.verdict!r}")
        fact = tables.fact.get(reading.fact_id)
        if not fact:
            continue
        if not fact.reference and reading.verdict not in {"disputed", "unverifiable"}:
            expected = "disputed or unverifiable, as the fact has no reference"
            yield at(reading, "verdict", repr(reading.verdict), expected)
        gap = _gap(fact, reading)
        if gap and reading.verdict == "agrees":
            yield at(reading, "verdict", f"'agrees' of {reading.value!r}", f"a value that meets {fact.reference!r}")
        if gap == 0 and reading.verdict in {"differs", "conflates", "garbled"}:
            found = f"{reading.verdict!r} of {reading.value!r}"
            yield at(reading, "verdict", found, f"'agrees', as the value meets {fact.reference!r}")


def _gap(fact: Fact, reading: store.Reading) -> float | None:
    try:
        reference = extent(fact.kind, fact.reference) if fact.reference else None
        return compare(fact, reference, reading).deviation
    except ValueError:
        return None  # normalised_values speaks of it


def derived_values(tables: Tables) -> Iterator[Problem]:
    """A value said to follow from other facts follows from them, in the reference and in each source."""
    for fact in tables.facts:
        if fact.evidence == "computed" and not fact.computed_from:
            yield at(fact, "computed_from", "nothing", "two fact ids joined by /, + or -")
        if not fact.computed_from:
            continue
        parts = re.fullmatch(r"([a-z0-9-]+) ([/+-]) ([a-z0-9-]+)", fact.computed_from)
        if not parts or not {parts[1], parts[3]} <= set(tables.fact):
            yield at(fact, "computed_from", repr(fact.computed_from), "two fact ids joined by /, + or -")
            continue
        left, sign, right = tables.fact[parts[1]], parts[2], tables.fact[parts[3]]
        expected = computed(left.reference, sign, right.reference, like=fact.reference)
        if expected and fact.evidence == "computed" and fact.reference != expected:
            yield at(fact, "reference", repr(fact.reference), f"{expected}, from {fact.computed_from}")
        for reading in tables.readings_of.get(fact.fact_id, []):
            own = [
                next((one.value for one in tables.readings_of.get(part, []) if one.siglum == reading.siglum), "")
                for part in (parts[1], parts[3])
            ]
            follows = computed(own[0], sign, own[1], like=reading.value)
            if follows and follows != reading.value and follows not in reading.note:
                found = f"{reading.value!r} from {own[0]} {sign} {own[1]}"
                yield at(reading, "note", found, f"a note that gives the value that follows, {follows}")


def computed(left: str, sign: str, right: str, *, like: str) -> str:
    """Compute from two plain numbers, rounded to the places of `like`; empty where a part is no plain number."""
    try:
        a, b = float(left), float(right)
        value = {"/": lambda: 100 * a / b, "+": lambda: a + b, "-": lambda: a - b}[sign]()
    except (ValueError, ZeroDivisionError):
        return ""
    return f"{value:.{len(like.partition('.')[2])}f}"


def consistent_names(tables: Tables) -> Iterator[Problem]:
    """All variants of one bearer have one canonical form, kind and authority."""
    for rows in tables.variants.values():
        for row in rows[1:]:
            for column in ("canonical", "kind", "authority"):
                found, expected = getattr(row, column), getattr(rows[0], column)
                if found != expected:
                    yield at(row, column, repr(found), f"{expected!r}, as in line {rows[0].place.line}")


def note_ids(tables: Tables) -> Iterator[Problem]:
    """The name of a bias note begins with its locator."""
    for note in tables.bias:
        if note.note_id[:-1] != note.locator:
            yield at(note, "note_id", repr(note.note_id), f"{note.locator} and a letter")


def sorted_rows(tables: Tables) -> Iterator[Problem]:
    """Rows stand in the order of their names, so that a difference between two versions is easy to read."""
    for rows, column in ((tables.facts, "fact_id"), (tables.readings, "fact_id"), (tables.names, "name_id")):
        for before, row in pairwise(rows):
            if getattr(row, column) < getattr(before, column):
                yield at(row, column, repr(getattr(row, column)), f"a place before {getattr(before, column)!r}")


def visible_characters(tables: Tables) -> Iterator[Problem]:
    """Cells hold text that a reader can see, and not too much of it."""
    groups = (tables.sources, tables.facts, tables.readings, tables.bias, tables.techniques, tables.names)
    for row in (row for rows in groups for row in rows):
        for column in row.__dataclass_fields__:
            cell = getattr(row, column)
            if not isinstance(cell, str):
                continue
            if len(cell) > LARGEST_CELL:
                yield at(row, column, f"{len(cell)} characters", f"at most {LARGEST_CELL}")
            if not cell.isprintable():
                yield from _hidden(row, column, cell)


def _hidden(row: Row, column: str, cell: str) -> Iterator[Problem]:
    for character in cell:
        if unicodedata.category(character) in _HIDDEN:
            name = unicodedata.name(character, "a control character")
            yield at(row, column, f"U+{ord(character):04X} ({name})", "visible characters")
            return


#: in the order in which a reader would look for a cause
RULES: tuple[Callable[[Tables], Iterator[Problem]], ...] = (
    known_sources,
    short_quotations,
    normalised_values,
    facts_and_readings,
    known_references,
    grounded_references,
    reasoned_verdicts,
    derived_values,
    consistent_names,
    note_ids,
    sorted_rows,
    visible_characters,
)
