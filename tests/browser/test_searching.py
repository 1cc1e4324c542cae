"""Search in the built book: variants, narrowing, the address, hostile words, and the registers where no script runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from edition import tables as store
from tests.browser.visiting import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """Return address -> what is said of each result shown, once the answer is there."""
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
    assert page.get_by_label("Words or names").input_value() == "Beria"
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
    near = found(page)
    said = f"{len(near)} found that come near; none has just these words." if near else "Nothing found."
    assert page.locator("#ed-found").inner_text() == said


@pytest.mark.parametrize(
    ("text", "words", "has"),
    [
        ("The delegates were arrested", "delegate arrest", True),
        ("The delegates were arrested", "delegates shot", False),
        ("Ježov and Chruščov", "jezov", True),
        ("Of them 1,108 were shot", "1108", True),
        ("Of them 1,108 were shot", "1,108", True),
        ("Of them 1,108 were shot", "2108", False),
        ("Anything", "", True),
    ],
)
def test_words_are_known_by_their_beginnings(visited: Visit, text: str, words: str, has: bool) -> None:  # noqa: FBT001  # a case of a table
    """A text has words when it has the beginning of each, whatever the accents and capitals."""
    page = visited.open("search.html")
    asked = """async ([text, words]) => {
      const { has } = await import(document.querySelector("script[src*='search.js']").src);
      return has(text, words);
    }"""
    assert page.evaluate(asked, [text, words]) is has


def test_side_bar_searches_from_every_page(visited: Visit) -> None:
    """The field beside every page leads to the search page with its words."""
    page = visited.open("facts/delegates-1934-shot.html")
    page.locator(".sidebar-search").fill("Molotov")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=Molotov**")
    assert len(found(page)) > 5


def test_words_of_the_index_stay_words(visited: Visit) -> None:
    """Markup in an excerpt becomes text; only the engine's own marks become elements."""
    page = visited.open("search.html")
    made = page.evaluate(
        """async () => {
          const { marked } = await import(document.querySelector("script[src*='search.js']").src);
          const shown = document.createElement("p");
          shown.append(...marked('a <mark>b</mark> <img src=x onerror="window.ran=1"> &lt;i&gt;c&lt;/i&gt;'));
          return [shown.innerHTML, window.ran];
        }"""
    )
    assert made == ['a <mark>b</mark> &lt;img src=x onerror="window.ran=1"&gt; &lt;i&gt;c&lt;/i&gt;', None]


@pytest.mark.parametrize(
    ("query", "record", "wanted"),
    [
        ({"kind": [], "source": []}, ["fact", "CN1"], True),
        ({"kind": ["fact"], "source": []}, ["name", "CN1"], False),
        ({"kind": ["fact", "name"], "source": ["CN2"]}, ["name", "CN1", "CN2"], True),
        ({"kind": [], "source": ["CN2"]}, ["chapter"], False),
        ({"kind": ["fact"], "source": []}, None, False),
    ],
)
def test_narrowing(visited: Visit, query: dict[str, list[str]], record: list[str] | None, wanted: bool) -> None:  # noqa: FBT001  # a case of a table
    """A record is wanted when its kind is chosen or none is, and the same of any of its sources."""
    page = visited.open("search.html")
    asked = """async ([query, record]) => {
      const { wanted } = await import(document.querySelector("script[src*='search.js']").src);
      return wanted(query, record ?? undefined);
    }"""
    assert page.evaluate(asked, [query, record]) is wanted


def test_registers_serve_without_a_script(browser: Browser, real_site: str) -> None:
    """With scripts off the page shows no form, but the registers, where a variant stands under its name."""
    with visit(browser, real_site, java_script_enabled=False) as visited:
        page = visited.open("search.html")
        assert page.locator("#ed-search").is_hidden()
        page.get_by_role("link", name="Persons, places and terms").last.click()
        entry = page.locator("#eikhe-robert").inner_text()
        assert "Eikhe, Robert Indrikovich" in entry
        assert all(row.variant in entry for row in store.read().variants["eikhe-robert"])
