"""Did the witness say that? Readings that an account puts into its mouth, held against what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.values import extent, widened

if TYPE_CHECKING:
    from edition.evidence_model import Attestation
    from edition.model import Fact, Reading
    from edition.tables import Tables

#: the witness of which every fact has a status: the whole speech
SPEECH = "speech"

FAITHFUL, ALTERED, ADDED, NOT_CHECKED = "faithful", "altered", "added", "not-checked"

#: fidelity -> what it means, in the order in which they are listed
FIDELITIES = {
    FAITHFUL: "The witness says so.",
    ALTERED: "The witness says it otherwise.",
    ADDED: "The witness does not say it.",
    NOT_CHECKED: "The passage could not be read, or words were not weighed against words.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fidelity:
    """One reading beside what the witness says in whose mouth the account puts it."""

    reading: Reading
    attestation: Attestation | None
    fidelity: str  #: one of `FIDELITIES`
    computed: bool  #: from the values or the status of the attestation, not by hand


def fidelity_of(tables: Tables, reading: Reading) -> Fidelity | None:
    """Return how faithfully a reading gives its witness; None where it is in the mouth of none.

    Whether the reading is true is another question: the witness, too, may be wrong.
    """
    if reading.voice not in tables.witness:
        return None
    attestation = tables.attestation.get((reading.fact_id, reading.voice))
    found = _computed(tables.fact[reading.fact_id], reading, attestation)
    return Fidelity(
        reading=reading,
        attestation=attestation,
        fidelity=found or reading.fidelity_judged or NOT_CHECKED,
        computed=bool(found),
    )


def fidelity_all(tables: Tables, witness: str = SPEECH) -> list[Fidelity]:
    """Return the fidelity of every reading in the mouth of one witness, in the order of the table."""
    found = (fidelity_of(tables, reading) for reading in tables.readings if reading.voice == witness)
    return [one for one in found if one]


def _computed(fact: Fact, reading: Reading, attestation: Attestation | None) -> str:
    """Return the fidelity as far as it follows from the tables; empty where it is for the editors to judge."""
    if not attestation or attestation.status == NOT_CHECKED:
        return NOT_CHECKED
    if attestation.status == "silent":
        return ADDED
    if reading.value == attestation.value:
        return FAITHFUL
    if fact.kind == "text":
        return ""
    try:
        said, meant = widened(fact.kind, reading.value, reading.qualifier), extent(fact.kind, attestation.value)
    except ValueError:
        return ""  # the checks speak of it
    return FAITHFUL if said and meant and not said.gap(meant) else ALTERED
