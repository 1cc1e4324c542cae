"""What becomes of pages, builds and answers when the edition grows."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import building
from benchmarks.figures import Figure, figure
from benchmarks.hosting import hosted
from benchmarks.reading import answers, browsing
from benchmarks.scaled import enlarged

READINGS = {200: None, 2_000: 16, 20_000: 50}  #: readings in a comparison -> milliseconds at most
GROWTH = (10, 100)  #: times the facts
LARGEST = 500_000  #: bytes of a page

#: a page with the comparison alone, under the settings of the book
_PAGE = """
import sys
from pathlib import Path
from edition.widgets import FigureComparison
Path(sys.argv[2]).write_text(FigureComparison(sys.argv[1]).html(), encoding="utf-8")
"""
_SHELL = '<!doctype html><html lang="en"><title>{size}</title>{styles}{body}{host}'
_HOST = '<script type="module" src="host.js"></script>'


def answered(tree: Path) -> list[Figure]:
    """Operate the comparison with more and more readings; return milliseconds from a choice to its result."""
    figures = []
    modules = building.book("ours", tree) / "_static" / "edition"
    with browsing() as browser, tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        shutil.copytree(modules, site)
        for size, goal in READINGS.items():
            data = enlarged(tree / "data", Path(folder) / str(size), readings=size)
            body = Path(folder) / f"{size}.html"
            building.timed([sys.executable, "-c", _PAGE, str(data), str(body)], tree)
            styles = "".join(f'<link rel="stylesheet" href="{style.name}">' for style in sorted(site.glob("*.css")))
            page = _SHELL.format(size=size, styles=styles, body=body.read_text(encoding="utf-8"), host=_HOST)
            (site / body.name).write_text(page, encoding="utf-8")
            with hosted(site) as address:
                worked, painted = answers(browser, f"{address}/{body.name}")
            figures += [
                figure("answers", f"From a choice to its layout, {size:,} readings", "ms", worked, most=goal),
                figure("answers", f"From a choice to its painted result, {size:,} readings", "ms", painted),
            ]
    return figures


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
