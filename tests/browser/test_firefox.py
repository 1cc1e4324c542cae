"""What matters in a page, in a second engine: widgets, windows on values, the ledger, search, keys, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.firefox import DOWN, ENTER, ESCAPE, TAB, found, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.firefox import Firefox

pytestmark = pytest.mark.browser

VIEW = "document.querySelector('.ew-view')"
QUESTION = f"{VIEW}?.querySelector('.ew-question')?.innerText"
OPEN = "[...document.querySelectorAll('[popover]')].filter((one) => one.matches(':popover-open')).length"
LEDGER = (
    "[...document.querySelectorAll('.ew-view summary')].map((one) => one.innerText).find((one) => /ledger/.test(one))"
)


def named(kind: str, words: str) -> str:
    """Return an expression for the first element of a widget that is seen and says this."""
    found_by = f"one.innerText.includes({words!r}) && one.checkVisibility()"
    return f"[...document.querySelectorAll('.ew-view {kind}')].find((one) => {found_by})"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """The machine's Firefox; without one nothing is asked."""
    path = found()
    if not path:
        pytest.skip("no Firefox on this machine")
    with running(path, tmp_path_factory.mktemp("firefox")) as started:
        started.size(1280, 900)
        yield started


def test_a_comparison_is_operated_and_can_be_cited(firefox: Firefox, real_site: str) -> None:
    """A button turns the comparison, a question is found by typing, and its address opens it again."""
    firefox.go(f"{real_site}/chapters/figures.html")
    first = firefox.wait(QUESTION)
    firefox.click(named("button", "Next"))
    second = firefox.wait(f"{QUESTION} !== {first!r} && {QUESTION}")
    before = firefox.wait("location.hash")
    firefox.click("document.querySelector('.ew-combobox input')")
    firefox.keys("lists")
    firefox.wait("document.querySelector('.ew-options').innerText.includes('lists')")
    firefox.keys(ENTER)
    third = firefox.wait(f"{QUESTION} !== {second!r} && {QUESTION}")
    address = firefox.wait(f"location.hash !== {before!r} && location.href")
    firefox.go(f"{real_site}/index.html")
    firefox.go(address)
    assert firefox.wait(QUESTION) == third


def test_cells_are_reached_by_keys(firefox: Firefox, real_site: str) -> None:
    """Arrows go from cell to cell, and Enter opens one."""
    firefox.go(f"{real_site}/chapters/agreement.html")
    firefox.wait("document.querySelector('.ew-view table button')?.focus() ?? document.activeElement.ariaLabel")
    before = firefox.run("document.activeElement.ariaLabel")
    firefox.keys(DOWN)
    firefox.wait(f"document.activeElement.ariaLabel !== {before!r}")
    firefox.keys(ENTER)
    firefox.wait("!!document.querySelector('.ew-view [aria-expanded=true]')")


def test_a_value_opens_and_closes(firefox: Firefox, real_site: str) -> None:
    """No window is open at first; a click opens one, Escape closes it."""
    firefox.go(f"{real_site}/chapters/toll.html")
    assert firefox.run(OPEN) == 0
    firefox.click("document.querySelector('article button[popovertarget]')")
    firefox.wait(f"{OPEN} === 1")
    firefox.keys(ESCAPE)
    firefox.wait(f"{OPEN} === 0")


def test_a_note_is_kept(firefox: Firefox, real_site: str) -> None:
    """A note that was typed is in the ledger when the reader comes back."""
    firefox.go(f"{real_site}/chapters/bias.html")
    firefox.wait(f"!!({named('summary', 'Add a note')})")
    firefox.click(named("summary", "Add a note"))
    firefox.click("[...document.querySelectorAll('.ew-view textarea')].find((one) => one.checkVisibility())")
    firefox.keys("mine")
    firefox.click(named("button", "Save"))
    firefox.wait(f"/1 entry/.test({LEDGER})")
    firefox.go(f"{real_site}/chapters/toll.html")
    firefox.back()
    firefox.wait(f"/1 entry/.test({LEDGER})")


def test_the_search_is_a_key_away(firefox: Firefox, real_site: str) -> None:
    """The stroke leads to the search, which suggests what is meant; what Tab reaches first skips to the text."""
    firefox.go(f"{real_site}/index.html")
    firefox.keys("/")
    firefox.keys("beria")
    assert "Beria" in firefox.wait("document.querySelector('[role=option]')?.innerText")
    firefox.go(f"{real_site}/chapters/toll.html")
    firefox.keys(TAB)
    assert firefox.run("document.activeElement.innerText") == "Skip to content"


def test_a_chapter_is_printed(firefox: Firefox, real_site: str) -> None:
    """It becomes pages."""
    firefox.go(f"{real_site}/chapters/toll.html")
    assert firefox.printed().startswith(b"%PDF-")
