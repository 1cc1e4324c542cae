"""Bias notes as W3C Web Annotations, for annotation tools and for comparison with those of readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.addresses import page, reach

if TYPE_CHECKING:
    from edition.citation.cff import Edition
    from edition.model import BiasNote
    from edition.tables import Tables

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def collection(tables: Tables, edition: Edition, *, here: str) -> dict[str, Any]:
    """Return all notes as one annotation collection; addresses are reached from the file `here`.

    The model: https://www.w3.org/TR/annotation-model/.
    """
    items = [_annotation(tables, note, edition, here) for note in tables.bias]
    return {
        "@context": CONTEXT,
        "id": edition.address + here if edition.address else here.rpartition("/")[2],
        "type": "AnnotationCollection",
        "label": f"{edition.title}: notes on bias",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(tables: Tables, note: BiasNote, edition: Edition, here: str) -> dict[str, Any]:
    place, _, locator = reach(page("para", note.locator), base=edition.address, here=here).partition("#")
    technique = tables.technique[note.technique]
    return {
        "id": reach(page("bias", note.note_id), base=edition.address, here=here),
        "type": "Annotation",
        "motivation": "classifying",
        "creator": {"type": "Organization", "name": "; ".join(author.shown for author in edition.authors)},
        "rights": edition.licence_of_text,
        "body": [
            _text("classifying", note.technique),
            _text("tagging", technique.label),
            _text("tagging", note.direction),
            _text("commenting", note.explanation),
            _text("editing", note.neutral),
            *([_text("assessing", note.correction)] if note.correction else []),
        ],
        "target": {
            "source": place,
            "selector": {
                "type": "FragmentSelector",
                "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
                "value": locator,
                "refinedBy": {"type": "TextQuoteSelector", "exact": note.quotation},
            },
        },
    }


def _text(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", "language": "en"}
