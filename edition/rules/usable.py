"""What must hold before anything is computed from tables: sources and facts that there are, values that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.model import BadData, Problem
from edition.rules import evidence, form, links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.tables import Tables


def _known_techniques(tables: Tables) -> Iterator[Problem]:
    for note in tables.bias:
        if note.technique not in tables.technique:
            yield Problem.at(note, "technique", repr(note.technique), "technique of a row in techniques")


_RULES = (
    links.known_sources,
    links.known_facts,
    form.normalised_values,
    evidence.notation_of_evidence,
    _known_techniques,
)


def usable(tables: Tables) -> Tables:
    """Return the tables. Raises BadData, in file and line, with all from which nothing could be computed."""
    if problems := [problem for rule in _RULES for problem in rule(tables)]:
        raise BadData(problems)
    return tables
