"""Did the witness say that? Readings that an account puts into its mouth, held against what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from edition.kinds import kind_of
from edition.values import extent, widened

if TYPE_CHECKING:
    from edition.evidence_model import Attestation
    from edition.model import Fact, Reading, Source
    from edition.tables import Tables

#: the witness of which every fact has a status: the whole speech
SPEECH = "speech"

FAITHFUL, ALTERED, ADDED = "faithful", "altered", "added"
NOT_JUDGED, NOT_CHECKED = "not-judged", "not-checked"
OTHER_VOICE, NOT_IN_SPEECH, LEFT_OUT = "other-voice", "not-in-speech", "left-out"
SILENT, NOT_IN_EXTRACT = "silent", "not-in-extract"


class Standing(NamedTuple):
    """How an account stands to a witness: how it is shown, never by colour alone, and what it means."""

    label: str
    sign: str
    meaning: str


#: fidelity of a reading -> what it means; where an account says several things, the last of them stands for it
FIDELITIES = {
    FAITHFUL: Standing("faithful", "✓", "The witness says so."),
    NOT_CHECKED: Standing("not checked", "?", "The passage could not be read."),
    NOT_JUDGED: Standing("not judged", "⁇", "Words were not weighed against words."),
    ALTERED: Standing("altered", "≠", "The witness says it otherwise."),
    ADDED: Standing("added", "+", "The witness does not say it."),
}

#: the same of an account and the speech, for every question: also where it does not claim to give the speech
STANDINGS = FIDELITIES | {
    OTHER_VOICE: Standing("other voice", "◇", "The account speaks, but not for the speech, which speaks too."),
    NOT_IN_SPEECH: Standing("not in speech", "∅", "The account speaks, but not for the speech, which is silent."),
    LEFT_OUT: Standing("left out", "…", "The speech speaks to the question, the account does not."),
    NOT_IN_EXTRACT: Standing("not in extract", "⋯", "The account prints a part of the speech, without this."),
    SILENT: Standing("silent", "–", "Neither the account nor the speech speaks to the question."),
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
        fidelity=found or reading.fidelity_judged or NOT_JUDGED,
        computed=bool(found),
    )


def fidelity_all(tables: Tables, witness: str = SPEECH) -> list[Fidelity]:
    """Return the fidelity of every reading in the mouth of one witness, in the order of the table."""
    found = (fidelity_of(tables, reading) for reading in tables.readings if reading.voice == witness)
    return [one for one in found if one]


def standings(tables: Tables, fact_id: str) -> dict[str, str]:
    """Return siglum -> how the account stands to the speech in one question: one of `STANDINGS`."""
    attestation = tables.attestation.get((fact_id, SPEECH))
    status = attestation.status if attestation else NOT_CHECKED
    return {siglum: _standing(tables, source, fact_id, status) for siglum, source in tables.source.items()}


def _standing(tables: Tables, source: Source, fact_id: str, status: str) -> str:
    readings = [one for one in tables.readings_of.get(fact_id, []) if one.siglum == source.siglum]
    own = {one.fidelity for reading in readings if reading.voice == SPEECH and (one := fidelity_of(tables, reading))}
    if own:
        return max(own, key=list(FIDELITIES).index)
    if readings:
        return {"says": OTHER_VOICE, "silent": NOT_IN_SPEECH, "later": NOT_IN_SPEECH}.get(status, NOT_CHECKED)
    if status != "says":
        return SILENT
    return NOT_IN_EXTRACT if source.extract_of == SPEECH else LEFT_OUT


def _computed(fact: Fact, reading: Reading, attestation: Attestation | None) -> str:
    """Return the fidelity as far as it follows from the tables; empty where it is for the editors to judge."""
    if not attestation or attestation.status == NOT_CHECKED:
        return NOT_CHECKED
    if attestation.status in {"silent", "later"}:
        return ADDED
    if reading.value == attestation.value:
        return FAITHFUL
    if not kind_of(fact.kind).figure:
        return ""
    try:
        said, meant = widened(fact.kind, reading.value, reading.qualifier), extent(fact.kind, attestation.value)
    except ValueError:
        return ""  # the checks speak of it
    return FAITHFUL if said and meant and not said.gap(meant) else ALTERED
