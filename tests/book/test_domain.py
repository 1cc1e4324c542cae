"""Links to objects of the edition, within the book and from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.book.looking import addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.conftest import Book


LENGTHS = (("ALFA", 5), ("BETA", 3), ("GAMMA", 2))


def test_para_leads_to_the_paragraph(built: Book) -> None:
    """{para} prints the locator and leads to its anchor in the chapter that has it."""
    assert addresses(built.page("chapters/alfa"), ".ed-commentary")["BETA.2"] == "beta.html#BETA.2"


def test_bias_leads_to_the_mark(built: Book) -> None:
    """{bias} prints the note's name and leads to the mark beneath its paragraph."""
    assert addresses(built.page("chapters/alfa"), ".ed-commentary")["ALFA.4a"] == "#ALFA.4a"


@pytest.mark.parametrize(("locator", "text"), [("ALFA.1", "Petrov, Ivan"), ("BETA.2", "his name")])
def test_person_leads_to_the_register(built: Book, locator: str, text: str) -> None:
    """{person} prints the canonical name, or the words given, and leads to the register of names."""
    chapter = f"chapters/{locator.partition('.')[0].lower()}"
    assert addresses(built.page(chapter), f'[id="{locator}"] .ed-regest')[text] == "persons.html#petrov-ivan"


def test_fact_page_leads_to_the_page_of_the_fact(built: Book) -> None:
    """{fact-page} prints the question and leads to the fact's permanent address."""
    found = addresses(built.page("chapters/gamma"), '[id="GAMMA.2"] .ed-regest')
    assert found["Which song was sung?"] == "../facts/anthem.html"


@pytest.mark.parametrize(
    ("role", "target"), [("para", "ALFA.6"), ("bias", "ALFA.4b"), ("person", "nobody"), ("fact-page", "nothing")]
)
def test_unknown_target_is_refused(said: Callable[[str], list[str]], role: str, target: str) -> None:
    """A link to what the book does not have is a warning in file and line, and so fails a strict build."""
    assert said(f"See {{{role}}}`{target}`.") == [
        f"chapters/gamma.md:11: WARNING: edition:{role} reference target not found: {target}"
    ]


def test_every_object_is_in_the_inventory(built: Book) -> None:
    """Other books find each paragraph, note, person and fact at its address and under its title."""
    inventory = built.inventory()
    assert list(inventory["edition:para"]) == [f"{siglum}.{n}" for siglum, last in LENGTHS for n in range(1, last + 1)]
    assert inventory["edition:para"]["BETA.2"] == ("chapters/beta.html#BETA.2", "-")
    assert inventory["edition:bias"] == {
        "ALFA.4a": ("chapters/alfa.html#ALFA.4a", "“the shameful vote”"),
        "BETA.3a": ("chapters/beta.html#BETA.3a", "“as everybody knows”"),
    }
    assert inventory["edition:person"] == {
        "hall": ("chapters/persons.html#hall", "Great Hall"),
        "petrov-ivan": ("chapters/persons.html#petrov-ivan", "Petrov, Ivan"),
    }
    assert inventory["edition:fact"]["opening"] == ("facts/opening.html", "On which day did it open?")
    assert len(inventory["edition:fact"]) == 9


def test_every_address_of_the_inventory_exists(built: Book) -> None:
    """What the inventory promises is there: the page, and the anchor on it."""
    promised = [
        address
        for kind, items in built.inventory().items()
        if kind.startswith("edition:")
        for address, _ in items.values()
    ]
    pages = {name: built.page(name) for name in {address.partition(".html")[0] for address in promised}}
    for address in promised:
        name, _, anchor = address.partition(".html")
        assert not anchor or len(pages[name].find_all(id=anchor.removeprefix("#"))) == 1, address
