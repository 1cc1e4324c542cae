"""Hold the tables against their schema and the edition's own rules, and collect every problem."""

from __future__ import annotations

import gc
import inspect
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from edition import here, regests
from edition import tables as store
from edition.opening import WHOLE_FILE
from edition.rules import episodes, evidence, finding, form, judgement, labels, links, stations
from edition.rules.links import citations
from edition.schema import violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from edition.model import Problem
    from edition.tables import Tables

__all__ = ["EXPLAINED", "RULES", "check", "citations", "examine"]

#: names of what is asked of a table before any rule is
FILE, SCHEMA = "file", "schema"


def _name(rule: Callable[..., Iterator[Problem]]) -> str:
    return rule.__name__.replace("_", "-")


#: in the order in which a reader would look for a cause
RULES: tuple[Callable[[Tables], Iterator[Problem]], ...] = (
    links.known_sources,
    links.known_originals,
    links.known_facts,
    links.answered_facts,
    links.known_references,
    links.known_witnesses,
    links.known_status,
    links.dated_addresses,
    links.read_grounds,
    form.short_quotations,
    form.whole_originals,
    form.normalised_values,
    form.consistent_names,
    form.one_name_id,
    form.note_ids,
    form.sorted_rows,
    form.visible_characters,
    judgement.grounded_references,
    judgement.printed_statements,
    judgement.reasoned_verdicts,
    judgement.right_elsewhere,
    judgement.derived_values,
    evidence.known_works,
    stations.facts_of_stations,
    evidence.sections_of_witnesses,
    evidence.stated_attestations,
    evidence.notation_of_evidence,
    evidence.speech_asked,
    evidence.known_voices,
    evidence.voices_asked,
    evidence.grounds_of_references,
    evidence.rivals_that_differ,
    evidence.works_of_one_answer,
    evidence.circular_agreements,
    evidence.one_fragment_one_verdict,
    labels.whole_labels,
    labels.true_decisions,
    episodes.known_passages,
    episodes.grounded_accounts,
    episodes.facts_of_scenes,
    finding.one_way_one_place,
    finding.known_bearers,
    finding.one_form_one_bearer,
    finding.separate_synonyms,
    finding.whole_fingerprints,
)

#: name of a rule, as a message has it -> what it wants, and why
EXPLAINED: dict[str, str] = {
    FILE: "A table can be read: UTF-8, its own header, in each row as many cells as columns, whole numbers as such.\n\n"
    "What cannot be read would be missing everywhere, without a word.",
    SCHEMA: "Every cell is as `datapackage.json` describes its column, and every key leads to a row.\n\n"
    "Other programs read the tables by that description, and the codebook prints it.",
    **{_name(rule): inspect.getdoc(rule) or "" for rule in RULES},
    _name(episodes.placed_paragraphs): inspect.getdoc(episodes.placed_paragraphs) or "",
}


def check(data: Path | None = None) -> list[Problem]:
    """Return every problem in the tables of a folder, sorted by file and line; none means the data is sound."""
    return examine(data)[1]


def examine(data: Path | None = None) -> tuple[Tables, list[Problem]]:
    """Return the tables as far as they can be read, with every problem in them.

    Where a whole file cannot be read, neither schema nor rules are asked: they would only speak of
    what is missing with it. Where the schema and a rule find fault with the same cell, the rule
    speaks, as it knows what would be right.
    """
    with _nothing_collected():
        return _examined(here.data(data))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Look for no garbage meanwhile: all rows are kept, and to go through them again takes a sixth of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _examined(data: Path) -> tuple[Tables, list[Problem]]:
    tables, unread = store.parse(data)
    problems = list(_of(FILE, unread))
    if not any(problem.column in WHOLE_FILE for problem in problems):
        unreadable = {(problem.file, problem.line) for problem in problems}
        for rule in RULES:
            problems += _of(_name(rule), rule(tables))
        placed = episodes.placed_paragraphs
        problems += _of(_name(placed), placed(tables, regests.read(regests.chapters_of(data))))
        spoken = {(problem.file, problem.line, problem.column) for problem in problems}
        problems += [
            found
            for found in _of(SCHEMA, violations(data))
            if (found.file, found.line) not in unreadable and (found.file, found.line, found.column) not in spoken
        ]
    return tables, sorted(set(problems))


def _of(rule: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    return (replace(problem, rule=rule) for problem in problems)
