"""What the search knows of its own, and by what a text is recognised: other words, other spellings, fingerprints."""

from __future__ import annotations

from dataclasses import dataclass

from edition.model import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTerms(Row):
    """Other ways to ask for one fact."""

    fact_id: str
    terms: str  #: as a reader would type them, separated by ``; ``

    @property
    def asked(self) -> list[str]:
        """Each way to ask."""
        return _each(self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPlace(Row):
    """Ways to ask for one place in the chapters."""

    target: str  #: a chapter, or a chapter and in it an id: ``chapters/citing#versions``
    terms: str  #: as a reader would type them, separated by ``; ``

    @property
    def asked(self) -> list[str]:
        """Each way to ask."""
        return _each(self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling(Row):
    """One form of a name that no account prints: in its own script, or as other languages write it."""

    name_id: str
    form: str
    languages: str  #: BCP 47 tags, separated by ``; ``
    evidence: str  #: seen or from-memory
    seen_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonym(Row):
    """Words that mean the same in a question."""

    word: str
    also: str  #: separated by ``; ``

    @property
    def words(self) -> list[str]:
        """The word and the others."""
        return _each(f"{self.word};{self.also}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprints(Row):
    """What tells one paragraph of an account from others, without its words."""

    siglum: str
    paragraph: int
    words: int  #: how many it has
    fingerprints: str  #: hashes of some of its sequences of words, hexadecimal, in their own order, separated by spaces

    @property
    def locator(self) -> str:
        """The paragraph as it is cited, ``BBLV.19``."""
        return f"{self.siglum}.{self.paragraph}"

    @property
    def hashes(self) -> frozenset[int]:
        """The fingerprints as numbers."""
        return frozenset(int(one, 16) for one in self.fingerprints.split())


def _each(cell: str) -> list[str]:
    return [one for one in map(str.strip, cell.split(";")) if one]
