"""Roles that print values from the data, so that no number in the prose can drift from the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import ReferenceRole, SphinxRole

from edition.counts import counted, counts
from edition.kinds import KINDS
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import link
from edition.sphinx_ext.markup.value_windows import windows
from edition.sphinx_ext.warning_types import refuse, warn
from edition.values import in_prose

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from edition.collation import Collation, Comparison
    from edition.sphinx_ext.context import Context


class value(nodes.Inline, nodes.TextElement):  # noqa: N801  # docutils names its nodes so
    """A value of a fact; `place` is a locator for a source's own value and empty for the reference."""


class EditionRole(SphinxRole):
    """A role of the edition; an unknown name is an error in file and line, and fails a strict build."""

    def refuse(self, found: str, expected: str) -> tuple[list[Node], list[system_message]]:
        """Say what is wrong, and return the role as it is written."""
        self.env.note_reread()  # and so it is refused by the next build, too
        refuse(repr(found), expected, self.get_location())
        return [nodes.problematic(self.rawtext, self.rawtext)], []


class ValueRole(EditionRole):
    """A role that prints a value of a fact."""

    in_prose: ClassVar[bool] = False  #: with its hedge, and per cent in words

    def value(self, fact_id: str, place: str) -> tuple[list[Node], list[system_message]]:
        """Return the keys of the value, or refuse it in a heading: its address would change with the data."""
        if _in_heading(self.inliner.parent):
            return self.refuse(self.text, "a heading without values from the data, so that its address stays")
        node = value(self.rawtext, fact_id=fact_id, place=place, shows=[("fact", fact_id)])
        node["in_prose"] = self.in_prose
        return [node], []


class FactRole(ValueRole):
    """``{fact}`delegates-1934-shot` ``: the reference value; on hover, focus or tap, what each source says."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Refuse a fact that is not in the table."""
        if self.text not in context_of(self.env).tables.fact:
            return self.refuse(self.text, "a fact_id of data/facts.csv")
        return self.value(self.text, "")


class ReadingRole(ValueRole):
    """``{reading}`delegates-1934-shot FAKTI` ``: one source's value; its paragraph, if it has several."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Refuse a reading that is not in the table, or that is not the only one of its source."""
        fact_id, _, where = self.text.partition(" ")
        readings = context_of(self.env).tables.readings_of.get(fact_id, [])
        found = [one for one in readings if where in {one.siglum, one.locator}]
        values = {one.value for one in found}
        if len(values) != 1:
            places = ", ".join(one.locator for one in readings) or "none"
            return self.refuse(self.text, f"a fact_id and one place of a reading of it ({places})")
        return self.value(fact_id, found[0].locator)


class SaidRole(ReadingRole):
    """``{said}`communists-worldwide-1956 FAKTI.10` ``: the same as in prose, “at least 2,000,000” or “70 per cent”."""

    in_prose = True


class CountRole(EditionRole):
    """``{count}`readings` ``: how many rows of a kind the edition has; of ``sources`` and ``Sources`` in words.

    An unknown name is answered with those that there are: ``facts``, ``paragraphs``, ``readings-differs`` and so on.
    """

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Refuse a name that nothing is counted under."""
        tables = context_of(self.env).tables
        try:
            number = counted(tables, self.text)
        except KeyError:
            return self.refuse(self.text, f"one of {', '.join(counts(tables))}")
        return [nodes.inline("", number, classes=["ed-count"], shows=[("table", "counted")])], []


class ArguedRole(ReferenceRole, EditionRole):
    """``{argued}`the other four <sources 5>` ``: words that are true of this count alone.

    Where the data have another number the build warns in file and line, so that somebody reads the passage again.
    """

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Refuse what names no count and number; warn where the number is another today."""
        held = counts(context_of(self.env).tables)
        name, _, number = self.target.partition(" ")
        if not self.has_explicit_title or name not in held or not (number.isascii() and number.isdecimal()):
            return self.refuse(self.text, "words, a count and its number, as in: the other four <sources 5>")
        if held[name] != int(number):
            self.env.note_reread()  # and so it warns with the next build, too
            message = "found “%s”, written of %s %s, expected a passage that is true of %s: read it again"
            warn("argument", message, self.title, number, name, held[name], location=self.get_location())
        return [nodes.Text(self.title)], []


class ResolveValues(SphinxPostTransform):
    """Put words in the place of keys, when a page is written; only HTML opens what every source says."""

    default_priority = 5

    def run(self, **_: Any) -> None:  # noqa: ANN401  # Sphinx's signature
        """Resolve every value of the document."""
        context = context_of(self.env)
        in_html = self.app.builder.name in {"html", "dirhtml", "singlehtml"}
        opened = []
        for node in list(self.document.findall(value)):
            text = value_text(context, node)
            if in_html:
                node.append(nodes.Text(text))
                if opens(context, node):
                    opened.append(node["fact_id"])
                    hold(node)
            else:
                node.replace_self(nodes.inline("", text))
        if opened:
            self.document += windows(facts=list(dict.fromkeys(opened)))


def value_text(context: Context, node: value) -> str:
    """Return what a value's keys stand for."""
    collation = context.collation(node["fact_id"])
    own = _at(node["place"], collation)
    if own and node["in_prose"]:
        return in_prose(own.said)
    return own.value if own else collation.reference


def opens(context: Context, node: value) -> bool:
    """Tell whether a value opens what every source says; one in words, or without a reference, leads to its fact."""
    collation = context.collation(node["fact_id"])
    return KINDS[collation.fact.kind].figure and bool(_at(node["place"], collation) or collation.fact.reference)


def hold(node: value) -> None:
    """Take what stands at a value without a space to it: browsers break a line beside a button, whatever is there."""
    before, after = node.previous_sibling(), node.next_node(descend=False, siblings=True)
    if isinstance(before, nodes.Text) and before and not before[-1].isspace():
        node["before"] = before.rsplit(maxsplit=1)[-1]
        before.parent.replace(before, nodes.Text(before.removesuffix(node["before"])))
    if isinstance(after, nodes.Text) and after and not after[0].isspace():
        node["after"] = after.split(maxsplit=1)[0]
        after.parent.replace(after, nodes.Text(after.removeprefix(node["after"])))


def visit_value(writer: HTML5Translator, node: value) -> None:
    """Print the value as a button of the window on its fact; no script is needed for it."""
    builder, here = writer.builder, writer.builder.current_docname
    writer.body.append(
        fill(
            "value",
            text=node.astext(),
            fact_id=node["fact_id"],
            before=node.get("before", ""),
            after=node.get("after", ""),
            opens=opens(context_of(builder.env), node),
            address=lambda kind, name: link(builder, here, kind, name),
        ).rstrip("\n")
    )
    raise nodes.SkipNode


def _at(place: str, collation: Collation) -> Comparison | None:
    return next((one for one in collation.comparisons if place and one.reading.locator == place), None)


def _in_heading(node: Node | None) -> bool:
    return node is not None and (isinstance(node, nodes.title) or _in_heading(node.parent))


def setup(app: Sphinx) -> None:
    """Register the roles and how their values are drawn."""
    app.add_role_to_domain("edition", "fact", FactRole())
    app.add_role_to_domain("edition", "reading", ReadingRole())
    app.add_role_to_domain("edition", "said", SaidRole())
    app.add_role_to_domain("edition", "count", CountRole())
    app.add_role_to_domain("edition", "argued", ArguedRole())
    app.add_node(value, html=(visit_value, None))
    app.add_post_transform(ResolveValues)
