"""The kinds of values that an option of the edition may have, and what is wrong with a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WEB = ("https://", "http://", "mailto:")  #: how an address outside the book begins

#: the directives of Content Security Policy Level 3 that a page may state of itself: https://www.w3.org/TR/CSP3/
DIRECTIVES_OF_A_PAGE = frozenset(
    f"{name}-src"
    for name in (
        *("child", "connect", "default", "font", "frame", "img", "manifest", "media", "object"),
        *("script", "style", "worker"),
    )
) | {"base-uri", "form-action", "script-src-attr", "script-src-elem", "style-src-attr", "style-src-elem"}

_DOCNAME = re.compile(r"[^\s:#?/]+(?:/[^\s:#?/]+)*(?<!\.md)(?<!\.html)(?<!\.ipynb)")
_SOURCES = re.compile(r"[^;,\"<>]+")  # what a directive may hold within an attribute of a page


class Kind(NamedTuple):
    """One kind of values."""

    expected: str  #: what a message expects
    types: tuple[type, ...]
    fault: Callable[[Any], object]  #: the part of a value that is not right, None where all is
    chapters: Callable[[Any], Iterable[str]] = lambda _value: ()  #: the chapters that a value names


def docname(target: str) -> str:
    """Return the chapter that a link leads to; the empty text for an address outside the book."""
    return "" if target.startswith(WEB) else target.partition("#")[0]


def _chapter(value: object) -> object:
    return None if value == "" or (isinstance(value, str) and _DOCNAME.fullmatch(value)) else value


def _pairs(value: object, sound: Callable[[str, str], bool]) -> object:
    """Return the first pair of a mapping of texts that is not sound, or what is there instead of a mapping."""
    if not isinstance(value, dict):
        return value
    for key, one in value.items():
        if not (isinstance(key, str) and key.strip() and isinstance(one, str) and sound(key, one)):
            return {key: one}
    return None


def _link(_words: str, target: str) -> bool:
    return target.startswith(WEB) or bool(_DOCNAME.fullmatch(docname(target)))


CHAPTER = Kind(
    "the name of a chapter, such as 'chapters/data', or '' for none",
    (str,),
    _chapter,
    lambda value: [value] if value else [],
)
FLAG = Kind("true or false", (bool,), lambda value: None if isinstance(value, bool) else value)
LINKS = Kind(
    "words and where they lead: a chapter ('chapters/citing#changes') or an address (https://…)",
    (dict,),
    lambda value: _pairs(value, _link),
    lambda value: [name for target in value.values() if (name := docname(target))],
)
HEADINGS = Kind(
    "a witness of data/witnesses.csv and its heading",
    (dict,),
    lambda value: _pairs(value, lambda _witness, heading: bool(heading.strip())),
)
DIRECTIVES = Kind(
    "a directive of a Content-Security-Policy, such as img-src, and its sources",
    (dict,),
    lambda value: _pairs(
        value, lambda name, sources: name in DIRECTIVES_OF_A_PAGE and bool(_SOURCES.fullmatch(sources))
    ),
)
