"""The record of the page that Sphinx is about to write: built once, from its document or from its fact."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from docutils import nodes

from edition.addresses import html
from edition.citation.records import Cited
from edition.render.record import PageRecord, described, valued
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.markup.regest import commentary, regest
from edition.sphinx_ext.pages.outputs import unsaid
from edition.sphinx_ext.plain_text import plain_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from edition.sphinx_ext.context import Context

ENOUGH = 60  #: characters that a paragraph must have to describe a chapter


def record_of(app: Sphinx, docname: str, context: dict[str, Any], doctree: nodes.document | None) -> PageRecord | None:
    """Return the record of a page, or None for an index or the search page."""
    known = context_of(app)
    if fact := context.get("fact"):
        collation = known.collation(fact.fact_id)
        title, abstract, values = fact.question, described(collation), valued(collation)
        shows = {("fact", fact.fact_id)}
    elif doctree is not None:
        title, abstract, values = app.env.titles[docname].astext(), _of_chapter(known, doctree), ()
        marked = (node.get("shows", ()) for node in doctree.findall(nodes.Element))
        shows = {*chain.from_iterable(marked), *unsaid(doctree)}
    else:
        return None
    return PageRecord(
        docname=docname,
        title=title,
        abstract=abstract,
        fact_id=fact.fact_id if fact else "",
        shows=frozenset(shows),
        cited=_cited(known, docname, title, abstract),
        values=values,
    )


def _cited(context: Context, docname: str, title: str, abstract: str) -> Cited:
    """Return what is cited of a page: at the book's own address the edition as a whole, elsewhere a part of it."""
    whole = Cited(edition=context.build.edition)
    return whole if docname == "index" else replace(whole, path=html(docname), title=title, summary=abstract)


def _of_chapter(context: Context, doctree: nodes.document) -> str:
    """Return what the author says in the front matter, or the first paragraph of the chapter's own text."""
    for meta in doctree.findall(nodes.meta):
        if meta.get("name") == "description":
            return str(meta["content"])
    for paragraph in doctree.findall(nodes.paragraph):
        if _inside(paragraph, (regest, commentary, nodes.Admonition, nodes.table)):
            continue
        text = plain_text(context, paragraph)
        if len(text) >= ENOUGH:
            return text
    return context.build.edition.abstract


def _inside(node: nodes.Node, kinds: tuple[type, ...]) -> bool:
    above: nodes.Node | None = node.parent
    while above is not None and not isinstance(above, kinds):
        above = above.parent
    return above is not None
