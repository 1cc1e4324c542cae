"""Search in the page, without a server: an index made at the end of the build, and the page that asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import leading
from edition.sphinx_ext.pages.search_records import records
from edition.sphinx_ext.publish import search_index as indexing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

PAGE = "search"

DESCRIPTION = "Search the edition: chapters, paragraphs of the sources, facts, notes on bias, names in every form."

#: what a reader can narrow a search to, as `search_records` names it
KINDS = {
    "paragraph": "paragraphs of the sources",
    "fact": "facts",
    "bias note": "notes on bias, and techniques",
    "name": "names and terms",
    "chapter": "chapters",
}


#: what the search page loads, in this order; it fetches the texts when it has shown what the titles have
SCRIPTS = (
    f"search/{indexing.STEMMER}",
    "search_terms.js",
    "search_index.js",
    "search_query.js",
    "search_rank.js",
    f"search/{indexing.ENTRIES}",
    "search.js",
)


def replace_own(app: Sphinx) -> None:
    """Have Sphinx write neither its search page nor its index."""
    app.builder.search = False  # type: ignore[attr-defined]  # of HTML builders


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the search page."""
    known = context_of(app)
    registers = leading(app.builder, PAGE, known.options.registers)
    tables = known.tables
    body = fill(
        "search",
        kinds=KINDS,
        sources=tables.sources,
        registers=registers,
        texts=f"{indexing.FOLDER}/{indexing.TEXTS}",
        example=next((one.locator for one in tables.readings), ""),
    )
    metatags = f'<meta name="description" content="{DESCRIPTION}">\n'
    yield PAGE, {"title": "Search", "body": body, "metatags": metatags}, "page.html"


def equip(app: Sphinx, pagename: str) -> None:
    """Give the search page its scripts. They are no modules, since a page that is opened from a disk may load none."""
    if pagename == PAGE:
        for name in SCRIPTS:
            app.add_js_file(f"edition/{name}", defer="defer")


def index(app: Sphinx, failed: Exception | None) -> None:
    """Write the index, unless the build has failed."""
    if not failed and app.builder.format == "html":
        indexing.write(records(app.env), context_of(app.env).tables, app.outdir)


def setup(app: Sphinx) -> None:
    """Put our search in the place of Sphinx's."""
    app.connect("builder-inited", replace_own)
    app.connect("html-collect-pages", collect)
    app.connect("build-finished", index)
