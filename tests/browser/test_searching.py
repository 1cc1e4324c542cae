"""Search in the built book: variants, narrowing, the address, hostile words, and the registers where no script runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from edition import tables as store
from tests.browser.visiting import visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.visiting import Visit

pytestmark = pytest.mark.browser

EIKHE = "chapters/persons.html#eikhe-robert"  #: whom one source spells in three ways


@pytest.fixture
def visited(browser: Browser, real_site: str) -> Iterator[Visit]:
    """A reader whose network ends at the book; nothing may go wrong in the page."""
    with visit(browser, real_site) as visited:
        yield visited
        assert visited.faults == []
        assert visited.elsewhere() == []


def found(page: Page) -> dict[str, str]:
    """Return address -> what is said of each result shown, once all texts are taken in."""
    page.wait_for_selector("#ed-search[data-whole]")
    expect(page.locator("#ed-found")).not_to_be_empty()
    return {
        str(item.locator("a").get_attribute("href")): item.locator(".ed-kind").inner_text()
        for item in page.locator("#ed-results li").all()
    }


def everything(page: Page) -> dict[str, str]:
    """Return all results, however many steps they take to be shown."""
    found(page)
    while page.locator("#ed-more").is_visible():
        shown = page.locator("#ed-results li").count()
        page.locator("#ed-more").click()
        expect(page.locator("#ed-results li")).not_to_have_count(shown)
    return found(page)


def test_variants_and_canonical_form_find_each_other(visited: Visit) -> None:
    """Every spelling of a name leads to the same entry and paragraphs, whichever of them the source has."""
    rows = store.read().variants["eikhe-robert"]
    page = visited.new()
    answers = []
    for form in [*(row.variant for row in rows), rows[0].canonical.partition(",")[0]]:
        visited.open(f"search.html?q={form}", page)
        answers.append(set(everything(page)))
    for row in rows:
        assert all(f"chapters/cn1.html#{row.locator}" in answer for answer in answers)
    assert all(EIKHE in answer for answer in answers)


def test_search_is_narrowed_by_kind_and_source(visited: Visit) -> None:
    """A chosen kind and source leave their results only, and stand in the address."""
    page = visited.open("search.html?q=delegates")
    whole = everything(page)
    page.get_by_text("Narrow the search").click()
    page.get_by_label("facts").check()
    page.get_by_label("FAKTI").check()
    page.wait_for_url("**/search.html?q=delegates&kind=fact&source=FAKTI")
    expect(page.locator("#ed-found")).not_to_have_text(f"{len(whole)} found.")
    narrowed = everything(page)
    assert "facts/delegates-1934-shot.html" in narrowed
    assert set(narrowed) < set(whole)
    assert all(kind.casefold().startswith("fact ") and "FAKTI" in kind.upper() for kind in narrowed.values())


def test_address_reopens_a_search(visited: Visit) -> None:
    """A link with words and filters shows the same results, with the form as it was."""
    page = visited.open("search.html?q=Beria&kind=name")
    assert list(found(page)) == ["chapters/persons.html#beria-lavrenty"]
    assert page.get_by_label("Question, words or names").input_value() == "Beria"
    assert page.get_by_label("names and terms").is_checked()


def test_result_leads_to_its_place(visited: Visit) -> None:
    """A result for a paragraph opens the chapter at that paragraph."""
    page = visited.open("search.html?q=Beria&kind=paragraph")
    address = next(iter(found(page)))
    page.locator("#ed-results a").first.click()
    page.wait_for_url(f"**/{address}")
    assert page.locator(f"[id='{address.partition('#')[2]}']").is_visible()


def test_nothing_found_is_said(visited: Visit) -> None:
    """Where no entry has the words, that is said; what comes near is not passed off as found."""
    page = visited.open("search.html?q=zzxxyyqq")
    assert found(page) == {}
    assert page.locator("#ed-found").inner_text() == "Nothing found."
    visited.open("search.html?q=Molotov+zzxxyyqq", page)
    assert found(page)
    assert page.locator("#ed-found").inner_text().endswith("found that come near; none has all these words.")


def test_mistyped_word_is_said(visited: Visit) -> None:
    """What is found for a word in place of the one that was typed is said to be so."""
    page = visited.open("search.html?q=Molotow zzz")
    found(page)
    visited.open("search.html?q=Khrushcev", page)
    assert next(iter(found(page))) == "chapters/persons.html#khrushchev-nikita"
    assert "“khrushcev” is not in the book; “khrushchev” was looked for." in page.locator("#ed-found").inner_text()


def test_side_bar_searches_from_every_page(visited: Visit) -> None:
    """The field beside every page leads to the search page with its words."""
    page = visited.open("facts/delegates-1934-shot.html")
    page.locator(".sidebar-search").fill("Molotov")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=Molotov**")
    assert len(found(page)) > 5


def test_words_of_the_index_stay_words(visited: Visit) -> None:
    """What is asked and what is found are text on the page, whatever is in them."""
    page = visited.open('search.html?q=<img src=x onerror="window.ran=1"> Molotov')
    found(page)
    assert page.locator("#ed-results img, #ed-found img, #ed-card img").count() == 0
    assert page.evaluate("window.ran") is None
    assert page.locator("#ed-query").input_value() == '<img src=x onerror="window.ran=1"> Molotov'


def test_answer_stands_on_top(visited: Visit) -> None:
    """A question that means one fact shows its value, who says otherwise and what the speech says; a word does not."""
    page = visited.open("search.html?q=how many delegates of the 1934 congress were shot")
    found(page)
    card = page.locator("#ed-card")
    fact = store.read().fact["delegates-1934-shot"]
    expect(card.get_by_role("link")).to_have_text(fact.question)
    expect(card.locator(".ed-answer-value")).to_have_text(f"{fact.reference} {fact.unit}")
    assert card.locator("dt").all_inner_texts() == ["Otherwise", "The speech says"]
    assert card.locator("dd").last.inner_text() == "nothing on this question"
    visited.open("search.html?q=congress", page)
    found(page)
    expect(card).to_be_hidden()


@pytest.mark.parametrize("name", ["facts/speech-date.html", "index.html"])
def test_suggestions_by_keyboard(visited: Visit, name: str) -> None:
    """“/” leads to a field; arrows choose a suggestion, Enter opens it, Escape leaves what was typed."""
    page = visited.open(name)
    assert not any("search" in one or "suggest" in one for one in visited.asked)
    page.keyboard.press("/")
    field = page.locator(":focus")
    expect(field).to_have_attribute("role", "combobox")
    page.keyboard.type("khrus")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Khrushchev, Nikita")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = str(field.get_attribute("aria-activedescendant"))
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    assert field.input_value() == "khrus"
    page.keyboard.type("h")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/chapters/persons.html#khrushchev-nikita")


def test_slash_is_a_sign_where_one_writes(visited: Visit) -> None:
    """In a field “/” is typed."""
    page = visited.open("search.html")
    page.locator("#ed-query").press_sequentially("25/2")
    assert page.locator("#ed-query").input_value() == "25/2"


def test_opened_from_a_disk_it_searches(browser: Browser, real_book: Path) -> None:
    """Without a server the side bar leads to the search page, and the page finds."""
    with visit(browser, real_book.resolve().as_uri()) as visited:
        page = visited.open("facts/speech-date.html")
        page.locator(".sidebar-search").fill("Поспелов")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=**")
        assert next(iter(found(page))) == "chapters/persons.html#pospelov-pyotr"
        assert visited.faults == []


def test_registers_serve_without_a_script(browser: Browser, real_site: str) -> None:
    """With scripts off the page shows no form, but where the words are kept, and registers with every variant."""
    with visit(browser, real_site, java_script_enabled=False) as visited:
        page = visited.open("facts/speech-date.html")
        page.locator(".sidebar-search").fill("Eikhe")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=Eikhe**")
        assert page.locator("#ed-search").is_hidden()
        assert "What you asked for is kept in the address" in page.locator("article").inner_text()
        page.get_by_role("link", name="Persons, places and terms").last.click()
        entry = page.locator("#eikhe-robert").inner_text()
        assert "Eikhe, Robert Indrikovich" in entry
        assert all(row.variant in entry for row in store.read().variants["eikhe-robert"])
