"""What the chapters need to be read at all, as an extension for the stock book: its content, none of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.sphinx_ext import domain
from edition.sphinx_ext.lint import data_check as guard
from edition.sphinx_ext.lint import empty_sections as headings
from edition.sphinx_ext.markup import codebook, regest, registers
from edition.sphinx_ext.markup import value_roles as numbers
from edition.sphinx_ext.markup import xref_roles as links
from edition.sphinx_ext.pages import build_info as imprint
from edition.sphinx_ext.pages import facts as fact_pages

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register directives, roles, registers and the facts' pages; theme, widgets and search stay as they come."""
    for part in (guard, imprint, domain, links, regest, headings, numbers, registers, fact_pages, codebook):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
