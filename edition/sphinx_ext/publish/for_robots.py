"""What search engines, feed readers and lost readers are given, where the address is known; else what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from edition.addresses import FEED, NOT_FOUND, ROBOTS, SITEMAP, docname, html
from edition.changelog import FILE, versions
from edition.export.publish import write
from edition.inventory import AFTER
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.lint.permanent_ids import changed
from edition.sphinx_ext.pages.search import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

#: said of a book of which the address is not known
MISSING = (
    "The address of the book is not known, so it has no canonical links, site map, robots.txt, feed of changes or page "
    "for wrong addresses, and its citations name none. Give it by html_baseurl in _config.yml, by url in CITATION.cff, "
    "or by python -m edition build --address."
)

logger = logging.getLogger(__name__)


def sitemap(app: Sphinx) -> str:
    """Return the list of all chapters and facts for search engines, with the day on which each last changed.

    Only absolute addresses may stand in it. The format: https://www.sitemaps.org/protocol.html.
    """
    base = context_of(app).build.edition.address
    return fill("sitemap", namespace=NAMESPACE, pages=[(base + path, day) for path, day in _pages(app)])


def _pages(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Yield path and day of every page: that of the version in which its text or its data came to be as they are.

    What was changed after the last version has no day yet.
    """
    known = context_of(app)
    days = {one.version: one.day.isoformat() for one in versions(Path(app.srcdir) / FILE)}
    facts = [docname("fact", name) for name in known.tables.fact]
    for name in (*sorted(app.env.found_docs), *facts):
        path = html(name)
        since = set(changed(app, path).values())
        latest = max((days[one] for one in since if one in days), default=known.build.edition.released.isoformat())
        yield path if name != "index" else "", "" if any(one.endswith(AFTER) for one in since) else latest


def feed(app: Sphinx) -> str:
    """Return the versions as an Atom feed: https://www.rfc-editor.org/rfc/rfc4287."""
    edition = context_of(app).build.edition
    return fill("feed", edition=edition, releases=versions(Path(app.srcdir) / FILE), path=FEED)


def not_found(app: Sphinx) -> str:
    """Return the page for an address that is none: it may be shown in any folder, so its links are absolute."""
    policy = "default-src 'none'; base-uri 'none'; form-action 'none'"
    return fill("not-found", edition=context_of(app).build.edition, policy=policy, search=html(PAGE))


def publish(app: Sphinx, failed: Exception | None) -> None:
    """Write them, unless the build has failed."""
    if failed or app.builder.format != "html":
        return
    base = context_of(app).build.edition.address
    if not base:
        logger.info(MISSING)
        return
    write([(SITEMAP, sitemap(app)), (ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {base}{SITEMAP}\n")], app.outdir)
    write([(FEED, feed(app)), (NOT_FOUND, not_found(app))], app.outdir)


def setup(app: Sphinx) -> None:
    """Publish last, when every page stands."""
    app.connect("build-finished", publish)
