"""Roles that print values from the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.util.console import strip_colors

from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.markup.regest import regest
from edition.sphinx_ext.plain_text import plain_text
from tests import sample
from tests.book.looking import addresses, one, spoken, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.conftest import Book


def test_fact_prints_the_reference(built: Book) -> None:
    """{fact} prints the reference as a reader expects it."""
    assert spoken(built.page("chapters/alfa"), ".ed-commentary .ed-number") == ["49", "50–52"]


def test_reading_prints_what_the_source_says(built: Book) -> None:
    """{reading} prints the value of one source, in the notation of its kind."""
    assert spoken(built.page("chapters/alfa"), ".ed-regest .ed-number") == [
        "14 February 1956",
        "200",
        "50",
        "4 hours",
        "7 to 4",
    ]


def test_what_stands_at_a_value_is_held_to_it(book: Book) -> None:
    """No line ends between a value and a bracket, a full stop or a word that touches it; a space is left outside."""
    book.chapters["beta"] = book.chapters["beta"].replace(
        "A saying.", "Of them ({fact}`delegates-all`), {fact}`delegates-late`. And {fact}`delegates-all` more."
    )
    assert book.build() == []
    page = book.page("chapters/beta")
    said = next(one for one in page.select("p") if "Of them" in one.get_text())
    assert [one.get_text() for one in said.select(".ed-held")] == ["(200),", "50–52."]
    assert said.get_text() == "Of them (200), 50–52. And 200 more."


def test_value_opens_what_every_source_says(built: Book) -> None:
    """The popover of a value has the question, the reference, each reading with its verdict, and who is silent."""
    page = built.page("chapters/alfa")
    button = one(page, '[id="ALFA.1"] .ed-regest button.ed-number')
    selector = f'[popover][id="{button["popovertarget"]}"]'
    popover = one(page, selector)
    assert spoken(popover, ".ed-pop-question") == ["On which day did it open?"]
    assert spoken(popover, ".ed-pop-row") == [
        "Reference 14 February 1956",
        "ALFA.1 14 February 1956 ✓ agrees",
        "GAMMA.1 February 1956 ✓ agrees",
    ]
    assert spoken(popover, ".ed-pop-silent") == ["Silent: BETA"]
    assert addresses(page, selector) == {
        "ALFA.1": "#ALFA.1",
        "GAMMA.1": "gamma.html#GAMMA.1",
        "All about this fact": "../facts/opening.html",
    }


def test_phrase_leads_to_its_fact(book: Book) -> None:
    """A value in words is a link to the page of the fact, for it is no number to be compared at a glance."""
    book.chapters["beta"] = book.chapters["beta"].replace("A saying.", "They sang {reading}`anthem ALFA`.")
    assert book.build() == []
    paragraph = one(book.page("chapters/beta"), '[id="BETA.3"] .ed-regest')
    assert addresses(paragraph, "p") == {"none": "../facts/anthem.html"}
    assert paragraph.select("button") == []


def test_value_that_is_not_established_says_so(built: Book) -> None:
    """A fact without a reference prints that nothing is established, and never an empty place."""
    assert addresses(built.page("chapters/gamma"), '[id="GAMMA.2"] .ed-regest .ed-phrase') == {}
    assert spoken(built.page("chapters/gamma"), '[id="GAMMA.2"] a.ed-phrase') == ["not established"]


def test_values_of_one_fact_share_a_window(built: Book) -> None:
    """However often a page prints a fact, what the sources say to it stands there once, outside of what is hidden."""
    page = built.page("chapters/alfa")
    wanted = [str(button["popovertarget"]) for button in page.select("button.ed-number")]
    windows = page.select("[popover].ed-pop")
    assert len(wanted) == len(set(wanted)) + 2, "two facts are printed more than once"
    assert [str(window["id"]) for window in windows] == list(dict.fromkeys(wanted))
    assert [window for window in windows if window.find_parent(class_=["ed-para", "ed-commentary"])] == []


def test_value_is_found_by_search(book: Book) -> None:
    """The plain text of a chapter has its values, for search and for whatever else reads the words."""
    with book.app() as app:
        app.build()
        regests = list(app.env.get_doctree("chapters/alfa").findall(regest))
        text = plain_text(context_of(app), regests[1])
    assert text == "There were 200 delegates, of whom 50 were late."


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_other_builders_print_the_value_alone(book: Book, builder: str) -> None:
    """Where nothing can open, a value is its words."""
    with book.app(builder=builder) as app:
        app.build()
        resolved = app.env.get_and_resolve_doctree("chapters/alfa", app.builder)
    assert "There were 200 delegates, of whom 50 were late." in resolved.astext()


def test_count_prints_the_number_of_rows(book: Book) -> None:
    """{count} prints how many rows of a kind there are."""
    book.chapters["gamma"] += "\n{count}`Sources`, {count}`readings`, {count}`paragraphs`, {count}`references-seen`.\n"
    assert book.build() == []
    assert spoken(book.page("chapters/gamma"), ".ed-count") == ["Three", "14", "10", "1"]


def test_said_prints_the_value_as_prose_has_it(book: Book) -> None:
    """{said} prints a value with its hedge, and per cent in words, where {reading} prints the value alone."""
    names = ("delegates-all BETA", "delegates-late-share ALFA", "length BETA", "fee GAMMA")
    book.chapters["gamma"] += "\n## Said\n\n" + " ".join(f"{{said}}`{name}`" for name in names) + "\n"
    assert book.build() == []
    assert spoken(book.page("chapters/gamma"), "#said .ed-number") == [
        "about 190",
        "about 25 per cent",
        "at least 6 hours",
        "1,000,000 US dollars",
    ]


def test_an_argument_is_held_to_its_number(book: Book) -> None:
    """{argued} prints its words, warns where the data have another number, and refuses what counts nothing."""
    marks = (
        "all three <sources 3>",
        "the other four <sources 5>",
        "all three",
        "all <sheep 3>",
        "all <sources x>",
        "all <sources ٣>",
    )
    book.chapters["gamma"] += "\n" + "\n".join(f"{{argued}}`{mark}`" for mark in marks) + "\n"
    place, refusal = (
        "chapters/gamma.md:11:",
        "expected words, a count and its number, as in: the other four <sources 5>",
    )
    again = "expected a passage that is true of 3: read it again"
    assert book.build() == [
        f"{place} WARNING: found “the other four”, written of 5 sources, {again}",
        *(f"{place} ERROR: found {mark!r}, {refusal}" for mark in marks[2:]),
    ]
    assert "all three the other four" in book.page("chapters/gamma").text.replace("\n", " ")


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("{fact}`nothing`", "found 'nothing', expected a fact_id of data/facts.csv"),
        ("{reading}`nothing ALFA`", "expected a fact_id and one place of a reading of it (none)"),
        ("{reading}`fee ALFA`", "found 'fee ALFA', expected a fact_id and one place of a reading of it (GAMMA.2)"),
        ("{reading}`fee GAMMA.1`", "found 'fee GAMMA.1', expected a fact_id and one place of a reading of it"),
        ("{reading}`fee`", "found 'fee', expected a fact_id and one place of a reading of it (GAMMA.2)"),
        ("{count}`sheep`", "found 'sheep', expected one of sources, paragraphs, facts, readings"),
    ],
)
def test_unknown_name_is_refused(said: Callable[[str], list[str]], role: str, words: str) -> None:
    """A name that the data does not have is an error in file and line, which says what there is."""
    (found,) = said(f"It says {role}.")
    assert found.startswith("chapters/gamma.md:11: ERROR: ")
    assert words in found


def test_key_without_entry_is_refused(said: Callable[[str], list[str]]) -> None:
    """A work that the bibliography does not have is an error in file and line, which says where it belongs."""
    assert said("See {cite:p}`nobody-1999`.") == [
        "chapters/gamma.md:11: WARNING: found 'nobody-1999', expected a key of data/references.bib"
    ]


def test_source_with_two_values_needs_a_place(book: Book) -> None:
    """Where a source says two things, {reading} asks for the paragraph; where it says one thing twice, it does not."""
    table = book.data / "readings.csv"
    rows = sample.rows(table)
    rows[15:15] = [
        ["resolution-vote", "ALFA", "5", "The end", "6:4", "exact", "differs", "", "", "itself", "", "", "One too few."]
    ]
    sample.save(table, rows)
    refusal = "expected a fact_id and one place of a reading of it (ALFA.4, ALFA.5)"
    assert book.build() == [f"chapters/alfa.md:25: ERROR: found 'resolution-vote ALFA', {refusal}"]
    sample.spoil(book.data, "readings.csv:16 value", "7:4")
    sample.spoil(book.data, "readings.csv:16 verdict", "agrees")
    assert book.build() == []


@pytest.mark.parametrize("heading", ["## Of {fact}`length`", "## Of *all {reading}`length ALFA`*"])
def test_value_in_a_heading_is_refused(said: Callable[[str], list[str]], heading: str) -> None:
    """A heading holds no value, for the address of its section must not change with the data."""
    (found,) = said(f"{heading}\n\nSome words.")
    assert found.startswith("chapters/gamma.md:11: ERROR: ")
    assert found.endswith("expected a heading without values from the data, so that its address stays")


@pytest.mark.parametrize(
    "faulty", ["{fact}`nothing`", "## Of {fact}`length`\n\nSome words.", ":::{regest} GAMMA.9\nText.\n:::"]
)
def test_refusal_is_repeated(said: Callable[[str], list[str]], book: Book, faulty: str) -> None:
    """What is refused is refused with the next build too, though the chapter has not changed since."""
    first = said(faulty)
    assert len(first) == 1
    assert book.build() == first


def test_hostile_words_stay_words(book: Book) -> None:
    """Markup in a cell reaches the page as characters, in the value, its popover and the figures."""
    hostile = "<b onclick=alert(1)>7</b> & `x` {fact}`fee`"
    sample.spoil(book.data, "facts.csv:2 question", hostile)
    sample.spoil(book.data, "facts.csv:2 reference", hostile)
    sample.spoil(book.data, "readings.csv:2 value", hostile)
    book.chapters["gamma"] += "\nThey sang {reading}`anthem ALFA`, or {fact}`anthem`.\n"
    assert book.build() == []
    page = book.page("chapters/gamma")
    assert spoken(page, ".ed-phrase") == ["not established", hostile, hostile]
    assert spoken(book.page("chapters/alfa"), '[id="ALFA.1"] .ed-figures dt')[0] == hostile
    assert page.select("b, [onclick]") == []
    assert words(one(page, '[id="GAMMA.2"] .ed-fact-page')) == hostile


NOTEBOOK = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {name: python3, display_name: Python 3, language: python}
---

# A notebook

```{code-cell} ipython3
from edition import charts
```
"""


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml"])
def test_other_builders_write_the_book(book: Book, builder: str) -> None:
    """The small book, with a notebook, is written by builders that know little of our pages; nothing warns of us."""
    book.chapters["notebook"] = NOTEBOOK
    with book.app(builder=builder) as app:
        app.build()
        heard = strip_colors(app.warning.getvalue())
    foreign = ("edition", "unknown node", "unknown mimetype")
    assert [line for line in heard.splitlines() if any(word in line for word in foreign)] == []
