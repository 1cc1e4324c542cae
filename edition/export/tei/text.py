"""The text of the edition in TEI: for each paragraph of a source its regest, its marks and the commentary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.export.tei.elements import ID, LANG, E, key, paragraphs, pointer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from edition.model import BiasNote, Source
    from edition.regests import Regest
    from edition.tables import Tables
    from edition.wording import Wording


def chapters(tables: Tables, regests: Mapping[str, Regest], wording: Wording) -> list[_Element]:
    """Return a division for each source, with one for each of its paragraphs."""
    return [_chapter(tables, source, regests, wording) for source in tables.sources]


def _chapter(tables: Tables, source: Source, regests: Mapping[str, Regest], wording: Wording) -> _Element:
    chapter = E.div(E.head(f"{source.siglum}: {source.title}"), type="source", corresp=pointer("", source.siglum))
    for number in range(1, source.paragraphs + 1):
        locator = f"{source.siglum}.{number}"
        regest = regests.get(locator)
        kind = regest.kind if regest else "unwritten"
        paragraph = E.div({ID: locator}, type="paragraph", subtype=kind, n=str(number))
        said = paragraphs(wording.blocks(regest.blocks)) if regest else []
        paragraph.append(E.div(*(said or [E.p()]), type="regest"))
        if marks := tables.bias_at.get(locator):
            paragraph.append(_marks(source, marks))
        if regest and (comments := paragraphs(wording.blocks(regest.commentary))):
            paragraph.append(E.div(*comments, type="commentary", resp="#editors"))
        chapter.append(paragraph)
    return chapter


def _marks(source: Source, marks: list[BiasNote]) -> _Element:
    """Return the marks of bias of a paragraph: the words, and spans that say what they do, for whom, and neutrally."""
    quoted = [
        E.cit(
            E.quote(mark.quotation, {ID: f"{mark.note_id}.q", LANG: source.language}),
            E.ref(mark.locator, target=pointer("para", mark.locator)),
        )
        for mark in marks
    ]
    groups = [E.spanGrp(*_spans(mark), type="bias", n=str(mark.strength)) for mark in marks]
    return E.div(E.p(*quoted, *groups), type="bias")


def _spans(mark: BiasNote) -> Iterator[_Element]:
    ana = f"{pointer('technique', mark.technique)} {pointer('direction', mark.direction)}"
    place = {"target": f"#{mark.note_id}.q"}
    said = place | {ID: key("bias", mark.note_id), "ana": ana, "cert": _CERTAINTY[mark.confidence]}
    yield E.span(mark.explanation, said, type="explanation")
    yield E.span(mark.neutral, place, type="neutral")
    if mark.correction:
        yield E.span(mark.correction, place, type="correction")


#: confidence of the edition -> certainty as TEI has it
_CERTAINTY = {"confident": "high", "suspected": "medium", "inferred": "medium", "undecided": "low"}
