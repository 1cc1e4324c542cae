"""The flat table: one row for each reading, and one for each source that has none on a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.addresses import page, reach
from edition.collation import collate
from edition.dependence import independent
from edition.fidelity import FIDELITIES, NOT_CHECKED, NOT_IN_EXTRACT, SILENT, fidelity_of
from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from edition.collation import Collation, Comparison
    from edition.model import Reading
    from edition.tables import Tables

#: column -> type and description; those of the two tables that are joined here are described there
COLUMNS: dict[str, tuple[str, str]] = {
    "fact_id": ("string", "Permanent name of the question, as in facts.csv."),
    "topic": ("string", "Group under which the fact is listed."),
    "question": ("string", "The question, as a full sentence."),
    "kind": ("string", "Notation of reference and value."),
    "unit": ("string", "What is counted or measured."),
    "weight": ("string", "Whether the question is at issue or background."),
    "reference": ("string", "The best established answer, normalised; empty where nothing is established."),
    "evidence": ("string", "How the reference is known."),
    "confidence": ("string", "How sure the edition is of the reference."),
    "seen_at": ("string", "The text that was read for the reference."),
    "ground": ("string", "What kind of text the reference stands on, as in grounds.csv; empty where none was read."),
    "siglum": ("string", "The source, as in sources.csv."),
    "locator": ("string", "The paragraph of the source, as it is cited; empty where the source has none."),
    "paragraph": ("integer", "The number in the locator; empty where the source has none."),
    "quotation": ("string", "The words of the source, at most twelve."),
    "value": ("string", "What the source says, normalised as the kind demands."),
    "qualifier": ("string", "How exactly the source says it."),
    "verdict": (
        "string",
        "The edition's judgement. Without a reading: silent, or not-in-extract for a source that prints a part.",
    ),
    "deviation": ("number", "Signed distance from the reference: in the unit of the fact, in days, or in minutes."),
    "percent": ("number", "The deviation in per cent of the nearer end of the reference, for kinds with a true zero."),
    "depends_on": ("string", "The text that the reading is shown to be taken from."),
    "voice": ("string", "In whose mouth the source puts it: itself, a witness, hearsay or other."),
    "voice_note": ("string", "Whose voice it is, where it is another's."),
    "attested": (
        "string",
        "What that witness says: its value, or silent, later or not-checked; empty for other voices.",
    ),
    "fidelity": ("string", "Whether that witness says so; empty for other voices."),
    "own_voice": ("boolean", "Whether the reading counts as a vote of its own: the first one from its text."),
    "note": ("string", "The reason of the verdict."),
    "address": ("string", "Where the reading, or the silence, stands in the edition."),
}

#: the same of the table as a whole
DESCRIBED = {"description": "One row is one reading beside the reference of its fact, or one source that has none."}

#: verdicts of the flat table: those of readings, and what is computed for the rest
VERDICTS_AND_SILENCE = [*VERDICTS, SILENT, NOT_IN_EXTRACT]


def rows(tables: Tables, fact_id: str, *, base: str, here: str) -> list[dict[str, Any]]:
    """Return the rows of one fact, readings first; addresses are reached from the file `here`."""
    collation = collate(tables, fact_id)
    ground = tables.ground.get(fact_id)
    shared = _shared(collation) | {"ground": ground.ground if ground else ""}
    voices = {id(one) for one in independent([comparison.reading for comparison in collation.comparisons])}
    said = [
        shared
        | _said(comparison)
        | _faithful(tables, comparison.reading)
        | {
            "own_voice": id(comparison.reading) in voices,
            "address": reach(page("para", comparison.reading.locator), base=base, here=here),
        }
        for comparison in collation.comparisons
    ]
    unsaid = [
        dict.fromkeys(COLUMNS)
        | shared
        | {
            "siglum": siglum,
            "verdict": NOT_IN_EXTRACT if siglum in collation.cut else SILENT,
            "address": reach(page("fact", fact_id), base=base, here=here),
        }
        for siglum in collation.silent
    ]
    return [{name: row[name] for name in COLUMNS} for row in (*said, *unsaid)]


def _shared(collation: Collation) -> dict[str, Any]:
    names = ("fact_id", "topic", "question", "kind", "unit", "weight", "reference", "evidence", "confidence", "seen_at")
    return {name: getattr(collation.fact, name) for name in names}


def _said(comparison: Comparison) -> dict[str, Any]:
    names = ("siglum", "locator", "paragraph", "quotation", "value", "qualifier", "verdict", "depends_on", "note")
    voice = {"voice": comparison.reading.voice, "voice_note": comparison.reading.voice_note}
    measured = {"deviation": rounded(comparison.deviation), "percent": rounded(comparison.percent)}
    return {name: getattr(comparison.reading, name) for name in names} | voice | measured


def _faithful(tables: Tables, reading: Reading) -> dict[str, str]:
    found = fidelity_of(tables, reading)
    if not found:
        return {"attested": "", "fidelity": ""}
    one = found.attestation
    return {"attested": (one.value or one.status) if one else NOT_CHECKED, "fidelity": found.fidelity}


def rounded(number: float | None) -> float | None:
    """Return a number without the noise of binary fractions; always with its point, so that no reader takes it whole.

    Programs that guess the type of a column by its first rows stop at the first fraction else.
    """
    return None if number is None else round(float(number), 4) + 0.0  # no minus before nothing


def schema() -> dict[str, Any]:
    """Return the Table Schema of the flat table: https://specs.frictionlessdata.io/table-schema/."""
    fields: list[dict[str, Any]] = [
        {"name": name, "type": kind, "description": text} for name, (kind, text) in COLUMNS.items()
    ]
    for field in fields:
        if field["name"] == "verdict":
            field["constraints"] = {"required": True, "enum": VERDICTS_AND_SILENCE}
        if field["name"] == "fidelity":
            field["constraints"] = {"enum": list(FIDELITIES)}
        if field["type"] == "boolean":
            field |= {"trueValues": ["True"], "falseValues": ["False"]}
    keys = [
        {"fields": [name], "reference": {"resource": resource, "fields": [name]}}
        for name, resource in (("fact_id", "facts"), ("siglum", "sources"))
    ]
    return {"fields": fields, "missingValues": [""], "foreignKeys": keys}
