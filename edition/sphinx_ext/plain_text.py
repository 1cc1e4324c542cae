"""The text of a document as a reader sees it, the values of facts included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from edition.bibliography import short
from edition.sphinx_ext.markup.value_roles import value, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.sphinx_ext.context import Context


#: what nobody reads as prose: code, markup as it is written, what is not drawn
_NO_PROSE = (nodes.raw, nodes.Invisible, nodes.literal_block)


def plain_text(context: Context, node: nodes.Node) -> str:
    """Return the text of a node on one line."""
    return " ".join("".join(_texts(context, node)).split())


def _texts(context: Context, node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield str(node)
    elif isinstance(node, value) and not node.children:  # not resolved yet
        yield value_text(context, node)
    elif isinstance(node, pending_xref) and node.get("refdomain") == "cite":  # not resolved yet: it has keys
        works = context.tables.references
        yield "; ".join(short(works, key.strip()) for key in node["reftarget"].split(","))
    elif not isinstance(node, _NO_PROSE) and not (isinstance(node, nodes.container) and "nb_element" in node):
        for child in node.children:
            yield from _texts(context, child)
        if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline):
            yield " "
