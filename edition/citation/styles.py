"""Write citations as text by the published styles: Chicago (note and bibliography), MLA and APA."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON
from markupsafe import Markup, escape

from edition.citation.records import LABELS, csl

if TYPE_CHECKING:
    from edition.citation.records import Cited

#: what a reader calls the style -> its file among the published styles
STYLES = {"Chicago": "chicago-notes-bibliography", "MLA": "modern-language-association", "APA": "apa"}

_TITLE_CASE = frozenset({"Chicago", "MLA"})
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor", "of", "on", "onto", "or"}
    | {"over", "per", "so", "the", "to", "up", "via", "with", "yet"}
)

#: characters of the private use area, which no text of ours has, stand for what differs from page to page: the
#: processor needs 30 ms for a record, and the edition has hundreds that differ in nothing else
_TITLE, _PLACE, _BASE, _PATH, _ITALIC, _UPRIGHT = (chr(0xE000 + number) for number in range(6))


def note(cited: Cited) -> Markup:
    """Return the footnote that Chicago asks for, with the place within the page where one is cited."""
    return _filled(cited, "Chicago", note=True)


def entry(cited: Cited, style: str) -> Markup:
    """Return the entry for a bibliography in one of `STYLES`."""
    return _filled(cited, style, note=False)


def plain(citation: Markup) -> str:
    """Return a citation without its italics, as it goes to a clipboard."""
    return citation.striptags()


def title_case(title: str) -> str:
    """Return a title as Chicago and MLA set it: small words small, but not the first one nor the one after a colon."""
    words = title.split(" ")
    first = [at == 0 or words[at - 1].endswith((":", "?", "!")) for at in range(len(words))]
    return " ".join(
        word if word in _SMALL and not begins else re.sub(r"(?:^|(?<=[a-z]-)|(?<=^[“‘(]))[a-z]", _upper, word)
        for word, begins in zip(words, first, strict=True)
    )


def _upper(found: re.Match[str]) -> str:
    return found[0].upper()


def _filled(cited: Cited, style: str, *, note: bool) -> Markup:
    mark = cited.title[-1:] if cited.title.endswith(("?", "!", ".")) else ""
    pattern = _pattern(
        replace(
            cited,
            edition=replace(cited.edition, address=cited.edition.address and _BASE),
            path=cited.path and _PATH,
            title=cited.title and _TITLE + mark,
            fragment="",
            place=cited.place and _PLACE,
        ),
        style,
        note=note,
    )
    title = title_case(cited.title) if style in _TITLE_CASE else cited.title
    fillings = {_BASE + (cited.path and _PATH): cited.address, _TITLE: title.removesuffix(mark), _PLACE: cited.place}
    for stand_in, text in fillings.items():
        pattern = pattern.replace(stand_in, str(escape(text)))
    return Markup(pattern.replace(_ITALIC, "<cite>").replace(_UPRIGHT, "</cite>"))  # noqa: S704  # all of it is escaped


@lru_cache
def _pattern(cited: Cited, style: str, *, note: bool) -> str:
    """Return the escaped citation of a record with stand-ins, from a processor that knows no other record."""
    record = csl(cited)
    if style in _TITLE_CASE:
        cased = {name: title_case(record[name]) for name in ("title", "container-title") if name in record}
        record |= {name: f'<span class="nocase">{title}</span>' for name, title in cased.items()}
    bibliography = CitationStylesBibliography(_style(STYLES[style]), CiteProcJSON([record]), _FORMATTER)
    located = {"locator": Locator(LABELS[cited.kind], cited.place)} if cited.kind and note else {}
    citation = Citation([CitationItem(record["id"], **located)])
    bibliography.register(citation)
    text = bibliography.cite(citation, None) if note else bibliography.bibliography()[0]
    return str(escape(_inside(str(text))))


@lru_cache
def _style(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(name, locale="en-US", validate=False)  # the package has validated its own styles


def _inside(text: str) -> str:
    """Set points and commas inside quotation marks, as American styles do, and none after another end of a sentence."""
    moved = re.sub(r"([?!.])”[.,]", r"\1”", re.sub(r"([^?!.])”([.,])", r"\1\2”", text))
    return re.sub(r"([?!])\.", r"\1", moved)


def _plain(text: object) -> str:
    return str(text)


def _italic(text: object) -> str:
    return f"{_ITALIC}{text}{_UPRIGHT}"


_FORMATTER = SimpleNamespace(
    preformat=_plain,
    Italic=_italic,
    Oblique=_italic,
    **dict.fromkeys(("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), _plain),
)
