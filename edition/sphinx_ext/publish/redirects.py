"""What was replaced, or stands in a further chapter, keeps its address: pages and places that lead on to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml.html import fragment_fromstring, tostring
from lxml.html.builder import E

from edition import inventory
from edition.addresses import PLACES, html, page, reach
from edition.export.publish import write
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import domain_of, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from edition.inventory import Redirect


def _paths(env: BuildEnvironment, one: Redirect) -> tuple[str, str]:
    if one.kind == "page":
        return html(one.name), html(one.successor)
    return page(one.kind, one.name), path_of(env, one.kind, one.successor)


def alias(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Let the old address of a paragraph, note or person lead to its successor on the same page."""
    aliases = []
    for one in context_of(app).redirects.values():
        old, new = _paths(app.env, one)
        if one.kind not in inventory.PAGES and new.startswith(f"{html(pagename)}#"):
            aliases.append((old.partition("#")[2], one.successor))
    if not aliases:
        return
    body = fragment_fromstring(context["body"], create_parent="div")
    for old, successor in aliases:
        for place in body.xpath("//*[@id = $id]", id=successor):
            anchor = E.a(id=old)
            anchor.tail, place.text = place.text, None
            place.insert(0, anchor)
    context["body"] = tostring(body, encoding="unicode").removeprefix("<div>").removesuffix("</div>")


def further(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """List beneath a chapter what has its permanent address there and stands in another: a long source is divided."""
    here, chapters = html(pagename), dict[str, dict[str, str]]()
    for (kind, name), place in domain_of(app.env).targets.items():
        if kind in PLACES and place.docname != pagename and page(kind, name).partition("#")[0] == here:
            address = f"{app.builder.get_relative_uri(pagename, place.docname)}#{place.anchor}"
            chapters.setdefault(app.env.titles[place.docname].astext(), {})[name] = address
    if chapters:
        context["body"] += fill("further", chapters=chapters)


def stubs(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Yield path and content of a page for each chapter and fact that is gone."""
    for one in context_of(app).redirects.values():
        if one.kind in inventory.PAGES:
            old, new = _paths(app.env, one)
            yield old, fill("redirect", address=reach(new, base="", here=old), canonical=app.config.html_baseurl + new)


def publish(app: Sphinx, failed: Exception | None) -> None:
    """Write the redirecting pages."""
    if failed or app.builder.format != "html":
        return
    write(stubs(app), app.outdir)


def setup(app: Sphinx) -> None:
    """Publish when all is written."""
    app.connect("build-finished", publish)
