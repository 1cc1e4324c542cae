"""Refuse a heading with nothing beneath it: a promise to the reader that nobody has kept yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from edition.sphinx_ext.warning_types import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def every_section(app: Sphinx, document: nodes.document) -> None:
    """Warn, and so fail a strict build, where a section has a title alone."""
    for section in document.findall(nodes.section):
        if all(isinstance(part, nodes.title) for part in section):
            app.env.note_reread()
            message = "found nothing under “%s”, expected text"
            warn("empty-section", message, section.astext(), location=section)


def setup(app: Sphinx) -> None:
    """Look at each chapter when it is read."""
    app.connect("doctree-read", every_section)
