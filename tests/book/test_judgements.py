"""The edition marks its own judgements by the taxonomy that it holds against its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.conftest import Book


def test_a_judgement_leads_to_the_definition_of_its_technique(book: Book) -> None:
    """The mark prints the label and links to the entry; a plain link to a technique looks like a link."""
    book.chapters["gamma"] += "\nIt is shameless. {judgement}`loaded-language` See {technique}`loaded-language`.\n"
    assert book.build() == []
    mark, link = book.page("chapters/gamma").select("a[href='bias.html#technique-loaded-language']")
    assert mark.get_text() == link.get_text() == "Loaded language"
    assert mark.select(".ed-judgement")
    assert not link.select(".ed-judgement")
    assert book.page("chapters/bias").select("#technique-loaded-language")


def test_a_judgement_by_an_unknown_technique_fails(said: Callable[[str], list[str]]) -> None:
    """A technique that is not in the table is refused in file and line."""
    warnings = said("{judgement}`shouting`")
    assert [one for one in warnings if one.startswith("chapters/gamma.md:") and "shouting" in one]
