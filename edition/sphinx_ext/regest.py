"""The directives of a source chapter: the source's card, its paragraphs, and the editors' commentary on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from edition.sphinx_ext.domain import domain_of, link, tables_of
from edition.sphinx_ext.freshness import uses
from edition.sphinx_ext.templating import fill
from edition.values import shown

if TYPE_CHECKING:
    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

KINDS = ("text", "heading", "furniture")


class regest(nodes.General, nodes.Element):  # noqa: N801  # docutils names its nodes so
    """One paragraph of a source in the edition's words; its facts and bias marks are drawn beneath it."""


class commentary(nodes.General, nodes.Element):  # noqa: N801
    """The editors' voice on one paragraph."""


class source_card(nodes.General, nodes.Element):  # noqa: N801
    """What is known of a source, in a table."""


def _paragraph(argument: str) -> str:
    """Check the form of a locator; docutils prints the message with file and line."""
    siglum, point, number = argument.strip().partition(".")
    if not (siglum and point and number.isdigit()):
        message = f"found {argument!r}, expected a locator such as BBLV.19"
        raise ValueError(message)
    return argument.strip()


class LocatedDirective(SphinxDirective):
    """A directive whose argument is the locator of a paragraph that exists."""

    has_content = True
    required_arguments = 1

    def locator(self) -> str:
        """Return the locator, or stop with an error that says which paragraphs there are."""
        try:
            locator = _paragraph(self.arguments[0])
        except ValueError as error:
            raise self.error(str(error)) from None
        siglum, _, number = locator.partition(".")
        source = tables_of(self.env).source.get(siglum)
        if not source:
            raise self.error(f"found {siglum!r}, expected one of {', '.join(tables_of(self.env).source)}")
        if not 1 <= int(number) <= source.paragraphs:
            raise self.error(f"found paragraph {number}, expected 1 to {source.paragraphs} for {siglum}")
        return locator

    def filled(self, node: Element) -> list[Node]:
        """Parse the content into the node."""
        self.assert_has_content()
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class Regest(LocatedDirective):
    """``{regest} BBLV.19``: the content of a paragraph, under its permanent id."""

    option_spec: ClassVar[OptionSpec] = {"kind": lambda value: directives.choice(value, KINDS)}

    def run(self) -> list[Node]:
        """Declare the paragraph and its bias notes as targets."""
        locator = self.locator()
        domain = domain_of(self.env)
        if ("para", locator) in domain.targets and domain.targets["para", locator].docname == self.env.docname:
            raise self.error(f"found {locator} twice, expected one regest for each paragraph")
        domain.declare("para", locator, locator, locator)
        for note in tables_of(self.env).bias_at.get(locator, []):
            domain.declare("bias", note.note_id, note.note_id, f"“{note.quotation}”")
        uses(self.env, "para", locator)
        return self.filled(regest(locator=locator, kind=self.options.get("kind", "text"), ids=[locator]))


class Commentary(LocatedDirective):
    """``{commentary} BBLV.19``: what the editors say of a paragraph."""

    def run(self) -> list[Node]:
        """Keep the editors' voice in a node of its own."""
        return self.filled(commentary(locator=self.locator()))


class SourceCard(SphinxDirective):
    """``{source-card} BBLV``: publisher, date, language, genre, rights and provenance, from the data."""

    required_arguments = 1

    def run(self) -> list[Node]:
        """Refuse an unknown siglum."""
        siglum = self.arguments[0]
        if siglum not in tables_of(self.env).source:
            raise self.error(f"found {siglum!r}, expected one of {', '.join(tables_of(self.env).source)}")
        uses(self.env, "source", siglum)
        return [source_card(siglum=siglum)]


class Layers(SphinxDirective):
    """``{layers}``: switches for what the source says, figures, bias marks and commentary."""

    def run(self) -> list[Node]:
        """Write the switches; they work by style alone."""
        return [nodes.raw("", fill("layers"), format="html")]


def visit_regest(writer: HTML5Translator, node: regest) -> None:
    """Open the paragraph: its locator, then the source's content."""
    writer.body.append(fill("regest-open", locator=node["locator"], kind=node["kind"]))


def depart_regest(writer: HTML5Translator, node: regest) -> None:
    """Close the paragraph with what the edition has on it: figures against the reference, and bias marks."""
    builder, here = writer.builder, writer.builder.current_docname
    tables = tables_of(builder.env)

    def address(kind: str, name: str) -> str:
        return link(builder, here, kind, name)

    figures = [
        {
            "reading": reading,
            "fact": (fact := tables.fact[reading.fact_id]),
            "value": shown(fact.kind, fact.unit, reading.value),
            "reference": shown(fact.kind, fact.unit, fact.reference),
        }
        for reading in tables.readings_at.get(node["locator"], [])
    ]
    notes = [
        {"note": note, "technique": tables.technique[note.technique]}
        for note in tables.bias_at.get(node["locator"], [])
    ]
    writer.body.append(
        fill("regest-close", locator=node["locator"], figures=figures, notes=notes, address=address)
    )


def visit_commentary(writer: HTML5Translator, node: commentary) -> None:
    """Open the editors' voice."""
    writer.body.append(fill("commentary-open", locator=node["locator"]))


def depart_commentary(writer: HTML5Translator, _node: commentary) -> None:
    """Close it."""
    writer.body.append("</aside>\n")


def visit_source_card(writer: HTML5Translator, node: source_card) -> None:
    """Draw the card."""
    tables = tables_of(writer.builder.env)
    source = tables.source[node["siglum"]]
    writer.body.append(fill("source-card", source=source, published=shown("date", "", source.published)))
    raise nodes.SkipNode


def every_paragraph(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn, and so fail a strict build, where a paragraph of a source has no regest."""
    for source in tables_of(env).sources:
        missing = [
            number
            for number in range(1, source.paragraphs + 1)
            if ("para", f"{source.siglum}.{number}") not in domain_of(env).targets
        ]
        if missing:
            found = ", ".join(map(str, missing))
            logger.warning("found no regest of %s paragraph %s, expected one for each", source.siglum, found)


def setup(app: Sphinx) -> None:
    """Register directives, nodes and the check that nothing is missing."""
    app.add_directive_to_domain("edition", "regest", Regest)
    app.add_directive_to_domain("edition", "commentary", Commentary)
    app.add_directive_to_domain("edition", "source-card", SourceCard)
    app.add_directive_to_domain("edition", "layers", Layers)
    app.add_node(regest, html=(visit_regest, depart_regest))
    app.add_node(commentary, html=(visit_commentary, depart_commentary))
    app.add_node(source_card, html=(visit_source_card, None))
    app.connect("env-check-consistency", every_paragraph)
