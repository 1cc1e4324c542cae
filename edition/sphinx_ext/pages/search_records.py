"""What a search can find of the chapters: sections, paragraphs, terms of the glossary, and what the tables add."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from edition.addresses import html, page
from edition.render.search_entries import Entry, entries
from edition.render.search_names import Names
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import domain_of, path_of
from edition.sphinx_ext.markup.regest import commentary, regest, source_card
from edition.sphinx_ext.markup.sections import section_regest
from edition.sphinx_ext.plain_text import plain_text
from edition.sphinx_ext.warning_types import warn
from edition.values import format_hedged, format_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from edition.model import Reading
    from edition.sphinx_ext.context import Context
    from edition.tables import Tables

#: chapters about the edition's own machinery, and lists of works, wherever they stand: what is in them comes last
LOW = frozenset({"performance", "bibliography"})

#: what has entries of its own, or is no prose: code and what it draws
_APART = (nodes.section, nodes.title, regest, commentary, section_regest, addnodes.glossary)


def records(env: BuildEnvironment) -> list[Entry]:
    """Return everything that can be found, in the order of the book; warn of ways to ask that lead nowhere."""
    found = list(_found(env))
    there = {one.address for one in found}
    asked: dict[str, tuple[str, ...]] = {}
    for row in context_of(env).tables.search_places:
        docname, mark, place = row.target.partition("#")
        address = html(docname) + mark + place
        asked[address] = tuple(row.asked)
        if address not in there:
            message = (
                "found %r, expected a chapter, or one of its sections, terms or techniques: chapters/citing#versions"
            )
            warn("search-place", message, row.target, location=f"{row.place.file}:{row.place.line}")
    return [replace(one, terms=(*one.terms, *asked.get(one.address, ()))) for one in found]


def _found(env: BuildEnvironment) -> Iterator[Entry]:
    context = context_of(env)
    names = Names(context.tables)
    for docname in sorted(env.found_docs):
        doctree = env.get_doctree(docname)
        yield from _sections(context, docname, doctree, names)
        yield from _paragraphs(context, doctree, names)
        yield from _witness(context, docname, doctree, names)
        yield from _terms(context, docname, doctree, names)

    def address(kind: str, name: str) -> str:
        known = kind != "technique" or domain_of(env).place_of(kind, name)  # it stands only where it is listed
        return path_of(env, kind, name) if known else ""

    for entry in entries(context.tables, context.collations, names, address):
        docname = entry.address.partition(".html")[0]
        if entry.kind == "fact" or docname in env.found_docs:
            yield entry


def _sections(context: Context, docname: str, doctree: nodes.document, names: Names) -> Iterator[Entry]:
    """Yield an entry for the prose of each section; paragraphs of sources have entries of their own."""
    sigla = tuple(dict.fromkeys(card["siglum"] for card in doctree.findall(source_card)))
    chapter = plain_text(context, next(iter(doctree.findall(nodes.title)), nodes.Text(docname)))
    keywords = [one["content"] for one in doctree.findall(nodes.meta) if one.get("name") == "keywords"]
    called = context.tables.source[sigla[0]].short_title if len(sigla) == 1 else ""  # of the account that it is about
    for section in doctree.findall(nodes.section):
        text = " ".join(plain_text(context, node) for node in section.children if not isinstance(node, _APART)).strip()
        title = plain_text(context, section[0])
        first = section.parent is doctree
        if not text and not first:
            continue
        low = docname.rpartition("/")[2] in LOW
        text = "" if first and low else text  # such a chapter is asked for by what it is
        yield Entry(
            address=html(docname) + ("" if first else f"#{section['ids'][0]}"),
            title=title if first else f"{chapter}: {title}",
            kind="chapter" if first else "section",
            text=text,
            ids=(docname.rpartition("/")[2], title, *sigla) if first else (),
            sigla=sigla,
            terms=tuple(filter(None, map(str.strip, ", ".join([*keywords, called]).split(","))))
            if first
            else (title, f"{called}: {title}"),
            names=names.there(text),
            low=low and not first,
        )


def _paragraphs(context: Context, doctree: nodes.document, names: Names) -> Iterator[Entry]:
    tables = context.tables
    commented: dict[str, str] = {}
    for said in doctree.findall(commentary):
        commented[said["locator"]] = f"{commented.get(said['locator'], '')} {plain_text(context, said)}"
    for node in doctree.findall(regest):
        locator = node["locator"]
        readings = tables.readings_at.get(locator, [])
        figures = [f"{tables.fact[one.fact_id].question} {_said(tables, one)}: {one.verdict}." for one in readings]
        own = [f"“{row.variant}”" for row in tables.names if row.locator == locator]
        text = " ".join([plain_text(context, node), commented.get(locator, ""), *figures, *own])
        yield Entry(
            address=page("para", locator), title=locator, kind="paragraph", text=text, ids=(locator,),
            sigla=(locator.partition(".")[0],), names=tuple(dict.fromkeys([*names.there(text), *_linked(node)])),
        )  # fmt: skip


def _linked(node: nodes.Element) -> list[str]:
    """Return the names that the words of a paragraph lead to, whatever the words."""
    links = node.findall(addnodes.pending_xref)
    return [str(one["reftarget"]) for one in links if (one["refdomain"], one["reftype"]) == ("edition", "person")]


def _witness(context: Context, docname: str, doctree: nodes.document, names: Names) -> Iterator[Entry]:
    """Yield the sections of a witness that is read whole."""
    for node in doctree.findall(section_regest):
        name = node["section"]
        text = plain_text(context, node)
        title = context.tables.section[name].title
        number = f"section {''.join(filter(str.isdigit, name))}"
        yield Entry(
            address=f"{html(docname)}#{name}", title=f"{name}: {title}", kind="section", text=text,
            ids=(name, number, f"{number} of the {context.tables.section[name].witness}"),
            terms=(title,), names=names.there(text),
        )  # fmt: skip


def _terms(context: Context, docname: str, doctree: nodes.document, names: Names) -> Iterator[Entry]:
    """Yield the entries of a glossary."""
    for glossary in doctree.findall(addnodes.glossary):
        for item in glossary.findall(nodes.definition_list_item):
            terms = [node for node in item.children if isinstance(node, nodes.term)]
            text = " ".join(plain_text(context, node) for node in item.children if node not in terms)
            title = ", ".join(plain_text(context, term) for term in terms)
            yield Entry(
                address=f"{html(docname)}#{terms[0]['ids'][0]}", title=title, kind="term", text=text, ids=(title,),
                names=names.there(text),
            )  # fmt: skip


def _said(tables: Tables, reading: Reading) -> str:
    """Return a reading's value as the pages print it, so that a date is found as a reader writes it."""
    fact = tables.fact[reading.fact_id]
    return format_hedged(format_value(fact.kind, fact.unit, reading.value), reading.qualifier)
