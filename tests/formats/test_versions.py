"""A version that stays, in a browser: its banner leads to the newest and says what has changed in the place read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from edition.release import release
from edition.serve import listen
from tests.sample_citation import VERSION
from tests.serving import at_work

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from edition.book.whole import Whole


@pytest.mark.parametrize(
    ("path", "said", "change"),
    [
        ("facts/fee.html", "fee has changed since", "readings GAMMA.2 verdict: agrees → differs"),
        ("facts/anthem.html", "anthem has not changed since.", ""),
        ("chapters/gamma.html#GAMMA.2", "GAMMA.2 has changed since", "readings GAMMA.2 verdict: agrees → differs"),
        ("chapters/gamma.html#GAMMA.1", "GAMMA.1 has not changed since.", ""),
        ("chapters/gamma.html", "", ""),
    ],
)
def test_banner_says_what_has_changed(
    whole: Whole, browser: Browser, tmp_path: Path, path: str, said: str, change: str
) -> None:
    """A fact, or the paragraph of the address, has its later changes; of a chapter as a whole nothing is said."""
    release(whole.folder, tmp_path, whole.edition)
    page = browser.new_page()
    with at_work(listen(tmp_path, 0)) as site:
        page.goto(f"{site}/v/{VERSION}/{path}")
        told = page.locator(".ed-archived > div")
        if change:
            told.locator("summary").click()
        expect(told).to_have_text(said + change, use_inner_text=False)
        page.get_by_role("link", name="This page in the newest version").click()
        expect(page).to_have_url(f"{site}/{path}")
    page.close()
