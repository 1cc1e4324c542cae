"""One page for each fact, at a permanent address: the question, the reference, and every reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import escape

from edition.checks import citations
from edition.dependence import witnesses
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import link, named
from edition.widgets.collated import topic_label
from edition.widgets.deviation import spoken, spoken_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from edition.collation import Collation

APPARATUS = "chapters/apparatus"


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, context and template of every fact's page."""
    for collation in context_of(app).collations:
        pagename = f"facts/{collation.fact.fact_id}"
        yield pagename, _context(app.builder, pagename, collation), "page.html"


def _context(builder: Builder, here: str, collation: Collation) -> dict[str, Any]:
    fact = collation.fact
    body = fill(
        "fact",
        collation=collation,
        fact=fact,
        citations=citations(fact.reference_cite),
        tables=context_of(builder.env).tables,
        computed=fact.computed_from.split(" "),
        apparatus=builder.get_relative_uri(here, APPARATUS),
        address=lambda kind, name: link(builder, here, kind, name),
        deviation=lambda one: spoken(fact.kind, fact.unit, one.deviation),
        percent=lambda one: spoken_percent(one.percent),
        witnesses=witnesses,
        named=lambda name: named(builder.env, name),
        topic_label=topic_label,
    )
    return {"title": escape(fact.question), "body": body, "fact": fact}


def setup(app: Sphinx) -> None:
    """Add the pages after the chapters."""
    app.connect("html-collect-pages", collect)
