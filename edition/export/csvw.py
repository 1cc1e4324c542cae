"""What the tables mean, as CSV on the Web has it: a file that its readers look for beside the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.export.package import INVENTORY, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edition.citation.cff import Edition

FILE = "csv-metadata.json"  #: the name that https://www.w3.org/TR/tabular-data-model/ asks for

#: constraint of Table Schema -> that of a datatype
_BOUNDS = {"minimum": "minimum", "maximum": "maximum", "maxLength": "maxLength"}


def metadata(described: Mapping[str, Any], edition: Edition, paths: Iterable[str]) -> dict[str, Any]:
    """Return the description of those tables that stand at the `paths`: https://www.w3.org/TR/tabular-metadata/."""
    there = set(paths)
    tables = [one for one in (joined(), *described["resources"], INVENTORY) if one["path"] in there]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": f"{edition.title}: data",
        "dc:license": {"@id": edition.licence_of_text},
        "dc:issued": edition.released.isoformat(),
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True, "doubleQuote": True},
        "tables": [_table(one, there) for one in tables],
    }


def _table(table: Mapping[str, Any], there: set[str]) -> dict[str, Any]:
    schema = table["schema"]
    filled = {one["name"] for one in schema["fields"] if one.get("constraints", {}).get("required")}
    keys = [
        _key(one)
        for one in schema.get("foreignKeys", [])
        if f"{one['reference']['resource']}.csv" in there and filled.issuperset(one["fields"])
    ]  # an empty cell would have to be found there, too
    written = {"columns": [_column(one) for one in schema["fields"]]}
    if primary := schema.get("primaryKey"):
        written["primaryKey"] = primary
    if keys:
        written["foreignKeys"] = keys
    return {
        "url": table["path"],
        "dc:title": table["title"],
        "dc:description": table["description"],
        "tableSchema": written,
    }


def _key(key: Mapping[str, Any]) -> dict[str, Any]:
    reference = key["reference"]
    return {
        "columnReference": key["fields"],
        "reference": {"resource": f"{reference['resource']}.csv", "columnReference": reference["fields"]},
    }


def _column(field: Mapping[str, Any]) -> dict[str, Any]:
    constraints = field.get("constraints", {})
    kind: dict[str, Any] = {"base": field["type"]}
    kind |= {name: constraints[key] for key, name in _BOUNDS.items() if key in constraints}
    if field["type"] == "boolean":
        kind["format"] = f"{field['trueValues'][0]}|{field['falseValues'][0]}"
    if pattern := constraints.get("pattern", "") or "|".join(constraints.get("enum", [])):
        kind["format"] = pattern
    return {
        "name": field["name"],
        "titles": field["name"],
        "dc:description": field["description"],
        "datatype": kind if len(kind) > 1 else field["type"],
        "null": "",
        "required": bool(constraints.get("required")),
    }
