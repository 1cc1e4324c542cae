"""The files of the book as an interface for programs: what stands at which address, as OpenAPI 3.1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.addresses import BUILD_INFO, FACT_LIST, data_file, fact_data
from edition.export import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from edition.citation.cff import Edition

_FACT_ID = {
    "name": "fact_id",
    "in": "path",
    "required": True,
    "description": "Permanent id of the fact, as in the list of facts.",
    "schema": {"type": "string"},
    "example": "speech-date",
}


def of_schemas(described: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return name -> JSON Schema; `described` is the schema of all tables."""
    return {"Fact": schemas.fact(described), "FactList": schemas.fact_list()}


def document(described: Mapping[str, Any], edition: Edition) -> dict[str, Any]:
    """Return the description of the interface: https://spec.openapis.org/oas/v3.1.0.html."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{edition.title}: data",
            "version": edition.version,
            "summary": "Files that stand still: no key, no limit, nothing is logged by the edition.",
            "license": {"name": edition.licences[0], "url": edition.licence_of_text},
        },
        "servers": [{"url": edition.address.removesuffix("/") or ".."}],
        "paths": dict(_paths(described)),
        "components": {"schemas": of_schemas(described)},
    }


def _paths(described: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    tables = ["flat", *(one["name"] for one in described["resources"])]
    table = {
        "name": "table",
        "in": "path",
        "required": True,
        "description": "Name of a table; the codebook has its columns.",
        "schema": {"type": "string", "enum": tables},
        "example": "flat",
    }
    rows = {"type": "array", "items": {"type": "object"}}
    yield _get(FACT_LIST, "listFacts", "All facts, with the address of the file of each.", _json("FactList"))
    yield _get(
        fact_data("{fact_id}", "json"), "getFact", "One fact with all that is said to it.", _json("Fact"), _FACT_ID
    )
    yield _get(fact_data("{fact_id}", "csv"), "getFactRows", "Its rows of the flat table.", _csv(), _FACT_ID)
    yield _get(
        data_file("{table}.json"), "getTable", "A table, row by row.", {"application/json": {"schema": rows}}, table
    )
    yield _get(data_file("{table}.csv"), "getTableRows", "The same as CSV.", _csv(), table)
    built = {"application/json": {"schema": {"type": "object"}}}
    yield _get(BUILD_INFO, "getBuildInfo", "Version, date, commit and checksum of the data.", built)


def _get(
    path: str, name: str, summary: str, content: dict[str, Any], *parameters: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    answers: dict[str, Any] = {"200": {"description": summary, "content": content}}
    if parameters:
        answers["404"] = {"description": "There is none of that name."}
    operation = {"operationId": name, "summary": summary, "responses": answers}
    return f"/{path}", {"get": operation | ({"parameters": [*parameters]} if parameters else {})}


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _csv() -> dict[str, Any]:
    return {"text/csv": {"schema": {"type": "string"}}}
