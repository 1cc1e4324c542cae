"""The directives of a source chapter: the source's card, its paragraphs, and the editors' commentary on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from edition.addresses import html, reach
from edition.dependence import witnesses
from edition.episodes import elsewhere
from edition.render.language_names import language_name
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import domain_of, link, named
from edition.sphinx_ext.markup.reader_copy import passage
from edition.sphinx_ext.warning_types import refuse, warn
from edition.values import format_value

if TYPE_CHECKING:
    from docutils.nodes import Element, Node
    from docutils.parsers.rst import DirectiveError
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec
    from sphinx.writers.html5 import HTML5Translator

    from edition.model import Source

#: what a paragraph is; "unwritten" holds the place of a regest that is still to come, and fails a strict build
KINDS = ("text", "heading", "furniture", "unwritten")

_LOCATOR = re.compile(r"([A-Z][A-Z0-9]*)\.([1-9][0-9]*)")


class regest(nodes.General, nodes.Element):  # noqa: N801  # docutils names its nodes so
    """One paragraph of a source in the edition's words; its facts and bias marks are drawn beneath it."""


class commentary(nodes.General, nodes.Element):  # noqa: N801  # the same
    """The editors' voice on one paragraph."""


class source_card(nodes.General, nodes.Element):  # noqa: N801  # the same
    """What is known of a source, in a table."""


class EditionDirective(SphinxDirective):
    """A directive of the edition; what it refuses, it refuses in file and line, and with every build."""

    required_arguments = 1

    def refuse(self, found: str, expected: str) -> DirectiveError:
        """Say what is wrong, and return the error to be raised, which says no more."""
        self.env.note_reread()  # and so it is refused by the next build, too
        refuse(found, expected, self.get_location())
        return self.directive_error(0, "")

    def reach(self, path: str) -> str:
        """Return the address of a path in the book, from the page that is being read."""
        return reach(path, base="", here=html(self.env.docname))

    def source(self, siglum: str) -> Source:
        """Return a source of the edition, or refuse."""
        known = context_of(self.env).tables.source
        if siglum not in known:
            raise self.refuse(repr(siglum), f"one of {', '.join(known)}")
        return known[siglum]


class LocatedDirective(EditionDirective):
    """A directive whose argument is the locator of a paragraph that exists."""

    has_content = True

    def locator(self) -> str:
        """Return the locator, or refuse it and say which paragraphs there are."""
        written = self.arguments[0]
        parts = _LOCATOR.fullmatch(written)
        if not parts:
            raise self.refuse(repr(written), "a locator such as BBLV.19")
        source = self.source(parts[1])
        if int(parts[2]) > source.paragraphs:
            raise self.refuse(f"paragraph {parts[2]}", f"1 to {source.paragraphs} for {source.siglum}")
        return str(written)

    def filled(self, node: Element) -> list[Node]:
        """Parse the content into the node."""
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class Regest(LocatedDirective):
    """``{regest} BBLV.19``: the content of a paragraph in our words, under its permanent id.

    `kind` says what the paragraph is: ``text`` (as without it), ``heading``, ``furniture`` (what belongs to the page
    and not to the account), or ``unwritten``, which holds a place and fails a strict build.
    """

    option_spec: ClassVar[OptionSpec] = {"kind": lambda value: directives.choice(value, KINDS)}

    def run(self) -> list[Node]:
        """Declare the paragraph and its bias notes as targets."""
        locator, kind = self.locator(), self.options.get("kind", "text")
        domain = domain_of(self.env)
        if not domain.declare("para", locator, locator, self.lineno):
            self.env.note_reread()
            return []
        for note in context_of(self.env).tables.bias_at.get(locator, []):
            domain.declare("bias", note.note_id, f"“{note.quotation}”", self.lineno)
        if kind == "unwritten" or not self.content:
            self.env.note_reread()
            expected = "the paragraph in your own words; then take out the line “:kind: unwritten”"
            warn("unwritten", "found no text for %s, expected %s", locator, expected, location=self.get_location())
        return self.filled(regest(locator=locator, kind=kind, ids=[locator], shows=[("regest", locator)]))


class Commentary(LocatedDirective):
    """``{commentary} BBLV.19``: what the editors say of a paragraph, or of a section of a witness."""

    def run(self) -> list[Node]:
        """Keep the editors' voice in a node of its own."""
        self.assert_has_content()
        section = self.arguments[0] in context_of(self.env).tables.section
        return self.filled(commentary(locator=self.arguments[0] if section else self.locator()))


class SourceCard(EditionDirective):
    """``{source-card} BBLV``: publisher, date, language, genre, rights and provenance, from the data."""

    def run(self) -> list[Node]:
        """Refuse an unknown siglum."""
        siglum = self.source(self.arguments[0]).siglum
        return [source_card(siglum=siglum, shows=[("source", siglum)])]


def visit_regest(writer: HTML5Translator, node: regest) -> None:
    """Open the paragraph: its locator, and the fold of what belongs to a web page and not to the account."""
    writer.body.append(fill("regest-open", locator=node["locator"], kind=node["kind"]))


def depart_regest(writer: HTML5Translator, node: regest) -> None:
    """Close the paragraph with a reader's own copy of it, and with the scenes that it tells."""
    builder, here = writer.builder, writer.builder.current_docname
    tables = context_of(builder.env).tables
    writer.body.append(
        fill(
            "regest-close",
            kind=node["kind"],
            copy=passage(builder.srcdir, node["locator"]),
            language=tables.source[node["locator"].partition(".")[0]].language,
            scenes=elsewhere(tables, node["locator"]),
            address=lambda kind, name: link(builder, here, kind, name),
        )
    )


def visit_commentary(writer: HTML5Translator, node: commentary) -> None:
    """Open the editors' voice."""
    writer.body.append(fill("commentary-open", locator=node["locator"]))


def depart_commentary(writer: HTML5Translator, _node: commentary) -> None:
    """Close it."""
    writer.body.append("</div>\n")


def visit_source_card(writer: HTML5Translator, node: source_card) -> None:
    """Draw the card."""
    builder, here = writer.builder, writer.builder.current_docname
    source = context_of(builder.env).tables.source[node["siglum"]]
    card = fill(
        "source-card",
        source=source,
        published=format_value("date", "", source.published),
        languages=[language_name(source.language), language_name(source.original_language)],
        witnesses=witnesses(source.derives_from),
        address=lambda kind, name: link(builder, here, kind, name),
        named=lambda name: named(builder.env, name),
    )
    writer.body.append(card)
    raise nodes.SkipNode


def every_paragraph(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn, and so fail a strict build, where a paragraph of a source has no regest."""
    targets = domain_of(env).targets
    for source in context_of(env).tables.sources:
        locators = [f"{source.siglum}.{number}" for number in range(1, source.paragraphs + 1)]
        if missing := [locator for locator in locators if ("para", locator) not in targets]:
            home = next((targets["para", locator].docname for locator in locators if locator not in missing), None)
            message = "found no regest of %s, expected one of each paragraph of %s"
            warn("missing-paragraph", message, ", ".join(missing), source.siglum, location=home)


def setup(app: Sphinx) -> None:
    """Register directives, nodes and the check that nothing is missing."""
    app.add_directive_to_domain("edition", "regest", Regest)
    app.add_directive_to_domain("edition", "commentary", Commentary)
    app.add_directive_to_domain("edition", "source-card", SourceCard)
    app.add_node(regest, html=(visit_regest, depart_regest))
    app.add_node(commentary, html=(visit_commentary, depart_commentary))
    app.add_node(source_card, html=(visit_source_card, None))
    app.connect("env-check-consistency", every_paragraph)
