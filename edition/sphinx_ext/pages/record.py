"""A page of the book as something that is cited: its title, what it is about, and the record of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes

from edition.citation.records import Cited
from edition.collation import collate
from edition.sphinx_ext.domain import tables_of
from edition.sphinx_ext.freshness import used_by
from edition.sphinx_ext.markup.regest import commentary, regest
from edition.sphinx_ext.pages.build_info import imprint_of
from edition.sphinx_ext.theme.outputs import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LONGEST = 200  #: characters of a description, as search engines show it
ENOUGH = 60  #: characters that a paragraph must have to describe a chapter


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPage:
    """A chapter, or the page of a fact."""

    docname: str  #: ``chapters/bblv``
    title: str
    description: str  #: one or two sentences, without markup
    fact_id: str  #: empty for a chapter
    shows: frozenset[tuple[str, str]]  #: kind and name of what it shows: facts, paragraphs, notes, tables of which all
    cited: Cited

    @property
    def path(self) -> str:
        """The page's file in the book."""
        return self.cited.path


def page_of(app: Sphinx, docname: str, context: dict[str, Any], doctree: nodes.document | None) -> CitedPage | None:
    """Return the page that Sphinx is about to write, or None for an index or the search page."""
    fact = context.get("fact")
    if fact:
        title, description = fact.question, _of_fact(app.env, fact.fact_id)
        shows = {("fact", fact.fact_id)}
    elif doctree is not None:
        title, description = app.env.titles[docname].astext(), _of_chapter(app.env, doctree)
        shows = used_by(app.env, docname) | set(shown(doctree))
    else:
        return None
    cited = Cited(edition=imprint_of(app).edition, path=f"{docname}.html", title=title)
    fact_id = fact.fact_id if fact else ""
    return CitedPage(
        docname=docname,
        title=title,
        description=description,
        fact_id=fact_id,
        shows=frozenset(shows),
        cited=cited,
    )


def _of_fact(env: BuildEnvironment, fact_id: str) -> str:
    collation = collate(tables_of(env), fact_id)
    said = "; ".join(f"{one.reading.locator}: {one.said}" for one in collation.comparisons)
    return shortened(f"{collation.fact.question} Reference: {collation.reference}. {said}.")


def _of_chapter(env: BuildEnvironment, doctree: nodes.document) -> str:
    """Return what the author says in the front matter, or the first paragraph of the chapter's own text."""
    for meta in doctree.findall(nodes.meta):
        if meta.get("name") == "description":
            return shortened(meta["content"])
    for paragraph in doctree.findall(nodes.paragraph):
        if _inside(paragraph, (regest, commentary, nodes.Admonition, nodes.table)):
            continue
        text = plain_text(paragraph)
        if len(text) >= ENOUGH:
            return shortened(text)
    return shortened(imprint_of(env.app).edition.abstract)


def _inside(node: nodes.Node, kinds: tuple[type, ...]) -> bool:
    above: nodes.Node | None = node.parent
    while above is not None and not isinstance(above, kinds):
        above = above.parent
    return above is not None


def plain_text(node: nodes.Node) -> str:
    """Return the text of a node as a reader sees it, the values of facts included."""
    return " ".join("".join(_texts(node)).split())


def _texts(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield str(node)
    elif not isinstance(node, (nodes.raw, nodes.Invisible)):
        for child in node.children:
            yield from _texts(child)
        if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline):
            yield " "


def shortened(text: str) -> str:
    """Return a text cut at a word so that it is no longer than `LONGEST`."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(",;:.–") + " …"
