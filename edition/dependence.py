"""Who copies whom: derived accounts, shared errors, and how many independent voices a fact has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edition.model import Reading
    from edition.tables import Tables


def witnesses(cell: str) -> list[str]:
    """Split a ``depends_on`` or ``derives_from`` cell into sigla and bibliography keys."""
    return [name.strip() for name in cell.split(";") if name.strip()]


def voice(reading: Reading) -> str:
    """Return whose voice a reading is: the text that it is shown to be taken from, else the source itself."""
    return reading.depends_on or reading.siglum


def independent(readings: list[Reading]) -> list[Reading]:
    """Return one reading for each voice: the first of those that are taken from the same text.

    A reading taken from a source that speaks itself is no second vote for it either.
    """
    heard: dict[str, Reading] = {}
    for reading in readings:
        heard.setdefault(voice(reading), reading)
    return list(heard.values())


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
        faulty = [one for one in readings if one.verdict in {"differs", "conflates", "garbled"}]
        for value in dict.fromkeys(one.value for one in faulty):
            sigla = tuple(dict.fromkeys(one.siglum for one in faulty if one.value == value))
            if len(sigla) > 1:
                found.append(SharedError(fact_id, value, sigla))
    return found


def debts(tables: Tables) -> Counter[tuple[str, str]]:
    """Count, for each source and each text that it is shown to copy, the readings that are taken from it."""
    return Counter((reading.siglum, name) for reading in tables.readings for name in witnesses(reading.depends_on))
