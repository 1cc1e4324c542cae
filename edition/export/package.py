"""The whole as one Data Package: all tables, the bibliography and the schema."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from edition.export import flat
from edition.export.cells import json_text

if TYPE_CHECKING:
    from edition.citation.cff import Edition

SCHEMA = "datapackage.json"


def descriptor(described: dict[str, Any], edition: Edition, files: dict[str, str]) -> dict[str, Any]:
    """Return the published descriptor: the edition's own, with version, authors, the flat table and checksums.

    `files` has the text of each resource by its path. The format: https://specs.frictionlessdata.io/data-package/.
    """
    dialect = {"delimiter": ",", "lineTerminator": "\n", "header": True}
    joined = {
        "name": "flat",
        "path": "flat.csv",
        "profile": "tabular-data-resource",
        "title": "Flat table",
        **flat.DESCRIBED,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": dialect,
        "schema": flat.schema(),
    }
    published = described | {
        "version": edition.version,
        "contributors": [{"title": author.shown, "role": "author"} for author in edition.authors],
        "keywords": list(edition.keywords),
    }
    if edition.address:
        published["homepage"] = edition.address
    published["resources"] = [
        one
        | {
            "bytes": len(content := files[one["path"]].encode()),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        }
        for one in (*described["resources"], joined)
    ]
    return published


def with_descriptor(described: dict[str, Any], edition: Edition, files: dict[str, str]) -> dict[str, str]:
    """Return the files with the descriptor that is published beside them."""
    return files | {SCHEMA: json_text(descriptor(described, edition, files))}
