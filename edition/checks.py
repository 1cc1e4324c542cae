"""Hold the tables against their schema and the edition's own rules, and collect every problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition import regests
from edition import tables as store
from edition.opening import WHOLE_FILE
from edition.rules import episodes, evidence, finding, form, judgement, labels, links
from edition.rules.links import citations
from edition.schema import violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from edition.model import Problem
    from edition.tables import Tables

__all__ = ["RULES", "check", "citations", "examine"]

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
    judgement.derived_values,
    evidence.known_works,
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
    finding.one_fact_one_term,
    finding.known_bearers,
    finding.one_form_one_bearer,
    finding.separate_synonyms,
    finding.whole_fingerprints,
)


def check(data: Path = store.DATA) -> list[Problem]:
    """Return every problem in the tables of a folder, sorted by file and line; none means the data is sound."""
    return examine(data)[1]


def examine(data: Path = store.DATA) -> tuple[Tables, list[Problem]]:
    """Return the tables as far as they can be read, with every problem in them.

    Where a whole file cannot be read, neither schema nor rules are asked: they would only speak of
    what is missing with it. Where the schema and a rule find fault with the same cell, the rule
    speaks, as it knows what would be right.
    """
    tables, problems = store.parse(data)
    if not any(problem.column in WHOLE_FILE for problem in problems):
        unreadable = {(problem.file, problem.line) for problem in problems}
        for rule in RULES:
            problems += rule(tables)
        problems += episodes.placed_paragraphs(tables, regests.read(regests.chapters_of(data)))
        spoken = {(problem.file, problem.line, problem.column) for problem in problems}
        problems += [
            found
            for found in violations(data)
            if (found.file, found.line) not in unreadable and (found.file, found.line, found.column) not in spoken
        ]
    return tables, sorted(set(problems))
