"""One page for each fact, at a permanent address: the question, the reference, and every reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import escape

from edition.checks import citations
from edition.dependence import witnesses
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import link, named
from edition.values import shown
from edition.widgets.deviation import spoken, spoken_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from edition.collation import Collation
    from edition.tables import Tables

APPARATUS = "chapters/apparatus"


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, context and template of every fact's page."""
    for collation in context_of(app).collations:
        pagename = f"facts/{collation.fact.fact_id}"
        yield pagename, _context(app.builder, pagename, collation), "page.html"


def _context(builder: Builder, here: str, collation: Collation) -> dict[str, Any]:
    fact, tables = collation.fact, context_of(builder.env).tables
    body = fill(
        "fact",
        collation=collation,
        fact=fact,
        ground=tables.ground.get(fact.fact_id),
        host=lambda address: urlsplit(address).hostname,
        citations=citations(fact.reference_cite),
        tables=tables,
        computed=fact.computed_from.split(" "),
        apparatus=builder.get_relative_uri(here, APPARATUS),
        address=lambda kind, name: link(builder, here, kind, name),
        deviation=lambda one: spoken(fact.kind, fact.unit, one.deviation),
        percent=lambda one: spoken_percent(one.percent),
        witnesses=witnesses,
        named=lambda name: named(builder.env, name),
        **_witnessed(tables, collation),
    )
    return {"title": escape(fact.question), "body": body, "fact": fact}


#: the witnesses that have a heading of their own on the page of a fact, in the order of reading
VOICES = {"speech": "What the speech says", "commission": "What the commission reported"}


def _witnessed(tables: Tables, collation: Collation) -> dict[str, Any]:
    """Return what the witnesses say to a fact, the rivals of its reference, and which accounts are silent on it."""
    fact = collation.fact
    said = {one.witness: one for one in tables.attestations_of.get(fact.fact_id, [])}
    extracts = [siglum for siglum in collation.silent if tables.source[siglum].extract_of]
    return {
        "voices": VOICES,
        "attestations": said,
        "others": [one for name, one in said.items() if name not in VOICES],
        "rivals": tables.rivals_of.get(fact.fact_id, []),
        "value": lambda one: shown(fact.kind, fact.unit, one.value) if one.value else one.wording,
        "cited": citations,
        "extracts": extracts,
        "silent": [siglum for siglum in collation.silent if siglum not in extracts],
    }


def setup(app: Sphinx) -> None:
    """Add the pages after the chapters."""
    app.connect("html-collect-pages", collect)
