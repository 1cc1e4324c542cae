"""Find a reader's own copy of a source, to show it beside its regests; copies are never published."""

from __future__ import annotations

from pathlib import Path

from edition.quotations import paragraphs

FOLDER = "sources"


def passage(root: str | Path, locator: str) -> str:
    """Return the words of a paragraph from the reader's copy, or the empty string where there is none."""
    siglum, _, number = locator.partition(".")
    copy = Path(root) / FOLDER / f"{siglum}.txt"
    if not copy.is_file():
        return ""
    found = paragraphs(copy)
    return found[int(number) - 1] if int(number) <= len(found) else ""
