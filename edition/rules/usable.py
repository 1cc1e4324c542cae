"""What must hold before anything is computed from tables: sources and facts that there are, values that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.kinds import KINDS
from edition.model import BadData, Problem, Row
from edition.rules import evidence, form, links
from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.tables import Tables


def _known_techniques(tables: Tables) -> Iterator[Problem]:
    for note in tables.bias:
        if note.technique not in tables.technique:
            yield Problem.at(note, "technique", repr(note.technique), "technique of a row in techniques")


def _known_words(tables: Tables) -> Iterator[Problem]:
    """A kind and a verdict are words that the code has an entry for."""
    cells: list[tuple[Row, str, str, Iterable[str]]] = [
        *((fact, "kind", fact.kind, KINDS) for fact in tables.facts),
        *((reading, "verdict", reading.verdict, VERDICTS) for reading in tables.readings),
    ]
    for row, column, found, known in cells:
        if found not in known:
            yield Problem.at(row, column, repr(found), f"one of {', '.join(known)}")


_RULES = (
    _known_words,
    links.known_sources,
    links.known_facts,
    form.normalised_values,
    evidence.notation_of_evidence,
    _known_techniques,
)


def faults(tables: Tables) -> list[Problem]:
    """Return all from which nothing could be computed."""
    return [problem for rule in _RULES for problem in rule(tables)]


def usable(tables: Tables) -> Tables:
    """Return the tables. Raises BadData, in file and line, with all from which nothing could be computed."""
    if problems := faults(tables):
        raise BadData(problems)
    return tables
