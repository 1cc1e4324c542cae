"""Find where a book speaks of the number or the list of its sources, and so has to be read again for one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.counts import in_words
from edition.opening import LINE_END, format_file
from edition.quotations import words
from edition.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: beside the chapters: files that have the title of the book, or a word about it
_TITLES = ("_config.yml", "_toc.yml", "CITATION.cff", "README.md")

MARK = "{argued}"  #: the role of a passage that is true of one number alone

_LONGEST = 80  #: characters of a line that are repeated


def places(root: Path, sigla: list[str]) -> list[str]:
    """Return the lines, ``file:line  words``: passages marked as true of one number, titles, and lists of all sigla."""
    number = in_words(len(sigla))
    found = []
    for name in _TITLES:
        found += [_place(name, line, text) for line, text in _lines(root / name) if number in words(text)]
    schema = root / "data" / SCHEMA
    described = _lines(schema)  # of the package alone: a column has other things to count
    own = [(line, text) for line, text in described if text.startswith('  "') and number in words(text)]
    found += [_place(format_file(schema), line, text) for line, text in own]
    for path in (root / "index.md", *sorted((root / "chapters").glob("*.md"))):
        name = path.relative_to(root).as_posix()
        listed = set(_lists(path, sigla))
        for line, text in _lines(path):
            titled = text.startswith("#") and number in words(text)
            if titled or (MARK in text and "<sources " in text) or line in listed:
                found.append(_place(name, line, text))
    return found


def _place(name: str, line: int, text: str) -> str:
    said = text[max(text.find(MARK), 0) :].strip()
    return f"{name}:{line}  {said if len(said) <= _LONGEST else said[:_LONGEST] + ' …'}"


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    if path.is_file():
        yield from enumerate(LINE_END.split(path.read_text(encoding="utf-8")), 1)


def _lists(path: Path, sigla: list[str]) -> Iterator[int]:
    """Yield the first line of each paragraph or table that names every source."""
    start, named = 1, set[str]()
    for line, text in (*_lines(path), (0, "")):
        if text.strip():
            named |= set("".join(sign if sign.isalnum() else " " for sign in text).split())
            continue
        if len(sigla) > 1 and named.issuperset(sigla):
            yield start
        start, named = line + 1, set()
