"""A fact on the pages of others: a small page that may be framed, the code that frames it, and its oEmbed record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import escape

from edition.addresses import card, page, reach
from edition.export.cells import json_text
from edition.render.printable import GRADES, NOTHING
from edition.render.templating import fill

if TYPE_CHECKING:
    from edition.citation.cff import Edition
    from edition.collation import Collation

WIDTH = 480  #: CSS pixels that a card asks for; it takes fewer
_HEAD, _LINE = 210, 34  #: the same in height: what every card has, and a line for each reading
_TALLEST = 560

#: nothing but its own style sheet: no script, no picture, no form
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"


def height(collation: Collation) -> int:
    """Return how high a frame must be, in CSS pixels, to show a card without scrolling, within reason."""
    return min(_HEAD + _LINE * len(collation.comparisons), _TALLEST)


def drawn(collation: Collation, edition: Edition) -> str:
    """Return the page that others frame: the question, the answer, what each account says, and where it is from."""
    fact = collation.fact
    here = card(fact.fact_id, "html")
    return fill(
        "card",
        collation=collation,
        fact=fact,
        edition=edition,
        policy=POLICY,
        grade=GRADES[fact.confidence] if fact.reference else NOTHING,
        address=lambda kind, name: reach(page(kind, name), base=edition.address, here=here),
        at=lambda path: reach(path, base="", here=here),
        oembed=edition.address + card(fact.fact_id, "json") if edition.address else "",
    )


def code(collation: Collation, edition: Edition) -> str:
    """Return the element that frames a card, for a book whose address is known."""
    return (
        f'<iframe src="{escape(edition.address + card(collation.fact.fact_id, "html"))}" '
        f'title="{escape(collation.fact.question)}" width="{WIDTH}" height="{height(collation)}" '
        'loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )


def oembed(collation: Collation, edition: Edition) -> str:
    """Return the record by which other programs embed a card: https://oembed.com."""
    record: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": collation.fact.question,
        "author_name": "; ".join(one.shown for one in edition.authors),
        "provider_name": edition.title,
        "provider_url": edition.address,
        "width": WIDTH,
        "height": height(collation),
        "html": code(collation, edition),
    }
    return json_text(record)
