"""Bias notes as W3C Web Annotations, for annotation tools and for comparison with those of readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.addresses import named, page, reach

if TYPE_CHECKING:
    from edition.citation.cff import Edition
    from edition.model import BiasNote
    from edition.tables import Tables

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

#: what stands before the first mark of a paragraph, as the page has it
HEAD = "Bias marks"


def collection(tables: Tables, edition: Edition, *, here: str) -> dict[str, Any]:
    """Return all notes as one annotation collection; addresses are reached from the file `here`.

    The model: https://www.w3.org/TR/annotation-model/.
    """
    items = [_annotation(tables, note, edition, here) for note in tables.bias]
    whole, first = (named(path, edition.address, edition.title) for path in (here, f"{here}#page-1"))
    return {
        "@context": CONTEXT,
        "id": whole,
        "type": "AnnotationCollection",
        "label": f"{edition.title}: notes on bias",
        "total": len(items),
        "first": {"id": first, "type": "AnnotationPage", "partOf": whole, "startIndex": 0, "items": items},
        "last": first,
    }


def _annotation(tables: Tables, note: BiasNote, edition: Edition, here: str) -> dict[str, Any]:
    place, _, locator = reach(page("para", note.locator), base=edition.address, here=here).partition("#")
    technique = tables.technique[note.technique]
    return {
        "id": named(page("bias", note.note_id), edition.address, edition.title),
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
                "refinedBy": _quote(tables, note),
            },
        },
    }


def _quote(tables: Tables, note: BiasNote) -> dict[str, str]:
    """Return the words of a mark with what stands before and after them on the page: a regest may quote them, too."""
    marks = tables.bias_at[note.locator]
    before = marks[: marks.index(note)]
    return {
        "type": "TextQuoteSelector",
        "exact": note.quotation,
        "prefix": f"{before[-1].note_id}\n" if before else f"{HEAD}\n\n",
        "suffix": f"\n{tables.technique[note.technique].label}",
    }


def _text(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", "language": "en"}
