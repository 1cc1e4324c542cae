"""What the other forms are made from: a built book, the order of its pages, and what it says of itself."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from slugify import slugify
from sphinx_external_toc.parsing import parse_toc_yaml

from edition import tables
from edition.addresses import BUILD_INFO, docname, html
from edition.citation import cff
from edition.render import offer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edition.citation.cff import Edition

ORDER = "_toc.yml"
FACTS = "The facts"  #: the part in which the pages of all facts stand, by topic


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the other forms: a page of the book, or the pages of all facts of a topic."""

    name: str  #: its address without suffix: ``chapters/bblv``, ``topics/army``
    part: str  #: under which it stands; empty for the first page
    pages: tuple[str, ...]  #: as builders know them
    title: str = ""  #: where no page has it


@dataclass(frozen=True)
class Whole:
    """A built book."""

    root: Path  #: of the edition, with ``_toc.yml`` and ``CITATION.cff`` in it
    folder: Path  #: with the pages

    @cached_property
    def edition(self) -> Edition:
        """The edition, at the address for which the book was built."""
        built = json.loads((self.folder / BUILD_INFO).read_text(encoding="utf-8"))
        return replace(cff.read(self.root / cff.FILE), address=built["address"], stays=built["stays"])

    @property
    def name(self) -> str:
        """What a file with the whole in it is called."""
        title, _, _ = self.edition.title.partition(":")
        return slugify(f"{title} {self.edition.version}", replacements=[(".", "-")])

    def page(self, name: str) -> Path:
        """Where a page is, by the name that builders give it."""
        return self.folder / html(name)

    def text(self, path: Path) -> str:
        """Return a page as it was built: it offers nothing that was made of it."""
        return offer.filled(path.read_text(encoding="utf-8"), path.relative_to(self.folder).as_posix(), [])

    @cached_property
    def chapters(self) -> list[Chapter]:
        """All chapters in the order of reading."""
        return [*self._written(), *self._of_facts()]

    def _written(self) -> Iterator[Chapter]:
        order = parse_toc_yaml(self.root / ORDER).root
        yield Chapter(order.docname, "", (order.docname,))
        for part in order.subtrees:
            for name in part.items:
                yield Chapter(str(name), part.caption or "", (str(name),))

    def _of_facts(self) -> Iterator[Chapter]:
        known = tables.read(self.root / "data")
        ordered = sorted(known.facts, key=lambda one: (known.topic[one.topic].label.casefold(), one.fact_id))
        for topic, facts in groupby(ordered, key=lambda one: one.topic):
            pages = tuple(docname("fact", one.fact_id) for one in facts)
            yield Chapter(f"topics/{topic}", FACTS, pages, known.topic[topic].label)
