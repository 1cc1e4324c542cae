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

#: words that stay small within a title: Chicago's, and the longer prepositions that MLA adds to them
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor", "of", "on", "onto", "or"}
    | {"over", "per", "so", "the", "to", "up", "via", "with", "yet"}
)
_SMALL_IN = {
    "Chicago": _SMALL,
    "MLA": _SMALL
    | {"about", "above", "after", "against", "among", "before", "beside", "between", "beyond", "during", "since"}
    | {"through", "toward", "towards", "under", "until", "upon", "within", "without"},
}
_PRONOUNS = frozenset({"he", "it", "she", "they"})  #: after one of these words they make of it a conjunction

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


def cased(title: str, style: str) -> str:
    """Return a title, given as it stands in a sentence, as a style sets it.

    Chicago and MLA set it as a headline, with small words small but for the first one and the one after a colon;
    APA sets it as a sentence with a capital after a colon.
    """
    if style not in _SMALL_IN:
        return re.sub(r"(?<=[:?!] )[“‘(]?[a-z]", _upper, title)
    words = title.split(" ")
    return " ".join(
        word if _is_small(words, at, style) else re.sub(r"(?:^|(?<=[a-z]-)|(?<=^[“‘(]))[a-z]", _upper, word)
        for at, word in enumerate(words)
    )


def _is_small(words: list[str], at: int, style: str) -> bool:
    at_an_end = at in {0, len(words) - 1} or words[at - 1].endswith((":", "?", "!"))
    before_a_clause = words[at] not in _SMALL and words[at + 1 : at + 2] and words[at + 1] in _PRONOUNS
    return words[at] in _SMALL_IN[style] and not at_an_end and not before_a_clause


def _upper(found: re.Match[str]) -> str:
    return found[0].upper()


def _filled(cited: Cited, style: str, *, note: bool) -> Markup:
    mark = cited.title[-1:] if cited.title.endswith(("?", "!", ".")) else ""
    pattern = _pattern(
        replace(
            cited,
            edition=replace(cited.edition, address=cited.edition.address and _BASE, stays=False),
            path=cited.path and _PATH,
            title=cited.title and _TITLE + mark,
            summary="",
            fragment="",
            place=cited.place and _PLACE,
        ),
        style,
        note=note,
    )
    title = cased(cited.title, style).removesuffix(mark)
    fillings = {_BASE + (cited.path and _PATH): cited.address, _TITLE: title, _PLACE: cited.place}
    for stand_in, text in fillings.items():
        pattern = pattern.replace(stand_in, str(escape(text)))
    return Markup(pattern.replace(_ITALIC, "<cite>").replace(_UPRIGHT, "</cite>"))  # noqa: S704  # all of it is escaped


@lru_cache
def _pattern(cited: Cited, style: str, *, note: bool) -> str:
    """Return the escaped citation of a record with stand-ins, from a processor that knows no other record."""
    record = csl(cited)
    for name in ("title", "container-title"):
        if name in record:
            record[name] = f'<span class="nocase">{cased(record[name], style)}</span>'
    bibliography = CitationStylesBibliography(_style(STYLES[style]), CiteProcJSON([record]), _FORMATTER)
    located = {"locator": Locator(LABELS[cited.kind], cited.place)} if cited.kind and note else {}
    citation = Citation([CitationItem(record["id"], **located)])
    bibliography.register(citation)
    text = bibliography.cite(citation, None) if note else bibliography.bibliography()[0]
    return str(escape(_corrected(str(text))))


@lru_cache
def _style(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(name, locale="en-US", validate=False)  # the package has validated its own styles


def _corrected(text: str) -> str:
    """Return what the processor wrote, with what it does not know of American styles.

    Points and commas stand inside quotation marks, a point not after another end of a sentence, a word of MLA's has a
    capital after a point only, and a version in APA's brackets has one.
    """
    inside = re.sub(r"”([.,])", r"\1”", text)
    once = re.sub(r"([?!]|(?<!\.)\.)\.(?!\.)", r"\1", inside)
    small = re.sub(r"(?<=, )Version (?=\d)", "version ", once)
    return re.sub(r"(?<=\()version (?=\d)", "Version ", small)


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
