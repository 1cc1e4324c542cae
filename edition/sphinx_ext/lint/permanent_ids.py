"""Nothing that was published disappears: the inventory of the book, and the ways on from what was replaced."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from sphinx.util import logging

from edition import inventory
from edition.addresses import page, reach
from edition.export.publish import write
from edition.render.templating import fill
from edition.sphinx_ext.domain import tables_of
from edition.sphinx_ext.markup.regest import regest
from edition.sphinx_ext.pages.build_info import imprint_of
from edition.sphinx_ext.pages.record import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from edition.inventory import Entry, Key, Redirect

logger = logging.getLogger(__name__)


def entries(env: BuildEnvironment) -> list[Entry]:
    """Return everything that can be cited in the book as it has been read."""
    pages: dict[str, str] = {}
    regests: dict[str, str] = {}
    for docname in sorted(env.found_docs):
        doctree = env.get_doctree(docname)
        pages[docname] = plain_text(doctree)
        regests |= {node["locator"]: plain_text(node) for node in doctree.findall(regest)}
    return inventory.present(tables_of(env), pages, regests, imprint_of(env.app).edition.version)


def known(app: Sphinx) -> dict[Key, Entry]:
    """Return what the last version had."""
    return inventory.read(Path(app.srcdir) / "data" / inventory.FILE)


def redirects(app: Sphinx) -> dict[Key, Redirect]:
    """Return what leads on to a successor."""
    return inventory.redirects(Path(app.srcdir) / "data" / inventory.REDIRECTS)


def entries_of(app: Sphinx) -> list[Entry]:
    """Return the entries of the book being built with their versions, gathered once a build."""
    found: list[Entry] | None = getattr(app, "edition_entries", None)
    if found is None:
        found = inventory.carried(entries(app.env), known(app))
        app.edition_entries = found  # type: ignore[attr-defined]  # the natural place for it: one book, one process
    return found


def compare(app: Sphinx, _env: BuildEnvironment) -> None:
    """Warn, and so fail a strict build, where an id is gone."""
    for problem in inventory.problems(entries_of(app), known(app), redirects(app)):
        logger.warning("%s", problem, type="edition", subtype="identity")


def changed(app: Sphinx, path: str) -> dict[str, str]:
    """Return the versions in which the text and the data of a page last changed; nothing for an index."""
    here = [one for one in entries_of(app) if one.address.partition("#")[0] == path]
    text = inventory.latest(one.version for one in here if one.kind == "page")
    data = inventory.latest(one.version for one in here if one.kind != "page")
    return {name: version for name, version in (("text", text), ("data", data)) if version}


def _paths(one: Redirect) -> tuple[str, str]:
    if one.kind == "page":
        return f"{one.name}.html", f"{one.successor}.html"
    return page(one.kind, one.name), page(one.kind, one.successor)


def aliases(app: Sphinx, pagename: str, _templatename: str, context: dict[str, Any], _doctree: nodes.document) -> None:
    """Let the old address of a paragraph, note or person lead to its successor on the same page."""
    for one in redirects(app).values():
        old, new = _paths(one)
        if one.kind not in inventory.PAGES and new.startswith(f"{pagename}.html#"):
            target = re.compile(rf'(<[^<>]*\bid="{re.escape(str(escape(one.successor)))}"[^<>]*>)')
            alias = f'<a id="{escape(old.partition("#")[2])}"></a>'
            context["body"] = target.sub(rf"\1{alias}", context["body"], count=1)  # an id has no backslash


def stubs(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Yield path and content of a page for each chapter and fact that is gone."""
    for one in redirects(app).values():
        if one.kind in inventory.PAGES:
            old, new = _paths(one)
            yield old, fill("redirect", address=reach(new, base="", here=old), canonical=app.config.html_baseurl + new)


def publish(app: Sphinx, failed: Exception | None) -> None:
    """Write the inventory and the ways on."""
    if failed or app.builder.format != "html":
        return
    write([(f"data/{inventory.FILE}", inventory.written(entries_of(app)))], app.outdir)
    write(stubs(app), app.outdir)


def setup(app: Sphinx) -> None:
    """Compare when all is read, publish when all is written."""
    app.connect("env-check-consistency", compare)
    app.connect("html-page-context", aliases, priority=650)
    app.connect("build-finished", publish)
