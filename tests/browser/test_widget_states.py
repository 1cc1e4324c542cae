"""Every state of a widget that a reader can reach: large enough targets, a visible focus, no barrier, no motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.widget_views import WIDGETS, go, ledger, violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

#: what can be hit; the way past the controls is unseen until the keyboard has reached it
TARGETS = ":is(button:not(.ew-skip), select, input, textarea, summary, a, [role=option]):visible"


def searching(page: Page) -> None:
    """Open the list of questions."""
    page.get_by_role("combobox", name="Question", exact=True).click()


def nothing_found(page: Page) -> None:
    """Search for what is not there."""
    page.get_by_role("combobox", name="Question", exact=True).fill("zzz")


def head_to_head(page: Page) -> None:
    """Set two sources against each other, derived accounts counted once."""
    page.get_by_label("Compare", exact=True).select_option("BETA")
    page.get_by_label("Count derived accounts once").check()


def cited(page: Page) -> None:
    """Ask for the citation."""
    page.get_by_role("button", name="Cite this view").click()


def refused(page: Page) -> None:
    """Ask for a view that there is not."""
    go(page, f"{page.locator('.edition-widget').get_attribute('data-widget')}?colour=red")


def sentence(page: Page) -> None:
    """Open a cell on its sentence."""
    page.get_by_role("button", name="BETA: differs. How many were late?").click()


def silence(page: Page) -> None:
    """Open a silent cell."""
    page.get_by_role("button", name="ALFA: silent. What was paid?").click()


def nothing_left(page: Page) -> None:
    """Narrow the view until nothing is left."""
    page.get_by_label("Topic").select_option("leak")
    page.get_by_label("Show", exact=True).select_option("differs")


def no_events(page: Page) -> None:
    """Narrow the events until none is left."""
    page.get_by_label("Only conflicts").check()
    page.get_by_label("Topic").select_option("leak")


def event(page: Page) -> None:
    """Open an event."""
    page.locator(".ew-events button").nth(2).click()


def opened(page: Page) -> None:
    """Open ledger, profile and a note, and add one of one's own."""
    ledger(page)
    page.get_by_label("Your note on the paragraph").fill("mine")
    page.get_by_role("button", name="Add note").click()
    page.get_by_text("Profile of each source").click()
    page.get_by_role("table", name="Passages by family of techniques").wait_for()
    page.get_by_text("Add a note").first.click()


def labelling(page: Page) -> None:
    """Label before the edition does, one passage done and one not."""
    page.get_by_label("Label before reveal").check()
    page.get_by_label("Your label for ALFA.4a").select_option("loaded-language")
    page.get_by_role("button", name="Commit label").first.click()


def one_note(page: Page) -> None:
    """Show one passage alone."""
    go(page, "bias?note=ALFA.4a")


def everything(page: Page) -> None:
    """Show marks and commentary, and the facts on which the edition's account rests."""
    page.get_by_label("Bias marks").check()
    page.get_by_label("Commentary", exact=True).check()
    page.get_by_text("The facts on which this rests").click()


def two_in_short(page: Page) -> None:
    """On a phone, set two accounts side by side in short form."""
    page.get_by_label("two, in short").check()


STATES: dict[str, list[Callable[[Page], None]]] = {
    "figures": [searching, nothing_found, head_to_head, cited, refused],
    "matrix": [sentence, silence, nothing_left, cited, refused],
    "chronology": [event, no_events, cited, refused],
    "bias": [opened, labelling, one_note, cited, refused],
    "parallel": [everything, two_in_short, cited, refused],
}
REACHED = [pytest.param(name, reach, id=f"{name}-{reach.__name__}") for name, all_ in STATES.items() for reach in all_]


@pytest.mark.parametrize(("name", "reach"), REACHED)
def test_every_state_is_open_to_all(site: Site, name: str, reach: Callable[[Page], None]) -> None:
    """On a small screen in the dark: axe finds nothing, every target has 24 pixels, and nothing is wider than 320."""
    page = site.open(f"{name}.html", width=320, color_scheme="dark")
    reach(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    targets = page.locator(f".edition-widget {TARGETS}").all()
    assert len(targets) > 5
    small = []
    for target in targets:
        kind = target.get_attribute("type")
        seen = target.locator("xpath=ancestor::label").first if kind in {"checkbox", "radio"} else target
        box = seen.bounding_box()
        if box and min(box["width"], box["height"]) < 24:
            small.append((target.evaluate("one => one.outerHTML.slice(0, 90)"), box["width"], box["height"]))
    assert small == []


@pytest.mark.parametrize("name", WIDGETS)
def test_every_stop_of_the_tab_key_is_seen(site: Site, name: str) -> None:
    """The tab key goes through all controls of a widget in their order, each with an outline, and out again."""
    page = site.open(f"{name}.html")
    page.locator(".ew-live select").first.focus()
    stops = []
    for _ in range(60):
        stop = page.evaluate(
            "() => { const at = document.activeElement, style = getComputedStyle(at);"
            "return at.closest('.edition-widget') && [at.outerHTML.slice(0, 90), at.labels?.[0]?.textContent"
            " || at.ariaLabel || at.textContent, parseFloat(style.outlineWidth), style.outlineStyle] }"
        )
        if not stop:
            break
        stops.append(stop)
        page.keyboard.press("Tab")
    else:
        pytest.fail("the focus does not leave the widget")
    assert len(stops) > 5
    assert [stop for stop in stops if not stop[1] or stop[2] < 2 or stop[3] == "none"] == []


@pytest.mark.parametrize("name", WIDGETS)
def test_nothing_moves_for_those_who_want_no_motion(site: Site, name: str) -> None:
    """With less motion asked for, no element of a widget has a transition or an animation."""
    page = site.open(f"{name}.html", reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('.edition-widget *')].filter(one => { const style = getComputedStyle(one);"
        "return parseFloat(style.transitionDuration) || style.animationName !== 'none' }).length"
    )
    assert moving == 0
    usual = site.open(f"{name}.html", reduced_motion="no-preference")
    assert usual.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.ew-toolbar button')).transitionDuration)"
    )
