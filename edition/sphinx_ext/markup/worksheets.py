"""Sheets for a class, one page of paper each: what an account claims, with room to judge it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from edition.addresses import page
from edition.charts.toll import counts
from edition.collation import collate_all
from edition.render.language_names import language_name
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.markup.regest import EditionDirective
from edition.values import format_value
from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

    from edition.collation import Collation, Comparison
    from edition.model import BiasNote
    from edition.tables import Tables

CLAIMS, WORDS, FIGURES = 6, 4, 8  #: rows of a sheet, so that it stays on one page
TOLL = "toll"


class Worksheet(EditionDirective):
    """``{worksheet} BBLV``: a sheet on one account; ``{worksheet} toll``: one on the figures of all of them."""

    def run(self) -> list[Node]:
        """Choose what is worth a question: what is at issue, and the largest disagreements first."""
        known = context_of(self.env)
        edition = known.build.edition
        if self.arguments[0] == TOLL:
            name, title = TOLL, "The toll"
            collations = figures(known.tables)
            shows = [("fact", one.fact.fact_id) for one in collations]
            speaking = {one.reading.siglum for collation in collations for one in collation.comparisons}
            sources = [one for one in known.tables.sources if one.siglum in speaking]
            sheet = fill(
                "worksheet-toll",
                collations=collations,
                sources=sources,
                said=format_readings,
                edition=edition,
                at=self._at,
            )
        else:
            source = self.source(self.arguments[0])
            name, title = source.siglum, f"{source.siglum}: {source.short_title}"
            chosen = claims(known.tables, source.siglum)
            marks = passages(known.tables, source.siglum)
            shows = [("source", source.siglum), *(("fact", fact.fact.fact_id) for fact, _ in chosen)]
            sheet = fill(
                "worksheet",
                source=source,
                language=language_name(source.language),
                published=format_value("date", "", source.published) if source.published else "no date known",
                claims=chosen,
                marks=marks,
                edition=edition,
                at=self._at,
            )
        section = nodes.section(ids=[f"sheet-{name}".lower()], names=[f"sheet-{name}".lower()], classes=["ed-sheet"])
        section += nodes.title("", title)
        section += nodes.raw("", sheet, format="html", shows=shows)
        return [section]

    def _at(self, kind: str, name: str) -> str:
        return self.reach(page(kind, name))


def claims(tables: Tables, siglum: str) -> list[tuple[Collation, Comparison]]:
    """Return what an account says to facts at issue, one reading a fact: the gravest and most distant first."""
    found: dict[str, tuple[Collation, Comparison]] = {}
    for collation in collate_all(tables):
        for one in collation.comparisons:
            if one.reading.siglum == siglum and collation.fact.at_issue:
                found.setdefault(collation.fact.fact_id, (collation, one))
    order = sorted(found.values(), key=lambda pair: (-VERDICTS[pair[1].reading.verdict].gravity, -pair[0].disagreement))
    wrong, right = (order[: CLAIMS - 2], order[::-1][:2]) if len(order) > CLAIMS else (order, [])
    return sorted(
        [*wrong, *right], key=lambda pair: pair[1].reading.paragraph
    )  # in the order of reading, so that no answer shows


def passages(tables: Tables, siglum: str) -> list[BiasNote]:
    """Return loaded passages of an account, each of another technique, in the order of reading."""
    found: dict[str, BiasNote] = {}
    for note in tables.bias:
        if note.siglum == siglum:
            found.setdefault(note.technique, note)
    return list(found.values())[:WORDS]


def figures(tables: Tables) -> list[Collation]:
    """Return the counts of the toll to which most accounts speak, those that divide them most first."""
    found = [one for one in counts(tables) if one.comparisons]
    return sorted(found, key=lambda one: (len(one.silent), -one.disagreement))[:FIGURES]


def format_readings(collation: Collation, siglum: str) -> list[str]:
    """Return the different values that an account has, in the order of reading."""
    return list(dict.fromkeys(one.said for one in collation.comparisons if one.reading.siglum == siglum))


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("edition", "worksheet", Worksheet)
