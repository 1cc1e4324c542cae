"""What the search compares: numbers, dates, words and mistakes of one letter, as the scripts see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.visiting import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Browser, real_site: str) -> Iterator[Page]:
    """Give the search page, whose scripts have the functions."""
    with visit(browser, real_site) as visited:
        yield visited.open("search.html")


def ask(page: Page, called: str, *given: object) -> object:
    """Call one of the functions of the search with values."""
    return page.evaluate(f"given => ({called})(...given)", list(given))


@pytest.mark.parametrize(
    ("query", "entry", "wanted"),
    [
        ({"kind": [], "source": []}, ["fact", "CN1"], True),
        ({"kind": ["fact"], "source": []}, ["name", "CN1"], False),
        ({"kind": ["fact", "name"], "source": ["CN2"]}, ["term", "CN1", "CN2"], True),
        ({"kind": [], "source": ["CN2"]}, ["chapter"], False),
        ({"kind": ["chapter"], "source": []}, ["section"], True),
    ],
)
def test_narrowing(page: Page, query: dict[str, list[str]], entry: list[str], wanted: bool) -> None:  # noqa: FBT001  # a case of a table
    """An entry is wanted when its kind is chosen or none is, and the same of any of its sources."""
    shown = {"kind": entry[0], "sigla": entry[1:]}
    assert ask(page, "editionSearchPage.wanted", query, shown) is wanted


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("1,108 1 108 1.108 1’108", ["1108"] * 4),
        ("seventeenth XVII 17th", ["17"] * 3),
        ("one thousand one hundred and eight, twenty-five", ["1108", "25"]),
        ("1.5 million; 70.5 %", ["1500000", "70.5", "percent"]),
        ("Chruščov, Хрущёва", ["chruscov", "хрущев"]),
        ("斯大林", ["斯大", "大林"]),
        ("Khrushchev’s delegates", ["khrushchev", "deleg"]),
    ],
)
def test_terms(page: Page, text: str, terms: list[str]) -> None:
    """A number is one term however it is written; a word is compared without accents, by its stem."""
    found: Any = ask(page, "editionTerms.tokens", text)
    assert [one["term"] for one in found] == terms


@pytest.mark.parametrize(
    "written",
    [
        *("1956-02-25", "25.02.1956", "25. 2. 1956".replace(" ", ""), "25/2/1956", "2/25/1956", "1956/2/25"),
        *("25 February 1956", "25th of February 1956", "Feb 25 1956", "February 25, 1956", "25 Feb. 1956"),
        *("25 февраля 1956", "25 февруари 1956", "1956年2月25日", "25.II.1956", "25. II. 1956", "19560225"),
        *("25. Februar 1956", "25 février 1956", "25 de febrero de 1956", "25 lutego 1956"),
    ],
)
def test_dates(page: Page, written: str) -> None:
    """A day is the same in every usual order, in figures and in words."""
    found: Any = ask(page, "editionTerms.dates", f"On {written} he spoke")
    assert [date["terms"] for date in found] == [["d:1956-02-25", "d:02-25", "d:1956-02"]]


@pytest.mark.parametrize(
    "text", ["5 marshals and 3 decembrists", "45.13.1956", "1956-2057", "32 May", "pages 3-4", "20561340"]
)
def test_no_dates(page: Page, text: str) -> None:
    """What only looks like a date is none."""
    assert ask(page, "editionTerms.dates", text) == []


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("molotow", "molotov", True),
        ("mikoyna", "mikoyan", True),
        ("khrushcev", "khrushchev", True),
        ("beriya", "beria", True),
        ("molotow", "malotov", False),
        ("eikhe", "heike", False),
    ],
)
def test_one_letter(page: Page, one: str, other: str, near: bool) -> None:  # noqa: FBT001  # a case of a table
    """A word is near another by one letter: more, less, another, or two changed about; by two it is not."""
    assert ask(page, "editionQuery.near", one, other) is ask(page, "editionQuery.near", other, one) is near


ALIKE = """given => {
  const entries = ["CN.1", "CN.11", "CN1.1", "CN1"].map((id) => (
    { kind: "paragraph", title: id, ids: [id], sigla: [id.split(".")[0]], address: "" }));
  const index = editionIndex.index({ sigla: ["CN", "CN1"], synonyms: [], entries });
  index.fill(entries.map(() => "see CN1.20"));
  return [editionSearch.search(index, given).results.map(({ at }) => entries[at].title)[0],
    Array.from(given.matchAll(index.places), editionIndex.located)];
}"""


@pytest.mark.parametrize(
    ("query", "first", "places"),
    [
        ("CN.11", "CN.11", ["l:cn.11"]),
        ("CN1.1", "CN1.1", ["l:cn1.1"]),
        ("CN 1", "CN.1", ["l:cn.1"]),
        ("CN1", "CN1", []),
    ],
)
def test_sigla_that_begin_alike(page: Page, query: str, first: str, places: list[str]) -> None:
    """CN1 is a source and no paragraph of CN, and CN.11 is not CN1.1, though both are the same without their stop."""
    assert page.evaluate(ALIKE, query) == [first, places]


FIRST = """given => {
  const titles = [["chapter", "The speech", "index.html"], ["chapter", "The prison", "prison.html"],
    ["fact", "Where did a talk on the speech begin?"], ["fact", "Where did a day in the prison begin?"],
    ["fact", "What can newspapers cite?"], ["chapter", "What newspapers can cite", "citing.html"]];
  const entries = titles.map(([kind, title, address = ""]) => ({ kind, title, address, ids: [title], sigla: [] }));
  const { results } = editionSearch.search(editionIndex.index({ sigla: [], synonyms: [], entries }), given[0]);
  return results.map(({ at }) => entries[at]).find(({ kind }) => given.includes(kind)).title;
}"""


@pytest.mark.parametrize(
    ("query", "kinds", "first"),
    [
        ("speech prison", ["fact"], "Where did a day in the prison begin?"),
        ("newspapers cite", ["fact", "chapter"], "What can newspapers cite?"),
        ("how should I cite newspapers", ["fact", "chapter"], "What newspapers can cite"),
    ],
)
def test_what_tells_little_and_who_asks_for_help(page: Page, query: str, kinds: list[str], first: str) -> None:
    """A word of the book's title counts less than another as frequent; who asks what to do is led to a chapter."""
    assert page.evaluate(FIRST, [query, *kinds]) == first
