"""A page of the book as linked data: the chapter or the fact, the book that it is part of, and the data set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.addresses import data_file, html, reach
from edition.export import flat
from edition.export.linked import claims_of, publisher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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


def graph(  # noqa: PLR0913  # a page says much of itself
    page: PageRecord,
    tables: Tables,
    *,
    data: str,
    root: str,
    dataset: str,
    chapters: Iterable[str],
    way: Iterable[tuple[str, str]] = (),
    sizes: Callable[[], Mapping[str, int]] = dict,
) -> list[dict[str, Any]]:
    """Return what a page says of itself in the vocabulary of schema.org, https://schema.org.

    `data` is the checksum of the tables; the page of the document `root`, the book's first, lists all `chapters`;
    that of the document `dataset` stands for the data set. `way` has title and path of the pages that stand between
    the first page and this one; `sizes` gives the bytes of each file that is handed out, when it is asked.
    """
    edition = page.cited.edition
    own = {
        "@type": "Chapter" if page.kind == "chapter" else "WebPage",
        "@id": _at(page, page.path),
        "url": _at(page, page.path),
        "name": page.title,
        "description": page.abstract,
        "isPartOf": {"@id": _book(page, root)},
    } | _common(page)
    nodes = [own]
    if page.fact_id:
        claims = claims_of(tables, page.fact_id, edition, here=page.path)
        own["mainEntity"] = [{"@id": claim["@id"]} for claim in claims]
        nodes += claims
    nodes.append({"@type": "Book", "@id": _book(page, root), "name": edition.title})
    if page.docname != root:
        own["breadcrumb"] = _breadcrumb(page, [(edition.title, html(root)), *way, (page.title, page.path)])
    if page.docname == root:
        nodes[-1] |= _common(page) | {
            "description": edition.abstract,
            "keywords": list(edition.keywords),
            "hasPart": [{"@id": _at(page, html(name))} for name in sorted(chapters)],
        }
        if edition.doi:
            nodes[-1]["sameAs"] = f"https://doi.org/{edition.doi}"
    if page.docname == dataset:
        nodes.append(_dataset(page, root, data, sizes()))
    return nodes


def _breadcrumb(page: PageRecord, way: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the way to a page, as search engines print it: https://schema.org/BreadcrumbList."""
    steps = [
        {"@type": "ListItem", "position": position, "name": title, "item": {"@id": _at(page, path)}}
        for position, (title, path) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _dataset(page: PageRecord, root: str, data: str, sizes: Mapping[str, int]) -> dict[str, Any]:
    edition = page.cited.edition
    return {
        "@type": "Dataset",
        "@id": f"{_at(page, page.path)}#dataset",
        "name": f"{edition.title}: data",
        "description": edition.abstract,
        "keywords": list(edition.keywords),
        "isPartOf": {"@id": _book(page, root)},
        "identifier": f"sha256:{data}",
        "isAccessibleForFree": True,
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "description": text} for name, (_, text) in flat.COLUMNS.items()
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": path,
                "contentUrl": _at(page, path),
                "encodingFormat": kind,
                "contentSize": f"{sizes[path]} B",
            }
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
