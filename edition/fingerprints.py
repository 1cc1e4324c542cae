"""Fingerprints of texts: hashes of sequences of words, so few and so short that no text can be made of them."""

from __future__ import annotations

import re
import unicodedata
import zlib
from typing import TYPE_CHECKING

from edition.addresses import data_file
from edition.export.cells import csv_text
from edition.model import Place, Problem
from edition.quotations import UNSEEN, paragraphs
from edition.search_model import Fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from edition.model import Source
    from edition.tables import Tables

FILE = "fingerprints.csv"
SEQUENCE = 5  #: words of a sequence
WINDOW = 8  #: of so many sequences, one after the other, one is kept: any `CERTAIN` words in common have it in common
BITS = 20  #: of a hash that are kept: many sequences have the same, and none can be told from its hash
CERTAIN = SEQUENCE + WINDOW - 1

_COLUMNS = ["siglum", "paragraph", "words", "fingerprints"]
_DIGITS = BITS // 4
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")  # Chinese writes no spaces: each character is a word


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, without regard to typography; marks divide words."""
    plain = unicodedata.normalize("NFKC", text)
    seen = "".join(one for one in plain if one.isspace() or unicodedata.category(one) not in {"Cc", "Cf"})
    return _WORD.findall(UNSEEN.sub("", seen).lower())


def sequences(text: str) -> list[int]:
    """Return the hash of every sequence of words in a text, in its order."""
    found = words(text)
    runs = (" ".join(found[at : at + SEQUENCE]) for at in range(len(found) - SEQUENCE + 1))
    return [zlib.crc32(run.encode()) for run in runs]


def thinned(hashes: list[int]) -> set[int]:
    """Return the least hash of each window: what two texts have in common is kept in both, or in neither.

    This is winnowing: https://doi.org/10.1145/872757.872770, which is schleimer-2003 in the bibliography.
    """
    starts = range(max(1, len(hashes) - WINDOW + 1) if hashes else 0)
    return {min(hashes[at : at + WINDOW]) for at in starts}


def shortened(hashes: Iterable[int]) -> set[int]:
    """Return as much of each hash as is kept."""
    return {one & (1 << BITS) - 1 for one in hashes}


def fingerprints(text: str) -> set[int]:
    """Return the fingerprints of a text."""
    return shortened(thinned(sequences(text)))


def of_copies(sources: Iterable[Source], copies: Path) -> dict[str, list[Fingerprints]]:
    """Return siglum -> a row for each paragraph of the copies in a folder, for the sources of which there is one.

    Raises BadData for a copy that is not UTF-8.
    """
    found = {source.siglum: copies / f"{source.siglum}.txt" for source in sources}
    return {siglum: _rows(siglum, paragraphs(copy)) for siglum, copy in found.items() if copy.is_file()}


def _rows(siglum: str, texts: list[str]) -> list[Fingerprints]:
    return [
        Fingerprints(
            place=Place(data_file(FILE), 0),
            siglum=siglum,
            paragraph=number,
            words=len(words(text)),
            fingerprints=" ".join(f"{one:0{_DIGITS}x}" for one in sorted(fingerprints(text))),
        )
        for number, text in enumerate(texts, 1)
    ]


def renew(tables: Tables, copies: Path) -> tuple[str, list[str]]:
    """Return the file with the fingerprints of the copies, and the sigla of which there is none: these keep theirs."""
    made = of_copies(tables.sources, copies)
    own: dict[str, list[Fingerprints]] = {siglum: [] for siglum in tables.source}
    for row in tables.fingerprints:
        own[row.siglum].append(row)
    kept = (row for rows in (own | made).values() for row in rows)
    written = csv_text(_COLUMNS, ({column: getattr(row, column) for column in _COLUMNS} for row in kept))
    return written, [siglum for siglum in tables.source if siglum not in made]


def outdated(tables: Tables, copies: Path) -> list[Problem]:
    """Return a problem for each paragraph whose fingerprints are not those of the copy in a folder."""
    kept = {row.locator: row for row in tables.fingerprints}
    expected = f"what the copy gives: python -m edition fingerprint {copies.name}/"
    return [
        Problem.at(kept.get(row.locator, row), "fingerprints", f"other fingerprints of {row.locator}", expected)
        for rows in (of_copies(tables.sources, copies).values() if kept else ())
        for row in rows
        if kept.get(row.locator) != row
    ]
