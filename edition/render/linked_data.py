"""A page of the book as linked data: the chapter or the fact, the book that it is part of, and the data set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.addresses import data_file, html, reach
from edition.export.linked import claims_of, publisher

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edition.render.record import PageRecord
    from edition.tables import Tables

#: what the data set is handed out as
DISTRIBUTIONS = {
    data_file("datapackage.zip"): "application/zip",
    data_file("flat.csv"): "text/csv",
    data_file("flat.json"): "application/json",
    data_file("facts.jsonld"): "application/ld+json",
    data_file("annotations.jsonld"): "application/ld+json",
}


def graph(
    page: PageRecord, tables: Tables, *, data: str, root: str, dataset: str, chapters: Iterable[str]
) -> list[dict[str, Any]]:
    """Return what a page says of itself in the vocabulary of schema.org, https://schema.org.

    `data` is the checksum of the tables; the page of the document `root`, the book's first, lists all `chapters`;
    that of the document `dataset` stands for the data set.
    """
    edition = page.cited.edition
    own = {
        "@type": "Chapter" if page.kind == "chapter" else "WebPage",
        "@id": _at(page, page.path),
        "url": _at(page, page.path),
        "name": page.title,
        "description": page.description,
        "isPartOf": {"@id": _book(page, root)},
    } | _common(page)
    nodes = [own]
    if page.fact_id:
        claims = claims_of(tables, page.fact_id, edition, here=page.path)
        own["mainEntity"] = [{"@id": claim["@id"]} for claim in claims]
        nodes += claims
    nodes.append({"@type": "Book", "@id": _book(page, root), "name": edition.title})
    if page.docname == root:
        nodes[-1] |= _common(page) | {
            "description": edition.abstract,
            "keywords": list(edition.keywords),
            "hasPart": [{"@id": _at(page, html(name))} for name in sorted(chapters)],
        }
        if edition.doi:
            nodes[-1]["sameAs"] = f"https://doi.org/{edition.doi}"
    if page.docname == dataset:
        nodes.append(_dataset(page, root, data))
    return nodes


def _dataset(page: PageRecord, root: str, data: str) -> dict[str, Any]:
    edition = page.cited.edition
    return {
        "@type": "Dataset",
        "@id": f"{_at(page, page.path)}#dataset",
        "name": f"{edition.title}: data",
        "description": edition.abstract,
        "keywords": list(edition.keywords),
        "isPartOf": {"@id": _book(page, root)},
        "identifier": f"sha256:{data}",
        "distribution": [
            {"@type": "DataDownload", "name": path, "contentUrl": _at(page, path), "encodingFormat": kind}
            for path, kind in DISTRIBUTIONS.items()
        ],
    } | _common(page)


def _common(page: PageRecord) -> dict[str, Any]:
    edition = page.cited.edition
    return {
        "author": publisher(edition),
        "datePublished": edition.released.isoformat(),
        "version": edition.version,
        "inLanguage": "en",
        "license": edition.licence_of_text,
    }


def _at(page: PageRecord, path: str) -> str:
    return reach(path, base=page.cited.edition.address, here=page.path)


def _book(page: PageRecord, root: str) -> str:
    return f"{_at(page, html(root))}#book"
