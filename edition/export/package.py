"""The whole as one Data Package: all tables, the bibliography and the schema."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from edition.export import flat
from edition.export.cells import json_text

if TYPE_CHECKING:
    from edition.citation.cff import Edition

SCHEMA = "datapackage.json"

_TABLE = {
    "profile": "tabular-data-resource",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
    "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
}

#: the list of all that can be cited, as a table of the package
INVENTORY: dict[str, Any] = {
    "name": "inventory",
    "path": "inventory.csv",
    "title": "Inventory",
    "description": "One row is one thing that can be cited, with its address and a checksum of what it says.",
    **_TABLE,
    "schema": {
        "fields": [
            {"name": "kind", "type": "string", "description": "page, fact, para, bias, person or section."},
            {"name": "name", "type": "string", "description": "Its permanent id, such as BBLV.19."},
            {"name": "address", "type": "string", "description": "Where it stands in the book."},
            {"name": "checksum", "type": "string", "description": "Of what it says: another one, another content."},
            {"name": "version", "type": "string", "description": "The version in which it came to say so."},
        ],
        "missingValues": [""],
    },
}

#: files of the package that are no tables
OTHERS = (
    ("references", "references.bib", "bib", "application/x-bibtex", "The bibliography."),
    ("annotations", "annotations.jsonld", "jsonld", "application/ld+json", "The notes on bias as Web Annotations."),
    ("claims", "facts.jsonld", "jsonld", "application/ld+json", "The facts as linked data."),
)


def joined() -> dict[str, Any]:
    """Return the flat table as a resource of the package."""
    return {
        "name": "flat",
        "path": "flat.csv",
        "title": "Flat table",
        **flat.DESCRIBED,
        **_TABLE,
        "schema": flat.schema(),
    }


def descriptor(described: dict[str, Any], edition: Edition, files: dict[str, str]) -> dict[str, Any]:
    """Return the published descriptor: the edition's own, with version, authors, the flat table and checksums.

    `files` has the text of each resource by its path. The format: https://specs.frictionlessdata.io/data-package/.
    """
    published = described | {
        "profile": "data-package",  # not of tables alone
        "version": edition.version,
        "contributors": [{"title": author.shown, "role": "author"} for author in edition.authors],
        "keywords": list(edition.keywords),
    }
    if edition.address:
        published["homepage"] = edition.address
    others = [
        {"name": name, "path": path, "description": text, "format": kind, "mediatype": media, "encoding": "utf-8"}
        for name, path, kind, media, text in OTHERS
    ]
    published["resources"] = [
        one
        | {
            "bytes": len(content := files[one["path"]].encode()),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        }
        for one in (*described["resources"], joined(), INVENTORY, *others)
        if one["path"] in files
    ]
    return published


def with_descriptor(described: dict[str, Any], edition: Edition, files: dict[str, str]) -> dict[str, str]:
    """Return the files with the descriptor that is published beside them."""
    return files | {SCHEMA: json_text(descriptor(described, edition, files))}
