"""What a search can find: sections, paragraphs, facts, notes and names, each under every form of its names."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes

from edition.addresses import html, page
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import path_of
from edition.sphinx_ext.markup.regest import commentary, regest, source_card
from edition.sphinx_ext.plain_text import plain_text
from edition.sphinx_ext.publish.search_index import Record
from edition.values import hedged, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from edition.model import Name, Reading
    from edition.sphinx_ext.context import Context
    from edition.tables import Tables

SHORTEST = 3  #: letters of a name that is looked for in the text


class Names:
    """Every form of every name, so that one form finds what is said under another."""

    def __init__(self, tables: Tables) -> None:
        """Take the forms from the register of names."""
        self.bearers = tables.variants
        self.bearer_of = {
            form.casefold(): name_id
            for name_id, rows in self.bearers.items()
            for form in _forms(rows)
            if len(form) >= SHORTEST
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.bearer_of, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")

    def other_forms(self, text: str) -> str:
        """Return the other forms of all names that a text has, as a sentence to be added to it."""
        there = set(self._pattern.findall(text.casefold()))
        bearers = {self.bearer_of[form] for form in there}
        forms = {form for name_id in bearers for form in _forms(self.bearers[name_id]) if form.casefold() not in there}
        return f" Names: {'; '.join(sorted(forms))}." if forms else ""


def _forms(rows: list[Name]) -> list[str]:
    """Return the canonical form of a name, what stands before its comma, and the variants."""
    canonical = rows[0].canonical
    surname = [canonical.partition(",")[0]] if rows[0].kind == "person" else []
    return list(dict.fromkeys([canonical, *surname, *(row.variant for row in rows)]))


def records(env: BuildEnvironment) -> Iterator[Record]:
    """Yield everything that can be found, in the order of the book."""
    context = context_of(env)
    tables = context.tables
    names = Names(tables)
    for docname in sorted(env.found_docs):
        doctree = env.get_doctree(docname)
        yield from _sections(context, docname, doctree, names)
        yield from _paragraphs(context, doctree, names)
    yield from _facts(context, names)
    for note in tables.bias:
        technique = tables.technique[note.technique].label
        text = f"“{note.quotation}” {technique}. {note.explanation} Neutral: {note.neutral}"
        text += f" Correction: {note.correction}" if note.correction else ""
        yield Record(
            address=page("bias", note.note_id), title=f"{note.note_id}: {technique}", kind="bias note",
            content=text + names.other_forms(text), sigla=(note.siglum,),
        )  # fmt: skip
    for name_id, rows in names.bearers.items():
        text = f"{rows[0].canonical}. {' '.join(f'{row.locator}: {row.variant}. {row.note}' for row in rows)}"
        sigla = tuple(dict.fromkeys(row.siglum for row in rows))
        yield Record(
            address=path_of(env, "person", name_id), title=rows[0].canonical, kind="name", content=text, sigla=sigla
        )  # fmt: skip


def _sections(context: Context, docname: str, doctree: nodes.document, names: Names) -> Iterator[Record]:
    """Yield a record for the prose of each section; paragraphs of sources have records of their own."""
    sigla = tuple(dict.fromkeys(card["siglum"] for card in doctree.findall(source_card)))
    chapter = plain_text(context, next(iter(doctree.findall(nodes.title)), nodes.Text(docname)))
    for section in doctree.findall(nodes.section):
        own = [
            node for node in section.children
            if not isinstance(node, (nodes.section, nodes.title, regest, commentary))
        ]  # fmt: skip
        text = " ".join(plain_text(context, node) for node in own).strip()
        title = plain_text(context, section[0])
        if text:
            yield Record(
                address=html(docname) + (f"#{section['ids'][0]}" if title != chapter else ""),
                title=title if title == chapter else f"{chapter}: {title}",
                kind="chapter",
                content=text + names.other_forms(text),
                sigla=sigla,
            )


def _paragraphs(context: Context, doctree: nodes.document, names: Names) -> Iterator[Record]:
    tables = context.tables
    commented: dict[str, str] = {}
    for said in doctree.findall(commentary):
        commented[said["locator"]] = f"{commented.get(said['locator'], '')} {plain_text(context, said)}"
    for node in doctree.findall(regest):
        locator = node["locator"]
        figures = [
            f"{tables.fact[one.fact_id].question} {_said(tables, one)}: {one.verdict}."
            for one in tables.readings_at.get(locator, [])
        ]
        own = [row.variant for row in tables.names if row.locator == locator]
        text = " ".join([plain_text(context, node), commented.get(locator, ""), *figures, *(f"“{one}”" for one in own)])
        yield Record(
            address=page("para", locator),
            title=locator,
            kind="paragraph",
            content=text + names.other_forms(text),
            sigla=(locator.partition(".")[0],),
        )


def _said(tables: Tables, reading: Reading) -> str:
    """Return a reading's value as the pages print it, so that a date is found as a reader writes it."""
    fact = tables.fact[reading.fact_id]
    return hedged(shown(fact.kind, fact.unit, reading.value), reading.qualifier)


def _facts(context: Context, names: Names) -> Iterator[Record]:
    for collation in context.collations:
        fact = collation.fact
        said = [
            f"{one.reading.locator}: {one.said}, {one.reading.verdict}. “{one.reading.quotation}” {one.reading.note}"
            for one in collation.comparisons
        ]
        text = " ".join([f"{fact.question} Reference: {collation.reference}. {fact.note}", *said])
        yield Record(
            address=page("fact", fact.fact_id),
            title=fact.question,
            kind="fact",
            content=text + names.other_forms(text),
            sigla=tuple(dict.fromkeys(one.reading.siglum for one in collation.comparisons)),
        )
