"""Bring widgets to the built page: each drawn in its place, its modules and styles only where a page has one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from rjsmin import jsmin
from sphinx.util.osutil import relative_uri

from edition.export.publish import write
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import link
from edition.sphinx_ext.lint.csp import policy
from edition.sphinx_ext.markup.widget_node import widget
from edition.sphinx_ext.theme.widget_place import Place, draw, whole
from edition.widgets.assets import assets, styles
from edition.widgets.classic import live

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

FOLDER = "edition"  #: where a page finds all of them, below ``_static``
SHEET = "widgets.css"  #: the styles of all widgets: a reader on a slow line waits once, not for each
HOST = Path(__file__).with_name("widget_host.js")
LIVE = "live-"  #: how the name of a page's script begins; the names of its widgets follow
LATER = tuple(Path(__file__).with_name(f"widget_{name}.js") for name in ("parts", "take"))  #: loaded when needed
PARTS = f"_static/{FOLDER}/parts/index"  #: from where the parts of a divided table see the book, under any builder


def setup(app: Sphinx) -> None:
    """Copy before pages are written, so that Sphinx can add a checksum to each address."""
    app.connect("builder-inited", copy)
    app.add_node(widget, html=(visit, None))


def copy(app: Sphinx) -> None:
    """Write the widgets' modules and styles into the output."""
    if app.builder.format != "html":
        return
    folder = app.outdir / "_static" / FOLDER
    write(scripts().items(), folder)


def scripts() -> dict[str, str]:
    """Return file name -> text of all that widgets need in a page."""
    texts = assets()
    names = [name.removesuffix(".css") for name in texts if name.endswith(".css")]
    sheet = "\n".join(texts[part] for part in dict.fromkeys(part for name in names for part in styles(name)))
    own = {path.name: jsmin(path.read_text(encoding="utf-8")) for path in (HOST, *LATER)}
    return texts | own | {SHEET: sheet}


def live_script(names: list[str]) -> tuple[str, str]:
    """Return name and text of the one script that makes the widgets of a page live: many files are slower to fetch."""
    return f"{LIVE}{'-'.join(names)}.js", live(names, HOST)


def visit(translator: HTML5Translator, node: widget) -> None:
    """Draw a widget; a book without scripts, such as an EPUB, has its whole table."""
    builder, pagename = translator.builder, translator.builder.current_docname

    def address(kind: str, name: str) -> str:
        return link(builder, pagename, kind, name)

    def put(name: str, text: str) -> str:
        path = f"_static/{FOLDER}/{name}"
        write([(path, text)], builder.outdir)
        return relative_uri(builder.get_target_uri(pagename), path)

    def elsewhere(kind: str, name: str) -> str:
        return link(builder, PARTS, kind, name)

    if builder.embedded:
        translator.body.append(whole(node["name"], node["state"], address))
    else:
        back = builder.get_relative_uri(PARTS, pagename)
        strict = policy(context_of(builder.app).options.policy)
        drawn, node["filed"] = draw(node["name"], node["state"], Place(address, put, elsewhere, back, strict))
        translator.body.append(drawn)
    raise nodes.SkipNode


def equip(app: Sphinx, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page with widgets their host and styles."""
    held = list(doctree.findall(widget)) if doctree else []
    if not held:
        return
    names = dict.fromkeys(node["name"] for node in held)
    app.add_css_file(f"{FOLDER}/{SHEET}")

    def static(name: str) -> str:
        return str(context["pathto"](f"_static/{FOLDER}/{name}", 1))

    script, text = live_script(list(names))
    write([(f"_static/{FOLDER}/{script}", text)], app.outdir)
    filed = [node["filed"] for node in held if node.get("filed")]
    ahead = [f'<link rel="preload" as="fetch" crossorigin href="{address}">' for address in filed]
    # whose rows are in the page lives at once; rows that are still to be fetched must not hold up the text
    context["preload_widget"] = not filed
    if context["preload_widget"]:
        ahead.insert(0, f'<script type="module" async src="{static(script)}"></script>')
    else:
        app.add_js_file(f"{FOLDER}/{script}", type="module")
    context["metatags"] = "\n".join([context.get("metatags", ""), *ahead, ""])
