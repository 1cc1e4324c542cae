"""One page for each fact, at a permanent address: the question, the reference, and every reading."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from edition.checks import citations
from edition.collation import collate_all
from edition.dependence import witnesses
from edition.render.templating import fill
from edition.sphinx_ext.domain import link, named, tables_of
from edition.sphinx_ext.keeping import kept
from edition.widgets.deviation import spoken, spoken_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from edition.collation import Collation

APPARATUS = "chapters/apparatus"


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, context and template of every fact's page."""
    collations = collate_all(tables_of(app.env))
    for collation in collations:
        pagename = f"facts/{collation.fact.fact_id}"
        context = _context(app.builder, pagename, collation)
        if not kept(app, collation.fact.fact_id, _digest(collation, context["body"])):
            yield pagename, context, "page.html"


def _digest(collation: Collation, body: str) -> str:
    """Return a checksum of all that the page of a fact shows and hands out."""
    rows = (collation.fact, [one.reading for one in collation.comparisons], collation.silent)
    return hashlib.sha256(f"{rows!r}{body}".encode()).hexdigest()[:16]


def _context(builder: Builder, here: str, collation: Collation) -> dict[str, Any]:
    fact = collation.fact
    body = fill(
        "fact",
        collation=collation,
        fact=fact,
        citations=citations(fact.reference_cite),
        tables=tables_of(builder.env),
        computed=fact.computed_from.split(" "),
        apparatus=builder.get_relative_uri(here, APPARATUS),
        address=lambda kind, name: link(builder, here, kind, name),
        deviation=lambda one: spoken(fact.kind, fact.unit, one.deviation),
        percent=lambda one: spoken_percent(one.percent),
        witnesses=witnesses,
        named=lambda name: named(builder.env, name),
    )
    return {"title": escape(fact.question), "body": body, "fact": fact}


def setup(app: Sphinx) -> None:
    """Add the pages after the chapters."""
    app.connect("html-collect-pages", collect)
