"""What becomes of pages and builds when the edition grows."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks import building
from benchmarks.figures import Figure, figure
from benchmarks.scaled import enlarged

GROWTH = (10, 100)  #: times the facts
LARGEST = 500_000  #: bytes of a page


def grown(tree: Path) -> list[Figure]:
    """Build the edition with many times the facts; return seconds and the largest page beside today's."""
    figures = []
    heaviest = {1: _heaviest(building.book("ours", tree))}
    for times in GROWTH:
        with tempfile.TemporaryDirectory() as folder:
            larger = Path(folder) / "tree"
            shutil.copytree(tree, larger, ignore=shutil.ignore_patterns("_build", ".git"))
            enlarged(tree / "data", larger / "data", times=times)
            took, memory = building.timed(building.command("ours", larger), larger)
            heaviest[times] = _heaviest(building.book("ours", larger))
        pages = figure("growth", f"Largest page at {times} times the facts, and today", "kB", heaviest[times],
                       heaviest[1], most=LARGEST / 1000)  # fmt: skip
        figures += [
            figure("growth", f"Build at {times} times the facts", "s", took),
            figure("growth", f"Peak memory of that build, {times} times", "MB", memory),
            pages,
        ]
    return figures


def _heaviest(book: Path) -> float:
    return max(page.stat().st_size for page in book.rglob("*.html")) / 1000
