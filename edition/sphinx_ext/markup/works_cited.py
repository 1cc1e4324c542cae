"""The works that a chapter cites, listed at its end: whoever reads it on paper has no link to the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup
from pybtex.backends.html import Backend
from pybtex.database import Entry
from sphinx.transforms.post_transforms import SphinxPostTransform

from edition.bibliography import short
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import link
from edition.sphinx_ext.markup.bibliography_style import EditionStyle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

LEFT_TO_BIBLIOGRAPHY = {"note", "keywords", "urldate"}  #: what the list of a chapter does not repeat


class works(nodes.General, nodes.Element):  # noqa: N801  # docutils names its nodes so
    """The works that a chapter cites; `keys` are theirs, each once."""


class ListWorks(SphinxPostTransform):
    """Put the list at the end of every chapter that cites something; the bibliography needs none."""

    default_priority = 220  # after the bibliography has been drawn
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  # Sphinx's signature
        """Ask the extension for bibliographies what the chapter cites."""
        references = self.env.get_domain("cite").citation_refs  # type: ignore[attr-defined]  # it publishes no types
        here = [target.key for one in references if one.docname == self.env.docname for target in one.targets]
        known = {one.key for one in context_of(self.env).tables.references}
        if (keys := sorted(known.intersection(here))) and not any(self.document.findall(nodes.citation)):
            self.document += works(keys=keys)


def visit_works(writer: HTML5Translator, node: works) -> None:
    """Draw the list, in the order of the short citations that the text has."""
    builder, here = writer.builder, writer.builder.current_docname
    entries = builder.env.get_domain("cite").bibdata.data.entries  # type: ignore[attr-defined]  # the same
    references = context_of(builder.env).tables.references
    written = _written(entries[key] for key in node["keys"])
    listed = sorted(
        ((short(references, key), link(builder, here, "work", key), written[key]) for key in node["keys"]),
        key=lambda one: one[0].casefold(),
    )
    writer.body.append(fill("works-cited", works=listed))
    raise nodes.SkipNode


def _written(entries: Iterable[Entry]) -> dict[str, Markup]:
    """Return key -> work as the bibliography has it, without what the edition says of it."""
    plain = []
    for entry in entries:
        kept = [(name, value) for name, value in entry.fields.items() if name not in LEFT_TO_BIBLIOGRAPHY]
        plain.append(Entry(entry.type, fields=kept, persons=entry.persons))
        plain[-1].key = entry.key
    formatted = EditionStyle().format_entries(plain)  # one style for all: it looks for its parts among all packages
    return {one.key: Markup(one.text.render(Backend())) for one in formatted}  # noqa: S704  # the backend escapes


def setup(app: Sphinx) -> None:
    """Register node and list."""
    app.add_node(works, html=(visit_works, None))
    app.add_post_transform(ListWorks)
