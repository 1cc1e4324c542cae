"""One page for each fact, at a permanent address: the question, the reference, and every reading."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import escape
from sphinx.environment.adapters.toctree import global_toctree_for_doc

from edition.addresses import docname, html
from edition.checks import citations
from edition.dependence import witnesses
from edition.fidelity import fidelity_of
from edition.render.legend import legend
from edition.render.printable import printable
from edition.render.templating import fill
from edition.sphinx_ext.config import DEFAULTS, PREFIX
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import chapter, link, named
from edition.sphinx_ext.pages.continuation import Continuation
from edition.sphinx_ext.parallel import side_by_side
from edition.sphinx_ext.warning_types import warn
from edition.values import format_value
from edition.widgets.deviation import format_deviation, format_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from edition.collation import Collation
    from edition.sphinx_ext.context import Context


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write every fact's page, some hundred side by side; nothing is left for Sphinx to write one after the other."""
    continuation = Continuation(app.builder)
    side_by_side(app, partial(_write, app, continuation), context_of(app).collations)
    return iter(())


def _write(app: Sphinx, continuation: Continuation, collations: Sequence[Collation]) -> None:
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]  # no other asks for pages

    @cache
    def toctree(*, includehidden: bool = False, **settings: Any) -> str:  # noqa: ANN401  # what a theme gives to Sphinx's own
        first = docname("fact", collations[0].fact.fact_id)
        tree = global_toctree_for_doc(app.env, first, builder, includehidden=includehidden, **settings)
        return str(builder.render_partial(tree)["fragment"])

    for collation in collations:
        pagename = docname("fact", collation.fact.fact_id)
        own = _context(builder, pagename, collation, continuation)
        builder.handle_page(pagename, own | {"toctree": toctree})  # one for all: none of them stands in it


def _context(builder: Builder, here: str, collation: Collation, continuation: Continuation) -> dict[str, Any]:
    known = context_of(builder.env)
    fact, tables = collation.fact, known.tables
    body = fill(
        "fact",
        collation=collation,
        fact=fact,
        ground=tables.ground.get(fact.fact_id),
        host=lambda address: urlsplit(address).hostname,
        citations=citations(fact.reference_cite),
        tables=tables,
        permalink=html(fact.fact_id),  # beside itself: Sphinx has no address from a page to itself
        computed=fact.computed_from.split(" "),
        apparatus=chapter(builder, here, f"{known.options.apparatus}#topic-{fact.topic}"),
        address=lambda kind, name: link(builder, here, kind, name),
        deviation=lambda one: format_deviation(fact.kind, fact.unit, one.deviation),
        percent=lambda one: format_percent(one.percent),
        witnesses=witnesses,
        named=lambda name: named(builder.env, name),
        print=printable(tables, collation),
        fidelity=lambda reading: fidelity_of(tables, reading),
        legend=legend(tables, collation),
        principles=chapter(builder, here, known.options.principles),
        voices=known.options.voices,
        **_witnessed(known, collation),
        **continuation.of(fact, here),
    )
    return {"title": escape(fact.question), "body": body, "fact": fact}


def _witnessed(context: Context, collation: Collation) -> dict[str, Any]:
    """Return what the witnesses say to a fact, the rivals of its reference, and which accounts are silent on it."""
    fact, tables = collation.fact, context.tables
    said = {one.witness: one for one in tables.attestations_of.get(fact.fact_id, [])}
    return {
        "attestations": said,
        "others": [one for name, one in said.items() if name not in context.options.voices],
        "rivals": tables.rivals_of.get(fact.fact_id, []),
        "value": lambda one: format_value(fact.kind, fact.unit, one.value) if one.value else one.wording,
        "cited": citations,
    }


def every_voice(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn where the option names a witness that the edition does not have; a default may be without its witness."""
    known = context_of(env)
    for witness in known.options.voices.keys() - DEFAULTS.voices.keys() - known.tables.witness.keys():
        warn("option", "%svoices  found %r, expected a witness of data/witnesses.csv", PREFIX, witness)


def setup(app: Sphinx) -> None:
    """Add the pages after the chapters."""
    app.connect("env-check-consistency", every_voice)
    app.connect("html-collect-pages", collect)
