"""An edition that has grown: twelve sources and ten times the facts; each widget is built, and can be operated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from benchmarks.comparing import distinct
from benchmarks.scaled import enlarged
from tests import sample
from tests.browser.conftest import opening, serving, write_site
from tests.browser.widget_views import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

SOURCES = 12
TIMES = 10  #: the facts
NOTES = 1_000


def more_sources(data: Path) -> None:
    """Add sources that say what another one says, until there are twelve."""
    table, said = sample.rows(data / "sources.csv"), sample.rows(data / "readings.csv")
    at = said[0].index("siglum")
    first = table[1][0]
    for number in range(SOURCES - len(table) + 1):
        siglum = f"NEW{number}"
        table.append([siglum, *table[1][1:]])
        said += [[*row[:at], siglum, *row[at + 1 :]] for row in said[1:] if row[at] == first]
    sample.save(data / "sources.csv", table)
    sample.save(data / "readings.csv", [said[0], *sorted(said[1:])])


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, int]]]:
    """The address of a large site, and how many rows each of its widgets has."""
    data = enlarged(
        sample.ROOT / "data", tmp_path_factory.mktemp("grown") / "source" / "data", times=TIMES, notes=NOTES
    )
    more_sources(distinct(data))
    shown = {name: widget(data) for name, widget in WIDGETS.items()}
    rows = {name: len(widget.content()["shows"]) for name, widget in shown.items()}
    with serving(write_site(data, shown, {name: [name] for name in WIDGETS})) as address:
        yield address, rows


@pytest.fixture
def large(browser: Browser, grown: tuple[str, dict[str, int]]) -> Iterator[Site]:
    """The way into the large site."""
    with opening(browser, grown[0]) as opened:
        yield opened


def everything(page: Page) -> int:
    """Show the whole table, and return how many rows it has."""
    button = page.get_by_role("button", name="Show everything as one table")
    button.click()
    page.wait_for_function("() => !document.querySelector('.ew-parts')")
    return page.locator(".ew-static [data-row]").count()


@pytest.mark.parametrize("name", WIDGETS)
def test_a_grown_widget_is_operated(large: Site, grown: tuple[str, dict[str, int]], name: str) -> None:
    """It lives, answers a choice, shows its whole table, and prints it; before that, paper says what is not on it."""
    page = large.open(f"{name}.html")
    view = page.locator(".ew-live .ew-view")
    before = view.inner_text()
    if name == "figures":
        page.get_by_role("button", name="Next ›").click()
    else:
        choice = page.locator(".ew-live select").first
        choice.select_option(choice.locator("option:enabled").last.get_attribute("value"))
    page.wait_for_function("before => document.querySelector('.ew-view').innerText !== before", arg=before)
    paper = page.locator(".ew-paper")
    if name == "parallel":  # scenes are no rows of one table: paper has the one that is chosen, and says so
        page.emulate_media(media="print")
        assert "what is chosen" in paper.inner_text()
        return
    divided = page.locator(".ew-parts").count() == 1
    assert divided == (paper.count() == 1)
    assert not divided or str(grown[1][name]) in (paper.text_content() or "")
    page.emulate_media(media="print")
    assert not divided or paper.is_visible()
    page.emulate_media(media="screen")
    assert everything(page) == grown[1][name]
    page.emulate_media(media="print")
    assert paper.count() == 0
    assert page.locator(".ew-static [data-row]").last.is_visible()
    hrefs = page.locator(".ew-static [data-row] a[href]").evaluate_all("links => links.map(link => link.pathname)")
    assert {href.split("/")[1] for href in hrefs} <= {"chapters", "facts"}


@pytest.mark.parametrize("name", ["figures", "matrix"])
def test_a_grown_table_is_read_without_scripts(large: Site, grown: tuple[str, dict[str, int]], name: str) -> None:
    """The page and the pages of its parts have every row, and each part leads back."""
    page = large.open(f"{name}.html", live=False, java_script_enabled=False)
    rows = page.locator(".ew-static [data-row]").count()
    parts = page.locator(".ew-parts a").evaluate_all("links => links.map(link => link.href)")
    assert len(parts) > SOURCES
    rows += sum(page.request.get(part).text().count(" data-row=") for part in parts)
    assert rows == grown[1][name]
    page.goto(parts[-1])
    page.get_by_role("link", name="Back to the comparison").click()
    expect(page).to_have_url(re.compile(f"/chapters/{name}\\.html$"))


@pytest.mark.parametrize("width", [1280, 1024, 390])
@pytest.mark.parametrize("scripts", [True, False], ids=["live", "still"])
def test_many_sources_stay_in_their_frame(large: Site, width: int, scripts: bool) -> None:  # noqa: FBT001  # pytest's
    """No table of twelve sources is wider than its frame, and each sign is told in words where the words are hidden."""
    page = large.open("matrix.html", live=scripts, width=width, java_script_enabled=scripts)
    frame = page.locator(".edition-widget").first.bounding_box()
    table = page.locator(".ew-live .ew-matrix" if scripts else ".ew-static .ew-matrix").first.bounding_box()
    assert frame
    assert table
    assert table["x"] + table["width"] <= frame["x"] + frame["width"] <= width
    if scripts:
        assert page.locator(".ew-live option", has_text="✗ differs").count() == 1
        cell = page.locator(".ew-cell .ew-differs").first
        assert (cell.bounding_box() or {"width": 0})["width"] < 30 or width == 390  # the word is for who listens
