"""What matters in a page, in a second engine: widgets, windows on values, the ledger, search, keys, paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from edition.ledgers import read
from tests.browser.test_values import WINDOWS
from tests.firefox import DOWN, ENTER, ESCAPE, TAB, found, running

pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed where it has no wheel: on macOS")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
        assert started.faults == []


@pytest.mark.parametrize("page", ["agreement", "bias", "chronology", "figures", "parallel", "recognise"])
def test_a_widget_becomes_live(firefox: Firefox, real_site: str, page: str) -> None:
    """In each chapter that has one the view takes the place of the table; what falls over is told at the end."""
    firefox.go(f"{real_site}/chapters/{page}.html")
    firefox.wait(f"{VIEW}?.checkVisibility()")


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
    """No window is open at first; Enter opens one, Tab leads into it, Escape closes it and leads back."""
    firefox.go(f"{real_site}/chapters/toll.html")
    assert firefox.run(OPEN) == 0
    number = "document.querySelector('article button[popovertarget]')"
    firefox.run(f"{number}.focus()")
    firefox.keys(ENTER)
    firefox.wait(f"{OPEN} === 1")
    firefox.keys(TAB)
    firefox.wait("!!document.activeElement.closest(':popover-open')")
    firefox.keys(ESCAPE)
    firefox.wait(f"{OPEN} === 0 && document.activeElement === {number}")


def test_a_window_never_covers_its_number(firefox: Firefox, real_site: str) -> None:
    """On a phone as well, what opens leaves the number to be seen."""
    firefox.size(320, 640)
    firefox.go(f"{real_site}/chapters/introduction.html")
    seen = firefox.run(f"({WINDOWS})()")
    firefox.size(1280, 900)
    assert seen
    assert [one for one in seen if one["covered"] or one["cut"]] == []


def noted(firefox: Firefox, text: str) -> None:
    """Save a note on the first passage that has none."""
    firefox.wait(f"!!({named('summary', 'Add a note')})")
    firefox.click(named("summary", "Add a note"))
    firefox.click("[...document.querySelectorAll('.ew-view details[open] textarea')].at(-1)")
    firefox.keys(text)
    firefox.click("document.querySelector('.ew-view li details[open] button')")


def test_a_page_out_of_the_cache_overwrites_nothing(firefox: Firefox, real_site: str) -> None:
    """A page that Firefox had put by, and brings back as it was, takes up what another tab has saved since."""
    firefox.go(f"{real_site}/chapters/bias.html")
    noted(firefox, "first")
    firefox.wait(f"/1 entry/.test({LEDGER})")
    firefox.run("window.same = 1")
    firefox.go(f"{real_site}/chapters/toll.html")
    first = firefox.another()
    firefox.go(f"{real_site}/chapters/bias.html")
    noted(firefox, "second")
    firefox.wait(f"/2 entries/.test({LEDGER})")
    second, firefox.tab = firefox.tab, first
    firefox.back()
    firefox.ask("browsingContext.activate", context=first)
    firefox.wait(f"window.same && /2 entries/.test({LEDGER})")
    noted(firefox, "third")
    firefox.wait(f"/3 entries/.test({LEDGER})")
    firefox.tab = second
    firefox.wait(f"/3 entries/.test({LEDGER})")
    firefox.ask("browsingContext.close", context=second)
    firefox.tab = first
    firefox.run("localStorage.removeItem('edition:bias')")


def test_a_ledger_goes_out_and_comes_back(firefox: Firefox, real_site: str, tmp_path: Path) -> None:
    """A draft survives a filter and is asked about; a note goes out in both forms, is deleted, and comes in again."""
    button = "[...document.querySelectorAll('.ew-ledger button')].find((one) => one.innerText === %r)"
    field = "document.querySelector('.ew-ledger textarea')"
    message = "document.querySelector('.ew-ledger .ew-message').innerText"
    firefox.go(f"{real_site}/chapters/bias.html")
    firefox.wait(f"!!({named('summary', 'Your ledger')})")
    firefox.click(named("summary", "Your ledger"))
    firefox.wait(f"{field}?.focus() ?? !!{field}")
    firefox.keys('"=so')
    firefox.run("document.querySelector('.ew-view select').dispatchEvent(new Event('change'))")
    asks = "[!dispatchEvent(new Event('beforeunload', { cancelable: true }))]"
    assert firefox.run(asks) == [True]
    firefox.click(button % "Add note")
    firefox.wait(f"/1 entry/.test({LEDGER})")
    assert firefox.run(asks) == [False]
    for label, name in (("Export CSV", "ledger.csv"), ("Export annotations", "ledger.jsonld")):
        firefox.click(button % label)
        path = firefox.saved(name)
        assert [entry["comment"] for entry in read(path)] == ['"=so']
        firefox.click(button % "Delete")
        firefox.wait(f"/0 entries/.test({LEDGER})")
        firefox.give("document.querySelector('.ew-ledger input[type=file]')", path)
        firefox.wait(f"/1 entry/.test({LEDGER}) && {message} === '1 entry imported.'")
    (tmp_path / "cp1252.csv").write_bytes(path.with_name("ledger.csv").read_bytes() + "é".encode("cp1252"))
    firefox.give("document.querySelector('.ew-ledger input[type=file]')", tmp_path / "cp1252.csv")
    firefox.wait(f"/is not UTF-8.*Nothing was changed/.test({message}) && /1 entry/.test({LEDGER})")
    firefox.run("localStorage.removeItem('edition:bias')")


def test_the_search_is_a_key_away(firefox: Firefox, real_site: str) -> None:
    """The stroke leads to the search, which suggests what is meant; what Tab reaches first skips to the text."""
    firefox.go(f"{real_site}/index.html")
    firefox.keys("/")
    firefox.keys("beria")
    assert "Beria" in firefox.wait("document.querySelector('[role=option]')?.innerText")
    firefox.go(f"{real_site}/chapters/toll.html")
    firefox.keys(TAB)
    firefox.wait("document.activeElement.innerText === 'Skip to content'")


def test_the_search_works_from_a_disk(firefox: Firefox, real_book: Path) -> None:
    """Without a server, too, a question has its answers."""
    firefox.go((real_book.resolve() / "search.html").as_uri())
    firefox.click("document.querySelector('#ed-search input')")
    firefox.keys("delegates" + ENTER)
    firefox.wait("document.querySelectorAll('#ed-results li').length > 1")


def test_a_chapter_is_printed(firefox: Firefox, real_site: str) -> None:
    """It becomes pages; of a comparison paper has the whole table, which is longer than the view."""
    lengths = []
    for page in ("glossary", "agreement"):
        firefox.go(f"{real_site}/chapters/{page}.html")
        with pikepdf.open(io.BytesIO(firefox.printed())) as printed:
            lengths.append(len(printed.pages))
    assert lengths[1] > lengths[0] > 1
