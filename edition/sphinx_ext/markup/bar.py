"""The bar that stays on top of a chapter: an index of its paragraphs, and the layers that a reader switches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from edition.episodes import locators
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.markup.beside import margin
from edition.sphinx_ext.markup.regest import regest
from edition.sphinx_ext.markup.sections import section_regest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from edition.tables import Tables

#: layer -> what it is called, and whether it is on at first
LAYERS = {
    "regest": ("what the source says", True),
    "figures": ("facts", True),
    "marks": ("bias marks", True),
    "commentary": ("commentary", True),
    "wrong": ("only what is wrong or disputed", False),
}
#: the same for a witness that is read whole
OF_SECTIONS = {
    "regest": ("what the speech says", True),
    "figures": ("facts", True),
    "reactions": ("the hall", True),
    "commentary": ("commentary", True),
}


class bar(nodes.General, nodes.Element):  # noqa: N801  # docutils names its nodes so
    """The bar of a chapter; `lines` are those of its index, where they do not follow from its paragraphs."""


class Layers(SphinxDirective):
    """``{layers}``: the bar with an index of the paragraphs that follow, and the switches of the layers."""

    def run(self) -> list[Node]:
        """Leave the index to the writer, who has the whole chapter."""
        return [bar()]


class Line(NamedTuple):
    """A line of an index: links, as id -> words, and what they lead to."""

    links: dict[str, str]
    about: str = ""


def index(tables: Tables, paragraphs: dict[str, str]) -> Iterator[Line]:
    """Yield the lines of the index of paragraphs, which are given with their kinds, in their order.

    A line begins where a passage of a scene does; what belongs to none is called by its kind.
    """
    passages = [(locators(tables, one), one.label) for one in tables.passages]
    within = {place for held, _ in passages for place in held}
    line = Line({})
    for place, kind in paragraphs.items():
        begun = [label for held, label in passages if held[0] == place]
        about = "; ".join(begun) or ("" if place in within else _KINDS.get(kind, ""))
        if line.links and (begun or about not in {"", line.about}):
            yield line
            line = Line({})
        line = Line(line.links | {place: place.rpartition(".")[2] if line.links else place}, about or line.about)
    if line.links:
        yield line


_KINDS = {"furniture": "page furniture", "heading": "heading", "unwritten": "not yet written"}


def visit_bar(writer: HTML5Translator, node: bar) -> None:
    """Draw the bar."""
    tables = context_of(writer.builder.env).tables
    if "lines" in node:
        writer.body.append(fill("bar", of="Contents", lines=node["lines"], layers={}))
        raise nodes.SkipNode
    sections = [tables.section[one["section"]] for one in writer.document.findall(section_regest)]
    if sections:
        lines, layers = [Line({one.section: one.section}, one.title) for one in sections], OF_SECTIONS
    else:
        kinds = {one["locator"]: one["kind"] for one in writer.document.findall(regest)}
        lines, layers = list(index(tables, kinds)), LAYERS
    writer.body.append(fill("bar", of="Paragraphs", lines=lines, layers=layers))
    raise nodes.SkipNode


def equip(app: Sphinx, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page with a bar the script that remembers its layers and knows where the reader is.

    The page itself says whether it has a bar and a margin: a style sheet that asked would slow every element down.
    """
    kinds: dict[str, type[nodes.Element]] = {"bar": bar, "margin": margin}
    has = [name for name, kind in kinds.items() if doctree and any(doctree.findall(kind))]
    context["page_has"] = "".join(f" ed-has-{name}" for name in has)
    if "bar" in has:
        app.add_js_file("edition/bar.js", defer="defer")


def setup(app: Sphinx) -> None:
    """Register directive and node."""
    app.add_directive_to_domain("edition", "layers", Layers)
    app.add_node(bar, html=(visit_bar, None))
