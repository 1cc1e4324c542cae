"""The folder of data as an RO-Crate: what each file is, who made it, under which licence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rocrate.model.creativework import CreativeWork
from rocrate.model.entity import Entity
from rocrate.rocrate import ROCrate

from edition.export.cells import json_text
from edition.export.package import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edition.citation.cff import Edition

FILE = "ro-crate-metadata.json"  #: the name that https://www.researchobject.org/ro-crate/specification.html asks for


def made(package: Mapping[str, Any], edition: Edition, size: int) -> str:
    """Return the description of the folder from the published descriptor of the package, which is `size` bytes long."""
    crate = ROCrate()
    crate.name = f"{edition.title}: data"
    crate.description = " ".join(edition.abstract.split())
    crate.datePublished = edition.released
    licence = CreativeWork(crate, edition.licence_of_text, {"name": package["licenses"][0]["title"]})
    crate.license = crate.add(licence)
    crate.keywords = ", ".join(edition.keywords)
    crate.root_dataset["version"] = edition.version
    if edition.address:
        crate.url = edition.address
    authors = [
        Entity(crate, f"#author-{number}", {"@type": "Organization" if one.name else "Person", "name": one.shown})
        for number, one in enumerate(edition.authors, 1)
    ]
    crate.root_dataset["author"] = [crate.add(one) for one in authors]
    crate.publisher = crate.root_dataset["author"][0]
    for one in package["resources"]:
        _add(crate, one["path"], one["description"], one["mediatype"], one["bytes"])
    _add(crate, SCHEMA, "The schema of all tables.", "application/json", size)
    return json_text(_sorted(crate.metadata.generate()))


def _add(crate: ROCrate, path: str, description: str, media: str, size: int) -> None:
    said = {"name": path, "description": description, "encodingFormat": media, "contentSize": str(size)}
    crate.add_file(dest_path=path, properties=said)


def _sorted(content: dict[str, Any]) -> dict[str, Any]:
    """Return the graph in the order of its ids, what the crate says of itself first."""
    first = {"ro-crate-metadata.json": 0, "./": 1}
    graph = sorted(content["@graph"], key=lambda one: (first.get(one["@id"], 2), one["@id"]))
    return content | {"@graph": graph}
