"""Nothing that was published disappears: the inventory of the book, and the ways on from what was replaced."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from edition import inventory
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import path_of
from edition.sphinx_ext.markup.regest import regest
from edition.sphinx_ext.markup.sections import section_regest
from edition.sphinx_ext.plain_text import plain_text
from edition.sphinx_ext.warning_types import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from edition.inventory import Entry


def entries(env: BuildEnvironment) -> list[Entry]:
    """Return everything that can be cited in the book as it has been read."""
    context = context_of(env)
    pages: dict[str, str] = {}
    regests: dict[str, str] = {}
    sections: dict[str, str] = {}
    for docname in sorted(env.found_docs):
        doctree = env.get_doctree(docname)
        pages[docname] = plain_text(context, doctree)
        regests |= {node["locator"]: plain_text(context, node) for node in doctree.findall(regest)}
        sections |= {node["section"]: plain_text(context, node) for node in doctree.findall(section_regest)}
    return inventory.present(
        context.tables, pages, regests, context.build.edition.version, sections, partial(path_of, env)
    )


def entries_of(app: Sphinx) -> list[Entry]:
    """Return the entries of the book being built with their versions, gathered once a build."""
    found: list[Entry] | None = getattr(app, "edition_entries", None)
    if found is None:
        found = inventory.carried(entries(app.env), context_of(app).known)
        app.edition_entries = found  # type: ignore[attr-defined]  # the natural place for it: one book, one process
    return found


def compare(app: Sphinx, _env: BuildEnvironment) -> None:
    """Warn, and so fail a strict build, where an id is gone."""
    for problem in inventory.problems(entries_of(app), context_of(app).known, context_of(app).redirects):
        warn("permanent-id", "%s", problem)


def changed(app: Sphinx, path: str) -> dict[str, str]:
    """Return the versions in which the text and the data of a page last changed; nothing for an index."""
    here = [one for one in entries_of(app) if one.address.partition("#")[0] == path]
    text = inventory.latest(one.version for one in here if one.kind == "page")
    data = inventory.latest(one.version for one in here if one.kind != "page")
    return {name: version for name, version in (("text", text), ("data", data)) if version}


def setup(app: Sphinx) -> None:
    """Compare when all is read."""
    app.connect("env-check-consistency", compare)
