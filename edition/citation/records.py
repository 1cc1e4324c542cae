"""The parts of the edition that can be cited: the edition, a chapter, a paragraph, a fact, a note, a view."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from edition.citation.cff import Edition

#: kind of locator -> its label in CSL
LABELS = {"": "", "para": "paragraph", "bias": "note"}
#: the same as footnotes shorten it
SHORT = {"": "", "para": "para. ", "bias": "n. "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One thing to cite: a page of the edition, and within it perhaps a place or a view."""

    edition: Edition
    path: str = ""  #: of the page in the book, ``chapters/bblv.html``; empty for the edition as a whole
    title: str = ""  #: of the chapter, or the question of the fact; empty for the edition as a whole
    summary: str = ""  #: what the page is about, in full; empty for the edition as a whole
    fragment: str = ""  #: what follows the ``#``: an id, or the state of a view
    place: str = ""  #: what is cited of the page, in words that a reader can find: ``BBLV.19``
    kind: str = ""  #: what the place is: ``para`` or ``bias``

    @property
    def key(self) -> str:
        """A name for citation managers: ``five-accounts-bblv``."""
        start = "-".join(self.edition.title.partition(":")[0].split()[:2]).lower()
        return "-".join([start, self.path.rpartition("/")[2].removesuffix(".html")]).rstrip("-")

    @property
    def abstract(self) -> str:
        """What it is about."""
        return self.summary if self.path else " ".join(self.edition.abstract.split())

    @property
    def address(self) -> str:
        """The absolute address of what was read, or the empty text where the edition's is not known."""
        if not self.edition.address:
            return ""
        return self.edition.cited_at + self.path + (f"#{self.fragment}" if self.fragment else "")

    @property
    def located(self) -> str:
        """The place as a footnote has it: ``para. BBLV.19``."""
        return SHORT[self.kind] + self.place

    def at(self, kind: str, place: str) -> Cited:
        """Return the same page cited at a paragraph (``para``) or a bias note (``bias``)."""
        return replace(self, kind=kind, place=place, fragment=place)

    def seen(self, fragment: str) -> Cited:
        """Return the same page cited as a view, with the state of a widget in its fragment."""
        return replace(self, fragment=fragment)


def csl(cited: Cited) -> dict[str, Any]:
    """Return the record in CSL-JSON; the place within the page is no part of it, but of the citation.

    Its schema is ``csl-data.json`` in https://github.com/citation-style-language/schema.
    """
    edition, whole = cited.edition, not cited.path
    record: dict[str, Any] = {
        "id": cited.key,
        "type": "book" if whole else "chapter",
        "title": edition.title if whole else cited.title,
        "container-title": "" if whole else edition.title,
        "author": [
            {"literal": one.name} if one.name else {"family": one.family, "given": one.given} for one in edition.authors
        ],
        "issued": {"date-parts": [[edition.released.year, edition.released.month, edition.released.day]]},
        "edition": edition.named,  # as a version it would make a program of a book
        "language": "en",
        "DOI": edition.doi if whole else "",
        "URL": cited.address,
        "abstract": cited.abstract,
    }
    return {key: value for key, value in record.items() if value}
