"""Who copies whom: derived accounts, shared errors, and how many independent voices a fact has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.verdicts import errors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edition.model import Reading
    from edition.tables import Tables


def witnesses(cell: str) -> list[str]:
    """Split a ``depends_on`` or ``derives_from`` cell into sigla and bibliography keys."""
    return [name.strip() for name in cell.split(";") if name.strip()]


def voices(reading: Reading, readings: Iterable[Reading]) -> set[str]:
    """Return whose voices a reading is, among all readings of its fact.

    They are the texts that it is shown to be taken from, or those that they are taken from in turn,
    else the source itself.
    """
    taken = {one.siglum: witnesses(one.depends_on) for one in readings}
    taken[reading.siglum] = witnesses(reading.depends_on)
    found: set[str] = set()
    asked: set[str] = set()
    waiting = [reading.siglum]
    while waiting:
        name = waiting.pop()
        if name not in asked:
            asked.add(name)
            waiting += taken.get(name, [])
            if not taken.get(name):
                found.add(name)
    return found or {reading.siglum}  # accounts that are said to copy each other


def independent(readings: list[Reading]) -> list[Reading]:
    """Return one reading for each voice: the first of those that are taken from the same text.

    A reading taken from a source that speaks itself is no second vote for it either.
    """
    heard: set[str] = set()
    counted = []
    for reading in readings:
        own = voices(reading, readings)
        if not own & heard:
            counted.append(reading)
        heard |= own
    return counted


@dataclass(frozen=True, slots=True)
class SharedError:
    """Two sources with the same value that is not the reference's: a sign that one text lies behind both."""

    fact_id: str
    value: str
    sigla: tuple[str, ...]


def shared_errors(tables: Tables) -> list[SharedError]:
    """Return the faulty values that more than one source has."""
    found = []
    for fact_id, readings in tables.readings_of.items():
        faulty = [one for one in readings if one.verdict in errors()]
        for value in dict.fromkeys(one.value for one in faulty):
            sigla = tuple(dict.fromkeys(one.siglum for one in faulty if one.value == value))
            if len(sigla) > 1:
                found.append(SharedError(fact_id, value, sigla))
    return found


def borrowings(tables: Tables) -> Counter[tuple[str, str]]:
    """Count, for each source and each text that it is shown to copy, the readings at issue that are taken from it."""
    weighed = [reading for reading in tables.readings if tables.fact[reading.fact_id].at_issue]
    return Counter((reading.siglum, name) for reading in weighed for name in witnesses(reading.depends_on))
