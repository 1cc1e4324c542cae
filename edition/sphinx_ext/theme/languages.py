"""Say of what stands in another script which language it is, so that it is read aloud and broken into lines rightly."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from edition.render.language_names import in_language, script

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edition.tables import Tables

_BETWEEN = r"\s,.:;!?«»0-9\u2010-\u2014-"  # what may stand between two words of one run


def _run(letters: str, between: str = _BETWEEN) -> re.Pattern[str]:
    return re.compile(f"[{letters}](?:[{letters}{between}]*[{letters}])?")


#: script -> a run of its letters with what is between them
SCRIPTS = {
    "Cyrl": _run(r"\u0400-\u052f"),
    "Hani": re.compile(r"[\u3400-\u9fff][\u00b7\u3000-\u303f\u3400-\u9fff]*"),
    "Arab": _run(r"\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe", _BETWEEN + r"\u060c\u061b\u061f"),
    "Hebr": _run(r"\u0590-\u05ff\ufb1d-\ufb4f"),
}
_SAME = {"Hans": "Hani", "Hant": "Hani"}  #: scripts that share their letters

_FOREIGN = re.compile(r"[\u0400-\u052f\u0590-\u06ff\u0750-\u077f\u3400-\u9fff\ufb1d-\ufdff\ufe70-\ufefe]")
_TAG = re.compile(r"(<[^<>]*>)")
_NAMED = re.compile(r'\slang="(?!en)')

#: their text is data, or cannot hold an element
_CLOSED = ("script", "style", "textarea", "option", "title", "svg")


def languages_of(tables: Tables) -> dict[str, str]:
    """Return script -> the language that it stands for in prose: that of most sources, else of most originals.

    Where the tables have no language of a script, it is named alone: ``und-Cyrl``.
    """
    found = {name: f"und-{name}" for name in SCRIPTS}
    tags: tuple[Iterable[str], ...] = (  # the last has the last word
        (one.original_language for one in tables.names),
        (tag for witness in tables.witnesses for tag in witness.language.split("; ")),
        (source.original_language for source in tables.sources),
        (source.language for source in tables.sources),
    )
    for group in tags:
        for tag, _ in reversed(Counter(group).most_common()):
            name = _SAME.get(script(tag), script(tag))
            if name in found:
                found[name] = tag
    return found


def marked(markup: str, languages: Mapping[str, str]) -> str:
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
            for one, run in SCRIPTS.items():
                parts[at] = run.sub(
                    lambda found, to=languages[one]: f"<span{in_language(to)}>{found[0]}</span>", parts[at]
                )
    return "".join(parts)


def mark(context: dict[str, Any], languages: Mapping[str, str]) -> None:
    """Mark what the chapters, the tables and the bibliography bring to a page."""
    if "body" in context:
        context["body"] = marked(context["body"], languages)
