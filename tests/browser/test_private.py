"""Privacy: the book asks nobody but its own host, keeps its policy whatever is done to it, and remembers little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition.ledger_entries import COLUMNS
from tests.browser.visiting import kinds_of_pages, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, FilePayload, Page

pytestmark = pytest.mark.browser

SOME, FEW = 8, 200  #: of the pages that come by the hundred, one of so many is opened, or is operated
MOVES = 250  #: controls after which a page must have come to its end, with those that they bring up

#: what is in reach of a reader: widgets, layers, theme, citations; links are followed by the test of links
CONTROLS = ", ".join(f"{part} :is(button, select, input, textarea, summary)" for part in ("main", ".main"))
CONTROLS += ", .theme-toggle"
REMEMBERED = {"theme"}  #: and what begins with the edition's own name, for the reader's notes

#: what a reader may write, or bring from elsewhere
WRITTEN = "19 <b onclick=alert(1)>"
BROUGHT: FilePayload = {
    "name": "a.csv",
    "mimeType": "text/csv",
    "buffer": f"{','.join(COLUMNS)}\n,{WRITTEN},1,,,,,\n".encode(),
}


#: the first control that can be seen and was not operated yet; what one brings up is operated as well, but of those of
#: one name within a widget only a few, since a widget draws its controls anew
_NEXT = """(controls) => {
  const times = (document.operated ??= {});
  const name = (one) => `${one.type} ${one.name} ${one.labels?.[0]?.textContent ?? one.textContent}`;
  const known = (one) => one.operated || (one.closest(".edition-widget") && times[name(one)] > 2);
  const leads = (one) => one.type === "submit" && one.form?.hasAttribute("action"); // to the search page
  const seen = (one) => one.checkVisibility({ visibilityProperty: true });
  const open = (one) => !one.disabled && !one.readOnly && !leads(one) && seen(one);
  const next = [...document.querySelectorAll(controls)].find((one) => open(one) && !known(one));
  if (next) {
    next.operated = true;
    times[name(next)] = (times[name(next)] ?? 0) + 1;
  }
  return next ?? null;
}"""


#: whether a menu still has a choice
_CAN = """(menu, value) => menu.checkVisibility()
  && [...menu.options].some((option) => option.value === value && !option.disabled)"""

#: the widgets in which nothing was operated
_IDLE = """() => [...document.querySelectorAll(".edition-widget")]
  .filter((widget) => ![...widget.querySelectorAll("*")].some((one) => one.operated))
  .map((one) => one.dataset.widget)"""


def operate(page: Page) -> int:
    """Operate every control that can be seen, as a reader might; return how many there were."""
    done = 0
    while control := page.evaluate_handle(_NEXT, CONTROLS).as_element():
        done += 1
        assert done <= MOVES, f"{page.url} brings up ever more controls"
        kind = control.evaluate("one => one.type ?? one.localName")
        if kind == "select-one":
            for value in control.evaluate("one => [...one.options].slice(0, 4).map((option) => option.value)"):
                if control.evaluate(_CAN, value):  # a choice may leave others without anything to show
                    control.select_option(value=value)
        elif kind in {"text", "search", "textarea"}:
            control.fill(WRITTEN)
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Escape")
            control.fill("")
        elif kind == "number":
            control.fill("77")
        elif kind == "file":
            control.set_input_files(BROUGHT)
        else:
            assert kind in {"button", "submit", "summary", "checkbox", "radio"}, f"nobody knows how to operate {kind}"
            control.dispatch_event("click")
    assert page.evaluate(_IDLE) == [], page.url
    return done


def test_every_kind_of_page_keeps_to_the_book(browser: Browser, real_site: str, real_book: Path) -> None:
    """Every chapter, and many of the other pages, loads without error or breach, asks no other host, sets no cookie.

    `make audit` opens every page so.
    """
    with visit(browser, real_site) as visited:
        page = visited.new()
        for name in kinds_of_pages(real_book, SOME):
            visited.open(name, page)
        assert visited.elsewhere() == []
        assert visited.faults == []
        assert visited.context.cookies() == []


def test_every_control_keeps_to_the_book(browser: Browser, real_site: str, real_book: Path) -> None:
    """Every control of every chapter and kind of page, on every widget, works without error, breach or request."""
    operated = 0
    with visit(browser, real_site) as visited:
        pages = kinds_of_pages(real_book, FEW)
        for name in pages:
            page = visited.open(name)
            operated += operate(page)
            page.close()
        assert operated >= len(pages)
        assert visited.elsewhere() == []
        assert visited.faults == []
        assert visited.context.cookies() == []
        kept = [
            entry["name"] for origin in visited.context.storage_state()["origins"] for entry in origin["localStorage"]
        ]
        assert [name for name in kept if name not in REMEMBERED and not name.startswith("edition")] == []


def test_what_a_reader_chooses_is_remembered(browser: Browser, real_site: str) -> None:
    """The theme is kept on the device and nowhere else: it is there on the next page, in the same browser only."""
    with visit(browser, real_site, color_scheme="light") as visited:
        page = visited.open("chapters/principles.html")
        page.locator(".theme-toggle:visible").first.click()
        chosen = page.evaluate("document.body.dataset.theme")
        assert chosen in {"dark", "light"}
        assert visited.open("chapters/bblv.html").evaluate("document.body.dataset.theme") == chosen
    with visit(browser, real_site, color_scheme="light") as visited:
        assert visited.open("chapters/bblv.html").evaluate("document.body.dataset.theme") == "auto"


def test_a_page_cannot_be_made_to_run_or_fetch(browser: Browser, real_site: str) -> None:
    """Were markup ever to reach a page, the policy would still keep it from running and from calling out."""
    smuggled = '<img src="https://example.org/x.png" onerror="window.ran = 1"><b style="color: red">b</b>'
    with visit(browser, real_site) as visited:
        page = visited.open("chapters/introduction.html")
        page.evaluate(_COUNT_REFUSALS)
        page.evaluate("markup => { document.body.insertAdjacentHTML('beforeend', markup) }", smuggled)
        page.wait_for_function("window.refused >= 3")
        page.wait_for_timeout(300)  # more would be too many
        assert page.evaluate("window.ran") is None
        refused = [fault for fault in visited.faults if ": policy: " in fault]
        assert len(refused) == 3, visited.faults


_COUNT_REFUSALS = """() => {
  window.refused = 0;
  addEventListener("securitypolicyviolation", () => { window.refused += 1; });
}"""
