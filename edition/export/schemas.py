"""JSON Schemas of the files of facts, made from the published schema of the tables and the flat table's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.export import flat

if TYPE_CHECKING:
    from collections.abc import Mapping

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: what is in no table: key -> type and description
_OWN: dict[str, tuple[str, str]] = {
    "address": ("string", "Where it stands in the book."),
    "citation": ("string", "How the fact is cited, as a footnote."),
    "json": ("string", "Where the file of the fact is."),
    "key": ("string", "Key of the work in references.bib."),
    "label": ("string", "The witness as it is called in a sentence."),
    "licence": ("string", "Address of the licence."),
    "shown": ("string", "The value as a reader expects to see it."),
    "title": ("string", "Title of the edition."),
    "version": ("string", "Version of the edition."),
}

#: keys of a fact's file by the table that describes them
_FACT = ("fact_id", "topic", "question", "kind", "unit", "weight", "asks_text")
_REFERENCE = ("evidence", "confidence", "seen_at", "computed_from", "note")
_GROUND = ("ground", "url", "url_seen")
_SAID = ("witness", "status", "value", "wording", "section", "locator", "evidence", "seen_at", "note")
_RIVAL = ("value", "year", "evidence", "seen_at", "note")
_READING = (
    *("siglum", "quotation", "value", "qualifier", "verdict", "right_for", "depends_on"),
    *("voice", "voice_note", "note"),
)
_MEASURED = ("locator", "deviation", "percent", "fidelity")


def fact_list() -> Schema:
    """Return the schema of the list of all facts."""
    each = _object(
        {name: _of(name, flat.COLUMNS) for name in ("fact_id", "topic", "question")} | _own("address", "json")
    )
    return _named("List of facts", _object(_own("title", "version", "licence") | {"facts": _list(each, "Every fact.")}))


def fact(described: Mapping[str, Any]) -> Schema:
    """Return the schema of the file of one fact; `described` is the schema of all tables."""
    tables = {one["name"]: {f["name"]: f for f in one["schema"]["fields"]} for one in described["resources"]}

    def of(table: str, names: tuple[str, ...]) -> Schema:
        return {name: _column(tables[table][name]) for name in names}

    cite = {"cite": _list(_object(_own("key") | {"locator": _text("Where in the work.")}), "The works that bear it.")}
    value = {"value": _text("The reference, normalised as the kind demands; empty where nothing is established.")}
    reference = value | _own("shown") | of("facts", _REFERENCE) | cite | _optional(of("grounds", _GROUND))
    reading = (
        of("readings", _READING) | {name: _of(name, flat.COLUMNS) for name in _MEASURED} | _own("address", "shown")
    )
    sigla = {
        "silent": "The accounts of which no paragraph speaks to the question.",
        "not_in_extract": "Those without it that print only a part of their text.",
    }
    whole = (
        of("facts", _FACT)
        | _own("address", "citation", "version", "licence")
        | {
            "reference": _object(reference) | {"description": "The answer, and what it stands on."},
            "witnesses": _list(
                _object(of("attestations", _SAID) | _own("label", "shown")), "What primary witnesses say."
            ),
            "rivals": _list(_object(of("rivals", _RIVAL) | cite | _own("shown")), "Other answers of serious works."),
            "readings": _list(_object(reading), "What the accounts say, in the order of the sources."),
        }
        | {name: _list(_text("A siglum."), text) for name, text in sigla.items()}
    )
    return _named("Fact", _object(whole))


def _named(title: str, schema: Schema) -> Schema:
    return {"$schema": _DIALECT, "title": title} | schema


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": sorted(properties), "additionalProperties": False}


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


def _own(*names: str) -> Schema:
    return {name: _of(name, _OWN) for name in names}


def _of(name: str, columns: Mapping[str, tuple[str, str]]) -> Schema:
    kind, description = columns[name]
    # what is not measured is null
    return {"type": [kind, "null"] if kind == "number" else kind, "description": description}


def _column(field: Mapping[str, Any]) -> Schema:
    """Return what a column of a table allows; a cell may be empty unless it is required."""
    kind = "string" if field["type"] == "date" else field["type"]
    made = {"type": kind, "description": field["description"]}
    allowed = field.get("constraints", {})
    if "enum" in allowed:
        made["enum"] = [*allowed["enum"], *([] if allowed.get("required") else [""])]
    return made


def _optional(properties: Schema) -> Schema:
    """Return properties that may be empty here, where there may be no row of their table."""
    return {
        name: one | ({"enum": [*one["enum"], ""]} if "enum" in one and "" not in one["enum"] else {})
        for name, one in properties.items()
    }
