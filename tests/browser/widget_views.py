"""What the tests of widgets look at: pages of the small site, their tables, states and barriers."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe

from edition.kinds import KINDS
from edition.widgets import AgreementMatrix, BiasLens, Chronology, FigureComparison, ParallelReading
from tests import sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from edition.widgets.widget import EditionWidget

PATIENCE = 100  #: looks at what is to be drawn, a fiftieth of a second apart
REST = 150  #: milliseconds after which a view that was chosen stands in the address

#: what would run, or end the element around it, if a cell ever reached the page as markup
HOSTILE = '<img src=x onerror="window.ran=1"></script><script>window.ran=2</script> &amp; “end”'

LOOKS = [("light", 1100), ("dark", 320)]  #: a desk and a phone, each in one theme: `make audit` has all four

#: how each is made from a data folder; claims in words are compared as well, as one of them is hostile
WIDGETS: dict[str, Callable[[Path], EditionWidget]] = {
    FigureComparison.name: partial(FigureComparison, kinds=KINDS),
    **{widget.name: widget for widget in (AgreementMatrix, BiasLens, Chronology, ParallelReading)},
}


#: further events: one with conflicting dates, one known roughly, one that only a source dates
EVENTS = [
    (
        "facts.csv",
        f"speech|session|When was {HOSTILE} given?|date||at-issue|1956-02-25|archive-1990|seen|confident|list||",
    ),
    ("facts.csv", "plan|session|When was it planned?|date||at-issue|1955~|archive-1990|seen|confident|a list|||"),
    ("facts.csv", "rumour|leak|When did a rumour spread?|date||at-issue||none|undecided||||"),
    ("readings.csv", "speech|ALFA|2|on the 25th|1956-02-25|exact|agrees|||itself|||"),
    ("readings.csv", f"speech|BETA|1|{HOSTILE}|1956-02-14|exact|differs|||itself|||The day it opened."),
    ("readings.csv", "speech|GAMMA|1|that year|1956|exact|agrees|||itself|||"),
    ("readings.csv", "plan|BETA|3|as early as 1955|1955|about|agrees|||itself|||"),
    ("readings.csv", "rumour|GAMMA|2|in March 1957|1957-03|exact|unverifiable|||itself|||"),
]


def with_events(data: Path) -> Path:
    """Add the further events to a data folder, and return it."""
    for name, line in EVENTS:
        head, *lines = sample.rows(data / name)
        cells = line.split("|")
        cells = [*cells[: len(head)], *[""] * (len(head) - len(cells))]
        sample.save(data / name, [head, *sorted([*lines, cells])])
    return data


class Site(NamedTuple):
    """A built site and the way into it."""

    address: str
    open: Callable[..., Page]


def go(page: Page, fragment: str) -> None:
    """Ask for a view by the address, in the page that is open, and wait until it is there or refused."""
    page.evaluate(
        "hash => new Promise(done => { addEventListener('hashchange', done, {once: true}); location.hash = hash })",
        fragment,
    )


def violations(page: Page, place: str = ".edition-widget") -> list[str]:
    """Return what axe finds in the widget as it stands."""
    found = Axe().run(page, place, {"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def until_drawn(elements: Locator, *, drawn: bool = True) -> None:
    """Wait until all of some elements are drawn, or none is; an error where that does not come."""
    asked = "all => all.map(one => one.checkVisibility({contentVisibilityAuto: true}))"
    for _ in range(PATIENCE):
        if set(elements.evaluate_all(asked)) == {drawn}:
            return
        elements.page.wait_for_timeout(20)
    message = f"{elements}: not {'all' if drawn else 'left un'}drawn"
    raise AssertionError(message)


def cells(page: Page, table: str, rows: str = "tbody tr") -> list[list[str]]:
    """Return the first four cells of the rows of a table, spaces folded."""
    lines = page.locator(table).locator(rows).all()
    return [
        [" ".join((cell.text_content() or "").split()) for cell in line.locator("th, td").all()[:4]] for line in lines
    ]


def state(page: Page) -> dict[str, Any]:
    """Return the traits that the first widget of a page carries."""
    traits: dict[str, Any] = json.loads(page.text_content(".edition-widget-state") or "")["traits"]
    return traits


def call(page: Page, module: str, expression: str) -> Any:  # noqa: ANN401  # whatever the expression gives
    """Evaluate an expression in which `m` is a module of the page."""
    return page.evaluate(f"import('/_static/edition/{module}.js').then(m => {expression})")


def address(page: Page) -> str:
    """Return the page's file and fragment, once what was chosen last is written there."""
    where: str = page.evaluate(
        f"() => new Promise(done => setTimeout(done, {REST}))"
        ".then(() => location.pathname.split('/').pop() + location.hash)"
    )
    return where


def ledger(page: Page) -> Page:
    """Open the reader's ledger, which is loaded only then."""
    page.get_by_text("Your ledger").click()
    page.get_by_label("Your name").wait_for()
    return page
