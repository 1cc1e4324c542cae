"""The directives of a source chapter: what they draw, and what they refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ExtensionError

from tests import sample
from tests.book.looking import addresses, one, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.conftest import Book


def test_regest_stands_under_its_locator(built: Book) -> None:
    """A paragraph has its permanent id, a link to itself, its kind, and only its content in the regest."""
    paragraph = one(built.page("chapters/alfa"), 'section[id="ALFA.5"]')
    assert spoken(paragraph, ".ed-locator") == ["ALFA.5"]
    assert [link["href"] for link in paragraph.select(".ed-locator")] == ["#ALFA.5"]
    assert spoken(paragraph, "h3") == ["ALFA.5"], "so that whoever moves by headings gets to it"
    assert spoken(paragraph, "details:not([open]) > summary") == ["page furniture"]
    assert spoken(paragraph, "details .ed-regest") == ["The end."]
    assert spoken(built.page("chapters/alfa"), '[id="ALFA.1"] > h3 .ed-kind') == ["heading"]
    assert len(built.page("chapters/alfa").select(".ed-para details")) == 1, "nothing else is folded"


def test_figures_stand_under_their_paragraph(built: Book) -> None:
    """Every reading of a paragraph is drawn under it; one that is at fault with the reference and the reason."""
    rows = one(built.page("chapters/beta"), '[id="BETA.2"] .ed-figures')
    assert spoken(rows, "dt") == ["How many were late?", "How long was it?"]
    assert [link["href"] for link in rows.select("dt a")] == ["../facts/delegates-late.html", "../facts/length.html"]
    assert spoken(rows, ".ed-claim") == ["49", "at least 6 hours"]
    assert spoken(rows, ".ed-verdict") == ["✗ differs", "✗ differs"]
    assert spoken(rows, ".ed-reference") == ["reference: 50–52", "reference: 4 hours"]
    assert spoken(rows, ".ed-reason") == ["Two too few.", "The minutes say less."]


def test_figures_that_agree_need_no_reason(built: Book) -> None:
    """A reading that meets the reference is not followed by it."""
    rows = one(built.page("chapters/alfa"), '[id="ALFA.3"] .ed-figures')
    assert spoken(rows, ".ed-verdict") == ["✓ agrees"]
    assert spoken(rows, ".ed-reference, .ed-reason") == []


def test_bias_marks_stand_under_their_paragraph(built: Book) -> None:
    """A mark has its own id, the words, the technique and its definition, direction, reason and neutral wording."""
    mark = one(built.page("chapters/alfa"), '[id="ALFA.4"] li[id="ALFA.4a"]')
    assert spoken(mark, "q") == ["the shameful vote"]
    assert spoken(mark, ".ed-technique") == ["Loaded language"]
    assert mark.select(".ed-technique")[0]["title"] == "It chooses words that judge."
    assert spoken(mark, ".ed-direction") == ["against the party"]
    assert spoken(mark, ".ed-reason") == ["It judges while it tells."]
    assert spoken(mark, ".ed-neutral") == ["Neutral: the vote"]
    assert spoken(mark, ".ed-correction") == []
    corrected = one(built.page("chapters/beta"), 'li[id="BETA.3a"]')
    assert spoken(corrected, ".ed-correction") == ["Correction: One letter does."]


def test_commentary_is_apart_from_the_source(built: Book) -> None:
    """The editors' voice stands beside its paragraph with facts and marks, in an element that is named after it.

    None of these is a landmark: a chapter has dozens.
    """
    page = built.page("chapters/alfa")
    note = one(page, '[id="ALFA.2"] > .ed-margin > .ed-commentary')
    assert (note["role"], note["aria-label"]) == ("note", "Commentary on ALFA.2")
    assert page.select(".ed-regest :is(.ed-commentary, .ed-figures, .ed-marks)") == []
    assert page.select("aside, [role=region], article :is(section, nav)[aria-label]:not([class^=ed-where])") == []


def test_commentary_on_another_paragraph_stays_where_it_is(book: Book) -> None:
    """Only the commentary that follows its own paragraph moves beside it; the order of the chapter is the author's."""
    more = "\n\n:::{commentary} GAMMA.1\nOn the first.\n:::\n\n:::{commentary} GAMMA.2\nOn the second.\n:::\n"
    book.chapters["gamma"] += more
    assert book.build() == []
    page = book.page("chapters/gamma")
    assert page.select(".ed-para .ed-commentary") == []
    assert spoken(page, ".ed-commentary") == ["Commentary On the first.", "Commentary On the second."]


def test_card_has_what_is_known(built: Book) -> None:
    """The card prints the row of the source in words, and says what is not known."""
    card = one(built.page("chapters/alfa"), "table.ed-card")
    rows = dict(zip(spoken(card, "th"), spoken(card, "td"), strict=True))
    assert rows["Title"] == "First account"
    assert rows["Author"] == "unsigned"
    assert rows["Published"] == "June 1956"
    assert rows["Language"] == "English, from Russian"
    assert rows["Paragraphs"] == "5 (ALFA.1 to ALFA.5)"
    assert rows["Depends on"] == "nothing that is shown"
    assert "Address" not in rows


def test_card_leads_to_what_a_source_depends_on(book: Book) -> None:
    """What a source is taken from is a link: to the chapter of another source, or to the bibliography."""
    sample.spoil(book.data, "sources.csv:2 derives_from", "GAMMA; archive-1990")
    sample.spoil(book.data, "sources.csv:2 original_language", "qq")
    assert book.build() == []
    card = one(book.page("chapters/alfa"), "table.ed-card")
    assert addresses(card, "tbody") == {"GAMMA": "gamma.html", "Archive, 1990": "bibliography.html#archive-1990"}
    rows = dict(zip(spoken(card, "th"), spoken(card, "td"), strict=True))
    assert rows["Language"] == "English, from qq"


def test_card_links_to_the_address_of_its_source(book: Book) -> None:
    """The address of a source is a link, with the day on which it was last seen."""
    sample.spoil(book.data, "sources.csv:2 url", "https://example.org/a")
    sample.spoil(book.data, "sources.csv:2 url_seen", "2026-05-01")
    assert book.build() == []
    card = one(book.page("chapters/alfa"), "table.ed-card")
    assert spoken(card, "tr:last-of-type td") == ["https://example.org/a (last seen 2026-05-01)"]
    assert addresses(card, "tbody") == {"https://example.org/a": "https://example.org/a"}
    assert spoken(card, "a.ed-url") == ["https://example.org/a"]


def test_address_that_would_run_something_stops_the_build(book: Book) -> None:
    """Only an address of the web can be that of a source."""
    sample.spoil(book.data, "sources.csv:2 url", "javascript:alert(1)")
    with pytest.raises(ExtensionError, match=r"data/sources\.csv:2  url  found 'javascript:alert\(1\)'"):
        book.build()


def test_layers_can_be_switched(built: Book) -> None:
    """The layers of a chapter have a labelled switch each, all on, and one more for what is not right."""
    switches = one(built.page("chapters/beta"), "fieldset.ed-layers").select("label")
    assert [" ".join(label.get_text().split()) for label in switches] == [
        "what the source says",
        "facts",
        "bias marks",
        "commentary",
        "only what is wrong or disputed",
    ]
    boxes = [one(label, "input[type=checkbox]") for label in switches]
    assert [box.has_attr("checked") for box in boxes] == [True] * 4 + [False]


def test_index_says_what_paragraphs_are_about(book: Book) -> None:
    """Above the paragraphs stands an index of them: a line where a passage begins, others by their kind, once each."""
    book.chapters["alfa"] = book.chapters["alfa"].replace(
        ":::{regest} ALFA.1", "```{layers}\n```\n\n:::{regest} ALFA.1"
    )
    passages = book.data / "passages.csv"
    passages.write_text(passages.read_text(encoding="utf-8").replace("the-end,ALFA,3,5,", "the-end,ALFA,3,4,"), "utf-8")
    assert book.build() == []
    nav = one(book.page("chapters/alfa"), "nav.ed-where")
    assert one(nav, "button")["popovertarget"] == one(nav, "ol[popover]")["id"]
    assert spoken(nav, "li") == ["ALFA.1 2 A day without a song", "ALFA.3 4 A vote and an end", "ALFA.5 page furniture"]
    assert [link["href"] for link in nav.select("a")] == [f"#ALFA.{number}" for number in range(1, 6)]


@pytest.mark.parametrize("directive", ["regest", "commentary"])
@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ("GAMMA", "found 'GAMMA', expected a locator such as BBLV.19"),
        ("GAMMA.01", "found 'GAMMA.01', expected a locator such as BBLV.19"),
        ("GAMMA.²", "found 'GAMMA.²', expected a locator such as BBLV.19"),
        ("GAMMA.0", "found 'GAMMA.0', expected a locator such as BBLV.19"),
        ("GAMMA.3", "found paragraph 3, expected 1 to 2 for GAMMA"),
        ("DELTA.1", "found 'DELTA', expected one of ALFA, BETA, GAMMA"),
    ],
)
def test_unknown_locator_is_refused(said: Callable[[str], list[str]], directive: str, locator: str, words: str) -> None:
    """A paragraph that no source has is an error in file and line, which says what there is."""
    assert said(f":::{{{directive}}} {locator}\nText.\n:::") == [f"chapters/gamma.md:11: ERROR: {words}"]


def test_unknown_source_is_refused(said: Callable[[str], list[str]]) -> None:
    """A card of no source is an error in file and line."""
    assert said("```{source-card} DELTA\n```") == [
        "chapters/gamma.md:11: ERROR: found 'DELTA', expected one of ALFA, BETA, GAMMA"
    ]


def test_unknown_kind_is_refused(said: Callable[[str], list[str]]) -> None:
    """A paragraph of no known kind is a warning in file and line."""
    spoken_first = said(":::{regest} GAMMA.1\n:kind: poem\nText.\n:::")[0]
    assert spoken_first.startswith("chapters/gamma.md:11: WARNING: 'regest': Invalid option value for 'kind': poem")


def test_regest_twice_in_a_chapter_is_refused(said: Callable[[str], list[str]]) -> None:
    """A second regest of one paragraph is a warning that names both places, and is not drawn."""
    words = "found GAMMA.1 twice, expected it once in the book; the other place is chapters/gamma.md:3"
    assert said(":::{regest} GAMMA.1\nAgain.\n:::") == [f"chapters/gamma.md:11: WARNING: {words}"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_regest_twice_in_the_book_is_refused(book: Book, jobs: int) -> None:
    """A second regest in another chapter is refused too, when the chapters are read side by side as well."""
    book.chapters["beta"] += "\n:::{regest} ALFA.5\nAgain.\n:::\n"
    words = "found ALFA.5 twice, expected it once in the book; the other place is chapters/alfa.md:28"
    assert book.build(jobs=jobs) == [f"chapters/beta.md:18: WARNING: {words}"]


def test_missing_regest_is_refused(book: Book) -> None:
    """A paragraph without a regest fails the build, which says which, and where the others are."""
    book.chapters["gamma"] = "# The third account\n\n:::{regest} GAMMA.2\nText.\n:::\n"
    assert book.build() == [
        "chapters/gamma.md: WARNING: found no regest of GAMMA.1, expected one of each paragraph of GAMMA"
    ]


def test_missing_chapter_is_refused(book: Book) -> None:
    """A source without any regest fails the build, though there is no chapter to point to."""
    book.chapters["gamma"] = "# The third account\n\nNothing yet.\n"
    assert book.build() == ["WARNING: found no regest of GAMMA.1, GAMMA.2, expected one of each paragraph of GAMMA"]


@pytest.mark.parametrize("stub", [":kind: unwritten\n", "\n", ":kind: unwritten\nSome words.\n"])
def test_unwritten_regest_is_refused(book: Book, stub: str) -> None:
    """A regest that holds the place of one fails the build in file and line, with every build until it is written."""
    written = book.chapters["gamma"]
    book.chapters["gamma"] = written.replace("A notice.\n", stub)
    refusal = (
        "chapters/gamma.md:3: WARNING: found no text for GAMMA.1, expected the paragraph in your own words; "
        "then take out the line “:kind: unwritten”"
    )
    assert book.build() == [refusal]
    assert book.build() == [refusal]
    book.chapters["gamma"] = written
    assert book.build() == []


def test_unwritten_regest_is_seen(book: Book) -> None:
    """Whoever builds without strictness sees on the page what is still to be written."""
    book.chapters["gamma"] = book.chapters["gamma"].replace("A notice.\n", ":kind: unwritten\n")
    book.build()
    assert spoken(one(book.page("chapters/gamma"), '[id="GAMMA.1"]'), ".ed-kind") == ["not yet written"]


def test_empty_commentary_is_refused(said: Callable[[str], list[str]]) -> None:
    """A commentary without words is an error in file and line."""
    assert said(":::{commentary} GAMMA.1\n:::")[0].startswith("chapters/gamma.md:11: ERROR: Content block expected")
