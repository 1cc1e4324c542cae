"""What the chapters need to be read at all, as an extension for the stock book: its content, none of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.sphinx_ext import CONTENT
from edition.sphinx_ext.lint import empty_sections
from edition.sphinx_ext.markup import plain_nodes
from edition.sphinx_ext.pages import facts

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register directives, roles, registers and the facts' pages; theme, widgets and search stay as they come."""
    for part in (*CONTENT, plain_nodes, empty_sections, facts):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
