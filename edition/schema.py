"""Hold the tables against their published Table Schema, by Frictionless."""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path
from typing import Any

from frictionless import Package

from edition import schema_keys
from edition.model import Problem
from edition.opening import format_file, lines_and_cells, text
from edition.tables import OPTIONAL, RECORDS, SCHEMA

#: constraint -> what it asks for, for messages; `{}` is its value
_ASKED = {
    "required": "a value",
    "pattern": "the pattern {}",
    "minimum": "at least {}",
    "maximum": "at most {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
}
_DESCRIBED = {"required", "pattern"}  #: constraints that say little without what the column is for

KEYS = {"primaryKey", "foreignKeys"}  #: what `schema_keys` looks after


def violations(data: Path) -> list[Problem]:
    """Return what in the tables breaks the schema in ``datapackage.json``, each at its physical line.

    The format of the schema: https://specs.frictionlessdata.io/table-schema/.
    """
    _import_jsonschema()
    content, problems = text(data / SCHEMA)
    if problems:
        return problems
    file = format_file(data / SCHEMA)
    try:
        described = _described(content)
        described = there(described, data)
        report = Package(_without_keys(described), basepath=str(data)).validate(limit_errors=sys.maxsize)
    except json.JSONDecodeError as error:
        return [Problem(file, error.lineno, "descriptor", error.msg, "JSON")]
    except ValueError as error:
        return [Problem(file, 1, "resources", str(error), f"{', '.join(RECORDS)}")]
    except Exception as error:  # noqa: BLE001  # Frictionless stumbles in many ways over what is no descriptor
        return [Problem(file, 1, "descriptor", str(error), "a Data Package")]
    problems = [Problem(file, 1, "descriptor", error.note, "a Data Package") for error in report.errors]
    schemas = {resource["name"]: resource["schema"] for resource in described["resources"]}
    for task in report.tasks:
        if task.errors:
            path = data / str(task.place)
            lines = [line for line, _ in lines_and_cells(text(path)[0])]
            problems += [_problem(format_file(path), lines, schemas[task.name], error) for error in task.errors]
    return problems + list(schema_keys.faults(described["resources"], data))


def _without_keys(described: dict[str, Any]) -> dict[str, Any]:
    """Return the descriptor without keys: for each foreign one Frictionless opens every table once more."""
    resources = [
        one | {"schema": {name: value for name, value in one["schema"].items() if name not in KEYS}}
        for one in described["resources"]
    ]
    return described | {"resources": resources}


def _described(content: str) -> dict[str, Any]:
    """Return the descriptor, if it describes the tables of the edition and sends nobody to other files."""
    described = json.loads(content)
    resources = described.get("resources") if isinstance(described, dict) else None
    paths = [one.get("path") if isinstance(one, dict) else one for one in resources or []]
    if sorted(map(str, paths)) != sorted(RECORDS):
        raise ValueError(", ".join(map(str, paths)) or "nothing")
    found: dict[str, Any] = described
    return found


def there(described: dict[str, Any], data: Path) -> dict[str, Any]:
    """Return the descriptor without the tables that a folder does without, and without the keys that lead there."""
    absent = {name.removesuffix(".csv") for name in OPTIONAL if not (data / name).exists()}
    kept = [one for one in described["resources"] if not absent & {Path(one["path"]).stem}]
    return described | {"resources": [one | {"schema": _free_of(absent, one["schema"])} for one in kept]}


def _free_of(absent: set[str], schema: dict[str, Any]) -> dict[str, Any]:
    keys = [key for key in schema.get("foreignKeys", []) if key["reference"]["resource"] not in absent]
    return {name: value for name, value in schema.items() if name != "foreignKeys"} | (
        {"foreignKeys": keys} if keys else {}
    )


def _import_jsonschema() -> None:
    """Import what Frictionless stands on without its grammars of international addresses.

    Compiling them takes a second, more than all the rest together, and the schema has none.
    """
    if "jsonschema" not in sys.modules:
        sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # the way to say: do without it
        importlib.import_module("jsonschema")
        del sys.modules["rfc3987_syntax"]


def _problem(file: str, lines: list[int], described: dict[str, Any], error: Any) -> Problem:  # noqa: ANN401  # its types differ
    row = getattr(error, "row_number", None)
    line = lines[row - 1] if row and row <= len(lines) else 1
    if error.type in {"constraint-error", "type-error"}:
        field = next(one for one in described["fields"] if one["name"] == error.field_name)
        return Problem(file, line, error.field_name, repr(error.cell), _expected(field, error.note))
    return Problem(file, line, error.type, error.note, error.description)


def _expected(field: dict[str, Any], note: str) -> str:
    """Say what a constraint asks for, a pattern in the words that the schema has for it (``written``)."""
    # Frictionless names the constraint within its note only
    constraint = re.search(r'constraint "(\w+)" is', note)
    if not constraint:
        return f"a value of type {field['type']}"
    asked = field["constraints"][constraint[1]]
    if constraint[1] == "enum":
        return f"one of {', '.join(map(str, asked))}"
    if constraint[1] == "pattern" and "written" in field:
        return str(field["written"])
    expected = _ASKED[constraint[1]].format(asked)
    if constraint[1] == "required" and "maxLength" in field["constraints"]:
        expected += f" of at most {field['constraints']['maxLength']} characters"
    return f"{expected}: {field['description']}" if constraint[1] in _DESCRIBED else expected
