"""What witnesses say to a fact, as plain rows beside the readings, and how each account stands to the speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.dates import SIGNS
from edition.fidelity import ADDED, ALTERED, FIDELITIES, SILENT, SPEECH, fidelity_of, standings
from edition.values import extent, format_value
from edition.widgets.deviation import format_deviation
from edition.widgets.widget_rows import ends

if TYPE_CHECKING:
    from edition.collation import Collation
    from edition.evidence_model import Attestation
    from edition.model import Fact, Reading
    from edition.tables import Tables
    from edition.values import Extent
    from edition.widgets.widget_rows import Row


def witnessed(tables: Tables, row: Row, collation: Collation) -> Row:
    """Return a row with the witnesses that speak to its fact, and with what each account makes of the speech."""
    fact = collation.fact
    said = [one for one in tables.attestations_of.get(fact.fact_id, []) if one.witness in tables.witness]
    readings = [
        (one, comparison.reading) for one, comparison in zip(row["readings"], collation.comparisons, strict=True)
    ]
    fidelities = [found.fidelity for _, reading in readings if (found := fidelity_of(tables, reading))]
    return row | {
        "background": not fact.at_issue,
        "witnesses": [_witness(tables, collation, one) for one in said if one.status == "says"],
        "speech": _speech(tables, fact),
        "standings": standings(tables, fact.fact_id),
        "unfaithful": sum(one in {ALTERED, ADDED} for one in fidelities),
        "silence": silence(tables, collation, said),
        "readings": [one | {"attributed": _attributed(tables, reading)} for one, reading in readings],
    }


def silence(tables: Tables, collation: Collation, said: list[Attestation] | None = None) -> str:
    """Tell who says nothing to a fact: sources, extracts that print a part without it, and witnesses."""
    witnesses = [(one.status, tables.witness[one.witness].short_label) for one in said or []]
    named = {
        "Silent": collation.mute,
        "Not in the extract": collation.cut,
        "Witnesses that are silent": [label for status, label in witnesses if status == "silent"],
        "Not checked": [label for status, label in witnesses if status == "not-checked"],
    }
    return " ".join(f"{what}: {', '.join(names)}." for what, names in named.items() if names)


def _witness(tables: Tables, collation: Collation, said: Attestation) -> Row:
    fact, witness = collation.fact, tables.witness[said.witness]
    covered = _extent(fact, said.value)
    extents = (collation.extent, *(comparison.extent for comparison in collation.comparisons))
    beside = next((one for one in extents if one), covered)
    gap = covered.gap(collation.extent) if covered and collation.extent else None
    places = (said.section, said.locator, f"evidence {said.evidence}")
    return {
        "label": witness.short_label,
        "said": _shown(fact, said.value),
        "extent": ends(covered.moved(covered.shift(beside))) if covered and beside else None,
        "rough": said.value.endswith(tuple(SIGNS)),
        "deviation": format_deviation(fact.kind, fact.unit, gap),
        "wording": said.wording if said.wording != said.value else "",
        "place": ", ".join(place for place in places if place),
    }


def _extent(fact: Fact, value: str) -> Extent | None:
    try:
        return extent(fact.kind, value)
    except ValueError:
        return None  # the checks speak of it


def _shown(fact: Fact, value: str) -> str:
    try:
        return format_value(fact.kind, fact.unit, value)
    except ValueError:
        return value  # the same


def _speech(tables: Tables, fact: Fact) -> str:
    """Return what the speech says, in the words of a heading."""
    said = tables.attestation.get((fact.fact_id, SPEECH))
    words = {"not-checked": "not checked", SILENT: "not in the speech", "later": "later than the speech"}
    return words.get(said.status) or _shown(fact, said.value) if said else words["not-checked"]


def _attributed(tables: Tables, reading: Reading) -> str:
    """Return in whose mouth a reading is put, and how faithfully; empty where it is in the mouth of no witness."""
    found = fidelity_of(tables, reading)
    return f"{tables.witness[reading.voice].short_label}: {FIDELITIES[found.fidelity].label}" if found else ""
