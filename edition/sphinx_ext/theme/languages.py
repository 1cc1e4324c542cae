"""Say of what stands in another script which language it is, so that it is read aloud and broken into lines rightly."""

from __future__ import annotations

import re
from typing import Any

#: the language that each script stands for in this edition, and a run of its letters with what is between them
SCRIPTS = {
    "ru": re.compile(r"[\u0400-\u04ff](?:[\u0400-\u04ff\s,.:;!?«»0-9\u2010-\u2014-]*[\u0400-\u04ff])?"),
    "zh": re.compile(r"[\u3400-\u9fff][\u00b7\u3000-\u303f\u3400-\u9fff]*"),
}

_FOREIGN = re.compile(r"[\u0400-\u04ff\u3400-\u9fff]")
_TAG = re.compile(r"(<[^<>]*>)")
_NAMED = re.compile(r'\slang="(?!en)')

#: their text is data, or cannot hold an element
_CLOSED = ("script", "style", "textarea", "option", "title", "svg")


def marked(markup: str) -> str:
    """Return the markup with every run of a foreign script in an element that names its language."""
    if not _FOREIGN.search(markup):
        return markup
    closed = ""  # the element whose text is left alone
    parts = _TAG.split(markup)  # text and tags by turns
    for at in range(0, len(parts), 2):
        tag = parts[at - 1] if at else ""
        name = tag[1:].split(" ")[0].strip("/>")
        if not closed and name in _CLOSED and not tag.startswith("</"):
            closed = name
        elif closed and tag == f"</{closed}>":
            closed = ""
        if not closed and not _NAMED.search(tag):
            for language, run in SCRIPTS.items():
                parts[at] = run.sub(lambda found, to=language: f'<span lang="{to}">{found[0]}</span>', parts[at])
    return "".join(parts)


def mark(context: dict[str, Any]) -> None:
    """Mark what the chapters, the tables and the bibliography bring to a page."""
    if "body" in context:
        context["body"] = marked(context["body"])
