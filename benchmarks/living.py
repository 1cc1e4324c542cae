"""How soon a chapter is live in a reader's own browser, beside a bare JupyterLite with one line to run."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import nbformat

from benchmarks.figures import Figure, figure
from benchmarks.hosting import hosted
from benchmarks.reading import browsing
from edition.lite import parts, site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
LOOKS = 5  #: at each, in turns, so that what else the machine does falls on both alike
PATIENCE = 240_000  # milliseconds
MOST = 15_000  # kB that a reader is asked to load
SHARE = 1.2  #: of what the bare one takes to its first output
READY, WIDGET = "'ready'.upper()", "from edition.widgets import FigureComparison\nFigureComparison()"
CELLS = {"bare": (READY,), "ours": (READY, WIDGET)}
PACKED = {".whl", ".zip", ".png", ".woff2"}


def lay(folder: Path, found: parts.Parts, tree: Path) -> dict[str, Path]:
    """Make a site of each kind with one notebook, of the same parts."""
    made = {}
    for kind, cells in CELLS.items():
        content = folder / kind / site.CONTENT
        content.mkdir(parents=True)
        book = nbformat.v4.new_notebook(metadata={"kernelspec": site.KERNEL})  # type: ignore[no-untyped-call]  # no types
        book.cells = [nbformat.v4.new_code_cell(cell) for cell in cells]  # type: ignore[no-untyped-call]  # the same
        (content / "first.ipynb").write_text(nbformat.writes(book), encoding="utf-8")  # type: ignore[no-untyped-call]  # the same
        made[kind], _ = site.assemble(folder / kind, found, tree if kind == "ours" else None)
    return made


def look(browser: Browser, address: str, folder: Path, kind: str) -> dict[str, Any]:
    """Visit a site for the first time, run its notebook; return when the first output stood, and when the widget."""
    asked: set[str] = set()
    context = browser.new_context(viewport={"width": 1200, "height": 3000})
    context.set_default_timeout(PATIENCE)
    context.on("response", lambda one: asked.add(one.url.removeprefix(f"{address}/").partition("?")[0]))
    page = context.new_page()
    page.goto(f"{address}/notebooks/index.html?path=first.ipynb", wait_until="commit")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    page.locator(".lm-MenuBar-item", has_text="Run").click()
    page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
    page.locator(".jp-OutputArea-output", has_text="READY").wait_for()
    seen = {"first": page.evaluate("performance.now()") / 1000}
    if kind == "ours":
        page.locator(".ew-view .ew-question").wait_for()
        seen["widget"] = page.evaluate("performance.now()") / 1000
    context.close()
    files = [folder / path for path in asked if (folder / path).is_file()]
    seen["kB"] = sum(
        one.stat().st_size if one.suffix in PACKED else len(gzip.compress(one.read_bytes(), 6)) for one in files
    ) / 1000  # fmt: skip
    return seen


def lived(tree: Path) -> list[Figure]:
    """Visit both in turns; return the medians, ours beside the bare one."""
    found = parts.fetch(ROOT / "lite", ROOT / "_build" / "lite-parts")
    seen: dict[str, list[dict[str, Any]]] = {kind: [] for kind in CELLS}
    with tempfile.TemporaryDirectory() as temporary, browsing() as browser:
        made = lay(Path(temporary), found, tree)
        for turn in range(LOOKS + 1):
            for kind, folder in made.items():
                with hosted(folder) as address:
                    one = look(browser, address, folder, kind)
                if turn:  # the first look is the host's, which compresses
                    seen[kind].append(one)
                print(kind, {name: round(value, 1) for name, value in one.items()}, flush=True)
    middle = {(kind, name): median(one[name] for one in looks) for kind, looks in seen.items() for name in looks[0]}
    first, bare = middle["ours", "first"], middle["bare", "first"]
    return [
        figure("live", "To the first output of a cell", "s", first, bare, share=SHARE),
        figure("live", "From there to a comparison that answers", "s", middle["ours", "widget"] - first),
        figure("live", "Loaded, compressed", "kB", middle["ours", "kB"], middle["bare", "kB"], most=MOST),
    ]


if __name__ == "__main__":
    print(json.dumps(lived(ROOT), indent=1))
