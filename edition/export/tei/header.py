"""The header in TEI: what the edition is, whose texts it presents, and the principles by which it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.export.tei.elements import ID, E, key, paragraphs
from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from edition.citation.cff import Edition
    from edition.evidence_model import Witness
    from edition.model import Source
    from edition.tables import Tables
    from edition.wording import Words


def header(tables: Tables, edition: Edition, principles: Sequence[tuple[str, list[Words]]]) -> _Element:
    """Return the header; `principles` has heading and paragraphs of each section of the editors' principles."""
    languages = dict.fromkeys(["en", *(source.language for source in tables.sources)])
    return E.teiHeader(
        E.fileDesc(_title(edition), _state(edition), _publication(edition), _sources(tables)),
        E.encodingDesc(
            E.projectDesc(E.p(" ".join(edition.abstract.split()))), _principles(principles), _classes(tables)
        ),
        E.profileDesc(
            E.langUsage(*(E.language(tag, ident=tag) for tag in languages)),
            E.textClass(E.keywords(*map(E.term, edition.keywords))) if edition.keywords else E.textClass(),
        ),
    )


def _title(edition: Edition) -> _Element:
    authors = [E.name(one.shown) for one in edition.authors]
    return E.titleStmt(
        E.title(edition.title),
        *(E.author(one.shown) for one in edition.authors),
        E.respStmt(E.resp("regests, commentary, collation and marks"), *authors, {ID: "editors"}),
    )


def _state(edition: Edition) -> _Element:
    day = edition.released.isoformat()
    return E.editionStmt(E.edition(f"{edition.named}, ", E.date(day, when=day), n=edition.version))


def _publication(edition: Edition) -> _Element:
    found = E.publicationStmt(*(E.publisher(one.shown) for one in edition.authors))
    day = edition.released.isoformat()
    found.append(E.date(day, when=day))
    if edition.address:
        found.append(E.idno(edition.address, type="URL"))
    if edition.doi:
        found.append(E.idno(edition.doi, type="DOI"))
    licence = E.licence("Regests, commentary, data and marks.", target=edition.licence_of_text)
    words = E.p("The words of the sources are not the edition’s to give: they are quoted in fragments of twelve words.")
    found.append(E.availability(licence, words))
    return found


def _sources(tables: Tables) -> _Element:
    accounts = E.listWit(E.head("Accounts"), *map(_account, tables.sources))
    witnesses = [E.listWit(E.head("Primary witnesses"), *map(_witness, tables.witnesses))] if tables.witnesses else []
    return E.sourceDesc(accounts, *witnesses)


def _account(source: Source) -> _Element:
    described = E.bibl(E.title(source.title))
    for element, value in (("author", source.author), ("publisher", source.publisher), ("date", source.published)):
        if value:
            described.append(E(element, value))
    described.append(E.textLang(source.language, mainLang=source.language, otherLangs=source.original_language))
    described.append(E.extent(f"{source.paragraphs} paragraphs"))
    if source.url:
        described.append(E.ref(source.url, target=source.url))
    described.extend(E.note(text, type=kind) for kind, text in _remarks(source) if text)
    return E.witness(described, {ID: source.siglum})


def _remarks(source: Source) -> tuple[tuple[str, str], ...]:
    return (("genre", source.genre), ("rights", source.rights), ("provenance", source.provenance))


def _witness(witness: Witness) -> _Element:
    parts = (witness.label, witness.date, witness.edition, witness.extent)
    return E.witness("; ".join(part for part in parts if part), {ID: key("witness", witness.witness)})


def _principles(principles: Sequence[tuple[str, list[Words]]]) -> _Element:
    found = E.editorialDecl()
    for heading, blocks in principles:
        for number, paragraph in enumerate(paragraphs(blocks)):
            if not number:
                label = E.label(f"{heading}.")
                label.tail, paragraph.text = f" {paragraph.text or ''}", None
                paragraph.insert(0, label)
            found.append(paragraph)
    if not len(found):
        found.append(E.p("Each paragraph of a source is presented in the words of the editors."))
    return found


def _classes(tables: Tables) -> _Element:
    """Return what pointers of analysis lead to: verdicts, techniques of slanting, and whom a passage favours."""
    lists = {
        "verdict": [(name, one.label, one.meaning) for name, one in VERDICTS.items()],
        "technique": [(one.technique, one.label, one.definition) for one in tables.techniques],
        "direction": [(one.direction, one.label, one.definition) for one in tables.direction.values()],
    }
    return E.classDecl(
        *(
            E.taxonomy(
                *(
                    E.category(E.catDesc(f"{label}. {meaning}".strip()), {ID: key(kind, name)})
                    for name, label, meaning in entries
                ),
                {ID: f"{kind}s"},
            )
            for kind, entries in lists.items()
            if entries
        )
    )
