"""The bar of a long chapter: where the reader is, and layers that are remembered, over pages and on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

#: how many there are of each layer, and how many of them can be seen
_SEEN = """(selector) => {
  const all = [...document.querySelectorAll(selector)].filter((one) => !one.closest("details:not([open])"));
  return [all.length, all.filter((one) => one.checkVisibility()).length];
}"""


def seen(page: Page, selector: str) -> str:
    """Return whether all, none or some of the elements outside of folds can be seen."""
    there, visible = page.evaluate(_SEEN, selector)
    assert there > 5, selector
    return "all" if visible == there else "some" if visible else "none"


def test_layers_are_remembered(browser: Browser, real_site: str) -> None:
    """What a reader switches off stays off: after a reload, on other chapters, on paper; until it is switched on."""
    with visit(browser, real_site, viewport={"width": 1280, "height": 900}) as visited:
        page = visited.open("chapters/bblv.html")
        assert [seen(page, one) for one in (".ed-regest", ".ed-figures", ".ed-marks", ".ed-commentary")] == ["all"] * 4
        page.locator("#layer-marks").uncheck()
        page.locator("#layer-commentary").uncheck()
        for address in ("bblv", "cn1"):
            visited.open(f"chapters/{address}.html", page)
            for media in ("screen", "print"):
                page.emulate_media(media=media)
                shown = [seen(page, one) for one in (".ed-regest", ".ed-figures", ".ed-marks", ".ed-commentary")]
                assert shown == ["all", "all", "none", "none"], (address, media)
            page.emulate_media(media="screen")
            assert not page.locator("#layer-marks").is_checked()
        page.locator("#layer-marks").check()
        assert seen(visited.open("chapters/whole-speech.html", page), ".ed-commentary") == "none", "of another kind too"
        assert seen(visited.open("chapters/fakti.html", page), ".ed-marks") == "all"
        assert visited.faults == []


def test_only_what_is_wrong(browser: Browser, real_site: str) -> None:
    """One switch leaves of the facts those that do not agree; it works without scripts, and is off at first."""
    with visit(browser, real_site, java_script_enabled=False, viewport={"width": 390, "height": 800}) as visited:
        page = visited.open("chapters/cn1.html")
        agreeing, others = (f".ed-figure-row{verdict}" for verdict in (".ed-v-agrees", ":not(.ed-v-agrees)"))
        counted = page.locator(agreeing).count(), page.locator(others).count()
        assert min(counted) > 20
        page.get_by_role("button", name="Layers").click()
        page.get_by_label("only what is wrong or disputed").check()
        assert page.locator(agreeing).filter(visible=True).count() == 0
        assert page.locator(others).filter(visible=True).count() == counted[1]
        empty = page.locator(".ed-figures").filter(visible=True).filter(has_not=page.locator(others))
        assert empty.count() == 0, "no heading stands above nothing"


@pytest.mark.parametrize("width", [1280, 320])
def test_bar_says_where_one_is(browser: Browser, real_site: str, width: int) -> None:
    """It stays in one line, names the paragraph, leads to those beside it and, by its index, to any; at once."""
    with visit(browser, real_site, viewport={"width": width, "height": 800}) as visited:
        page = visited.open("chapters/bblv.html#BBLV.16")
        where = page.locator(".ed-where > button")
        expect(where).to_have_text(re.compile(r"^BBLV\.16,"))
        bar = page.locator(".ed-bar").bounding_box()
        assert bar
        assert bar["height"] < 50
        for name, then in (("Next paragraph: BBLV.17", "BBLV.17,"), ("Previous paragraph: BBLV.16", "BBLV.16,")):
            page.get_by_role("link", name=name).click()
            expect(where).to_have_text(re.compile(f"^{re.escape(then)}"))
        where.click()
        page.locator("#ed-index").get_by_role("link", name="24", exact=True).click()
        expect(where).to_have_text(re.compile(r"^BBLV\.24"))
        expect(page.locator("[id='BBLV.24'] .ed-regest"), "what is led to is unfolded").to_be_visible()
        assert not page.locator("[id='BBLV.25'] .ed-regest").is_visible()
        assert visited.faults == []


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("place", ["CN1.21b", "CN1.43"])
def test_a_link_arrives_far_below(browser: Browser, real_site: str, width: int, place: str) -> None:
    """What a link leads to lies under the bar at once, though what is above it has not been laid out."""
    with visit(browser, real_site, viewport={"width": width, "height": 800}) as visited:
        page = visited.open(f"chapters/cn1.html#{place}")
        page.wait_for_function(_UNDER_THE_BAR, arg=place)


#: whether a place lies right under the bar
_UNDER_THE_BAR = """(place) => {
  const [below, bar] = [document.getElementById(place), document.querySelector(".ed-bar")];
  const gap = below.getBoundingClientRect().top - bar.getBoundingClientRect().bottom;
  return gap > -2 && gap < 40;
}"""


def test_margin_of_a_wide_screen(browser: Browser, real_site: str) -> None:
    """From 1280 px on, facts, marks and commentary stand beside their paragraph, and a line has 60 to 75 characters."""
    with visit(browser, real_site, viewport={"width": 1280, "height": 900}) as visited:
        page = visited.open("chapters/cn1.html")
        beside = page.evaluate(_BESIDE)
        assert len(beside) > 40
        assert [one for one in beside if not one["beside"]] == []
        assert 60 <= page.evaluate(_LINE, ".ed-regest p") <= 75
        assert 60 <= page.evaluate(_LINE, "article section > p") <= 75
        page.set_viewport_size({"width": 1200, "height": 900})
        assert not any(one["beside"] for one in page.evaluate(_BESIDE))


#: whether the margin of each paragraph begins beside its text, to the right of it
_BESIDE = """() => [...document.querySelectorAll(".ed-para:not(.ed-furniture)")].map((one) => {
  const [text, margin] = [".ed-regest", ".ed-margin"].map((part) => one.querySelector(part).getBoundingClientRect());
  return { id: one.id, beside: margin.left >= text.right && margin.top <= text.top };
})"""

#: characters in a whole line of the paragraphs of a kind: the median
_LINE = """(selector) => {
  const range = document.createRange();
  const counts = [];
  for (const paragraph of document.querySelectorAll(selector)) {
    range.selectNodeContents(paragraph);
    const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 10))).size;
    if (lines > 4) counts.push(paragraph.textContent.length / (lines - 0.5));
  }
  return counts.sort((one, other) => one - other)[counts.length >> 1];
}"""


def test_furniture_that_is_opened_stands_in_the_column(browser: Browser, real_site: str) -> None:
    """What a reader unfolds begins where its heading does, not in the margin."""
    with visit(browser, real_site, viewport={"width": 1280, "height": 900}) as visited:
        page = visited.open("chapters/bblv.html")
        folds = page.locator(".ed-fold")
        folds.first.locator("summary").click()
        opened = folds.first.locator(".ed-regest").bounding_box()
        head = folds.first.locator("summary").bounding_box()
        assert opened
        assert head
        assert opened["y"] > head["y"]
        assert abs(opened["x"] - head["x"]) < 24
