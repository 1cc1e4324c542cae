"""What readers do to reach an answer, from the first page on: steps and scroll, on a desktop and on a phone."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.hosting import HERE, hosted
from benchmarks.reading import browsing
from edition.export.cells import csv_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page

TABLE = HERE / "tasks.csv"

#: device -> size of its window
DEVICES = {"desktop": (1280, 800), "phone": (390, 844)}

ASKED = "#ed-question"  #: the search field of the first page
SUGGESTED = "[role=listbox]:not([hidden]) [role=option]"

#: how far one must scroll, down or up, until a box is seen: its top, at the least, with as much of it as fits
_AWAY = """(box) => {
  const { top, bottom } = box.getBoundingClientRect();
  const room = Math.min(bottom - top, 120);
  return top < 0 ? top : Math.max(0, top + room - innerHeight);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What one task took."""

    task: str
    device: str
    steps: int  #: words typed, links followed, buttons pressed, choices made
    screens: float  #: scrolled in all, in heights of the window


@dataclass
class Walk:
    """A reader on the way, whose steps are counted."""

    page: Page
    steps: int = 0
    scrolled: float = 0

    def see(self, place: Locator) -> Locator:
        """Scroll until a place is seen."""
        place.wait_for()
        self.page.wait_for_load_state()  # the page has gone to the place in its address
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        away = place.evaluate(_AWAY)
        self.page.evaluate("(by) => scrollBy({ top: by, behavior: 'instant' })", away)
        self.scrolled += abs(away) / self.page.evaluate("innerHeight")
        return place

    def press(self, selector: str, named: str = "") -> None:
        """Follow a link or press a button."""
        self.see(self.page.locator(selector, has_text=named).first).click()
        self.steps += 1

    def type(self, words: str) -> None:
        """Ask in the search field of the first page, and take the first that is suggested."""
        self.see(self.page.locator(ASKED)).fill(words)
        self.steps += 1
        self.press(SUGGESTED)
        self.page.wait_for_load_state()

    def choose(self, selector: str, value: str) -> None:
        """Choose from a list."""
        self.see(self.page.locator(selector).first).select_option(value)
        self.steps += 1

    def read(self, selector: str) -> str:
        """Come to where the answer stands."""
        return self.see(self.page.locator(selector).first).inner_text()


def a_figure(walk: Walk) -> None:
    """How many delegates were shot, with a citation."""
    walk.type("how many delegates were shot")
    walk.read(".ed-sentence")
    walk.press(".ed-sentence button")


def two_accounts(walk: Walk) -> None:
    """Compare two accounts on the decision."""
    walk.press("article a[href$='parallel.html']")
    walk.page.wait_for_selector("[data-live] .ew-frame")
    walk.choose("[data-live] select", "who-should-speak")
    walk.page.locator(".ew-live .ew-count", has_not_text="being fetched").wait_for()
    for siglum in ("CN1", "BBLV"):
        cell = f".ew-frame td[data-siglum={siglum}]:has(.ew-told)"
        if not walk.page.locator(cell).first.is_visible():
            walk.press(".ew-one label", siglum)
        walk.read(cell)


def a_motive(walk: Walk) -> None:
    """What did he want."""
    walk.type("what did he want")
    walk.read(".ed-answer-value, [data-live] .ew-scene p")


TASKS: tuple[Callable[[Walk], None], ...] = (a_figure, two_accounts, a_motive)


def measured(browser: Browser, site: str) -> list[Task]:
    """Do every task on every device."""
    found = []
    for task in TASKS:
        for device, (width, height) in DEVICES.items():
            context = browser.new_context(
                viewport={"width": width, "height": height}, has_touch=device == "phone", reduced_motion="reduce"
            )
            page = context.new_page()
            page.goto(f"{site}/index.html")
            walk = Walk(page)
            task(walk)
            name = (task.__doc__ or "").removesuffix(".")
            found.append(Task(task=name, device=device, steps=walk.steps, screens=round(walk.scrolled, 1)))
            context.close()
    return found


def main() -> int:
    """Measure the book that is built, write the table and print it."""
    with hosted(Path(sys.argv[1])) as site, browsing() as browser:
        rows = [asdict(one) for one in measured(browser, site)]
    TABLE.write_text(csv_text(rows[0], rows), encoding="utf-8")
    print(TABLE.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
