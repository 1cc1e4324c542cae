"""The directive for a section of a witness that is read whole: its content, its place, its facts, and the hall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from edition.dependence import witnesses
from edition.episodes import elsewhere
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import domain_of, link
from edition.sphinx_ext.markup.regest import LocatedDirective
from edition.sphinx_ext.warning_types import warn

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from edition.evidence_model import Attestation
    from edition.tables import Tables


class section_regest(nodes.General, nodes.Element):  # noqa: N801  # docutils names its nodes so
    """One section of a witness in the edition's words; its facts and the notes on the hall are drawn beside it."""


class Section(LocatedDirective):
    """``{section} S12``: the content of a section of the whole speech, under its permanent id."""

    def run(self) -> list[Node]:
        """Declare the section as a target; refuse an unknown one."""
        known = context_of(self.env).tables.section
        name = self.arguments[0]
        if name not in known:
            raise self.refuse(repr(name), "a section of data/sections.csv")
        self.assert_has_content()
        if not domain_of(self.env).declare("section", name, f"{name}: {known[name].title}", self.lineno):
            self.env.note_reread()
            return []
        facts = [("fact", one.fact_id) for one in said_in(context_of(self.env).tables, name)]
        return self.filled(section_regest(section=name, locator=name, ids=[name], shows=facts))


def said_in(tables: Tables, section: str) -> list[Attestation]:
    """Return what a section says to facts."""
    return [one for one in tables.attestations_at.get(section, []) if one.status == "says"]


def visit_section(writer: HTML5Translator, node: section_regest) -> None:
    """Open the section: its title and place, then its content."""
    builder, here = writer.builder, writer.builder.current_docname
    section = context_of(builder.env).tables.section[node["section"]]
    writer.body.append(
        fill(
            "section-open",
            section=section,
            extract=witnesses(section.extract),
            address=lambda kind, name: link(builder, here, kind, name),
        )
    )


def depart_section(writer: HTML5Translator, node: section_regest) -> None:
    """Close the section with the scenes that it tells."""
    builder, here = writer.builder, writer.builder.current_docname
    writer.body.append(
        fill(
            "section-close",
            scenes=elsewhere(context_of(builder.env).tables, node["section"]),
            address=lambda kind, name: link(builder, here, kind, name),
        )
    )


def every_section(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn, and so fail a strict build, where a witness that the book presents lacks a section."""
    targets = {name for kind, name in domain_of(env).targets if kind == "section"}
    missing = [name for name in context_of(env).tables.section if name not in targets]
    if targets and missing:
        message = "found no regest of %s, expected one of each section of data/sections.csv"
        warn("missing-section", message, ", ".join(missing))


def setup(app: Sphinx) -> None:
    """Register directive, node and the check that nothing is missing."""
    app.add_directive_to_domain("edition", "section", Section)
    app.add_node(section_regest, html=(visit_section, depart_section))
    app.connect("env-check-consistency", every_section)
