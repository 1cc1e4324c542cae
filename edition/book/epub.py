"""The book as an EPUB 3: a file for each chapter, and a note for what a value opens."""

from __future__ import annotations

import uuid
from copy import deepcopy
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import etree
from markupsafe import Markup

from edition.book.assembling import inner_links
from edition.citation.records import Cited
from edition.citation.styles import note, plain
from edition.export.archive import zipped
from edition.values import format_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from edition.book.assembling import Text
    from edition.book.whole import Whole

_TEMPLATES = Environment(
    loader=PackageLoader("edition.book"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_STYLE = Path(__file__).with_name("epub.css")
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_TYPE = "{http://www.idpf.org/2007/ops}type"


def made(whole: Whole, texts: Sequence[Text]) -> bytes:
    """Return the book as an archive in the form that reading systems know."""
    edition = whole.edition
    texts = [text.without("ed-wide") for text in texts]  # it is read on phones
    files: dict[str, str] = {f"{text.chapter.name}.xhtml": _chapter(text) for text in texts}
    pictures = {name: drawing for text in texts for name, drawing in text.pictures.items()}
    files |= {f"pictures/{name}": drawing for name, drawing in pictures.items()}
    files["book.css"] = _STYLE.read_text(encoding="utf-8")
    values = {"edition": edition, "chapters": [text.chapter.name for text in texts], "pictures": list(pictures)}
    files["package.opf"] = _filled("package.opf", **values, identifier=_identifier(whole))
    parts = [(part, list(found)) for part, found in groupby(texts, key=lambda one: one.chapter.part)]
    files["nav.xhtml"] = _filled("nav.xhtml", edition=edition, parts=parts, first=texts[0].chapter.name)
    files["title.xhtml"] = _filled(
        "title.xhtml",
        edition=edition,
        released=format_value("date", "", edition.released.isoformat()),
        licence=edition.licence_of_text,
        citation=plain(note(Cited(edition=edition))),
    )
    held = {f"book/{name}": text for name, text in files.items()}
    return zipped(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER, **held}, stored=["mimetype"]
    )


def _filled(template: str, **values: Any) -> str:  # noqa: ANN401  # a template takes any record
    return _TEMPLATES.get_template(template).render(**values)


def _identifier(whole: Whole) -> str:
    """Return the DOI, or a name that follows from the release."""
    edition = whole.edition
    if edition.doi:
        return f"https://doi.org/{edition.doi}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{edition.title} {edition.version} {edition.released}')}"


def _chapter(text: Text) -> str:
    """Return a chapter as a document of its own, with its notes at the end."""
    up = "../" * text.chapter.name.count("/")
    tree = deepcopy(text.tree)
    numbers: dict[str, str] = {}  # key of a fact -> name of its note
    for link, key in inner_links(tree):
        if link.get("class") == "value":
            place = numbers.setdefault(key, f"note-{len(numbers) + 1}")
            link.attrib.update({"href": f"#{place}", _TYPE: "noteref", "role": "doc-noteref"})
    notes = [(place, _note(text, key, up)) for key, place in numbers.items()]
    return _filled("chapter.xhtml", title=text.title, up=up, body=_markup(tree, text, up), notes=notes)


def _note(text: Text, key: str, up: str) -> Markup:
    opened = deepcopy(text.notes[key])
    opened.tag = "div"
    for row in opened:
        if row.tag == "a":
            around = row.makeelement("p")
            row.addprevious(around)
            around.append(row)
        else:
            row.tag = "p"
    return _markup(opened, text, up)


def _markup(tree: HtmlElement, text: Text, up: str) -> Markup:
    """Return a tree as XHTML; what has no place in the grammar of e-books is written otherwise."""
    for link, key in inner_links(tree):
        there, _, place = key.partition("#")
        path = "" if there == text.chapter.name and place else f"{up}{there}.xhtml"
        link.set("href", path + (f"#{place}" if place else ""))
    for image in tree.iter("img"):
        image.set("src", f"{up}pictures/{image.get('src')}")
    for element in tree.xpath(".//*[@lang]"):
        element.set("{http://www.w3.org/XML/1998/namespace}lang", element.get("lang"))
    tree.tail = None
    return Markup(etree.tostring(tree, encoding="unicode", method="xml"))  # noqa: S704  # lxml escapes it
