"""Languages from their BCP 47 tags: in words, with their script, and as the attributes of an element."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from markupsafe import Markup

PAGE = "en"  #: the language of what the edition itself says


def language_name(tag: str) -> str:
    """Return a language in words, or its tag where nobody knows it."""
    known = _locale(tag)
    return (known and known.get_display_name("en")) or tag


@cache
def direction(tag: str) -> str:
    """Return ``rtl`` for a language that is written from right to left, else ``ltr``."""
    known = _locale(tag)
    return "rtl" if known and known.character_order == "right-to-left" else "ltr"


@cache
def script(tag: str) -> str:
    """Return the script that a language is written in, ``Cyrl``; empty where nobody knows it."""
    known = _locale(tag)
    if known and known.script:
        return known.script
    likely: str = get_global("likely_subtags").get(tag.partition("-")[0], "")
    return next((part for part in likely.split("_") if len(part) == len("Cyrl") and part.istitle()), "")


def in_language(tag: str) -> Markup:
    """Return the attributes of an element whose text is in a language; none for that of the page."""
    if not tag or tag.partition("-")[0] == PAGE:
        return Markup()
    turned = Markup(' dir="rtl"') if direction(tag) == "rtl" else ""
    return Markup(' lang="{}"{}').format(tag, turned)


@cache
def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
