"""The book, or a chapter of it, as a PDF that can be read aloud: Typst sets it from the cleaned chapters."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from edition.book.assembling import INNER, inner_links
from edition.citation.records import Cited
from edition.citation.styles import note, plain
from edition.values import format_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edition.book.assembling import Text
    from edition.book.whole import Whole

#: links that name their page on paper: those in running text and in registers, not in tables and under paragraphs
_NUMBERED = (
    f'.//a[starts-with(@href, "{INNER}") and not(@class = "value") and not(ancestor::table)'
    ' and not(ancestor::*[@class = "ed-figures" or @class = "ed-marks" or @class = "ed-para-head"])]'
)
_TEMPLATE = Path(__file__).with_name("book.typ")


def typeset(whole: Whole, texts: Sequence[Text]) -> bytes:
    """Return chapters as one PDF. Raises ImportError where Typst or the letters are missing."""
    import pylopdf_fonts_zh_cn  # noqa: PLC0415  # the edition can be built without it
    import typst  # noqa: PLC0415  # the same

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _write(whole, texts, folder)
        shutil.copy(_TEMPLATE, folder)
        released = dt.datetime.combine(whole.edition.released, dt.time(), dt.UTC)
        compiler = typst.Compiler(
            folder / _TEMPLATE.name,
            root=folder,
            font_paths=[Path(pylopdf_fonts_zh_cn.__file__).parent],
            ignore_system_fonts=True,  # the same book on every machine
        )
        found = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=released)  # PDF/UA-1, or an error
    assert isinstance(found, bytes)  # noqa: S101  # for mypy
    return found


def _write(whole: Whole, texts: Sequence[Text], folder: Path) -> None:
    """Write what the template reads: a list of all, the chapters, and their pictures."""
    edition = whole.edition
    (folder / "pictures").mkdir()
    listed = []
    last = ""
    keys = {key for text in texts for key in text.keys}
    for number, text in enumerate(one.without("ed-narrow") for one in texts):
        file = f"{number}.xml"
        (folder / file).write_text(_marked(text, keys, edition.address), encoding="utf-8")
        for name, drawing in text.pictures.items():
            (folder / "pictures" / name).write_text(drawing, encoding="utf-8")
        part = text.chapter.part
        listed.append({"name": text.chapter.name, "file": file, "part": part, "first": part != last})
        last = part
    content = {
        "title": edition.title if len(texts) > 1 else texts[0].title,
        "edition": edition.title,
        "authors": [author.shown for author in edition.authors],
        "description": edition.abstract,
        "keywords": list(edition.keywords),
        "version": edition.version,
        "date": [edition.released.year, edition.released.month, edition.released.day],
        "released": format_value("date", "", edition.released.isoformat()),
        "licence": edition.licence_of_text,
        "citation": plain(note(Cited(edition=edition))),
        "chapters": listed,
    }
    (folder / "book.json").write_text(json.dumps(content), encoding="utf-8")


def _marked(text: Text, keys: set[str], address: str) -> str:
    """Return a chapter with keys for names of places; what is not in this book is on the site, or nowhere."""
    tree = deepcopy(text.tree)
    for link, key in inner_links(tree):
        if key not in keys:
            there, _, place = key.partition("#")
            if address:
                link.set("href", f"{address}{there}.html#{place}")
            else:
                link.drop_tag()
    for link in tree.xpath(_NUMBERED):
        link.set("numbered", "")
    for element in tree.xpath("descendant-or-self::*[@id]"):
        element.set("id", f"{text.chapter.name}#{element.get('id')}")
    return str(etree.tostring(tree, encoding="unicode", method="xml"))
