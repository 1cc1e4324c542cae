"""What was published stays: the build refuses to lose an id, and leads on from what was replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition import inventory
from tests.book.looking import addresses, one, spoken, words

if TYPE_CHECKING:
    from tests.book.conftest import Book


def release(book: Book) -> None:
    """Build, and keep the inventory for the next build."""
    assert book.build() == []
    inventory.keep(book.output / "data" / inventory.FILE, book.data / inventory.FILE)


def lead_on(book: Book, *lines: str) -> None:
    """Write redirects."""
    text = "\n".join(["kind,name,successor", *lines, ""])
    (book.data / inventory.REDIRECTS).write_text(text, encoding="utf-8")


def test_built_inventory_has_every_address(built: Book) -> None:
    """Every address of the published inventory is a page of the book, and the anchor is on it."""
    found = inventory.read(built.output / "data" / inventory.FILE)
    assert {kind for kind, _ in found} == {"page", "fact", "para", "bias", "person"}
    for one_entry in found.values():
        path, _, anchor = one_entry.address.partition("#")
        assert (built.output / path).is_file(), path
        if anchor:
            assert built.page(path.removesuffix(".html")).find(id=anchor), one_entry.address


@pytest.mark.parametrize(
    ("kind", "name"),
    [("fact", "gone"), ("para", "ALFA.9"), ("bias", "ALFA.1z"), ("person", "nobody"), ("page", "chapters/gone")],
)
def test_lost_id_fails_the_build(book: Book, kind: str, name: str) -> None:
    """An id of the last version that the book no longer has is refused, with its line and the remedy."""
    (book.data / inventory.FILE).write_text(
        f"kind,name,address,checksum,version\n{kind},{name},x.html,0,0.0.1\n", encoding="utf-8"
    )
    (said,) = book.build()
    assert said.startswith(f"WARNING: data/inventory.csv:2  {kind}  found {name!r} gone, expected it in the book")


def test_page_that_is_gone_leads_to_its_successor(book: Book) -> None:
    """A redirected fact and chapter are small pages that lead on, with and without a script."""
    lead_on(book, "fact,old-fee,fee", "page,chapters/old,chapters/beta")
    assert book.build() == []
    page = book.page("facts/old-fee")
    assert one(page, "meta[http-equiv=refresh]")["content"] == "0; url=../facts/fee.html"
    assert one(page, "a")["href"] == "../facts/fee.html"
    assert one(book.page("chapters/old"), "a")["href"] == "../chapters/beta.html"


def test_anchor_that_is_gone_stands_at_its_successor(book: Book) -> None:
    """The old address of a bias note, paragraph and person leads to the element of the new one."""
    lead_on(book, "bias,ALFA.4z,ALFA.4a", "para,ALFA.9,ALFA.2", "person,petroff,petrov-ivan")
    assert book.build() == []
    alfa, persons = book.page("chapters/alfa"), book.page("chapters/persons")
    assert one(alfa, "[id='ALFA.4a'] > [id='ALFA.4z']").name == "a"
    assert one(alfa, "[id='ALFA.2'] > [id='ALFA.9']").name == "a"
    assert one(persons, "#petrov-ivan > #petroff").name == "a"


def test_names_are_where_their_register_is(book: Book) -> None:
    """A book may have its register of names in any chapter: the list of ids, search and redirects lead there."""
    book.chapters["people"] = book.chapters.pop("persons")
    lead_on(book, "person,petroff,petrov-ivan")
    assert book.build() == []
    kept = (book.output / "data" / "inventory.csv").read_text(encoding="utf-8")
    assert "person,petrov-ivan,chapters/people.html#petrov-ivan," in kept
    assert "chapters/persons" not in kept
    assert one(book.page("chapters/people"), "#petrov-ivan > #petroff").name == "a"


def test_redirect_to_nowhere_fails_the_build(book: Book) -> None:
    """A successor that the book does not have is refused."""
    lead_on(book, "fact,old-fee,no-fee")
    (said,) = book.build()
    assert said == "WARNING: data/redirects.csv:2  successor  found 'no-fee', expected a fact of the book"


def test_page_says_when_it_last_changed(book: Book) -> None:
    """Text and data of a page have the version of their last change, and a change after a version is said to be one."""
    release(book)
    line = one(book.page("chapters/alfa"), ".ed-build-line")
    assert "This page: text as in version 3.2.1, data as in version 3.2.1" in words(line)
    book.chapters["alfa"] = book.chapters["alfa"].replace("The end.", "The very end.")
    assert book.build() == []
    changed = words(one(book.page("chapters/alfa"), ".ed-build-line"))
    assert "This page: text changed after version 3.2.1, data changed after version 3.2.1" in changed
    assert "text as in version 3.2.1" in words(one(book.page("chapters/beta"), ".ed-build-line"))
    assert "data as in version 3.2.1" in words(one(book.page("facts/fee"), ".ed-build-line"))


def test_a_long_source_is_divided(book: Book) -> None:
    """Its later paragraphs may stand in a further chapter; their permanent addresses, in the first one, lead on."""
    first, regest, last = book.chapters["alfa"].partition(":::{regest} ALFA.4\n")
    book.chapters |= {"alfa": first, "alfa-end": f"# The end of it\n\n{regest}{last}"}
    assert book.build() == []
    further = one(book.page("chapters/alfa"), ".ed-further")
    places = {name: f"alfa-end.html#{name}" for name in ("ALFA.4", "ALFA.4a", "ALFA.5")}
    assert addresses(further, "p") == places
    assert [link["id"] for link in further.select("a")] == list(places)
    assert spoken(further, "p") == ["The end of it: ALFA.4 , ALFA.4a , ALFA.5"]
    assert addresses(book.page("facts/resolution-vote"), "tbody th") == {"ALFA.4": "../chapters/alfa-end.html#ALFA.4"}
    assert not book.page("chapters/beta").select(".ed-further")
