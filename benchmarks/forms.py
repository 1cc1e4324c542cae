"""What the other forms of the book weigh, and how long they take to make."""

from __future__ import annotations

import resource
import sys
from typing import TYPE_CHECKING

from benchmarks.building import timed
from benchmarks.figures import Figure, figure
from edition.addresses import FORMATS
from edition.book.formats import KINDS
from edition.export import forms

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1_000_000


def weighed(tree: Path) -> list[Figure]:
    """Make each form of a tree's book: processor time, since it says the same on a busy machine, and size."""
    figures = []
    for kind, (label, _) in KINDS.items():
        before = _used()
        timed([sys.executable, "-m", "edition", "formats", "--only", kind], tree)
        figures.append(figure("forms", f"{label}, processor time", "s", _used() - before))
        files = (tree / "_build" / "book").glob(_pattern(kind))
        figures.append(figure("forms", f"{label}, size", "MB", sum(file.stat().st_size for file in files) / MEGABYTE))
    return figures


def _pattern(kind: str) -> str:
    """Return where in a book the files of a kind stand."""
    if kind in forms.FORMS:
        return forms.FORMS[kind].path
    return f"{FORMATS}chapters/*.pdf" if kind == "chapters" else f"{FORMATS}edition.{kind}"


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
