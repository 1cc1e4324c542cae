"""Say of what stands in another script which language it is, so that it is read aloud and broken into lines rightly."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
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

#: their text is data, or cannot hold an element
_CLOSED = frozenset({"script", "style", "textarea", "option", "title", "svg"})
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})  # they have no end


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


class _Marker(HTMLParser):
    """Writes markup again as it was, with every run of a foreign script in an element that names its language."""

    def __init__(self, languages: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)  # what is escaped stays so
        self.languages = languages
        self.written: list[str] = []
        self.around: list[tuple[str, bool]] = []  # the open elements, and whether the text of each is left alone

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.written.append(self.get_starttag_text() or "")
        if tag in _VOID:
            return
        language = dict(attrs).get("lang")
        above = bool(self.around) and self.around[-1][1]
        closed = tag in _CLOSED or any(name in _CLOSED for name, _ in self.around)
        self.around.append((tag, closed or (above if language is None else not language.startswith("en"))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser's signature
        self.written.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.written.append(f"</{tag}>")
        if any(name == tag for name, _ in self.around):
            while self.around.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not (self.around and self.around[-1][1]) and _FOREIGN.search(data):
            for name, run in SCRIPTS.items():
                data = run.sub(rf"<span{in_language(self.languages[name])}>\g<0></span>", data)
        self.written.append(data)

    def handle_entityref(self, name: str) -> None:
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.written.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.written.append(f"<!--{data}-->")


def marked(markup: str, languages: Mapping[str, str]) -> str:
    """Return the markup with every run of a foreign script in an element that names its language."""
    if not _FOREIGN.search(markup):
        return markup
    marker = _Marker(languages)
    marker.feed(markup)
    marker.close()
    return "".join(marker.written)


def mark(context: dict[str, Any], languages: Mapping[str, str]) -> None:
    """Mark what the chapters, the tables and the bibliography bring to a page."""
    if "body" in context:
        context["body"] = marked(context["body"], languages)
