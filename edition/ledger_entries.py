"""Entries of a reader's ledger: what each has, whose it is, which of two holds, and what it may speak of."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.quotations import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.tables import Tables

Entry = dict[str, str]

#: of an entry and of a ledger as CSV: note_id is empty for a note of the reader's own on a paragraph
COLUMNS = ("note_id", "siglum", "paragraph", "quotation", "technique", "comment", "labelled_by", "created")

EDITION = "edition"  #: the name under which the edition's own labels are compared, so that no reader has it

READ = "a ledger as CSV, or W3C Web Annotations as this book, Hypothesis and Recogito export them"

RESERVED = "another name: under this one the edition’s own labels are compared"

#: a moment as ledgers have it: a day, perhaps with a time, perhaps with its zone
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)

_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def named(name: str) -> str:
    """Return a reader's name in its one form: composed, with single spaces, and nothing invisible at its ends."""
    composed = " ".join(unicodedata.normalize("NFC", name).split())
    seen = [at for at, sign in enumerate(composed) if unicodedata.category(sign) not in _UNSEEN]
    return composed[seen[0] : seen[-1] + 1] if seen else ""


def reserved(name: str) -> bool:
    """Tell whether a reader's name is the edition's, however it is written."""
    return folded(name).casefold() == EDITION


def moment(entry: Entry) -> float:
    """Return when an entry was made, in milliseconds; what says no moment is older than all that does."""
    try:
        made = dt.datetime.fromisoformat(entry["created"]) if _MOMENT.fullmatch(entry["created"]) else None
    except ValueError:
        made = None
    if not made:
        return float("-inf")
    return (made if made.tzinfo else made.replace(tzinfo=dt.UTC)).timestamp() * 1000 // 1


def merged(old: Iterable[Entry], others: Iterable[Entry]) -> list[Entry]:
    """Return entries with others put in: of two by the same reader on the same passage the newer one holds."""
    held: dict[tuple[str, ...], Entry] = {}
    for entry in (*old, *others):
        own = (entry["siglum"], entry["paragraph"], entry["quotation"], entry["created"])
        key = (entry["labelled_by"], *((entry["note_id"],) if entry["note_id"] else own))
        if key not in held or moment(entry) >= moment(held[key]):
            held[key] = entry
    return list(held.values())


@dataclass(frozen=True, slots=True)
class Passages:
    """What an entry may speak of."""

    paragraphs: dict[str, int]  #: siglum -> number of paragraphs
    notes: dict[str, tuple[str, str]]  #: note id -> its paragraph, and its quotation, folded
    techniques: dict[str, str]  #: technique -> label

    @classmethod
    def of(cls, tables: Tables) -> Passages:
        """Return the passages of the tables."""
        return cls(
            {source.siglum: source.paragraphs for source in tables.sources},
            {note.note_id: (note.locator, quoted(note.quotation)) for note in tables.bias},
            {one.technique: one.label for one in tables.techniques},
        )

    def faults(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Yield a column and what it should have, for each cell that names what there is not."""
        siglum, paragraph, note = entry["siglum"], entry["paragraph"], entry["note_id"]
        if reserved(entry["labelled_by"]):
            yield "labelled_by", RESERVED
        if siglum not in self.paragraphs:
            yield "siglum", f"one of {', '.join(self.paragraphs)}"
        elif not self.has(siglum, paragraph):
            yield "paragraph", f"1 to {self.paragraphs[siglum]} for {siglum}"
        if note and note not in self.notes:
            yield "note_id", "a note of the edition, or nothing"
        elif note and self.notes[note][0] != f"{siglum}.{paragraph}":
            yield "note_id", f"a note on {siglum}.{paragraph}, or nothing"
        if entry["technique"] and entry["technique"] not in self.techniques:
            yield "technique", "a technique of the edition, or nothing"

    def has(self, siglum: str, paragraph: str) -> bool:
        """Tell whether there is a paragraph, its number in plain digits."""
        return bool(re.fullmatch("[1-9][0-9]{0,8}", paragraph)) and int(paragraph) <= self.paragraphs.get(siglum, 0)

    def technique(self, name: str) -> str:
        """Return the technique that a label or an address means, by its id or its name; empty for none."""
        asked = folded(name).casefold()
        last = re.split(r"[/#]", asked)[-1]
        return next((one for one, label in self.techniques.items() if asked == label.casefold() or last == one), "")


def quoted(words: str) -> str:
    """Return a quotation as it is compared: folded, without the marks around it."""
    return folded(words).strip("\"'.,;:!? ")
