"""Publish with the book all data under permanent addresses, what was built, and where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edition.citation.records import Cited
from edition.export.cells import json_text
from edition.export.publish import published, write
from edition.render.footer import cite_files
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"

BUILD_INFO = "build-info.json"

MEASURED = "benchmarks/results.json"


def build_info(app: Sphinx) -> str:
    """Return what was built, as JSON: nothing in it differs between two builds of one state."""
    build = context_of(app).build
    edition = build.edition
    return json_text(
        {
            "title": edition.title,
            "version": edition.version,
            "date": edition.released.isoformat(),
            "commit": build.commit,
            "data_sha256": build.data,
            "licences": list(edition.licences),
            "doi": edition.doi,
            "address": edition.address,
        }
    )


def sitemap(app: Sphinx) -> str:
    """Return the list of all chapters and facts for search engines; only absolute addresses may stand in it.

    The format: https://www.sitemaps.org/protocol.html.
    """
    return fill("sitemap", namespace=SITEMAP, addresses=[cited.address for cited in _pages(app)])


def _pages(app: Sphinx) -> Iterator[Cited]:
    edition = context_of(app).build.edition
    facts = [f"facts/{name}" for name in context_of(app).tables.fact]
    for docname in (*sorted(app.env.found_docs), *facts):
        yield Cited(edition=edition, path=f"{docname}.html")


def publish(app: Sphinx, failed: Exception | None) -> None:
    """Write everything, unless the build has failed."""
    if failed or app.builder.format != "html":
        return
    edition = context_of(app).build.edition
    write(published(Path(app.srcdir) / "data", edition), app.outdir)
    write([(BUILD_INFO, build_info(app))], app.outdir)
    if (measured := Path(app.srcdir) / MEASURED).is_file():
        write([("data/performance.json", measured.read_bytes())], app.outdir)
    write(cite_files(Cited(edition=edition)), app.outdir)
    if edition.address:
        write([("sitemap.xml", sitemap(app))], app.outdir)


def setup(app: Sphinx) -> None:
    """Publish last, when every page stands."""
    app.connect("build-finished", publish)
