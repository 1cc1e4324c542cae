"""How a row must be written: quotations, values, names, order and characters."""

from __future__ import annotations

import unicodedata
from dataclasses import fields
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from edition.kinds import KINDS
from edition.model import BiasNote, Name, Problem, Reading, Row
from edition.quotations import LONGEST, UNSEEN, words
from edition.record_types import ORDERED, RECORDS
from edition.values import extent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.evidence_model import Original, SecondLabel
    from edition.tables import Tables

LARGEST_CELL = 4_000  #: characters; a longer cell is a slip, or an attack

#: invisible characters that change what a reader sees without being seen
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def short_quotations(tables: Tables) -> Iterator[Problem]:
    """A quotation has words, and no more of them than the edition may print together.

    The texts are not ours to give: a fragment is enough to find the place.
    """
    rows: tuple[Reading | BiasNote | SecondLabel, ...] = (*tables.readings, *tables.bias, *tables.second_labels)
    for row in rows:
        count = len(words(row.quotation))
        if not 1 <= count <= LONGEST:
            yield Problem.at(row, "quotation", f"{count} words", f"1 to {LONGEST}")


def whole_originals(tables: Tables) -> Iterator[Problem]:
    """An original is as short as a quotation, has a language, and says how it is known; where it was seen, the text.

    Words of a translation can be judged only beside the words that were translated, and with the way they are
    known.
    """
    rows: tuple[Name | Original, ...] = (*tables.names, *tables.originals)
    for row in rows:
        count = len(words(row.original))
        if count > LONGEST:
            yield Problem.at(row, "original", f"{count} words", f"1 to {LONGEST}")
        for column in ("original_language", "original_evidence"):
            if bool(getattr(row, column)) != bool(row.original):
                expected = "a value, as there is an original" if row.original else "nothing without an original"
                yield Problem.at(row, column, repr(getattr(row, column)), expected)
    for one in tables.originals:
        if (one.original_evidence == "seen") != bool(one.seen_at):
            expected = "the text in which it was read, for what was seen and for nothing else"
            yield Problem.at(one, "seen_at", repr(one.seen_at), expected)


def normalised_values(tables: Tables) -> Iterator[Problem]:
    """References and values are written as the kind of their fact demands, and days of publication as dates.

    Only values of one notation can be set on a scale, sorted and compared.
    """
    for source in tables.sources:
        if source.published:
            yield from unreadable(source, "published", "date", source.published)
    for fact in tables.facts:
        if fact.reference:
            yield from unreadable(fact, "reference", fact.kind, fact.reference)
    for reading in tables.readings:
        if fact_or_none := tables.fact.get(reading.fact_id):
            yield from unreadable(reading, "value", fact_or_none.kind, reading.value)


def unreadable(row: Row, column: str, kind: str, value: str) -> Iterator[Problem]:
    """Yield a problem where a cell is not in the notation of a kind."""
    if kind not in KINDS:
        return  # the schema speaks of it
    try:
        extent(kind, value)
    except ValueError as error:
        yield Problem.at(row, column, repr(value), f"{error} for a {kind}")


def consistent_names(tables: Tables) -> Iterator[Problem]:
    """All variants of one bearer have one canonical form, kind and authority.

    Two forms for one bearer would make two persons in the register.
    """
    for rows in tables.variants.values():
        for row in rows[1:]:
            for column in ("canonical", "kind", "authority"):
                found, expected = getattr(row, column), getattr(rows[0], column)
                if found != expected:
                    yield Problem.at(row, column, repr(found), f"{expected!r}, as in line {rows[0].place.line}")


def one_name_id(tables: Tables) -> Iterator[Problem]:
    """One bearer has one id: no canonical form, and no authority, stands under two.

    A bearer under two ids has half of the variants under each.
    """
    held: dict[tuple[str, ...], Name] = {}
    for row in tables.names:
        for column in ("canonical", "authority"):
            named = words(getattr(row, column))
            first = held.setdefault((column, row.kind, *named), row) if named else row
            if first.name_id != row.name_id:
                expected = f"{first.name_id!r}, which has this {column} in line {first.place.line}"
                yield Problem.at(row, "name_id", repr(row.name_id), expected)
                break


def note_ids(tables: Tables) -> Iterator[Problem]:
    """The name of a bias note begins with its locator.

    The id is the address of the mark, and stands under its paragraph.
    """
    for note in tables.bias:
        if note.note_id[:-1] != note.locator:
            yield Problem.at(note, "note_id", repr(note.note_id), f"{note.locator} and a letter")


def sorted_rows(tables: Tables) -> Iterator[Problem]:
    """Rows stand in the order of their names, so that a difference between two versions is easy to read.

    Two versions of a sorted table differ only where something was changed. `python -m edition sort` puts the
    rows in order.
    """
    # of a fact that comes twice the schema speaks: its place would not be right anywhere
    first = {fact.fact_id: fact.place for fact in reversed(tables.facts)}
    again = {fact.place for fact in tables.facts if first[fact.fact_id] != fact.place}
    for name, column in ORDERED.items():
        rows: tuple[Row, ...] = getattr(tables, Path(name).stem)
        pairs = ((getattr(before, column), getattr(row, column), row) for before, row in pairwise(rows))
        for before, found, row in pairs:
            if found < before and row.place not in again:
                expected = f"the rows in the order of {column}: python -m edition sort"
                yield Problem.at(row, column, f"{found!r} after {before!r}", expected)
                break


def visible_characters(tables: Tables) -> Iterator[Problem]:
    """Cells hold text that a reader can see, and not too much of it.

    A sign that nobody sees can change a word, the direction of a line, or what a search finds.
    """
    for name, record in RECORDS.items():
        columns = [column.name for column in fields(record) if column.type == "str"]
        cells = attrgetter(*columns)
        for row in getattr(tables, Path(name).stem):
            whole = "".join(cells(row))  # a row at once: nearly all have nothing
            if len(whole) > LARGEST_CELL or not whole.isprintable() or UNSEEN.search(whole):
                for column in columns:
                    yield from _odd(row, column, getattr(row, column))


def _odd(row: Row, column: str, cell: str) -> Iterator[Problem]:
    if len(cell) > LARGEST_CELL:
        yield Problem.at(row, column, f"{len(cell)} characters", f"at most {LARGEST_CELL}")
    if not cell.isprintable() or UNSEEN.search(cell):
        yield from _hidden(row, column, cell)


def _hidden(row: Row, column: str, cell: str) -> Iterator[Problem]:
    for character in cell:
        if unicodedata.category(character) in _HIDDEN or UNSEEN.match(character):
            name = unicodedata.name(character, "a control character")
            yield Problem.at(row, column, f"U+{ord(character):04X} ({name})", "visible characters")
            return
