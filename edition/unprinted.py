"""Find the figures that a source gives and no regest of it prints: noticed, and not forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.kinds import kind_of
from edition.model import Problem

if TYPE_CHECKING:
    from edition.model import Reading
    from edition.regests import Regest
    from edition.tables import Tables


def unprinted(tables: Tables, regests: dict[str, Regest]) -> list[Problem]:
    """Return a remark on each figure that the regest of its paragraph does not print; claims in words are retold."""
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
        and not _printed(reading, regests[reading.locator])
    ]


def _printed(reading: Reading, regest: Regest) -> bool:
    places = {f"{reading.fact_id} {where}" for where in (reading.siglum, reading.locator)}
    return any(run.role in {"reading", "said"} and run.target in places for block in regest.blocks for run in block)
