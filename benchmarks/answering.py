"""How soon a widget answers when it has many rows: from a key pressed on one of its choices to the result painted."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import building
from benchmarks.figures import Figure, figure
from benchmarks.hosting import hosted
from benchmarks.reading import browsing
from benchmarks.scaled import enlarged
from edition import kinds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from playwright.sync_api import Browser, Page

#: readings, or for the lens passages, that a widget has -> milliseconds at most from input to painted result
GOALS = {200: None, 2_000: 16, 20_000: 50}

#: widget -> the kinds of facts that it draws, where it does not draw all
WIDGETS: dict[str, Collection[str]] = {
    "FigureComparison": kinds.figures(),
    "AgreementMatrix": (),
    "BiasLens": (),
    "Chronology": ("date",),
}

CHOICES = 12  #: made at most with each list of choices, before it is set back to its first
LISTS = ".ew-live .ew-controls select:visible"
BOXES = ".ew-live .ew-controls input[type=checkbox]"
SEARCH = ".ew-live [role=combobox]"
FIRST = ".ew-live :is(tbody button, .ew-events button)"  #: what opens on a sentence, and shuts again

#: frames as soon as they are ready: else every time would be rounded up to the next tick of the screen, 16.7 ms
UNPACED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"]

#: a page with one widget alone, under the settings of the book, and links as the book has them
_PAGE = """
import sys
from pathlib import Path
from edition import widgets
shown = getattr(widgets, sys.argv[3])(sys.argv[1], base_url="https://example.org/")
Path(sys.argv[2]).write_text(shown.html(), encoding="utf-8")
"""
_SHELL = (
    '<!doctype html><html lang="en"><title>{name}</title>{styles}<main>{body}</main>'
    '<script type="module" src="widget_host.js"></script>'
)

#: a key comes in with the time at which the browser had it; what it changes is drawn by the page at once, styled, laid
#: out and painted in the next frame, and the message is delivered after that
_WATCH = """() => {
  const { port1, port2 } = new MessageChannel();
  let begun = 0;
  window.painted = [];
  for (const key of ["keydown", "keyup"]) addEventListener(key, (event) => { begun = event.timeStamp; }, true);
  const follow = () => {
    const from = begun;
    requestAnimationFrame(() => port2.postMessage(from));
  };
  addEventListener("input", follow, true);
  addEventListener("click", (event) => { if (event.target.matches("button")) follow(); }, true);
  port1.onmessage = ({ data }) => window.painted.push(performance.now() - data);
}"""


def answers(browser: Browser, address: str) -> list[float]:
    """Operate every control of a widget by keyboard; return milliseconds from each key to its painted result."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(".edition-widget[data-live]", timeout=120_000)
    page.wait_for_timeout(1_000)  # what the browser still does after so large a page is no part of an answer
    page.evaluate(_WATCH)
    for key in _keys(page):
        before = page.evaluate("window.painted.length")
        page.keyboard.press(key)
        page.wait_for_function("before => window.painted.length > before", arg=before, timeout=10_000)
        page.wait_for_timeout(
            50
        )  # what is done after the answer, such as rows below the screen, is no part of the next
    times: list[float] = page.evaluate("window.painted")
    context.close()
    return times


def _keys(page: Page) -> Iterator[str]:
    """Go through the controls; give the key with which each next choice is made, and taken back in the end."""
    for control in page.locator(LISTS).all():
        control.focus()
        choices = control.locator("option:enabled").count() - 1
        yield from ["ArrowDown"] * min(CHOICES, choices)
        if choices > 0:
            yield "Home"
    for control in page.locator(BOXES).all():
        control.focus()
        yield from [" ", " "]
    if page.locator(SEARCH).count():
        page.locator(SEARCH).focus()
        yield from "date"
        page.keyboard.press("Escape")
    if page.locator(FIRST).count():
        page.locator(FIRST).first.focus()
        yield from ["Enter", "Enter"]


def answered(tree: Path) -> list[Figure]:
    """Operate each widget with more and more rows; return milliseconds from a key to its painted result."""
    figures = []
    modules = building.book("ours", tree) / "_static" / "edition"
    with browsing(*UNPACED) as browser, tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        shutil.copytree(modules, site)
        styles = "".join(f'<link rel="stylesheet" href="{style.name}">' for style in sorted(site.glob("*.css")))
        for (widget, kinds), size in ((one, size) for one in WIDGETS.items() for size in GOALS):
            folded = Path(folder) / f"{widget}{size}"
            data = enlarged(tree / "data", folded, readings=size, notes=size, kinds=kinds)
            body = Path(folder) / "body.html"
            building.timed([sys.executable, "-c", _PAGE, str(data), str(body), widget], tree)
            page = _SHELL.format(name=widget, styles=styles, body=body.read_text(encoding="utf-8"))
            (site / "page.html").write_text(page, encoding="utf-8")
            with hosted(site) as address:
                figures += _figures(widget, size, answers(browser, f"{address}/page.html"))
    return figures


def _figures(widget: str, size: int, times: list[float]) -> list[Figure]:
    what = f"{widget}, {size:,} {'passages' if widget == 'BiasLens' else 'readings'}"
    return [
        figure("answers", f"{what}: half of {len(times)} answers within", "ms", median(times), most=GOALS[size]),
        figure("answers", f"{what}: the slowest answer", "ms", max(times)),
    ]
