"""The whole as one Data Package: all tables, the bibliography and the schema in one reproducible zip."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING, Any

from edition.export import flat
from edition.export.cells import json_text

if TYPE_CHECKING:
    from edition.citation.cff import Edition

SCHEMA = "datapackage.json"

#: the first moment that the format can express, so that the same content makes the same bytes
_NO_TIME = (1980, 1, 1, 0, 0, 0)


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


def zipped(files: dict[str, str]) -> bytes:
    """Return a zip archive of texts; the same texts make the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return written.getvalue()


def with_descriptor(described: dict[str, Any], edition: Edition, files: dict[str, str]) -> dict[str, str]:
    """Return the files with the descriptor that is published beside them."""
    return files | {SCHEMA: json_text(descriptor(described, edition, files))}
