"""Publish with the book all data under permanent addresses, what was built, and where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edition.addresses import BUILD_INFO, SITEMAP, data_file, docname, html
from edition.citation.records import Cited
from edition.export.cells import json_text
from edition.export.publish import published, write
from edition.render.footer import cite_files
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

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
    return fill("sitemap", namespace=NAMESPACE, addresses=[cited.address for cited in _pages(app)])


def _pages(app: Sphinx) -> Iterator[Cited]:
    edition = context_of(app).build.edition
    facts = [docname("fact", name) for name in context_of(app).tables.fact]
    for name in (*sorted(app.env.found_docs), *facts):
        yield Cited(edition=edition, path=html(name))


def publish(app: Sphinx, failed: Exception | None) -> None:
    """Write everything, unless the build has failed."""
    if failed or app.builder.format != "html":
        return
    edition = context_of(app).build.edition
    write(published(Path(app.srcdir) / "data", edition), app.outdir)
    write([(BUILD_INFO, build_info(app))], app.outdir)
    if (measured := Path(app.srcdir) / MEASURED).is_file():
        write([(data_file("performance.json"), measured.read_bytes())], app.outdir)
    write(cite_files(Cited(edition=edition)), app.outdir)
    if edition.address:
        write([(SITEMAP, sitemap(app))], app.outdir)


def setup(app: Sphinx) -> None:
    """Publish last, when every page stands."""
    app.connect("build-finished", publish)
