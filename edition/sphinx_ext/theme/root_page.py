"""The page at the root of the book, which leads to its first chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.lint.csp import policy

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: the way to the first chapter: else one is written without a doctype, a title and a language
_INDEX = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title><link rel="icon" href="_static/icon.svg">
<meta http-equiv="refresh" content="0; url={address}"><link rel="canonical" href="{address}"></head>
<body><p><a href="{address}">{title}</a></p></body></html>
"""


def write_index(app: Sphinx, error: Exception | None) -> None:
    """Write the page that leads to the first chapter, unless the book has an index of its own."""
    if error or app.builder.format != "html" or app.config.root_doc == "index":
        return
    address = app.builder.get_relative_uri("index", app.config.root_doc)
    page = _INDEX.format(
        title=escape(app.config.html_title),
        address=escape(address),
        policy=policy(context_of(app).options.policy),
    )
    (app.outdir / "index.html").write_text(page, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register; where an index stands already, Jupyter Book writes none."""
    app.connect("build-finished", write_index, priority=100)
