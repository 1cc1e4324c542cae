"""The whole edition as one document of TEI: header, text, apparatus, registers and bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from edition import regests
from edition import tables as store
from edition.counts import counts
from edition.export.tei.apparatus import apparatus
from edition.export.tei.elements import E
from edition.export.tei.header import header
from edition.export.tei.registers import names, works
from edition.export.tei.text import chapters
from edition.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

    from edition.citation.cff import Edition
    from edition.wording import Words

PRINCIPLES = "principles.md"  #: the chapter from which the header has the editors' principles


def made(data: Path, edition: Edition) -> bytes:
    """Return the edition from the tables in a folder and the chapters beside it. Raises BadData for unsound tables."""
    tables = store.read(data)
    folder = regests.chapters_of(data)
    wording = Wording(tables, regests.titles(folder) | {name: str(count) for name, count in counts(tables).items()})
    bibliography = (data / store.BIBLIOGRAPHY).read_text(encoding="utf-8")
    back = E.back(
        E.div(E.head("Apparatus"), *apparatus(tables), type="apparatus"),
        E.div(E.head("Persons, places, bodies and terms"), *names(tables), type="register"),
        E.div(E.head("Bibliography"), works(tables, bibliography), type="bibliography"),
    )
    text = E.text(E.body(*chapters(tables, regests.read(folder), wording)), back)
    document = E.TEI(header(tables, edition, _principles(folder / PRINCIPLES, wording)), text)
    etree.indent(document, space=" ")
    written: bytes = etree.tostring(document, encoding="utf-8", xml_declaration=True)
    return written


def _principles(path: Path, wording: Wording) -> list[tuple[str, list[Words]]]:
    return [(heading, wording.blocks(blocks)) for heading, blocks in regests.sections(path)] if path.is_file() else []
