"""Write records of the edition for citation managers: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from edition.citation.records import csl

if TYPE_CHECKING:
    from collections.abc import Callable

    from edition.citation.cff import Author
    from edition.citation.records import Cited


#: stands for the address until the rest is written: an address is printed as it is, without escapes
_ADDRESS = "ADDRESS-OF-THIS"

_ROUND = str.maketrans("{}", "()")


def bibtex(cited: Cited) -> str:
    """Return one BibTeX entry: a book, or a part of one.

    The types are those of https://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf; fields that only biblatex knows, as
    ``date`` and ``abstract``, are passed over by BibTeX: https://ctan.org/pkg/biblatex.
    """
    edition, whole = cited.edition, not cited.path
    fields = {
        "title": _protected(edition.title if whole else cited.title),
        "booktitle": "" if whole else _protected(edition.title),
        "year": str(edition.released.year),
        "date": edition.released.isoformat(),
        "edition": edition.named,
        "language": "english",
        "doi": edition.doi if whole else "",
        "url": cited.address and _ADDRESS,
        "note": cited.place,
        "abstract": cited.abstract.translate(_ROUND),
    }
    record = Entry("book" if whole else "incollection", [(key, value) for key, value in fields.items() if value])
    record.persons["author"] = [_person(author) for author in edition.authors]
    return str(Writer().to_string(BibliographyData({cited.key: record}))).replace(_ADDRESS, cited.address)


def _protected(title: str) -> str:
    """Return a title with braces around what keeps its capitals, since the styles of BibTeX make small letters of them.

    The first letter is left to the style. Braces of the title itself become round ones: BibTeX counts them.
    """
    first, *others = title.translate(_ROUND).split(" ")
    return " ".join([_kept(first) if first[1:] != first[1:].lower() else first, *map(_kept, others)])


def _kept(word: str) -> str:
    return word if word == word.lower() else re.sub(r"\w(?:.*\w)?", r"{\g<0>}", word)


def _person(author: Author) -> Person:
    return Person(f"{{{author.name}}}") if author.name else Person(first=author.given, last=author.family)


def ris(cited: Cited) -> str:
    """Return one RIS record: a book, or a part of one.

    Its tags: https://en.wikipedia.org/wiki/RIS_(file_format).
    """
    edition, whole = cited.edition, not cited.path
    lines = [
        ("TY", "BOOK" if whole else "CHAP"),
        *(("AU", one.filed) for one in edition.authors),
        ("TI", edition.title if whole else cited.title),
        ("T2", "" if whole else edition.title),
        ("PY", str(edition.released.year)),
        ("DA", edition.released.strftime("%Y/%m/%d")),
        ("ET", edition.named),
        ("LA", "en"),
        ("SP", cited.located),
        ("DO", edition.doi if whole else ""),
        ("UR", cited.address),
        ("AB", cited.abstract),
    ]
    written = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value]
    return "\n".join([*written, "ER  - ", ""])


def csl_json(cited: Cited) -> str:
    """Return a list of one CSL-JSON record, as citation managers read it."""
    return json.dumps([csl(cited)], ensure_ascii=False, indent=1) + "\n"


#: suffix of the file -> what writes it, and what a reader calls it
FORMATS: dict[str, tuple[str, Callable[[Cited], str]]] = {
    "bib": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
    "json": ("CSL-JSON", csl_json),
}
