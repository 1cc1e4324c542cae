"""Everything that the edition hands out, under its permanent paths: for the command line and for the build."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edition import tables as store
from edition.addresses import BUILD_INFO, FACT_LIST, data_file, fact_data
from edition.export import facts, flat, linked, package, web_annotations
from edition.export.archive import zipped
from edition.export.cells import csv_text, json_text
from edition.schema import there

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.citation.cff import Edition
    from edition.model import Row
    from edition.tables import Tables


#: what readers are told of the files; those of single pages and facts stand on the pages themselves
DESCRIPTIONS = {
    data_file("datapackage.zip"): "Everything below in one Data Package, with its schema.",
    data_file("flat.csv"): "The flat table: every fact with every source, readings and silences. Begin here.",
    data_file("flat.json"): "The same as JSON.",
    **{data_file(name): "A table of the edition." for name in store.RECORDS},
    **{data_file(f"{Path(name).stem}.json"): "The same as JSON." for name in store.RECORDS},
    data_file("references.bib"): "The bibliography, in BibTeX.",
    data_file("datapackage.json"): "The schema of all tables (Frictionless Table Schema), with checksums.",
    data_file("annotations.jsonld"): "The notes on bias as W3C Web Annotations.",
    data_file("facts.jsonld"): "The facts as linked data: claims, where they appear, and the verdict on each.",
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


def published(data: Path, edition: Edition) -> Iterator[tuple[str, str | bytes]]:
    """Yield path and content of every file, from the tables in the folder `data`. Raises BadData for unsound ones."""
    tables = store.read(data)
    described = there(store.schema(data), data)
    rows = {one["name"]: rows_of(getattr(tables, one["name"])) for one in described["resources"]}
    rows["flat"] = flat_rows(tables, edition, here=data_file("flat.csv"))
    columns = {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in described["resources"]}
    columns["flat"] = list(flat.COLUMNS)
    files = {f"{name}.csv": csv_text(columns[name], rows[name]) for name in rows}
    files = package.with_descriptor(described, edition, files)
    files[store.BIBLIOGRAPHY] = (data / store.BIBLIOGRAPHY).read_text(encoding="utf-8")
    yield from ((data_file(name), content) for name, content in files.items())
    yield from ((data_file(f"{name}.json"), json_text(content)) for name, content in rows.items())
    yield data_file("datapackage.zip"), zipped(files)
    here = data_file("annotations.jsonld")
    yield here, json_text(web_annotations.collection(tables, edition, here=here))
    here = data_file("facts.jsonld")
    yield here, json_text(linked.graph(tables, edition, here=here))
    yield from _api(tables, edition)


def _api(tables: Tables, edition: Edition) -> Iterator[tuple[str, str]]:
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
