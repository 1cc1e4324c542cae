"""Find the figures that a source gives and no regest of it prints: noticed, and not forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.kinds import kind_of
from edition.model import Problem

if TYPE_CHECKING:
    from edition.model import Fact, Reading
    from edition.regests import Regest
    from edition.tables import Tables

_ROLES = {"reading", "said"}

#: how the unit of a number begins that is part of a name: the regest has “the Twentieth Congress”
_NAMES = "ordinal"

_ENDS = ("..", "/")  #: what stands between the ends of an interval


def unprinted(tables: Tables, regests: dict[str, Regest]) -> list[Problem]:
    """Return a remark on each figure that the regest of its paragraph does not print.

    What a regest retells is passed over: claims in words, numbers that are part of a name, and
    sizes that the source itself has in words only, such as “millions”.
    """
    return [
        Problem.at(
            reading,
            "value",
            f"{reading.value!r} in no regest",
            f"{{reading}}`{reading.fact_id} {reading.locator}` in that of {reading.locator}",
        )
        for reading in tables.readings
        if reading.locator in regests
        and (fact := tables.fact.get(reading.fact_id))
        and kind_of(fact.kind).figure
        and not (fact.unit.startswith(_NAMES) or _in_words(reading))
        and not _printed(tables, fact, reading, regests[reading.locator])
    ]


def _in_words(reading: Reading) -> bool:
    one = reading.qualifier == "exact" and not any(sign in reading.value for sign in _ENDS)
    return not one and not any(sign.isdigit() for sign in reading.quotation)


def _printed(tables: Tables, fact: Fact, reading: Reading, regest: Regest) -> bool:
    """Tell whether a regest prints the value, be it as the answer to another question: of “all 12”, one is enough."""
    targets = (run.target.partition(" ") for block in regest.blocks for run in block if run.role in _ROLES)
    printed = [(fact_id, place) for fact_id, _, place in targets if place in {reading.siglum, reading.locator}]
    return any(
        one.value == reading.value and tables.fact[fact_id].kind == fact.kind
        for fact_id, place in printed
        for one in tables.readings_of.get(fact_id, [])
        if place in {one.siglum, one.locator}
    )
