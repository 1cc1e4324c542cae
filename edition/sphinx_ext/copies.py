"""Show a reader's own copy of a source beside its regests; copies lie in ``sources/`` and are never published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edition.quotations import paragraphs

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

FOLDER = "sources"


def passage(env: BuildEnvironment, locator: str) -> str:
    """Return the words of a paragraph from the reader's copy, or the empty string where there is none."""
    siglum, _, number = locator.partition(".")
    copy = Path(env.srcdir) / FOLDER / f"{siglum}.txt"
    if not copy.is_file():
        return ""
    found = paragraphs(copy)
    return found[int(number) - 1] if int(number) <= len(found) else ""


def watch(env: BuildEnvironment, locator: str) -> None:
    """Make the chapter being read depend on the copy, whether it is there yet or not."""
    env.note_dependency(str(Path(env.srcdir) / FOLDER / f"{locator.partition('.')[0]}.txt"))
