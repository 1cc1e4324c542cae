"""What stands beside a paragraph: its facts, its marks, and the commentary that follows it in the chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import link
from edition.sphinx_ext.markup.regest import commentary, regest
from edition.sphinx_ext.markup.sections import said_in, section_regest
from edition.values import format_hedged, format_value

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from edition.sphinx_ext.context import Context


class content(nodes.General, nodes.Element):  # noqa: N801  # docutils names its nodes so
    """What a paragraph says, in the edition's words."""


class margin(nodes.General, nodes.Element):  # noqa: N801  # the same
    """What the edition has on the paragraph `locator`; its children are commentary."""


class SetBeside(SphinxPostTransform):
    """Give each paragraph a content and a margin; the commentary on it goes into the margin."""

    default_priority = 9  # after the values have their words, and the plain builders their nodes
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  # Sphinx's signature
        """Divide every paragraph, and every section of a witness."""
        for node in list(self.document.findall(lambda one: isinstance(one, (regest, section_regest)))):
            assert isinstance(node, nodes.Element)  # noqa: S101  # for mypy
            beside = margin(locator=node["locator"])
            around, next_to = node.parent, node.parent.index(node) + 1
            while len(around) > next_to and _is_on(around[next_to], node):
                beside += around.pop(next_to)
            words = content("", *node.children)
            node.children = []
            node += [words, beside]


def _is_on(said: nodes.Node, node: nodes.Element) -> bool:
    return isinstance(said, commentary) and said["locator"] == node["locator"]


def visit_content(writer: HTML5Translator, _node: content) -> None:
    """Open the paragraph's own words."""
    writer.body.append('<div class="ed-regest">\n')


def depart_content(writer: HTML5Translator, _node: content) -> None:
    """Close them."""
    writer.body.append("</div>\n")


def visit_margin(writer: HTML5Translator, node: margin) -> None:
    """Open the margin with facts and marks, or with what a witness says to facts and the notes on the hall."""
    builder, here = writer.builder, writer.builder.current_docname
    known = context_of(builder.env)
    drawn = _of_section if node["locator"] in known.tables.section else _of_paragraph

    def address(kind: str, name: str) -> str:
        return link(builder, here, kind, name)

    writer.body.append(fill("margin-open", address=address, **drawn(known, node["locator"])))


def depart_margin(writer: HTML5Translator, _node: margin) -> None:
    """Close the margin, after the commentary."""
    writer.body.append("</div>\n")


def _of_paragraph(context: Context, locator: str) -> dict[str, Any]:
    tables = context.tables
    rows = [
        {
            "reading": reading,
            "fact": (fact := tables.fact[reading.fact_id]),
            "value": format_hedged(format_value(fact.kind, fact.unit, reading.value), reading.qualifier),
            "reference": context.collation(reading.fact_id).reference,
            "original": tables.original.get((reading.fact_id, reading.locator)),
        }
        for reading in tables.readings_at.get(locator, [])
    ]
    notes = [
        {"note": note, "technique": tables.technique[note.technique], "direction": tables.direction[note.direction]}
        for note in tables.bias_at.get(locator, [])
    ]
    language = tables.source[locator.partition(".")[0]].language
    return {"rows": rows, "notes": notes, "language": language, "reactions": []}


def _of_section(context: Context, name: str) -> dict[str, Any]:
    tables = context.tables
    rows = [
        {
            "reading": None,
            "fact": (fact := tables.fact[one.fact_id]),
            "value": format_value(fact.kind, fact.unit, one.value) if one.value else one.wording,
            "wording": one.wording,
            "readings": [other.reading for other in context.collation(one.fact_id).comparisons],
        }
        for one in said_in(tables, name)
    ]
    return {"rows": rows, "notes": [], "language": "", "reactions": tables.reactions_at.get(name, [])}


def setup(app: Sphinx) -> None:
    """Register the nodes and the division."""
    app.add_node(content, html=(visit_content, depart_content))
    app.add_node(margin, html=(visit_margin, depart_margin))
    app.add_post_transform(SetBeside)
