"""A text is recognised in the page: on the device, without a network, and without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition.recognition import recognise
from tests import sample
from tests.browser.widget_views import violations

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

LONG = sample.COPIES["ALFA"][4]


def test_a_text_is_recognised(site: Site, data: Path) -> None:
    """The page answers as Python does, and keeps nothing: not in the address, not on the device; on a phone, too."""
    page = site.open("recognise.html", width=320)
    before = page.url
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = page.locator(".ew-answer")
    for text in (LONG, "It was so.", f"Somebody wrote this. {LONG.upper()}", "nobody at all " * 12):
        page.get_by_label("Paste a paragraph or a page").fill(text)
        page.wait_for_function(
            "said => document.querySelector('.ew-answer').textContent === said", arg=recognise(text, data).says
        )
        assert page.locator(".ew-found li").count() == len(recognise(text, data).paragraphs)
    page.get_by_label("Paste a paragraph or a page").fill(LONG)
    page.locator(".ew-found li").wait_for()
    assert page.locator(".ew-found li").inner_text().startswith("ALFA.5")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert (page.url, asked, page.evaluate("localStorage.length + sessionStorage.length")) == (before, [], 0)
    assert page.get_by_role("button", name="Copy link").count() == 0
    page.get_by_role("button", name="Clear").click()
    assert answer.text_content() == ""


def test_without_scripts_the_page_says_what_could_be_recognised(site: Site) -> None:
    """The table has a row for each account."""
    page = site.open("recognise.html", live=False, java_script_enabled=False)
    rows = page.locator(".ew-known tbody tr")
    assert [row.split("\t")[:2] for row in rows.all_inner_texts()] == [["First", "5"], ["Second", "3"], ["Third", "2"]]
