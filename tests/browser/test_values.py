"""A number in the prose: what it opens, where that stands, and that nothing an address leads to is covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

_FOCUS = "document.activeElement.href ?? document.activeElement.outerHTML"


def test_numbers_leave_the_order_of_tab_alone(browser: Browser, real_site: str) -> None:
    """Tab passes a number by; Enter opens it, the next stops are the links in it, and then the text behind it."""
    with visit(browser, real_site) as visited:
        page = visited.open("chapters/bblv.html")
        number = page.locator(".ed-para .ed-number[popovertarget]").nth(2)
        window = page.locator(f"[id='{number.get_attribute('popovertarget')}']")
        links = window.locator("a").evaluate_all("all => all.map((one) => one.href)")
        assert len(links) >= 2
        number.focus()
        page.wait_for_timeout(400)  # longer than a number waits before it opens
        page.keyboard.press("Tab")
        then = page.evaluate(_FOCUS)
        page.keyboard.press("Shift+Tab")
        page.wait_for_timeout(400)
        assert not window.is_visible()
        page.keyboard.press("Enter")
        assert window.is_visible()
        reached = []
        for _ in range(len(links) + 1):
            page.keyboard.press("Tab")
            reached.append(page.evaluate(_FOCUS))
        assert reached == [*links, then]
        expect(window, "it closes when the focus has gone on").to_be_hidden()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        assert not window.is_visible()
        assert visited.faults == []


@pytest.mark.parametrize("width", [1280, 320])
def test_window_of_a_number_never_covers_it(browser: Browser, real_site: str, width: int) -> None:
    """Wherever on the screen a number stands, what opens is on the screen and leaves the number to be seen."""
    with visit(browser, real_site, viewport={"width": width, "height": 640}) as visited:
        page = visited.open("chapters/fakti.html")
        seen = page.evaluate(WINDOWS)
        assert len(seen) > 50
        assert [one for one in seen if one["covered"] or one["cut"]] == []


#: for every number, high, in the middle and low on the screen
WINDOWS = """async () => {
  const seen = [];
  for (const number of document.querySelectorAll(".ed-number[popovertarget]")) {
    if (!number.checkVisibility()) continue;
    for (const block of ["start", "center", "end"]) {
      number.scrollIntoView({ block });
      number.click();
      const pop = document.querySelector(":popover-open");
      await new Promise(requestAnimationFrame);
      const [own, its] = [number.getBoundingClientRect(), pop.getBoundingClientRect()];
      seen.push({ what: number.textContent, block,
        covered: its.top < own.bottom - 1 && its.bottom > own.top + 1 && its.left < own.right && its.right > own.left,
        cut: its.top < 0 || its.left < 0 || its.bottom > innerHeight || its.right > innerWidth || its.height < 40 });
      pop.hidePopover();
    }
  }
  return seen;
}"""


#: a page as a browser without popovers understands it
_UNKNOWN = (" popover ", " unknown ")


def test_windows_stay_shut_where_a_browser_cannot_open_them(browser: Browser, real_site: str) -> None:
    """A browser that knows nothing of popovers shows none of the windows; a number leads to the page of its fact."""
    with visit(browser, real_site) as visited:
        page = visited.new()
        page.add_init_script("delete HTMLElement.prototype.popover; delete HTMLElement.prototype.showPopover;")
        page.route("**/bblv.html", lambda route: route.fulfill(body=route.fetch().text().replace(*_UNKNOWN)))
        visited.open("chapters/bblv.html", page)
        assert page.locator(".ed-pop[unknown]").count() > 20
        assert page.locator(".ed-pop").filter(visible=True).count() == 0
        page.locator(".ed-number[popovertarget]").nth(2).click()
        page.wait_for_url("**/facts/*.html")


@pytest.mark.parametrize("width", [1280, 390])
def test_what_an_address_leads_to_is_not_covered(browser: Browser, real_site: str, width: int) -> None:
    """Paragraph, mark, linked view and the message on a damaged address lie below all that stays on the screen."""
    with visit(browser, real_site, viewport={"width": width, "height": 800}) as visited:
        for address, what in (
            ("bblv.html#BBLV.16", "[id='BBLV.16'] h3"),
            ("bblv.html#BBLV.15a", "[id='BBLV.15a']"),
            ("figures.html#figures?fact=speech-date", ".ew-live"),
            ("figures.html#figures?fact=nothing", ".ew-message"),
        ):
            page = visited.open(f"chapters/{address}")
            page.wait_for_function(_IN_SIGHT, arg=what)
            page.close()


_IN_SIGHT = """(what) => {
  const { top, left, width } = document.querySelector(what).getBoundingClientRect();
  const above = document.elementFromPoint(left + Math.min(width / 2, 40), top + 4);
  return top >= 0 && top < innerHeight / 2 && !above.closest(".mobile-header, .ed-bar");
}"""
