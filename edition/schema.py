"""Hold the tables against their published Table Schema, by Frictionless."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frictionless import Package

from edition.model import Problem
from edition.tables import SCHEMA, lines_and_cells

if TYPE_CHECKING:
    from pathlib import Path


def violations(data: Path) -> list[Problem]:
    """Return what in the tables breaks the schema in ``datapackage.json``, each at its physical line."""
    descriptor = data / SCHEMA
    package = Package(str(descriptor), basepath=str(data))
    report = package.validate()
    problems = [
        Problem(f"{data.name}/{SCHEMA}", 1, "descriptor", error.note, "a valid Data Package") for error in report.errors
    ]
    for task in report.tasks:
        path = data / str(task.place)
        lines = [line for line, _ in lines_and_cells(path)] if task.errors else []
        schema = package.get_resource(task.name).schema
        problems += [_problem(path, lines, schema, error) for error in task.errors]
    return problems


def _problem(path: Path, lines: list[int], schema: Any, error: Any) -> Problem:  # noqa: ANN401  # Frictionless types
    row = getattr(error, "row_number", None)
    line = lines[row - 1] if row and row <= len(lines) else 1
    name = getattr(error, "field_name", "") or error.type.replace("-error", "")
    cell = getattr(error, "cell", None)
    field = schema.get_field(name) if name in schema.field_names else None
    return Problem(
        f"{path.parent.name}/{path.name}",
        line,
        name,
        repr(cell) if cell is not None else (error.note or error.message),
        _expected(field, error) if field else error.description or error.message,
    )


def _expected(field: Any, error: Any) -> str:  # noqa: ANN401  # Frictionless types
    constraints = field.constraints
    if "enum" in constraints and error.type == "constraint-error":
        return f"one of {', '.join(constraints['enum'])}"
    if "pattern" in constraints and "pattern" in error.note:
        return f"the pattern {constraints['pattern']}"
    if constraints.get("required") and "required" in error.note:
        return "a value"
    return str(error.note)
