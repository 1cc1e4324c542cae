"""The edition's nodes in the nodes of docutils, for builders that do not write HTML: text, LaTeX and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.markup.bar import bar
from edition.sphinx_ext.markup.front import search_box, source_cards
from edition.sphinx_ext.markup.regest import commentary, regest, source_card
from edition.sphinx_ext.markup.registers import register
from edition.sphinx_ext.markup.widget_node import chart, widget
from edition.values import format_hedged, format_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from edition.model import Source
    from edition.tables import Tables


class PlainNodes(SphinxPostTransform):
    """Say in words what HTML pages draw; a register, which is a table of the data, is named."""

    default_priority = 8  # after the values have their words

    def run(self, **_: Any) -> None:  # noqa: ANN401  # Sphinx's signature
        """Replace every node that only HTML can draw."""
        if self.app.builder.format == "html":
            return
        tables = context_of(self.env).tables
        for node in list(self.document.findall(regest)):
            facts = [_item(line) for line in _facts(tables, node["locator"])]
            head = nodes.paragraph("", "", nodes.strong("", node["locator"]))
            node.replace_self([head, *node.children, *([nodes.bullet_list("", *facts)] if facts else [])])
        for said in list(self.document.findall(commentary)):
            said.replace_self([nodes.paragraph("", "", nodes.emphasis("", "Commentary")), *said.children])
        for card in list(self.document.findall(source_card)):
            rows = [_item(line) for line in _card(tables.source[card["siglum"]])]
            card.replace_self(nodes.bullet_list("", *rows))
        for cards in list(self.document.findall(source_cards)):
            rows = [_item(f"{one.siglum}: {one.title}. {one.thesis}") for one in tables.sources]
            cards.replace_self(nodes.bullet_list("", *rows))
        for control in list(self.document.findall(lambda node: isinstance(node, (search_box, bar)))):
            control.parent.remove(control)
        for one in list(self.document.findall(register)):
            one.replace_self(nodes.paragraph("", f"The register “{one['name']}” is made from the tables in data/."))
        for drawing in list(self.document.findall(chart)):
            drawing.replace_self(nodes.paragraph("", drawing["picture"]["alt"]))
        for view in list(self.document.findall(widget)):
            view.replace_self(nodes.paragraph("", f"The comparison “{view['name']}” is made from the tables in data/."))


def _item(text: str) -> nodes.list_item:
    return nodes.list_item("", nodes.paragraph("", text))


def _facts(tables: Tables, locator: str) -> Iterator[str]:
    """Yield what a paragraph says to each fact, with the verdict, then its bias marks."""
    for reading in tables.readings_at.get(locator, []):
        fact = tables.fact[reading.fact_id]
        value = format_hedged(format_value(fact.kind, fact.unit, reading.value), reading.qualifier)
        yield f"{fact.question} {value}: {reading.verdict}."
    for note in tables.bias_at.get(locator, []):
        yield f"“{note.quotation}”: {tables.technique[note.technique].label}. Neutral: {note.neutral}"


def _card(source: Source) -> Iterator[str]:
    yield f"{source.siglum}: {source.title}"
    yield f"Publisher: {source.publisher or 'not known'}"
    yield f"Author: {source.author or 'unsigned'}"
    yield f"Published: {format_value('date', '', source.published) if source.published else 'not known'}"
    yield f"Provenance: {source.provenance}"


def setup(app: Sphinx) -> None:
    """Register the replacement."""
    app.add_post_transform(PlainNodes)
