"""At the foot of every page: how to cite it, the data behind it, and how to report an error in it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from edition.addresses import reach
from edition.citation.formats import FORMATS
from edition.citation.styles import STYLES, entry, note, plain
from edition.export.publish import write
from edition.render.templating import fill
from edition.sphinx_ext.freshness import used_by
from edition.sphinx_ext.pages.build_info import imprint_of
from edition.sphinx_ext.pages.page_data import files_behind
from edition.sphinx_ext.pages.record import page_of
from edition.sphinx_ext.pages.report import PLACE, report

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from edition.citation.records import Cited
    from edition.sphinx_ext.pages.record import CitedPage

MEDIA = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}

ADDRESS = "{address}"


def files_of(cited: Cited) -> dict[str, str]:
    """Return the media types of the files for citation managers, by path."""
    stem = cited.path.removesuffix(".html") or "edition"
    return {f"cite/{stem}.{suffix}": MEDIA[suffix] for suffix in FORMATS}


def pattern(cited: Cited) -> str:
    """Return the note with its place and its address still open, for the script that cites paragraphs and views."""
    opened = replace(cited.at("para", PLACE), edition=replace(cited.edition, address=ADDRESS))
    return re.sub(r"\S+ \{place\}", PLACE, plain(note(opened)).replace(opened.address, ADDRESS))


def foot(app: Sphinx, page: CitedPage) -> str:
    """Return the foot of a page."""
    imprint = imprint_of(app)
    return fill(
        "foot",
        page=page,
        pattern=pattern(page.cited),
        report=report(imprint, page),
        at=lambda path: reach(path, base="", here=page.path),
        behind=files_behind(app, page),
        example=next((name for kind, name in sorted(used_by(app.env, page.docname)) if kind == "regest"), ""),
        **citations(page.cited),
    )


def citations(cited: Cited) -> dict[str, Any]:
    """Return what the templates need to show how something is cited."""
    texts = {"Chicago, note": note(cited)} | {
        ("Chicago, bibliography" if style == "Chicago" else style): entry(cited, style) for style in STYLES
    }
    names = [name for name, _ in FORMATS.values()]
    formats, written = dict(zip(names, files_of(cited), strict=True)), dict(zip(names, records(cited), strict=True))
    return {"cited": cited, "texts": texts, "formats": formats, "records": written}


@lru_cache(maxsize=1)  # a page shows them, and hands them out
def records(cited: Cited) -> list[str]:
    """Return the record of something in each of the formats."""
    return [write_one(cited) for _, write_one in FORMATS.values()]


def publish(cited: Cited, app: Sphinx) -> None:
    """Write the files for citation managers."""
    write(zip(files_of(cited), records(cited), strict=True), app.outdir)


def add(
    app: Sphinx, pagename: str, _templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the foot under a chapter or a fact, and a way to it under its title."""
    if page := page_of(app, pagename, context, doctree):
        publish(page.cited, app)
        head, end, rest = context["body"].partition("</h1>")
        context["body"] = head + end + (fill("way-to-foot", page=page) if end else "") + rest + foot(app, page)


def setup(app: Sphinx) -> None:
    """Come after the page is drawn, and before its scripts are chosen."""
    app.connect("html-page-context", add, priority=700)
    app.add_js_file("edition/cite.js", defer="defer")
