"""One JSON file for each fact, with all that the sources say to it, and an index of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.addresses import FACT_LIST, fact_data, page, reach
from edition.citation.records import Cited
from edition.citation.styles import note, plain
from edition.collation import collate
from edition.export.flat import rounded
from edition.fidelity import fidelity_of
from edition.rules.links import citations
from edition.values import format_value

if TYPE_CHECKING:
    from edition.citation.cff import Edition
    from edition.collation import Comparison
    from edition.evidence_model import Attestation, Rival
    from edition.model import Fact
    from edition.tables import Tables


def cited(fact: Fact, edition: Edition) -> Cited:
    """Return the record under which a fact is cited."""
    return Cited(edition=edition, path=page("fact", fact.fact_id), title=fact.question)


def index(tables: Tables, edition: Edition) -> dict[str, Any]:
    """Return the list of all facts with the addresses of their files."""
    facts = [
        {
            "fact_id": fact.fact_id,
            "topic": fact.topic,
            "question": fact.question,
            "address": reach(page("fact", fact.fact_id), base=edition.address, here=FACT_LIST),
            "json": reach(fact_data(fact.fact_id, "json"), base=edition.address, here=FACT_LIST),
        }
        for fact in tables.facts
    ]
    return {"title": edition.title, "version": edition.version, "licence": edition.licence_of_text, "facts": facts}


def described(tables: Tables, fact_id: str, edition: Edition, *, here: str) -> dict[str, Any]:
    """Return one fact with all that is said to it; addresses are reached from the file `here`."""
    collation = collate(tables, fact_id)
    fact = collation.fact
    return {
        "fact_id": fact.fact_id,
        "address": reach(page("fact", fact_id), base=edition.address, here=here),
        "topic": fact.topic,
        "question": fact.question,
        "kind": fact.kind,
        "unit": fact.unit,
        "weight": fact.weight,
        "asks_text": fact.asks_text,
        "reference": {
            "value": fact.reference,
            "shown": collation.reference,
            "evidence": fact.evidence,
            "confidence": fact.confidence,
            "cite": [{"key": key, "locator": locator} for key, locator in citations(fact.reference_cite)],
            "seen_at": fact.seen_at,
            "computed_from": fact.computed_from,
            "ground": ground.ground if (ground := tables.ground.get(fact_id)) else "",
            "url": ground.url if ground else "",
            "url_seen": ground.url_seen if ground else "",
            "note": fact.note,
        },
        "witnesses": [_attestation(tables, fact, one) for one in tables.attestations_of.get(fact_id, [])],
        "rivals": [_rival(fact, one) for one in tables.rivals_of.get(fact_id, [])],
        "readings": [_reading(tables, comparison, edition, here) for comparison in collation.comparisons],
        "silent": list(collation.mute),
        "not_in_extract": list(collation.cut),
        "citation": plain(note(cited(fact, edition))),
        "version": edition.version,
        "licence": edition.licence_of_text,
    }


def _attestation(tables: Tables, fact: Fact, one: Attestation) -> dict[str, Any]:
    witness = tables.witness.get(one.witness)
    return {
        "witness": one.witness,
        "label": witness.label if witness else one.witness,
        "status": one.status,
        "value": one.value,
        "shown": format_value(fact.kind, fact.unit, one.value),
        "wording": one.wording,
        "section": one.section,
        "locator": one.locator,
        "evidence": one.evidence,
        "seen_at": one.seen_at,
        "note": one.note,
    }


def _rival(fact: Fact, one: Rival) -> dict[str, Any]:
    return {
        "value": one.value,
        "shown": format_value(fact.kind, fact.unit, one.value),
        "cite": [{"key": key, "locator": locator} for key, locator in citations(one.cite)],
        "year": one.year,
        "evidence": one.evidence,
        "seen_at": one.seen_at,
        "note": one.note,
    }


def _reading(tables: Tables, comparison: Comparison, edition: Edition, here: str) -> dict[str, Any]:
    reading = comparison.reading
    return {
        "siglum": reading.siglum,
        "locator": reading.locator,
        "address": reach(page("para", reading.locator), base=edition.address, here=here),
        "quotation": reading.quotation,
        "value": reading.value,
        "shown": comparison.value,
        "qualifier": reading.qualifier,
        "verdict": reading.verdict,
        "deviation": rounded(comparison.deviation),
        "percent": rounded(comparison.percent),
        "right_for": reading.right_for,
        "depends_on": reading.depends_on,
        "voice": reading.voice,
        "voice_note": reading.voice_note,
        "fidelity": found.fidelity if (found := fidelity_of(tables, reading)) else "",
        "note": reading.note,
    }
