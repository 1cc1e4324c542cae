"""A page of the book as something that is cited: its title, what it is about, what it shows, and its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.addresses import html

if TYPE_CHECKING:
    from edition.citation.records import Cited
    from edition.collation import Collation

LONGEST = 200  #: characters of a description, as search engines show it


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecord:
    """A chapter, or the page of a fact."""

    docname: str  #: ``chapters/bblv``
    title: str
    abstract: str  #: what it is about, in full and without markup
    fact_id: str  #: empty for a chapter
    shows: frozenset[tuple[str, str]]  #: kind and name of what it shows: facts, paragraphs, notes, tables of which all
    cited: Cited
    values: tuple[str, ...] = ()  #: the reference of a fact and what each source says, for a picture of the page

    @property
    def description(self) -> str:
        """What it is about, as search engines and the cards of links show it."""
        return shortened(self.abstract)

    @property
    def path(self) -> str:
        """The page's file in the book."""
        return html(self.docname)

    @property
    def kind(self) -> str:
        """What the page is to a reader who cites it: ``edition``, which is the first page, ``fact`` or ``chapter``."""
        return "fact" if self.fact_id else "chapter" if self.cited.path else "edition"

    @property
    def example(self) -> str:
        """A paragraph of the page, for the help on how to cite one; empty where it has none."""
        return min((name for kind, name in self.shows if kind == "regest"), default="")


def described(collation: Collation) -> str:
    """Return what a fact's page is about."""
    said = "; ".join(f"{one.reading.locator}: {one.said}" for one in collation.comparisons)
    return f"{collation.fact.question} Reference: {collation.reference}. {said}."


def valued(collation: Collation) -> tuple[str, ...]:
    """Return the reference of a fact, then what each source says, a line each."""
    said = (f"{one.reading.locator}: {one.said} ({one.reading.verdict})" for one in collation.comparisons)
    return (f"Reference: {collation.reference}", *said)


def shortened(text: str) -> str:
    """Return a text cut at a word so that it is no longer than `LONGEST`."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(",;:.–") + " …"
