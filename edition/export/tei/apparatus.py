"""The apparatus in TEI: each question with its reference, and what every account and witness says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.collation import collate
from edition.export.tei.elements import ID, E, key, pointer
from edition.rules.links import citations
from edition.values import format_value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from edition.collation import Collation, Comparison
    from edition.evidence_model import Attestation, Rival
    from edition.model import Fact
    from edition.tables import Tables


def apparatus(tables: Tables) -> list[_Element]:
    """Return a division for each topic, with an entry for each of its facts."""
    divisions = []
    for topic in tables.topic.values():
        facts = [fact for fact in tables.facts if fact.topic == topic.topic]
        if facts:
            entries = [_entry(tables, collate(tables, fact.fact_id)) for fact in facts]
            divisions.append(E.div(E.head(topic.label), E.listApp(*entries), type="topic", n=topic.topic))
    return divisions


def _entry(tables: Tables, collation: Collation) -> _Element:
    fact = collation.fact
    entry = E.app({ID: key("fact", fact.fact_id)}, type=fact.kind)
    if fact.reference:
        cited = " ".join(pointer("work", name) for name, _ in citations(fact.reference_cite))
        entry.append(E.lem(collation.reference, {"source": cited} if cited else {}))
    entry.append(E.note(fact.question, type="question"))
    entry.append(E.note(f"evidence {fact.evidence}, {fact.confidence}", type="evidence"))
    entry.extend(_reading(comparison) for comparison in collation.comparisons)
    entry.extend(_witnessed(fact, one) for one in tables.attestations_of.get(fact.fact_id, []) if one.status == "says")
    entry.extend(_rival(fact, one) for one in tables.rivals_of.get(fact.fact_id, []))
    for kind, sigla in (("silent", collation.mute), ("not-in-extract", collation.cut)):
        if sigla:
            entry.append(E.note(type=kind, target=" ".join(pointer("para", siglum) for siglum in sigla)))
    if fact.note:
        entry.append(E.note(fact.note, type="reference"))
    return entry


def _reading(comparison: Comparison) -> _Element:
    reading = comparison.reading
    found = E.rdg(
        comparison.said,
        wit=pointer("", reading.siglum),
        ana=pointer("verdict", reading.verdict),
        corresp=pointer("para", reading.locator),
    )
    found.append(E.quote(reading.quotation))
    if reading.note:
        found.append(E.note(reading.note, type="verdict"))
    return found


def _witnessed(fact: Fact, one: Attestation) -> _Element:
    said = format_value(fact.kind, fact.unit, one.value) if one.value else one.wording
    place = {"n": one.locator} if one.locator else {}
    return E.rdg(said, place, wit=pointer("witness", one.witness), type="witness")


def _rival(fact: Fact, one: Rival) -> _Element:
    cited = " ".join(pointer("work", name) for name, _ in citations(one.cite))
    found = E.rdg(format_value(fact.kind, fact.unit, one.value), {"source": cited} if cited else {}, type="rival")
    found.append(E.note(one.note))
    return found
