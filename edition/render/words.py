"""Words that stand for what the tables leave open or have as a tag: each has its one home here."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

NOT_ESTABLISHED = "not established"


def language(tag: str) -> str:
    """Return a language in words, or its tag where nobody knows it."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag
