"""A fact on the pages of others: what its card says, how heavy it is, and the code and record by which it is shown."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

import edition as own
from edition.addresses import card
from edition.citation import cff
from edition.collation import collate, collate_all
from edition.render.card import POLICY, code, drawn, height, oembed
from tests import sample
from tests.book.looking import addresses, one, spoken

if TYPE_CHECKING:
    from edition.citation.cff import Edition

ADDRESS = "https://example.org/book/"
SHEET = Path(own.__file__).parent / "sphinx_ext" / "theme" / "card.css"
HEAVIEST = 15_000  #: bytes, with its style sheet


def edition(address: str = ADDRESS) -> Edition:
    """Return the edition's own record, with an address."""
    return replace(cff.read(sample.ROOT / cff.FILE), address=address)


def test_card_says_what_the_fact_says(data: Path) -> None:
    """Question, answer, how sure it is, each account with its verdict, and links to all of it that leave the frame."""
    page = BeautifulSoup(drawn(collate(own.read(data), "delegates-late"), edition()), "html5lib")
    assert spoken(page, "h1") == ["How many were late?"]
    assert spoken(page, ".answer, .how") == ["50–52 delegates", "suspected; evidence: from-memory"]
    assert spoken(page, "li") == ["ALFA.2 50 ✓ agrees", "BETA.2 49 ✗ differs", "GAMMA.1 49 ✗ differs"]
    found = addresses(page, "body")
    assert found["BETA.2"] == f"{ADDRESS}chapters/beta.html#BETA.2"
    assert found["All about this fact"] == f"{ADDRESS}facts/delegates-late.html"
    assert all(link["target"] == "_blank" for link in page.select("a"))
    assert one(page, "meta[http-equiv]")["content"] == POLICY
    assert page.select("script, style, [style], img") == []


def test_card_of_an_open_question_says_so(data: Path) -> None:
    """Where nothing is established the card says that, and not how sure it is of it."""
    page = BeautifulSoup(drawn(collate(own.read(data), "fee"), edition("")), "html5lib")
    answer, how = spoken(page, ".answer, .how")
    assert answer == "not established"
    assert how.startswith("Nothing is established")
    assert addresses(page, "body")["All about this fact"] == "../facts/fee.html"


def test_no_card_is_heavy() -> None:
    """Every card of the edition is light enough for the page of another, style sheet and all."""
    sheet, whole = SHEET.stat().st_size, edition()
    for collation in collate_all(own.read(sample.ROOT / "data")):
        assert len(drawn(collation, whole).encode()) + sheet < HEAVIEST, collation.fact.fact_id


def test_code_frames_the_card(data: Path) -> None:
    """The code to copy is one frame with the address, a title and a size; hostile words stay words in it."""
    sample.spoil(data, "facts.csv:4 question", 'How "many" <b>were</b> late?')
    collation = collate(own.read(data), "delegates-late")
    frame = one(BeautifulSoup(code(collation, edition()), "html5lib"), "body > *")
    assert (frame.name, frame["src"]) == ("iframe", ADDRESS + card("delegates-late", "html"))
    assert (frame["title"], frame["height"]) == ('How "many" <b>were</b> late?', str(height(collation)))


def test_record_is_oembed(data: Path) -> None:
    """The record is of the type rich, with the size and the code of the card."""
    collation = collate(own.read(data), "delegates-late")
    record = json.loads(oembed(collation, edition()))
    assert (record["version"], record["type"], record["title"]) == ("1.0", "rich", "How many were late?")
    assert (record["html"], record["height"]) == (code(collation, edition()), height(collation))
    assert record["provider_url"] == ADDRESS
