"""What each version has changed, item by item, with the words before and after."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from edition import changes
from edition.addresses import changed, page
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.markup.regest import EditionDirective

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

    from edition.changes import Change, Release
    from edition.tables import Tables

#: kind of what a change is about -> the heading under which it stands; the empty kind has the rest
HEADINGS = {"fact": "Facts", "bias": "Marks of bias", "para": "Paragraphs", "section": "Sections", "": "Other rows"}
NOTHING = "(nothing)"


def subject(change: Change, tables: Tables) -> tuple[str, str]:
    """Return kind and name of what a change is about, of those that have a place in the book; else "" and its row."""
    first = change.name.partition(" ")[0]
    if first in tables.fact:
        return "fact", first
    if any(note.note_id == first for note in tables.bias):
        return "bias", first
    if first in (f"{one.siglum}.{number}" for one in tables.sources for number in range(1, one.paragraphs + 1)):
        return "para", first
    return ("section", first) if first in tables.section else ("", change.name or change.table)


def title(kind: str, name: str, tables: Tables) -> str:
    """Return what a reader calls the subject of a change: a fact by its question, all else by its name."""
    return tables.fact[name].question if kind == "fact" else name


class Changes(EditionDirective):
    """``{changes}``: what each version has changed since the one before it, the newest first, from data/changes.csv."""

    required_arguments = 0

    def run(self) -> list[Node]:
        """Draw a section for each version."""
        data = Path(self.env.app.srcdir) / "data"
        self.env.note_dependency(str(data / changes.KEPT))
        releases = changes.released(data)
        if not releases:
            return [nodes.paragraph("", "No version has followed the first yet.")]
        self._later: dict[str, tuple[str, str]] = {}  # what has a place already: in which version, and where
        return [self._release(one, context_of(self.env).tables) for one in reversed(releases)]

    def _release(self, release: Release, tables: Tables) -> Node:
        about = sorted(((subject(one, tables), one) for one in release.changes), key=lambda pair: pair[0])
        by_subject = {key: [one for _, one in pairs] for key, pairs in groupby(about, key=lambda pair: pair[0])}
        section = self._section(f"v{release.version}", f"{release.version}, since {release.since}")
        for kind, heading in HEADINGS.items():
            entries = [
                self._entry(kind, name, title(kind, name, tables), rows, release.version)
                for (of, name), rows in by_subject.items()
                if of == kind
            ]
            if entries:
                part = self._section(f"v{release.version}-{kind or 'rest'}", f"{heading} ({len(entries)})")
                part += nodes.definition_list("", *entries, classes=["ed-changes"])
                section += part
        return section

    @staticmethod
    def _section(name: str, title: str) -> nodes.section:
        return nodes.section("", nodes.title("", title), ids=[name], names=[name])

    def _entry(self, kind: str, name: str, title: str, rows: list[Change], version: str) -> nodes.definition_list_item:
        place = changed(name).partition("#")[2]
        later = self._later.get(place)
        here = f"{place}-{version}" if later else place  # a link from without leads to the newest
        self._later[place] = version, here
        term = nodes.term("", "", ids=[here])
        if kind:
            term += nodes.reference("", title, refuri=self.reach(page(kind, name)), internal=True, shows=[(kind, name)])
        else:
            term += nodes.inline("", title)
        told = nodes.definition("", *(_told(one, kind, name) for one in rows))
        for why in dict.fromkeys(one.why for one in rows if one.why):
            told += nodes.paragraph("", "", nodes.emphasis("", f"The change log: {why}."))
        if later:
            again = nodes.reference("", later[0], refid=later[1], internal=True)
            told += nodes.paragraph("", "", nodes.Text("Changed again in "), again)
        return nodes.definition_list_item("", term, told)


def _told(change: Change, kind: str, name: str) -> nodes.paragraph:
    """Say one change: what it is of, then the words before and after; what is new and has a place is read there."""
    where = change.name.removeprefix(name).strip()
    table = "" if change.table == "facts" else change.table  # a fact's own cells need no word of where they stand
    what = " ".join(filter(None, [table, where, change.column.replace("_", " ")])) or change.table
    told = nodes.paragraph("", "", nodes.strong("", what), nodes.Text(": "))
    if kind and not (change.column or change.before):
        told += nodes.Text("new")
        return told
    told += nodes.inline("", change.before or NOTHING, classes=["ed-before"])
    told += nodes.Text(" → ")
    told += nodes.inline("", change.after or NOTHING, classes=["ed-after"])
    return told


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("edition", "changes", Changes)
