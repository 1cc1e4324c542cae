"""Which text is this? The paragraphs of the accounts with which a text has sequences of words in common."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from markupsafe import Markup

from edition.fingerprints import BITS, CERTAIN, SEQUENCE, WINDOW, sequences, shortened, thinned, words
from edition.rules.usable import usable
from edition.tables import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from edition.tables import Tables

LEAST = 3  #: fingerprints that a paragraph and a text must have in common
ENOUGH = CERTAIN + (LEAST - 1) * WINDOW  #: words in common that certainly have so many
CHANCE = 1e-6  #: how seldom, at most, a paragraph may be found by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One paragraph that a text has something in common with, and what the edition knows of it."""

    locator: str
    siglum: str
    paragraph: int
    shared: int  #: fingerprints of the paragraph that the text has as well
    of: int  #: fingerprints of the paragraph that no other account has
    facts: tuple[str, ...]  #: the facts that it speaks to
    verdicts: tuple[str, ...]  #: on what it says to each of them
    marks: tuple[str, ...]  #: the notes on bias in it

    @property
    def share(self) -> float:
        """How much of the paragraph is in the text: 0 to 1."""
        return self.shared / self.of


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What a text has in common with the accounts: a record for each paragraph, which pandas takes as rows."""

    words: int  #: of the text
    share: float  #: of the text's own fingerprints, those that the paragraphs found have as well: 0 to 1
    paragraphs: list[Match]  #: of the account with most in common first, in their order

    @property
    def sources(self) -> list[str]:
        """The sigla of the accounts, that with most in common first."""
        return list(dict.fromkeys(one.siglum for one in self.paragraphs))

    @property
    def says(self) -> str:
        """The answer in a sentence."""
        if self.words < SEQUENCE:
            return f"Too short: {self.words} of at least {SEQUENCE} words, and {ENOUGH} to be certain."
        if not self.paragraphs:
            few = f" So short a text may be missed: {ENOUGH} words are certain to be enough." * (self.words < ENOUGH)
            return f"Nothing of the accounts was found in these {self.words} words.{few}"
        count = len(self.paragraphs)
        paragraphs = f"{count} paragraph{'' if count == 1 else 's'} of {' and '.join(self.sources)}"
        return f"{paragraphs}; about {int(100 * self.share + 0.5)}% of these {self.words} words."

    def __str__(self) -> str:
        """Return the answer, and a line for each paragraph."""
        return "\n".join([self.says, *(f"{one.locator}  {one.shared} of {one.of}" for one in self.paragraphs)])

    def _repr_html_(self) -> str:
        row = Markup("<tr><th>{}</th><td>{} of {}</td><td>{}</td><td>{}</td></tr>")
        rows = Markup("").join(
            row.format(one.locator, one.shared, one.of, len(one.facts), len(one.marks)) for one in self.paragraphs
        )
        heads = Markup("").join(
            Markup("<th>{}</th>").format(head) for head in ("Paragraph", "In common", "Facts", "Marks")
        )
        table = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(heads, rows)
        return str(Markup("<p>{}</p>").format(self.says) + (table if rows else ""))


def recognise(text: str, data: Path | str | None = None) -> Recognition:
    """Return the paragraphs of the accounts with which a text has sequences of five words in common.

    A run of 28 words in common is certain to be found; a paragraph counts when three of its fingerprints are in the
    text, or more where the text is so long that three could be chance. What stands in several accounts tells none
    from the others and is left out. A text retold or translated anew has nothing in common that could be seen.

    `says` is the answer in a sentence, `words` the length of the text, `share` how much of it is found, `sources` the
    accounts, `paragraphs` a record for each: `locator`, `siglum`, `paragraph`, `shared` and `of` (fingerprints in
    common, and of the paragraph), `facts` with their `verdicts`, and `marks` of bias. `pandas.DataFrame` makes a table
    of them.

    >>> import edition
    >>> found = edition.recognise("Paste here what you have met, a paragraph or a page.")
    >>> print(found.says)
    """
    return found_in(usable(read(data)), text)


def found_in(tables: Tables, text: str) -> Recognition:
    """Return what a text has in common with the accounts of some tables."""
    hashes = sequences(text)
    prints = telling(tables)
    matches = list(_matches(tables, prints, shortened(hashes)))
    shared: dict[str, int] = defaultdict(int)
    for one in matches:
        shared[one.siglum] += one.shared
    matches.sort(key=lambda one: -shared[one.siglum])
    own, theirs = shortened(thinned(hashes)), {hash_ for one in matches for hash_ in prints[one.locator]}
    share = len(own & theirs) / len(own) if own else 0.0
    return Recognition(words=len(words(text)), share=share, paragraphs=matches)


def _matches(tables: Tables, prints: dict[str, frozenset[int]], looked_up: set[int]) -> Iterator[Match]:
    for locator, own in prints.items():
        shared = len(own & looked_up)
        if shared >= LEAST and _by_chance(shared, len(own) * len(looked_up) / 2**BITS) < CHANCE:
            siglum, _, paragraph = locator.partition(".")
            readings = tables.readings_at.get(locator, [])
            yield Match(
                locator=locator,
                siglum=siglum,
                paragraph=int(paragraph),
                shared=shared,
                of=len(own),
                facts=tuple(reading.fact_id for reading in readings),
                verdicts=tuple(reading.verdict for reading in readings),
                marks=tuple(note.note_id for note in tables.bias_at.get(locator, [])),
            )


def telling(tables: Tables) -> dict[str, frozenset[int]]:
    """Return locator -> its fingerprints without those that another account has too: a set phrase tells nothing."""
    owners: dict[int, set[str]] = defaultdict(set)
    for row in tables.fingerprints:
        for one in row.hashes:
            owners[one].add(row.siglum)
    return {row.locator: _alone(row.hashes, owners) for row in tables.fingerprints}


def _alone(hashes: Iterable[int], owners: dict[int, set[str]]) -> frozenset[int]:
    return frozenset(one for one in hashes if len(owners[one]) == 1)


def _by_chance(least: int, expected: float) -> float:
    """Return how often at least so many come together by chance where so many are expected (Poisson)."""
    term, below = exp(-expected), 0.0
    for at in range(least):
        below += term
        term *= expected / (at + 1)
    return 1 - below
