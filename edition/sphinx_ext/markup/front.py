"""What the first page is made of: the accounts as cards, and a box to search from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from edition.dependence import witnesses
from edition.render.language_names import language_name
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import link, named
from edition.values import format_value

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class source_cards(nodes.General, nodes.Element):  # noqa: N801  # docutils names its nodes so
    """A card for each account."""


class search_box(nodes.General, nodes.Element):  # noqa: N801  # the same
    """A form that leads to the search page with what is typed."""


class SourceCards(SphinxDirective):
    """``{source-cards}``: each account with its date, country, language and thesis, and what it copies."""

    def run(self) -> list[Node]:
        """Say which rows the page shows."""
        return [source_cards(shows=[("source", one.siglum) for one in context_of(self.env).tables.sources])]


class SearchBox(SphinxDirective):
    """``{search-box}``: a field for a question, answered by the search page."""

    def run(self) -> list[Node]:
        """Leave the address to the writer."""
        return [search_box()]


def visit_source_cards(writer: HTML5Translator, _node: source_cards) -> None:
    """Draw the cards in the order of the sources."""
    builder, here = writer.builder, writer.builder.current_docname
    writer.body.append(
        fill(
            "source-cards",
            sources=context_of(builder.env).tables.sources,
            published=lambda one: format_value("date", "", one.published),
            language=language_name,
            witnesses=lambda one: witnesses(one.derives_from),
            address=lambda kind, name: link(builder, here, kind, name),
            named=lambda name: named(builder.env, name),
        )
    )
    raise nodes.SkipNode


def visit_search_box(writer: HTML5Translator, _node: search_box) -> None:
    """Draw the form."""
    builder = writer.builder
    action = builder.get_relative_uri(builder.current_docname, "search")  # Sphinx's own name for it
    writer.body.append(fill("search-box", action=action))
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register directives and nodes."""
    app.add_directive_to_domain("edition", "source-cards", SourceCards)
    app.add_directive_to_domain("edition", "search-box", SearchBox)
    app.add_node(source_cards, html=(visit_source_cards, None))
    app.add_node(search_box, html=(visit_search_box, None))
