"""Mend what Sphinx, MyST-NB and the theme write in a way that HTML or the guidelines for accessibility do not allow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.lint.csp import policy

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: pattern, replacement; each with the reason
MENDED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # a heading without a level has no place among the others
        (r'<p class="caption" role="heading">', r'<p class="caption" role="heading" aria-level="2">'),
        # landmarks of one kind need names
        (r'<aside class="sidebar-drawer">', r'<aside class="sidebar-drawer" aria-label="Chapters">'),
        (r'<aside class="toc-drawer([^"]*)">', r'<aside class="toc-drawer\1" aria-label="On this page">'),
        # all that is beside the text, the way back to its top included, belongs to the main part
        (r'<div class="article-container">', r'<div class="article-container" role="main">'),
        (r'<article role="main"', r"<article"),
        # a deprecated role on an element that may not have it, and a list that then has no entries
        (r'(<div class="citation" id="[^"]*") role="doc-biblioentry"', r"\1"),
        (r'<div role="list" class="citation-list">', r'<div class="citation-list">'),
        # what opens by its words is called by them, and not otherwise
        (r'<summary aria-label="Toggle hidden content">', "<summary>"),
        # no paragraph within a summary
        (r'<p (class="(?:collapsed|expanded) admonition-title")>([^<]*)</p>', r"<span \1>\2</span>"),
        # what scrolls sideways on a phone must be in reach of the keyboard
        (r'<div class="(table-wrapper [^"]*)"', r'<div class="\1" role="group" aria-label="Table" tabindex="0"'),
        (r'(<div class="highlight">)<pre>', r'\1<pre tabindex="0">'),
    )
)

#: the theme has one of its own
_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*/>\s*')

#: the way to the first chapter: else one is written without a doctype, a title and a language
_INDEX = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title><link rel="icon" href="_static/icon.svg">
<meta http-equiv="refresh" content="0; url={address}"><link rel="canonical" href="{address}"></head>
<body><p><a href="{address}">{title}</a></p></body></html>
"""


def mended(markup: str) -> str:
    """Return a page's body with its faults mended."""
    for pattern, replacement in MENDED:
        markup = pattern.sub(replacement, markup)
    return markup


def mend(context: dict[str, Any]) -> None:
    """Say the size of the page once, and give the templates `mended` for the body."""
    context["metatags"] = _VIEWPORT.sub("", context.get("metatags", ""))
    context["mended"] = mended


def write_index(app: Sphinx, error: Exception | None) -> None:
    """Write the page that leads to the first chapter, unless the book has an index of its own."""
    if error or app.builder.format != "html" or app.config.root_doc == "index":
        return
    address = app.builder.get_relative_uri("index", app.config.root_doc)
    page = _INDEX.format(
        title=escape(app.config.html_title),
        address=escape(address),
        policy=policy("index", context_of(app).options.policy),
    )
    (app.outdir / "index.html").write_text(page, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register; where an index stands already, Jupyter Book writes none."""
    app.connect("build-finished", write_index, priority=100)
