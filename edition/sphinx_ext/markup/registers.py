"""Registers made from the tables: the apparatus, names, techniques, bias notes and omissions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes

from edition.collation import omissions
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import domain_of, link, named
from edition.sphinx_ext.markup.regest import EditionDirective

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from edition.sphinx_ext.context import Context


KINDS = {"person": "Persons", "place": "Places", "office": "Offices", "body": "Bodies", "term": "Terms"}

WEB = ("https://", "http://")  # what a page makes a link of


class register(nodes.General, nodes.Element):  # noqa: N801  # docutils names its nodes so
    """A table made from the data; `name` is the register's and its template's."""


def apparatus(context: Context) -> dict[str, Any]:
    """Return every fact with every reading, by topic."""
    collations = sorted(context.collations, key=lambda one: (one.fact.topic, one.fact.fact_id))
    topics = {topic: list(group) for topic, group in groupby(collations, key=lambda one: one.fact.topic)}
    return {"topics": topics, "sources": context.tables.sources}


def names(context: Context) -> dict[str, Any]:
    """Return every bearer of a name with its variants, by kind, in the order of the canonical forms."""
    bearers = sorted(context.tables.variants.values(), key=lambda rows: (rows[0].kind, rows[0].canonical.casefold()))
    kinds = {kind: list(group) for kind, group in groupby(bearers, key=lambda rows: rows[0].kind)}
    return {"titles": KINDS, "kinds": kinds, "sources": context.tables.source}


def techniques(context: Context) -> dict[str, Any]:
    """Return every technique with its notes, by family."""
    tables = context.tables
    ordered = sorted(tables.techniques, key=lambda one: (one.family, one.label))
    notes = {one.technique: [note for note in tables.bias if note.technique == one.technique] for one in ordered}
    return {
        "families": {family: list(group) for family, group in groupby(ordered, key=lambda one: one.family)},
        "notes": notes,
    }


def left_out(context: Context) -> dict[str, Any]:
    """Return, for each source, the facts that at least two others speak to and it does not."""
    tables = context.tables
    return {
        "sources": tables.sources,
        "omissions": {source.siglum: omissions(tables, source.siglum) for source in tables.sources},
        "speaking": {one.fact.fact_id: [said.reading.siglum for said in one.comparisons] for one in context.collations},
    }


def outward(context: Context) -> dict[str, Any]:
    """Return every address outside the book that it leads to, with what it is of and the day it was last seen."""
    tables = context.tables
    linked = [(source.url, "work", [source.siglum], source.url_seen) for source in tables.sources]
    linked += [(address, "work", [work.key], work.urldate) for work in tables.references for address in work.addresses]
    listed = {address for address, *_ in linked}
    stood_on: dict[tuple[str, str], list[str]] = {}
    for ground in tables.grounds:
        if ground.url not in listed:
            stood_on.setdefault((ground.url, ground.url_seen), []).append(ground.fact_id)
    linked += [(address, "fact", facts, seen) for (address, seen), facts in stood_on.items()]
    return {"linked": sorted((one for one in linked if one[0].startswith(WEB)), key=lambda one: _host(one[0]))}


def _host(address: str) -> str:
    """Return an address from its host on, for its place in a list."""
    return address.partition("://")[2].removeprefix("www.").casefold()


REGISTERS: dict[str, Callable[[Context], dict[str, Any]]] = {
    "apparatus": apparatus,
    "names": names,
    "techniques": techniques,
    "omissions": left_out,
    "links": outward,
}


#: register -> the table of which it shows every row
TABLES = {
    "apparatus": "flat",
    "names": "names",
    "techniques": "techniques",
    "omissions": "flat",
    "links": "references",
}


class Register(EditionDirective):
    """``{register} names``: a register made from the tables: apparatus, names, techniques, omissions or links."""

    def run(self) -> list[Node]:
        """Declare what the register is the home of."""
        name = self.arguments[0]
        if name not in REGISTERS:
            raise self.refuse(repr(name), f"one of {', '.join(REGISTERS)}")
        if not all(domain_of(self.env).declare(*one, self.lineno) for one in _at_home(self.env, name)):
            self.env.note_reread()
            return []
        return [register(name=name, shows=[("table", TABLES[name])])]


def _at_home(env: BuildEnvironment, name: str) -> list[tuple[str, str, str]]:
    """Return kind, name and title of the objects that a register is the home of."""
    tables = context_of(env).tables
    if name == "names":
        return [("person", name_id, rows[0].canonical) for name_id, rows in tables.variants.items()]
    if name == "techniques":
        return [("technique", one.technique, one.label) for one in tables.techniques]
    return []


def visit_register(writer: HTML5Translator, node: register) -> None:
    """Draw the register."""
    builder, here = writer.builder, writer.builder.current_docname
    content = REGISTERS[node["name"]](context_of(builder.env))
    address = {
        "address": lambda kind, name: link(builder, here, kind, name),
        "named": lambda name: named(builder.env, name),
    }
    writer.body.append(fill(f"register-{node['name']}", **content, **address))
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("edition", "register", Register)
    app.add_node(register, html=(visit_register, None))
