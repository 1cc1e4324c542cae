"""Publish with the book all data under permanent addresses, and what was built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edition import inventory
from edition.addresses import BUILD_INFO, data_file
from edition.citation.records import Cited
from edition.export.cells import json_text
from edition.export.publish import published, write
from edition.render.footer import cite_files
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.lint.permanent_ids import entries_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

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
            "stays": edition.stays,
        }
    )


def files_of(app: Sphinx) -> dict[str, bytes]:
    """Return every file of data that is handed out beside the pages, by its path; they are made once a build."""
    found: dict[str, bytes] | None = getattr(app, "edition_files", None)
    if found is None:
        edition = context_of(app).build.edition
        made = published(Path(app.srcdir) / "data", edition, inventory.written(entries_of(app)))
        found = {path: content.encode() if isinstance(content, str) else content for path, content in made}
        app.edition_files = found  # type: ignore[attr-defined]  # the natural place for it: one book, one process
    return found


def publish(app: Sphinx, failed: Exception | None) -> None:
    """Write everything, unless the build has failed."""
    if failed or app.builder.format != "html":
        return
    edition = context_of(app).build.edition
    write(files_of(app).items(), app.outdir)
    write([(BUILD_INFO, build_info(app))], app.outdir)
    if (measured := Path(app.srcdir) / MEASURED).is_file():
        write([(data_file("performance.json"), measured.read_bytes())], app.outdir)
    write(cite_files(Cited(edition=edition)), app.outdir)


def setup(app: Sphinx) -> None:
    """Publish last, when every page stands."""
    app.connect("build-finished", publish)
