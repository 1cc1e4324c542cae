"""The contents of a chapter that is a long list: the apparatus, the names, the bibliography, a glossary."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.markup.bar import Line, bar
from edition.sphinx_ext.markup.registers import KINDS, REGISTERS, register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from edition.sphinx_ext.context import Context


class AddContents(SphinxPostTransform):
    """Put a bar with the contents above the first such list of a chapter, unless the chapter has a bar."""

    default_priority = 210  # after the bibliography has been drawn
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  # Sphinx's signature
        """Look for the list."""
        if any(self.document.findall(bar)):
            return
        context = context_of(self.env)
        for node in self.document.findall(nodes.Element):
            if lines := _lines(context, self.document, node):
                node.parent.insert(node.parent.index(node), bar(lines=lines))
                return


def _lines(context: Context, document: nodes.document, node: nodes.Element) -> list[Line]:
    """Return the contents of a list, or nothing where the node is none of those that have contents."""
    if isinstance(node, register) and node["name"] == "apparatus":
        topics = REGISTERS["apparatus"](context)["topics"]
        return [Line({f"topic-{topic}": context.tables.topic[topic].label}) for topic in topics]
    if isinstance(node, register) and node["name"] == "names":
        kinds = REGISTERS["names"](context)["kinds"]
        return [
            Line({f"names-{kind}": KINDS[kind]} | letters((rows[0].name_id, rows[0].canonical) for rows in bearers))
            for kind, bearers in kinds.items()
        ]
    if isinstance(node, nodes.citation):
        works = document.findall(nodes.citation)
        return [Line(letters((work["ids"][0], work[0].astext()) for work in works))]
    if isinstance(node, addnodes.glossary):
        return [Line(letters((term["ids"][0], term.astext()) for term in document.findall(nodes.term) if term["ids"]))]
    return []


def letters(entries: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return, of entries with id and name in their order, the id of the first for each initial, and the initial.

    What begins with no letter stands under #.
    """
    found: dict[str, str] = {}
    for name_id, name in entries:
        first = unicodedata.normalize("NFD", name)[:1].upper()
        initial = first if first.isalpha() else "#"
        found.setdefault(initial, name_id)
    return {name_id: initial for initial, name_id in found.items()}


def setup(app: Sphinx) -> None:
    """Register the search for lists."""
    app.add_post_transform(AddContents)
