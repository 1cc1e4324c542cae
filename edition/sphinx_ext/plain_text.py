"""The text of a document as a reader sees it, the values of facts included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from edition.sphinx_ext.markup.value_roles import value, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.sphinx_ext.context import Context


def plain_text(context: Context, node: nodes.Node) -> str:
    """Return the text of a node on one line."""
    return " ".join("".join(_texts(context, node)).split())


def _texts(context: Context, node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield str(node)
    elif isinstance(node, value) and not node.children:  # not resolved yet
        yield value_text(context, node)
    elif not isinstance(node, (nodes.raw, nodes.Invisible)):
        for child in node.children:
            yield from _texts(context, child)
        if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline):
            yield " "
