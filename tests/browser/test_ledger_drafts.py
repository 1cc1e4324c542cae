"""Nothing typed is lost: drafts, several pages on one ledger, and pages that come back from the browser's cache."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.widget_views import go, ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Dialog, Page

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

FIRST, SECOND = "Your note on ALFA.4a", "Your note on BETA.3a"


def write(page: Page, label: str, text: str) -> None:
    """Type a note on a passage, its field unfolded if it is not."""
    if not page.get_by_label(label).is_visible():
        page.locator("li", has=page.get_by_label(label)).get_by_text("Add a note").click()
    page.get_by_label(label).fill(text)


def save(page: Page, label: str) -> None:
    """Save the note on a passage."""
    page.locator("li", has=page.get_by_label(label)).get_by_role("button", name="Save note").click()


def stored(page: Page) -> list[str]:
    """Return what the device keeps: the notes' comments."""
    kept = page.evaluate("localStorage.getItem('edition:bias')")
    return [entry["comment"] for entry in json.loads(kept or '{"ledger": []}')["ledger"]]


def until_stored(page: Page, *notes: str) -> None:
    """Wait until the device keeps these notes and no other: what another tab has written takes its time."""
    page.wait_for_function(_STORED, arg=list(notes))


_STORED = """(notes) => {
  const { ledger } = JSON.parse(localStorage.getItem("edition:bias") ?? '{"ledger": []}');
  return JSON.stringify(ledger.map((entry) => entry.comment)) === JSON.stringify(notes);
}"""


def beside(page: Page) -> Page:
    """Open the same page once more, as a second tab."""
    other = page.context.new_page()
    other.goto(page.url.partition("#")[0])
    other.wait_for_selector(".edition-widget[data-live]")
    return other


def note_saved(page: Page) -> None:
    """Save a note on the other passage."""
    write(page, SECOND, "another")
    save(page, SECOND)


def source_chosen(page: Page) -> None:
    """Narrow the passages to those of the other source, and show all again."""
    source = page.get_by_label("Source", exact=True).first
    source.select_option("BETA")
    assert page.get_by_label(FIRST).count() == 0
    source.select_option("")


def labels_hidden(page: Page) -> None:
    """Hide the edition's labels."""
    page.get_by_label("Label before reveal").check()


def saved_elsewhere(page: Page) -> None:
    """Save a note on the other passage in a second tab."""
    other = beside(page)
    note_saved(other)
    page.wait_for_function("() => document.querySelector('.ew-ledger summary').textContent.includes('1 entry')")


def view_asked(page: Page) -> None:
    """Follow a link to the other passage, and back to all."""
    go(page, "bias?note=BETA.3a")
    go(page, "bias?")


def paragraph_noted(page: Page) -> None:
    """Add a note on a paragraph in the ledger, give a name, and delete the note again."""
    ledger(page)
    page.get_by_label("Your name").fill("Ann")
    page.get_by_label("Your note on the paragraph").fill("mine")
    page.get_by_role("button", name="Add note").click()
    page.get_by_role("button", name="Delete").click()


@pytest.mark.parametrize(
    "then",
    [note_saved, source_chosen, labels_hidden, saved_elsewhere, view_asked, paragraph_noted],
    ids=lambda one: one.__name__,
)
def test_a_half_typed_note_survives(site: Site, then: Callable[[Page], None]) -> None:
    """Whatever draws the passages anew, a note that is not yet saved stands in its open field; saving ends it."""
    page = site.open("bias.html")
    write(page, FIRST, "half ty")
    then(page)
    assert page.get_by_label(FIRST).input_value() == "half ty"
    assert page.get_by_label(FIRST).is_visible()
    save(page, FIRST)
    assert "half ty" in stored(page)


def test_a_note_goes_on_while_another_page_saves(site: Site) -> None:
    """Focus and place in the text stay with who types, even where the note beneath was saved elsewhere."""
    page = site.open("bias.html")
    write(page, FIRST, "half ty")
    page.get_by_label(FIRST).press("ArrowLeft")
    other = beside(page)
    write(other, FIRST, "theirs")
    save(other, FIRST)
    page.wait_for_function("() => document.querySelector('.ew-ledger summary').textContent.includes('1 entry')")
    page.keyboard.type("-")
    assert page.get_by_label(FIRST).input_value() == "half t-y"


def test_a_chosen_label_survives(site: Site) -> None:
    """A label that is chosen and not yet committed is not lost either."""
    page = site.open("bias.html#bias?label_first=1")
    page.get_by_label("Your label for ALFA.4a").select_option("loaded-language")
    source_chosen_again = page.get_by_label("Source", exact=True).first
    source_chosen_again.select_option("ALFA")
    assert page.get_by_label("Your label for ALFA.4a").input_value() == "loaded-language"


def test_a_half_typed_name_survives(site: Site) -> None:
    """A name that is being typed is not taken back when another page saves."""
    page = ledger(site.open("bias.html"))
    page.get_by_label("Your name").press_sequentially("An")
    saved_elsewhere(page)
    page.keyboard.type("n")
    assert page.get_by_label("Your name").input_value() == "Ann"


@pytest.mark.parametrize("what", [FIRST, "Your note on the paragraph"])
def test_leaving_asks(site: Site, what: str) -> None:
    """The browser asks before a half-typed note is left, and not once it is saved or taken back."""
    page = ledger(site.open("bias.html"))
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    if what == FIRST:
        write(page, FIRST, "half ty")
    page.get_by_label(what).fill("half ty")
    page.reload()
    assert asked == ["beforeunload"]
    ledger(page)
    if what == FIRST:
        write(page, FIRST, "whole")
        save(page, FIRST)
    else:
        page.get_by_label(what).fill("whole")
        page.get_by_role("button", name="Add note").click()
    page.get_by_label("Your note on the paragraph").fill("x")
    page.get_by_label("Your note on the paragraph").fill("")
    page.reload()
    assert asked == ["beforeunload"]
    assert stored(page) == ["whole"]


def test_leaving_asks_for_a_half_typed_name(site: Site) -> None:
    """A name is asked about, too, as long as it is being typed."""
    page = ledger(site.open("bias.html"))
    asks = "() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    page.get_by_label("Your name").press_sequentially("An")
    assert page.evaluate(asks)
    page.get_by_label("Your name").blur()
    assert not page.evaluate(asks)


def cached(page: Page) -> None:
    """Tell a page that it comes back from the browser's cache, as Firefox does."""
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")


#: a page that hears nothing of what others keep, as one that lies in the browser's cache
_DEAF = """addEventListener("storage", (event) => event.stopImmediatePropagation(), true);"""


def deaf(site: Site) -> Page:
    """Open the lens as a page that is not told of what other pages keep."""
    page = site.open("bias.html", live=False)
    page.add_init_script(_DEAF)
    page.reload()
    page.wait_for_selector(".edition-widget[data-live]")
    return page


def test_a_page_out_of_the_cache_takes_up_what_is_new(site: Site) -> None:
    """Back to a page that the browser had put by: it shows what was saved since."""
    page = deaf(site)
    note_saved(beside(page))
    page.wait_for_function("() => Object.values(localStorage).join().includes('another')")  # another process wrote it
    assert "(0 entries)" in (page.locator(".ew-ledger summary").text_content() or "")
    cached(page)
    assert "(1 entry)" in (page.locator(".ew-ledger summary").text_content() or "")


def test_a_page_that_knows_nothing_overwrites_nothing(site: Site) -> None:
    """Before it writes, a page looks at what is kept: notes of other pages stay, and what they deleted is gone."""
    page = deaf(site)
    write(page, FIRST, "first")
    save(page, FIRST)
    other = ledger(beside(page))
    note_saved(other)
    other.locator(".ew-ledger li", has_text="first").get_by_role("button", name="Delete").click()
    until_stored(page, "another")
    ledger(page)
    page.get_by_label("Your note on the paragraph").fill("third")
    page.get_by_role("button", name="Add note").click()
    assert sorted(stored(page)) == ["another", "third"]
    assert page.locator(".ew-ledger li").count() == 2
    other.wait_for_function("() => document.querySelectorAll('.ew-ledger li').length === 2")


def test_of_two_notes_on_one_passage_the_newer_holds(site: Site) -> None:
    """A page that was not told of a newer note does not put its older one in its place."""
    page = deaf(site)
    write(page, FIRST, "older")
    save(page, FIRST)
    other = beside(page)
    other.locator("li", has=other.get_by_label(FIRST)).get_by_text("Your note").click()
    other.get_by_label(FIRST).fill("newer")
    save(other, FIRST)
    until_stored(page, "newer")
    note_saved(page)
    assert sorted(stored(page)) == ["another", "newer"]
