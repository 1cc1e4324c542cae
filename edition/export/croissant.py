"""The data set as those who train models look for it, in Croissant: files with checksums, and columns of tables."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import mlcroissant as mlc

from edition.addresses import FORMATS, data_file, reach
from edition.export.cells import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from edition.citation.cff import Edition

PATH = f"{FORMATS}edition.croissant.json"

#: type in Table Schema -> type in Croissant
_TYPES = {
    "string": mlc.DataType.TEXT,
    "integer": mlc.DataType.INTEGER,
    "number": mlc.DataType.FLOAT,
    "boolean": mlc.DataType.BOOL,
    "date": mlc.DataType.DATE,
}


def made(package: Mapping[str, Any], edition: Edition, citation: str) -> bytes:
    """Return the description of the tables, from the published descriptor of the package.

    The format: https://docs.mlcommons.org/croissant/docs/croissant-spec.html.
    """
    tables = [one for one in package["resources"] if "schema" in one]
    context = mlc.Context()
    metadata = mlc.Metadata(
        ctx=context,
        name=package["name"],
        description=" ".join(edition.abstract.split()),
        url=edition.address or None,
        license=[edition.licence_of_text],
        cite_as=citation,
        version=edition.version,
        date_published=dt.datetime.combine(edition.released, dt.time()),
        creators=[mlc.Organization(ctx=context, name=one.shown) for one in edition.authors],
        keywords=list(edition.keywords),
        distribution=[_file(context, one, edition.address) for one in tables],
        record_sets=[_records(context, one) for one in tables],
    )
    return json_text(metadata.to_json()).encode()


def _file(context: mlc.Context, table: Mapping[str, Any], address: str) -> mlc.FileObject:
    return mlc.FileObject(
        ctx=context,
        id=table["path"],
        name=table["path"],
        description=table["description"],
        content_url=reach(data_file(table["path"]), base=address, here=PATH),
        content_size=f"{table['bytes']} B",
        encoding_formats=[table["mediatype"]],
        sha256=table["hash"].removeprefix("sha256:"),
    )


def _records(context: mlc.Context, table: Mapping[str, Any]) -> mlc.RecordSet:
    name = table["name"]
    return mlc.RecordSet(
        ctx=context, id=name, name=name, description=table["description"], fields=[*_fields(context, table)]
    )


def _fields(context: mlc.Context, table: Mapping[str, Any]) -> Iterator[mlc.Field]:
    for field in table["schema"]["fields"]:
        name = field["name"]
        yield mlc.Field(
            ctx=context,
            id=f"{table['name']}/{name}",
            name=name,
            description=field["description"],
            data_types=[_TYPES[field["type"]]],
            source=mlc.Source(ctx=context, file_object=table["path"], extract=mlc.Extract(ctx=context, column=name)),
        )
