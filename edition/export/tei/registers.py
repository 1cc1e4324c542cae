"""The registers of the edition in TEI: persons, places, bodies and terms, and the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pybtex.database import parse_string
from pybtex.richtext import Text

from edition.export.tei.elements import ID, LANG, E, key, pointer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element
    from pybtex.database import Entry

    from edition.model import Name, Reference
    from edition.tables import Tables

#: kind of a name -> list, entry and name in it
_LISTS = {
    "person": ("listPerson", "person", "persName"),
    "place": ("listPlace", "place", "placeName"),
    "body": ("listOrg", "org", "orgName"),
}

#: field of BibTeX -> level of the title, or the element, or the unit of the scope
_WHOLES = {"journal": "j", "booktitle": "m"}
_IMPRINT = {"address": "pubPlace", "publisher": "publisher", "school": "publisher", "edition": "edition"}
_SCOPES = {"volume": "volume", "number": "issue", "pages": "page"}


def names(tables: Tables) -> list[_Element]:
    """Return a list for each kind of bearers, with every variant, where it stands, and the authority."""
    lists = []
    for kind, (listed, entry, form) in _LISTS.items():
        bearers = [rows for rows in tables.variants.values() if rows[0].kind == kind]
        if bearers:
            lists.append(E(listed, *(E(entry, *_forms(rows, form), **_id(rows[0])) for rows in bearers)))
    terms = [rows for rows in tables.variants.values() if rows[0].kind not in _LISTS]
    if terms:
        items = [E.item(*_terms(rows), **_id(rows[0])) for rows in terms]
        lists.append(E("list", *items, type="terms"))
    return lists


def _id(name: Name) -> dict[str, str]:
    return {ID: key("person", name.name_id)}


def _forms(rows: list[Name], form: str) -> Iterable[_Element]:
    yield E(form, rows[0].canonical, type="canonical")
    for row in rows:
        yield E(form, row.variant, type="variant", source=pointer("para", row.siglum), corresp=pointer("", row.locator))
    for original in dict.fromkeys((row.original, row.original_language) for row in rows if row.original):
        yield E(form, original[0], {LANG: original[1]}, type="original")
    for authority in dict.fromkeys(row.authority for row in rows if row.authority):
        yield E.idno(authority)
    for note in dict.fromkeys(row.note for row in rows if row.note):
        yield E.note(note)


def _terms(rows: list[Name]) -> Iterable[_Element]:
    yield E.term(rows[0].canonical, type=rows[0].kind)
    for row in rows:
        yield E.term(row.variant, type="variant", source=pointer("para", row.siglum), corresp=pointer("", row.locator))
    for note in dict.fromkeys(row.note for row in rows if row.note):
        yield E.note(note)


def works(tables: Tables, bibliography: str) -> _Element:
    """Return the works of a bibliography in BibTeX, each under its key and the short citation of the text."""
    entries = parse_string(bibliography, "bibtex").entries
    return E.listBibl(*(_work(one, entries[one.key]) for one in tables.references if one.key in entries))


def _work(work: Reference, entry: Entry) -> _Element:
    fields = {name: str(Text.from_latex(value)) for name, value in entry.fields.items()}
    found = E.bibl({ID: key("work", work.key)}, n=work.short)
    for role in ("author", "editor"):
        found.extend(E(role, str(Text.from_latex(str(person)))) for person in entry.persons.get(role, []))
    level = "a" if {"journal", "booktitle"} & fields.keys() else "m"
    found.append(E.title(fields.get("title", work.short), level=level))
    found.extend(E.title(fields[name], level=level) for name, level in _WHOLES.items() if name in fields)
    found.extend(E(element, fields[name]) for name, element in _IMPRINT.items() if name in fields)
    if "date" in fields:
        found.append(E.date(fields["date"], when=fields["date"]))
    found.extend(E.biblScope(fields[name], unit=unit) for name, unit in _SCOPES.items() if name in fields)
    found.extend(E.ref(address, target=address) for address in work.addresses)
    if "annotation" in fields:
        found.append(E.note(fields["annotation"], type="annotation"))
    found.append(E.note(work.status, type="status"))
    return found
