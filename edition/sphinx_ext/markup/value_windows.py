"""What every source says to a fact whose value a page prints: one window a fact and page, opened by each value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import link

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class windows(nodes.General, nodes.Element):  # noqa: N801  # docutils names its nodes so
    """The windows of a page; `facts` are the ids of the facts, each once."""


def visit_windows(writer: HTML5Translator, node: windows) -> None:
    """Draw the windows, closed; a browser opens them without a script."""
    builder, here = writer.builder, writer.builder.current_docname
    known = context_of(builder.env)
    writer.body.append(
        fill(
            "value-windows",
            collations=[known.collation(fact_id) for fact_id in node["facts"]],
            address=lambda kind, name: link(builder, here, kind, name),
        )
    )
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node."""
    app.add_node(windows, html=(visit_windows, None))
