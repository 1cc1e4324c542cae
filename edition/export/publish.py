"""Everything that the edition hands out, under its permanent paths: for the command line and for the build."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from edition import bibliography
from edition import tables as store
from edition.addresses import BUILD_INFO, FACT_LIST, OPENAPI, SCHEMAS, data_file, fact_data
from edition.export import csvw, facts, flat, linked, openapi, package, web_annotations
from edition.export.archive import zipped
from edition.export.cells import csv_text, json_text
from edition.schema import there

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from edition.citation.cff import Edition
    from edition.model import Row
    from edition.tables import Tables


#: what readers are told of the files beside the tables; those of single pages and facts stand on the pages themselves
BESIDE = {
    data_file("references.bib"): "The bibliography, in BibTeX: what the edition remarks on a work is its annotation.",
    data_file(package.INVENTORY["path"]): package.INVENTORY["description"],
    data_file("datapackage.json"): "The schema of all tables (Frictionless Table Schema), with checksums.",
    data_file(csvw.FILE): "The same schema for readers of CSV on the Web, which look for it beside the tables.",
    data_file("ro-crate-metadata.json"): "What each file of the folder is, for repositories (RO-Crate).",
    data_file("annotations.jsonld"): "The notes on bias as W3C Web Annotations.",
    data_file("facts.jsonld"): "The facts as linked data: claims, where they appear, and the verdict on each.",
}


def descriptions(described: dict[str, Any]) -> dict[str, str]:
    """Return what readers are told of each file, by its path; `described` is the schema of the tables."""
    tables = {one["name"]: one["description"] for one in described["resources"]}
    return {
        data_file("datapackage.zip"): "All files of the folder data/ in one Data Package, with their schema.",
        data_file("flat.csv"): "The flat table: every fact with every source, readings and silences. Begin here.",
        **{data_file(f"{name}.csv"): description for name, description in tables.items()},
        **{data_file(f"{name}.json"): f"{name}.csv as JSON." for name in ("flat", *tables)},
        **BESIDE,
        OPENAPI: "What programs find at which address (OpenAPI).",
        SCHEMAS["Fact"]: "What the file of a fact has (JSON Schema).",
        SCHEMAS["FactList"]: "What the list of facts has (JSON Schema).",
        FACT_LIST: "A list of all facts, each with the address of a JSON file of its own.",
        BUILD_INFO: "Version, date, commit and checksum of the data of this book.",
    }


def rows_of(records: Iterable[Row]) -> list[dict[str, Any]]:
    """Return records as rows: column -> value, in the order of the table."""
    return [
        {column.name: getattr(one, column.name) for column in fields(one) if column.name != "place"} for one in records
    ]


def flat_rows(tables: Tables, edition: Edition, *, here: str) -> list[dict[str, Any]]:
    """Return the flat table of all facts; addresses are reached from the file `here`."""
    return [row for fact in tables.facts for row in flat.rows(tables, fact.fact_id, base=edition.address, here=here)]


def tabular(data: Path, tables: Tables, edition: Edition) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """Return the schema of the tables in the folder `data`, and their rows by name, with those of the flat table."""
    described = there(store.schema(data), data)
    rows = {one["name"]: rows_of(getattr(tables, one["name"])) for one in described["resources"]}
    return described, rows | {"flat": flat_rows(tables, edition, here=data_file("flat.csv"))}


def published(data: Path, edition: Edition, inventory: str = "") -> Iterator[tuple[str, str | bytes]]:
    """Yield path and content of every file, from the tables in the folder `data`. Raises BadData for unsound ones.

    `inventory` is the list of all that can be cited, where it is known; else that of the last version is taken.
    """
    tables = store.read(data)
    whole = store.schema(data)
    described, rows = tabular(data, tables, edition)
    kept = data / package.INVENTORY["path"]
    columns = {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in described["resources"]}
    columns["flat"] = list(flat.COLUMNS)
    files = {f"{name}.csv": csv_text(columns[name], rows[name]) for name in rows}
    files |= {f"{name}.json": json_text(content) for name, content in rows.items()}
    files[store.BIBLIOGRAPHY] = bibliography.published((data / store.BIBLIOGRAPHY).read_text("utf-8"))
    if inventory := inventory or (kept.read_text("utf-8") if kept.is_file() else ""):
        files[package.INVENTORY["path"]] = inventory
    here = data_file("annotations.jsonld")
    files["annotations.jsonld"] = json_text(web_annotations.collection(tables, edition, here=here))
    files["facts.jsonld"] = json_text(linked.graph(tables, edition, here=data_file("facts.jsonld")))
    files[csvw.FILE] = json_text(csvw.metadata(described, edition, files))
    files = package.with_descriptor(described, edition, files)
    files |= _crate(files[package.SCHEMA], edition)
    yield from ((data_file(name), content) for name, content in files.items())
    yield data_file("datapackage.zip"), zipped(files)
    yield from _api(tables, edition, whole)


def _crate(descriptor: str, edition: Edition) -> dict[str, str]:
    from edition.export import crate  # noqa: PLC0415  # its library is slow to import, and few who read tables need it

    return {crate.FILE: crate.made(json.loads(descriptor), edition, len(descriptor.encode()))}


def _api(tables: Tables, edition: Edition, described: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield OPENAPI, json_text(openapi.document(described, edition))
    for name, schema in openapi.of_schemas(described).items():
        yield SCHEMAS[name], json_text(schema)
    yield FACT_LIST, json_text(facts.index(tables, edition))
    for fact in tables.facts:
        here = fact_data(fact.fact_id, "json")
        yield here, json_text(facts.described(tables, fact.fact_id, edition, here=here))


def write(files: Iterable[tuple[str, str | bytes]], folder: Path) -> int:
    """Write files into a folder, leaving those alone that are already so; return how many there are."""
    count = 0
    for count, (name, content) in enumerate(files, 1):  # noqa: B007  # the number of the last one
        path = folder / name
        new = content.encode() if isinstance(content, str) else content
        if not path.is_file() or path.read_bytes() != new:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(new)
    return count
