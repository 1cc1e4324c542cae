"""Print: what a page on paper has, and what it must not have."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.visiting import visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

#: the words that the style sheet adds after each link that leads out of the book
_ADDED = """() => [...document.querySelectorAll("article a[href^=http]")].map(
  (link) => [link.textContent, link.href, getComputedStyle(link, "::after").content])"""

#: what could be cut at the right edge of a sheet of A4 with margins of 15 mm
_SHEET = {"width": 680, "height": 1000}
_CUT = """() => [...document.querySelectorAll("article table")].filter(
  (table) => table.checkVisibility() && table.getBoundingClientRect().right > innerWidth).map(
  (table) => table.caption?.textContent ?? table.textContent.slice(0, 80))"""


@pytest.mark.parametrize("name", ["bblv", "bibliography", "principles"])
def test_address_is_printed_once(browser: Browser, real_site: str, name: str) -> None:
    """On paper a link out of the book has its address behind it, but for one whose text is its address."""
    with visit(browser, real_site) as visited:
        page = visited.open(f"chapters/{name}.html")
        page.emulate_media(media="print")
        found = page.evaluate(_ADDED)
        bare = [
            added for text, address, added in found if text in {address, address.replace("https://doi.org/", "doi:")}
        ]
        assert set(bare) <= {"none"}
        named = [
            (address, added) for text, address, added in found if "://" not in text and not text.startswith("doi:")
        ]
        assert [address for address, added in named if address.rstrip("/") not in added] == []
        assert len(bare) > 0 or name == "principles"


@pytest.mark.parametrize("name", ["bblv", "figures", "bias"])
def test_paper_has_no_controls_and_loses_no_column(browser: Browser, real_site: str, name: str) -> None:
    """Neither menus nor the way past them stand on the text, and no table is wider than the sheet."""
    with visit(browser, real_site, viewport=_SHEET) as visited:
        page = visited.open(f"chapters/{name}.html")
        page.emulate_media(media="print")
        controls = page.locator(
            ".skip-to-content, .sidebar-drawer, .ed-way, .ed-bar, .ed-records, .ew-toolbar, article button.ed-copier"
        )
        assert controls.count() > 2
        assert [one for one in controls.all() if one.is_visible()] == []
        assert page.evaluate(_CUT) == []


def test_paper_has_what_the_reader_chose(browser: Browser, real_site: str) -> None:
    """With the text alone a chapter takes less than half the sheets; the works that it cites are on them, each once."""
    with visit(browser, real_site) as visited:
        page = visited.open("chapters/bblv.html")
        whole = sheets(page)
        for layer in ("figures", "marks", "commentary"):
            page.locator(f"#layer-{layer}").evaluate("box => box.click()")
        assert 3 < sheets(page) < whole / 2
        page.emulate_media(media="print")
        cited = page.locator("article section:not(.ed-works) a[href*='bibliography.html#']")
        listed = page.locator(".ed-works li:visible > a[href*='bibliography.html#']")
        keys = {one.get_attribute("href") for one in cited.all()}
        assert len(keys) > 10
        assert keys <= {one.get_attribute("href") for one in listed.all()}
        assert listed.count() == len({one.get_attribute("href") for one in listed.all()})


@pytest.mark.parametrize("name", ["chapters/bblv", "facts/speech-date"])
def test_each_sheet_is_headed_by_the_title(browser: Browser, real_site: str, name: str) -> None:
    """The title of the page is where the rule for the head of a sheet looks for it: Chromium knows no other way."""
    with visit(browser, real_site) as visited:
        page = visited.open(f"{name}.html")
        assert sheets(page)  # the browser tells the page beforehand
        titled = json.loads(
            page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ed-title')").strip()
        )
        assert titled == page.locator('meta[property="og:title"]').get_attribute("content")
        heads = page.evaluate("""[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
          .filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText).join()""")
        assert "var(--ed-title" in heads


@pytest.mark.parametrize("name", ["chapters/bblv", "facts/speech-date", "chapters/parallel"])
def test_paper_ends_with_how_to_cite_it(browser: Browser, real_site: str, name: str) -> None:
    """One citation, then version, day and licence close a page, and neither stands on a sheet apart from the other."""
    with visit(browser, real_site, viewport=_SHEET) as visited:
        page = visited.open(f"{name}.html")
        page.emulate_media(media="print")
        (cited,) = [one for one in page.locator(".ed-citations dd").all() if one.is_visible()]
        title = page.locator("meta[name=citation_title]").get_attribute("content") or ""
        assert title.partition(":")[0].casefold() in cited.inner_text().casefold()
        assert [
            one for one in page.locator(".ed-foot > section:not(#ed-cite), .related-pages").all() if one.is_visible()
        ] == []
        imprint = page.locator(".ed-build-line")
        assert imprint.get_by_role("link", name="CC-BY-4.0").is_visible()
        whole = sheets(page)
        imprint.evaluate("one => one.remove()")
        assert sheets(page) == whole


def test_the_first_page_is_one_sheet_with_its_back(browser: Browser, real_site: str) -> None:
    """What it is, the accounts and how to cite it take two sides of paper; the doors stay on the screen."""
    with visit(browser, real_site, viewport=_SHEET) as visited:
        page = visited.open("index.html")
        assert sheets(page) == 2
        page.emulate_media(media="print")
        assert page.locator(".ed-cards").is_visible()
        assert not page.locator(".ed-doors").is_visible()


def test_a_picture_has_room_on_a_sheet_with_its_words(browser: Browser, real_site: str) -> None:
    """No picture is higher than a sheet, or stands apart from its caption; one that would be too small is its table."""
    with visit(browser, real_site, viewport=_SHEET) as visited:
        page = visited.open("chapters/chronology.html")
        page.emulate_media(media="print")
        drawn = [one for one in page.locator(".ed-wide > svg").all() if one.is_visible()]
        assert len(drawn) > 1
        assert [box for one in drawn if (box := one.bounding_box()) and box["height"] > _SHEET["height"] * 0.85] == []
        tall = page.locator(".ed-tall")
        assert not tall.locator(".ed-drawing").is_visible()
        assert tall.locator("table").is_visible()
        broken = "one => getComputedStyle(one).breakInside"
        assert page.locator(".ed-picture").first.evaluate(broken) == "auto"  # else it begins a sheet, however long
        assert page.locator(".ed-picture figcaption").first.evaluate(broken) == "avoid"


def sheets(page: Page) -> int:
    """Return how many sheets of A4 a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def test_each_worksheet_is_one_sheet(browser: Browser, real_site: str) -> None:
    """A class gets one page of A4 for each sheet, and none with a heading or a foot alone."""
    with visit(browser, real_site) as visited:
        page = visited.open("chapters/worksheets.html")
        assert sheets(page) == page.locator(".ed-sheet").count() > 1


def test_long_tables_begin_where_they_stand(browser: Browser, real_site: str) -> None:
    """A table that is longer than a sheet is no reason to leave the rest of one empty; its rows stay whole."""
    with visit(browser, real_site) as visited:
        page = visited.open("chapters/figures.html")
        page.emulate_media(media="print")
        broken = "selector => getComputedStyle(document.querySelector(selector)).breakInside"
        assert page.evaluate(broken, ".ew-static table") == "auto"
        assert page.evaluate(broken, ".ew-static tbody tr:not(.ew-topic)") == "avoid"
