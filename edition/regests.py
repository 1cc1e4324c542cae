"""What the chapters say of each paragraph, read without Sphinx: regests, sections and commentary, as runs of text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from edition.model import Place
from edition.opening import format_file, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

CHAPTERS = "chapters"  #: the folder of the chapters, beside that of the tables

#: directives that hold what a paragraph, or a section of a witness, says
REGESTS = ("{regest}", "{section}")
COMMENTARY = "{commentary}"

#: the kind of a paragraph that is written and part of the account; others are headings, furniture, or to be written
TEXT = "text"

_SPACE = {"softbreak": " ", "hardbreak": " "}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: words, or a role with its target and, where the author gave one, its words."""

    text: str
    role: str = ""  #: as the author wrote it, ``reading``; ``em`` for stress, empty for plain words
    target: str = ""


@dataclass(frozen=True, slots=True)
class Regest:
    """One paragraph of a source, or one section of a witness, as its chapter presents it."""

    locator: str  #: ``BBLV.19``, or ``S11``
    kind: str  #: text, heading, furniture or unwritten
    place: Place
    blocks: tuple[tuple[Run, ...], ...]  #: a block is a paragraph of the regest
    commentary: list[tuple[Run, ...]] = field(default_factory=list)


def chapters_of(data: Path) -> Path:
    """Return the folder with the chapters that belong to a folder of tables; it need not be there."""
    return data.absolute().parent / CHAPTERS


def read(chapters: Path) -> dict[str, Regest]:
    """Return locator -> regest, from every chapter of a folder, in the order of the files' names."""
    found: dict[str, Regest] = {}
    said: list[tuple[str, list[tuple[Run, ...]]]] = []
    for path in sorted(chapters.glob("*.md")):
        for token in _parser().parse(text(path)[0]):
            name, _, locator = token.info.strip().partition(" ")
            if token.type != "colon_fence":
                continue
            if name in REGESTS:
                kind, content = _kind(token.content)
                place = Place(format_file(path), token.map[0] + 1 if token.map else 0)
                found.setdefault(locator, Regest(locator, kind, place, tuple(runs(content))))
            elif name == COMMENTARY:
                said.append((locator, runs(token.content)))
    for locator, blocks in said:
        if locator in found:
            found[locator].commentary.extend(blocks)
    return found


def titles(chapters: Path) -> dict[str, str]:
    """Return name of a chapter -> its title."""
    found = {}
    for path in sorted(chapters.glob("*.md")):
        tokens = iter(_parser().parse(text(path)[0]))
        if any(token.type == "heading_open" for token in tokens):
            found[path.stem] = next(tokens).content
    return found


def sections(path: Path) -> list[tuple[str, list[tuple[Run, ...]]]]:
    """Return heading and paragraphs of each section of a chapter; tables and cells are left out."""
    found: list[tuple[str, list[tuple[Run, ...]]]] = []
    tokens = _parser().parse(text(path)[0])
    for before, token in pairwise(tokens):
        if before.type == "heading_open" and before.tag == "h2":
            found.append((token.content, []))
        elif found and before.type == "paragraph_open":
            found[-1][1].append(tuple(_runs(token.children or [])))
    return found


def runs(written: str) -> list[tuple[Run, ...]]:
    """Return the paragraphs of a text in the chapters' markup, each as a row of runs."""
    return [tuple(_runs(token.children or [])) for token in _parser().parse(written) if token.type == "inline"]


def roles(written: str) -> Iterator[tuple[str, Run]]:
    """Yield each role of a text in order: as it is written, on one line, and as a run."""
    for token in _parser().parse(written):
        for child in token.children or []:
            if child.type == "myst_role":
                yield f"{{{child.meta['name']}}}`{child.content}`", _runs([child])[0]


def _kind(content: str) -> tuple[str, str]:
    """Take the option of a directive from before its text."""
    first, _, rest = content.partition("\n")
    return (first.removeprefix(":kind:").strip(), rest) if first.startswith(":kind:") else (TEXT, content)


def _runs(tokens: list[Token]) -> list[Run]:
    made: list[Run] = []
    stressed = ""
    for token in tokens:
        if token.type == "myst_role":
            words, _, target = token.content.partition("<")
            named = target.endswith(">")
            role = token.meta["name"]
            made.append(Run(words.strip(), role, target[:-1]) if named else Run("", role, token.content))
        elif token.type in {"em_open", "em_close"}:
            stressed = "em" if token.type == "em_open" else ""
        elif written := _SPACE.get(token.type, token.content):
            made.append(Run(written, stressed))
    return made


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt().use(front_matter_plugin).use(colon_fence_plugin).use(myst_role_plugin)
