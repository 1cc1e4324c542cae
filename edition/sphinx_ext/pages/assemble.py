"""Put a page together, once and in one place: its record, head, body, foot, scripts and policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.addresses import html, preview_file
from edition.export.publish import write
from edition.render import footer, linked_data, metadata, page_data
from edition.render.preview import preview
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import leading
from edition.sphinx_ext.lint import csp, stated_policy
from edition.sphinx_ext.lint.permanent_ids import changed
from edition.sphinx_ext.markup import bar
from edition.sphinx_ext.pages import search
from edition.sphinx_ext.pages.record import record_of
from edition.sphinx_ext.publish import data_files, notebooks, redirects
from edition.sphinx_ext.theme import languages, layout, widget_host

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from edition.render.record import PageRecord


def assemble(
    app: Sphinx, pagename: str, _templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Complete what Sphinx gives to the template of a page."""
    redirects.further(app, pagename, context)
    record = record_of(app, pagename, context, doctree)
    if record and not app.builder.embedded:  # type: ignore[attr-defined]  # of HTML builders: an EPUB has no files beside
        describe(app, record, context)
        if context.get("pageurl") and not record.cited.path:  # the book itself: one address, as in the site map
            context["pageurl"] = record.cited.edition.address
        add_foot(app, record, context, doctree)
    redirects.alias(app, pagename, context)
    path, known = html(pagename), context_of(app)
    links = leading(app.builder, pagename, known.options.footer)
    context["build_line"] = footer.build_line(known.build, path, changed(app, path), links)
    widget_host.equip(app, context, doctree)
    search.equip(app, pagename)
    bar.equip(app, context, doctree)
    languages.mark(context, known.languages)
    layout.shape(app, context)
    csp.announce(pagename, context)
    stated_policy.state(app, context)


def describe(app: Sphinx, record: PageRecord, context: dict[str, Any]) -> None:
    """Add the metadata to the head."""
    known = context_of(app)
    if context.get("pageurl"):  # the front page has the address of the book, as in the site map
        context["pageurl"] = known.build.edition.address + record.cited.path
    root = str(app.config.root_doc)
    graph = linked_data.graph(
        record,
        known.tables,
        data=known.build.data,
        root=root,
        dataset=known.options.dataset,
        chapters=app.env.found_docs,
        way=_way(app, record),
        sizes=lambda: {path: len(content) for path, content in data_files.files_of(app).items()},
    )
    context["metatags"] = context.get("metatags", "") + metadata.head(record, known.tables, graph, root)
    write([(preview_file(record.docname), preview(record))], app.outdir)


def _way(app: Sphinx, record: PageRecord) -> list[tuple[str, str]]:
    """Return what stands between the first page and this one: for a fact, the register that leads to it."""
    register = context_of(app).options.apparatus
    if not record.fact_id or register not in app.env.found_docs:
        return []
    return [(app.env.titles[register].astext(), html(register))]


def add_foot(app: Sphinx, record: PageRecord, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Put the foot under a chapter or a fact, and a way to it under its title; write the files that it names."""
    known = context_of(app)
    head, end, rest = context["body"].partition("</h1>")
    doors = notebooks.doors(app, record.docname, doctree)
    titled = end and record.kind != "edition"  # the first page is a door
    way = fill("page-links", page=record, doors=doors) if titled else ""
    context["body"] = head + end + way + rest + footer.footer(record, known.tables, known.build)
    write(footer.cite_files(record.cited), app.outdir)
    write(page_data.written(known.tables, record), app.outdir)


def setup(app: Sphinx) -> None:
    """Come after every other extension has added its own."""
    app.connect("html-page-context", assemble, priority=900)
