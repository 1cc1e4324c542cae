"""Cite a paragraph or a note: the permalink beside it gives link and citation, and needs no script to be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import rispy
from playwright.sync_api import expect

from edition.citation import cff
from edition.citation.records import Cited
from edition.citation.styles import note, plain
from tests import sample
from tests.browser.visiting import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.visiting import Visit

pytestmark = pytest.mark.browser

EDITION = cff.read(sample.ROOT / cff.FILE)
CHAPTER = "chapters/bblv.html"
FACT = "facts/delegates-1934-shot.html"
VIEWS = "chapters/figures.html"
PUBLIC = "https://public.example/book/"


@pytest.fixture
def visited(browser: Browser, real_site: str) -> Iterator[Visit]:
    """A reader who lets the page write to the clipboard and wants no motion; nothing may go wrong in the page."""
    allowed = ["clipboard-read", "clipboard-write"]
    with visit(browser, real_site, permissions=allowed, reduced_motion="reduce") as visited:
        yield visited
        assert visited.faults == []


def cited(page: Page, path: str = CHAPTER) -> Cited:
    """Return the record of the chapter or fact that is open."""
    title = page.locator("h1").inner_text().removesuffix("¶")
    return Cited(edition=EDITION, path=path, title=title)


def copied(page: Page, button: str) -> str:
    """Press a button of the open window and return what is on the clipboard."""
    return taken(page, page.locator("#ed-citing button", has_text=button))


def taken(page: Page, button: Locator) -> str:
    """Press a button, wait until it says that it has copied, and return what is on the clipboard."""
    pressed = button.element_handle()  # since its words change
    pressed.click()
    page.wait_for_function("pressed => pressed.textContent === 'Copied'", arg=pressed)
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.mark.parametrize(("selector", "kind"), [(".ed-locator", "para"), (".ed-note-id", "bias")])
def test_place_is_cited_as_python_cites_it(visited: Visit, selector: str, kind: str) -> None:
    """The window copies the link with the locator, and the very note that the citation processor writes."""
    page = visited.open(CHAPTER)
    link = page.locator(selector).nth(1)
    place = link.inner_text()
    link.click()
    expect(page).to_have_url(re.compile(f"#{re.escape(place)}$"))
    assert copied(page, "Copy link") == f"{visited.site}/{CHAPTER}#{place}"
    assert copied(page, "Copy citation") == plain(note(cited(page).at(kind, place)))


def test_what_is_saved_keeps_its_locator(visited: Visit) -> None:
    """The head says which paragraph the address names, for citation managers, and the RIS record to download has it."""
    page = visited.open(f"{CHAPTER}#BBLV.2")
    read = "name => document.querySelector(`meta[name=${name}]`)?.content"
    assert page.evaluate(read, "citation_firstpage") == "para. BBLV.2"
    assert page.evaluate(read, "citation_public_url") == f"{visited.site}/{CHAPTER}#BBLV.2"
    page.locator(".ed-locator", has_text="BBLV.3").first.click()
    first = page.locator("meta[name=citation_firstpage]")
    expect(first).to_have_attribute("content", "para. BBLV.3")  # the page hears later that its address is another
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Download as RIS").click()
    assert downloaded.value.suggested_filename == "BBLV.3.ris"
    (saved,) = rispy.loads(downloaded.value.path().read_text("utf-8"))
    assert (saved["start_page"], saved["urls"]) == ("para. BBLV.3", [f"{visited.site}/{CHAPTER}#BBLV.3"])
    page.evaluate("location.hash = ''")
    page.wait_for_function("!document.querySelector('meta[name=citation_firstpage]')")


@pytest.mark.parametrize("key", ["", "Enter"])
def test_fact_is_cited_from_its_permalink(visited: Visit, key: str) -> None:
    """Beside a fact, too, mouse and keyboard open the window: its address, its note without a locator, a report."""
    page = visited.open(FACT)
    link = page.locator(".ed-fact-id")
    place = link.inner_text()
    link.press(key) if key else link.click()
    assert page.get_by_role("dialog", name=f"Cite {place}").is_visible()
    assert copied(page, "Copy link") == f"{visited.site}/{FACT}"
    assert copied(page, "Copy citation") == plain(note(cited(page, FACT)))
    assert copied(page, "Copy a report").splitlines()[1] == f"{FACT}, {place}"


def test_address_that_others_can_reach_is_cited(visited: Visit) -> None:
    """Where the book knows its address, link and citation have that and not the one of this machine."""
    page = visited.open(CHAPTER)
    page.evaluate(f"document.getElementById('ed-cite').dataset.address = '{PUBLIC}{CHAPTER}'")
    link = page.locator(".ed-locator").nth(2)
    place = link.inner_text()
    link.click()
    assert copied(page, "Copy link") == f"{PUBLIC}{CHAPTER}#{place}"
    assert copied(page, "Copy citation").endswith(f"(2026), para. {place}, {PUBLIC}{CHAPTER}#{place}.")


def test_window_is_for_the_keyboard_too(visited: Visit) -> None:
    """Enter on a locator opens the window on its first button, Tab goes through it, Escape leads back."""
    page = visited.open(CHAPTER)
    link = page.locator(".ed-locator").nth(1)
    place = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Copy link"
    assert page.get_by_role("dialog", name=f"Cite {place}").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Copy citation"
    page.keyboard.press("Escape")
    assert page.locator("#ed-citing").is_hidden()
    assert page.evaluate("document.activeElement.textContent") == place


def test_error_is_reported_at_its_place(visited: Visit) -> None:
    """The window copies a report that names the page and the paragraph, with its version."""
    page = visited.open(CHAPTER)
    link = page.locator(".ed-locator").nth(1)
    place = link.inner_text()
    link.click()
    first, second, *_ = copied(page, "Copy a report").splitlines()
    assert f"version {EDITION.version}" in first
    assert second == f"{CHAPTER}, {place}"


def test_citations_of_the_page_are_copied_without_their_button(visited: Visit) -> None:
    """Each citation and record at the foot has a button that copies it, and only it."""
    page = visited.open(CHAPTER)
    assert taken(page, page.locator(".ed-citations dd").first.get_by_role("button")) == plain(note(cited(page)))
    page.locator(".ed-records summary").first.click()
    assert taken(page, page.locator(".ed-records pre + button").first).startswith("@incollection{")


def test_forbidden_clipboard_is_said(browser: Browser, real_site: str) -> None:
    """A browser that lets nothing be copied makes the button say so."""
    with visit(browser, real_site) as visited:
        page = visited.open(CHAPTER)
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
        page.locator(".ed-locator").nth(1).click()
        page.locator("#ed-citing").get_by_role("button", name="Copy link").click()
        page.get_by_role("button", name="Not copied: select the text").wait_for()


def test_without_a_script_all_that_is_needed_is_there(browser: Browser, real_site: str) -> None:
    """The permalink leads to its paragraph, the citations can be read, the records be opened; no button is dead."""
    with visit(browser, real_site, java_script_enabled=False) as visited:
        page = visited.open(CHAPTER)
        link = page.locator(".ed-locator").nth(1)
        place = link.inner_text()
        link.click()
        expect(page).to_have_url(re.compile(f"#{re.escape(place)}$"))
        assert page.locator(".ed-citations dd").count() == 4
        assert page.locator(".ed-copier").count() == 0
        page.locator(".ed-records summary").first.click()
        assert page.locator(".ed-records pre").first.is_visible()


def test_view_is_cited_in_the_words_of_the_page(visited: Visit) -> None:
    """A comparison is cited as a paragraph is: by the note of its chapter, with what it shows and its address."""
    page = visited.open(VIEWS)
    cite, field = (
        page.get_by_role("button", name="Cite this view").first,
        page.get_by_label("Citation of this view").first,
    )
    shown = page.locator(".ew-question").first.inner_text()
    cite.click()
    view = f", version {EDITION.version} ({EDITION.released.year}), view “{shown}”"
    assert field.input_value().startswith("Five Accounts of the Secret Speech, “Figures")
    assert field.input_value().endswith(f"{view}.")  # nobody else understands the address of this machine
    page.evaluate(f"document.getElementById('ed-cite').dataset.address = '{PUBLIC}{VIEWS}'")
    cite.click()
    assert f"{view}, {PUBLIC}{VIEWS}#figures?fact=" in field.input_value()
