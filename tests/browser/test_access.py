"""Access: no barrier that axe finds, in either theme, at any width; everything by keyboard; readable when enlarged."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.visiting import kinds_of_pages, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Theme = Literal["light", "dark"]

#: each page has one of them in turn; `make audit` looks by axe at every page, and at each in both themes and widths
LOOKS: list[tuple[Theme, int]] = [("light", 1280), ("dark", 320)]
WIDTHS = [width for _, width in LOOKS]
#: rows and entries that are like the five before them, on which axe would spend most of its time; the audit keeps them
_SHORTEN = """() => {
  const alike = ["tr", "li", "dt", "dd", ".ed-para"].map((one) => `${one}:nth-of-type(n + 6)`);
  document.querySelectorAll(alike.join()).forEach((one) => one.remove());
}"""
STOPS, AT_ONCE = 1000, 50  #: presses of Tab after which a page must have come to its end, and between two looks

#: a page of each kind, for what takes long
SAMPLE = ("introduction", "bblv", "figures", "apparatus", "bibliography", "data")


def barriers(page: Page, *parts: str) -> list[str]:
    """Return what axe finds in the page as it stands, or in those parts of it that have just changed."""
    within = {"include": [[part] for part in parts]} if parts else None
    found = Axe().run(page, within, {"resultTypes": ["violations"]}).response["violations"]
    return [f"{page.url}: {one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.fixture(scope="module")
def seen(browser: Browser, real_site: str, real_book: Path) -> dict[str, list[str]]:
    """Open a page of each kind once; of each sort of fault, what was found, and under “pictures” what they say."""
    found: dict[str, list[str]] = {sort: [] for sort in ("barriers", "outside", "languages", "pictures", "bare")}
    for turn, (theme, width) in enumerate(LOOKS):
        with visit(browser, real_site, color_scheme=theme) as visited:
            page = visited.new()
            for name in kinds_of_pages(real_book)[turn :: len(LOOKS)]:
                visited.open(name, page)
                found["languages"] += [f"{name}: {one}" for one in page.evaluate(_UNNAMED)]
                pictures = page.eval_on_selector_all("article [role=img]", "all => all.map((one) => one.ariaLabel)")
                found["pictures"] += [f"{name}: {words or ''}" for words in pictures]
                if pictures and not page.locator("article table").count():
                    found["bare"].append(name)
                for wide in (*WIDTHS, width):
                    page.set_viewport_size({"width": wide, "height": 900})
                    if (needed := page.evaluate("document.documentElement.scrollWidth")) > wide:
                        found["outside"].append(f"{name}: {needed} px wide, of {wide}")
                    found["outside"] += [f"{name}, {wide} px: cut off: {one}" for one in page.evaluate(_CUT)]
                page.evaluate(_SHORTEN)
                found["barriers"] += barriers(page)
    return found


def test_no_barriers(seen: dict[str, list[str]]) -> None:
    """Axe finds nothing on any kind of page, in one of two looks; `make audit` looks at all, whole, in four looks."""
    assert seen["barriers"] == []


def test_nothing_is_wider_than_the_screen(seen: dict[str, list[str]]) -> None:
    """No kind of page scrolls sideways, on a screen or a phone, or has words cut off."""
    assert seen["outside"] == []


def test_layers_and_menus_have_no_barriers(browser: Browser, real_site: str) -> None:
    """Axe finds nothing either where a reader has opened a value, switched layers off, or opened the menu."""
    with visit(browser, real_site, viewport={"width": 320, "height": 800}) as visited:
        page = visited.open("chapters/bblv.html")
        page.locator(".ed-number[popovertarget]").first.click()
        assert page.locator(".ed-pop:popover-open").count() == 1
        assert barriers(page, ".ed-pop:popover-open") == []
        page.keyboard.press("Escape")
        page.locator("[popovertarget=ed-layers]").click()
        page.locator("#layer-marks").uncheck()
        assert barriers(page) == []
        page.keyboard.press("Escape")
        page.locator(".nav-overlay-icon").click()
        expect(page.locator(".sidebar-drawer a").first).to_be_visible()
        assert barriers(page, ".sidebar-drawer") == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("permalink", [".ed-locator", ".ed-note-id"])
def test_place_that_is_led_to_has_no_barriers(browser: Browser, real_site: str, theme: Theme, permalink: str) -> None:
    """What an address leads to is marked so that it can be read, in either theme, and so can the window beside it."""
    with visit(browser, real_site, color_scheme=theme, viewport={"width": 390, "height": 844}) as visited:
        page = visited.open("chapters/bblv.html")
        page.locator(permalink).nth(3).click()
        assert page.locator("#ed-citing").is_visible()
        assert barriers(page, "#ed-citing", ":target") == []
        page.keyboard.press("Escape")
        assert page.locator(":target").count() == 1
        assert barriers(page, ":target") == []


@pytest.mark.parametrize(("name", "width"), [*zip(SAMPLE, itertools.cycle([1400, 320]), strict=False)])
def test_keyboard(browser: Browser, real_site: str, name: str, width: int) -> None:
    """Tab goes through a page in reading order, shows where it is, can skip to the text, and gets out again."""
    with visit(browser, real_site, viewport={"width": width, "height": 900}) as visited:
        page = visited.open(f"chapters/{name}.html")
        page.evaluate(_HEAR)
        for _ in range(0, STOPS, AT_ONCE):
            for _ in range(AT_ONCE):
                page.keyboard.press("Tab")
            if page.evaluate("document.left"):
                break
        else:
            pytest.fail(f"after {STOPS} presses the focus was still in the page")
        stops = page.evaluate("document.stops")
        places = [stop["place"] for stop in stops]
        assert [stop["html"] for stop in stops if not stop["seen"]] == []
        assert len(set(places)) == len(places), "the focus came twice to one place"
        assert places == sorted(places)
        assert len(places) > 10
        assert any('href="#furo-main-content"' in stop["html"] for stop in stops[:3])


@pytest.mark.parametrize("scripts", [True, False])
def test_menus_by_keyboard(browser: Browser, real_site: str, scripts: bool) -> None:  # noqa: FBT001  # pytest's way
    """On a phone the keyboard opens and closes the menu, with scripts or without; while closed, it is passed by."""
    settings = {"viewport": {"width": 320, "height": 800}, "java_script_enabled": scripts}
    with visit(browser, real_site, **settings) as visited:
        page = visited.open("chapters/bblv.html")
        link = page.locator(".sidebar-drawer a").first
        assert not link.is_visible()
        opener = page.locator("button.nav-overlay-icon" if scripts else "#__navigation")
        opener.focus()
        page.keyboard.press("Space")
        expect(link).to_be_visible()
        link.focus()
        opener.focus()
        page.keyboard.press("Escape" if scripts else "Space")
        expect(link).to_be_hidden()  # it slides out


#: hear where the focus goes until it leaves the page, and whether it is seen: an outline or a shadow, on the screen
_HEAR = """() => {
  document.querySelectorAll("*").forEach((one, at) => { one.place = at; });
  document.stops = [];
  addEventListener("focusout", (event) => { document.left ||= !event.relatedTarget; });
  addEventListener("focusin", ({ target: at }) => {
    if (document.left) return;
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== "none";
    document.stops.push({ place: at.place, html: at.outerHTML.slice(0, 120),
      seen: shown && box.width > 0 && box.right > 0 && box.left < innerWidth });
  });
}"""


@pytest.mark.parametrize("name", SAMPLE)
def test_enlarged(browser: Browser, real_site: str, name: str) -> None:
    """At 200 % zoom, and with letters twice as large, a page has no sideways scrolling and cuts no words off."""
    with visit(browser, real_site, viewport={"width": 640, "height": 450}, device_scale_factor=2) as visited:
        page = visited.open(f"chapters/{name}.html")
        size = "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
        usual = page.evaluate(size)
        assert page.evaluate("document.documentElement.scrollWidth") <= 640
        assert page.evaluate(_CUT) == []
        page.set_viewport_size({"width": 1280, "height": 900})
        letters = {"standard": 32, "fixed": 26}  # as a reader sets them in the browser
        visited.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": letters})
        assert page.evaluate(size) == pytest.approx(2 * usual, rel=0.1)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        assert page.evaluate(_CUT) == []


#: text elements whose words run out of a box that hides what runs out, or out of the page where nothing scrolls them
_CUT = """() => [...document.querySelectorAll("article :is(p, dt, dd, li, th, td, h1, h2, h3, button, summary)")]
  .filter((one) => {
    if (!one.checkVisibility() || one.clientWidth <= 2) return false;
    if (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === "hidden") return true;
    if (one.getBoundingClientRect().right <= innerWidth + 1) return false;
    for (let around = one; around.localName !== "article"; around = around.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(around).overflowX)) return false;
    return true;
  }).map((one) => one.outerHTML.slice(0, 120))"""


def test_languages(seen: dict[str, list[str]]) -> None:
    """Every run of Cyrillic or Chinese letters that is shown stands in an element of such a language."""
    assert seen["languages"] == []


_UNNAMED = r"""() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = document.documentElement.lang === "en" ? [] : ["the page itself"];
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    if (!/[\u0400-\u04ff\u3400-\u9fff]/.test(text.data) || !text.parentElement.checkVisibility()) continue;
    if (text.parentElement.closest("[lang]").lang.startsWith("en")) found.push(text.data.slice(0, 80));
  }
  return found;
}"""


def test_folded_code_is_called_by_its_words(browser: Browser, real_site: str) -> None:
    """Who speaks to a page says what stands on it: no other name hides the words of what opens."""
    with visit(browser, real_site) as visited:
        folds = visited.open("chapters/toll.html").locator("details.hide > summary")
        assert folds.count() > 0
        assert {(fold.get_attribute("aria-label"), fold.inner_text()) for fold in folds.all()} == {
            (None, "Show the code behind this")
        }


def test_tables_of_one_page_stand_under_each_other(browser: Browser, real_site: str) -> None:
    """Tables in the prose begin and end where the text does, however short their words are."""
    with visit(browser, real_site, viewport={"width": 1280, "height": 900}) as visited:
        page = visited.open("chapters/introduction.html")
        edges = page.eval_on_selector_all(
            "article table.docutils",
            "all => all.map((one) => [one.getBoundingClientRect().left, one.offsetWidth].map(Math.round))",
        )
        assert len(edges) == 6
        assert len(set(map(tuple, edges))) == 1


def test_pictures_speak(seen: dict[str, list[str]]) -> None:
    """Every picture has words that carry its numbers, and a table with all of them."""
    assert seen["pictures"]
    said = [picture.partition(": ") for picture in seen["pictures"]]
    assert [(name, words) for name, _, words in said if not any(one.isdigit() for one in words)] == []
    assert seen["bare"] == []
