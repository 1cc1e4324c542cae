"""Publish with the book all data under permanent addresses, what was built, and where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from markupsafe import Markup

from edition.citation.cff import licence_address
from edition.citation.records import Cited
from edition.export.cells import json_text
from edition.export.publish import published, write
from edition.render.templating import fill
from edition.sphinx_ext.lint.permanent_ids import changed
from edition.sphinx_ext.pages import footer as cite
from edition.sphinx_ext.pages.build_info import imprint_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"

BUILD_INFO = "build-info.json"

MEASURED = "benchmarks/results.json"


def build_info(app: Sphinx) -> str:
    """Return what was built, as JSON: nothing in it differs between two builds of one state."""
    imprint = imprint_of(app)
    edition = imprint.edition
    return json_text(
        {
            "title": edition.title,
            "version": edition.version,
            "date": edition.released.isoformat(),
            "commit": imprint.commit,
            "data_sha256": imprint.data,
            "licences": list(edition.licences),
            "doi": edition.doi,
            "address": edition.address,
        }
    )


def sitemap(app: Sphinx) -> str:
    """Return the list of all chapters and facts for search engines; only absolute addresses may stand in it."""
    return fill("sitemap", namespace=SITEMAP, addresses=[cited.address for cited in _pages(app)])


def _pages(app: Sphinx) -> Iterator[Cited]:
    edition = imprint_of(app).edition
    facts = [f"facts/{name}" for name in app.edition_tables.fact]  # type: ignore[attr-defined]  # see `tables_of`
    for docname in (*sorted(app.env.found_docs), *facts):
        yield Cited(edition=edition, path=f"{docname}.html")


def publish(app: Sphinx, failed: Exception | None) -> None:
    """Write everything, unless the build has failed."""
    if failed or app.builder.format != "html":
        return
    edition = imprint_of(app).edition
    write(published(Path(app.srcdir) / "data", edition), app.outdir)
    write([(BUILD_INFO, build_info(app))], app.outdir)
    if (measured := Path(app.srcdir) / MEASURED).is_file():
        write([("data/performance.json", measured.read_bytes())], app.outdir)
    cite.publish(Cited(edition=edition), app)
    if edition.address:
        write([("sitemap.xml", sitemap(app))], app.outdir)


def sign(
    app: Sphinx, pagename: str, _templatename: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Give the template the line that stands at the end of every page."""
    imprint = imprint_of(app)
    line = fill(
        "imprint",
        imprint=imprint,
        released=format_date(imprint.edition.released, "d MMMM y", locale="en_GB"),
        changed=changed(app, f"{pagename}.html"),
        licences=[(name, licence_address(name)) for name in imprint.edition.licences],
        at=lambda path: "../" * pagename.count("/") + path,
    )
    context["imprint"] = Markup(line)  # noqa: S704  # a filled template is escaped


def setup(app: Sphinx) -> None:
    """Publish last, when every page stands."""
    app.connect("html-page-context", sign)
    app.connect("build-finished", publish)
