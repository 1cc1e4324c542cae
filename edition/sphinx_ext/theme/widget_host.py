"""Bring widgets to the built page: modules and styles only where a page has one, and links that lead somewhere."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from rjsmin import jsmin

from edition.render.embedding import embedded
from edition.sphinx_ext.domain import link
from edition.sphinx_ext.theme.widget_parts import divided, page
from edition.widgets.assets import assets, modules, styles

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "edition"  #: where a page finds all of them, below ``_static``
HOST = Path(__file__).with_name("widget_host.js")
PARTS = f"_static/{FOLDER}/parts/index"  #: from where the parts of a divided table see the book, under any builder
INLINE = 200_000  #: characters of state that a page carries itself; more is fetched beside it

_WIDGET = re.compile(r'<div class="edition-widget" data-widget="(\w+)">')
_STATE = re.compile(r'(<script type="application/json" class="edition-widget-state")>(.*?)</script>', re.DOTALL)
_LINK = re.compile(r'<a data-(para|bias|fact)="([^"]+)"')


def setup(app: Sphinx) -> None:
    """Copy before pages are written, so that Sphinx can add a checksum to each address."""
    app.connect("builder-inited", copy)


def copy(app: Sphinx) -> None:
    """Write the widgets' modules and styles into the output."""
    if app.builder.format != "html":
        return
    folder = app.outdir / "_static" / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (assets() | {HOST.name: jsmin(HOST.read_text(encoding="utf-8"))}).items():
        (folder / name).write_text(text, encoding="utf-8")


def equip(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Give a page with widgets their host and styles, and turn the names that their tables link to into addresses."""
    body = context.get("body", "")
    if not (widgets := dict.fromkeys(_WIDGET.findall(body))):
        return
    for name in dict.fromkeys(part for widget in widgets for part in styles(widget)):
        app.add_css_file(f"{FOLDER}/{name}")

    def static(name: str) -> str:
        return str(context["pathto"](f"_static/{FOLDER}/{name}", 1))

    needed = dict.fromkeys(part for widget in widgets for part in modules(widget))
    ahead = [f'<link rel="modulepreload" href="{static(name)}">' for name in needed]

    def filed(found: re.Match[str]) -> str:
        if len(found[2]) <= INLINE and not many:
            return found[0]
        state = f'{{"addresses": {embedded(_addresses(whole, app, pagename))}, {found[2][1:]}' if many else found[2]
        name = f"state/{hashlib.sha256(state.encode()).hexdigest()[:16]}.json"
        file = app.outdir / "_static" / FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(state, encoding="utf-8")
        context["hurried"] = False
        return f'{found[1]} data-src="{static(name)}"></script>'

    def part(title: str, table: str) -> str:
        name = f"parts/{hashlib.sha256(f'{pagename} {table}'.encode()).hexdigest()[:16]}.html"
        file = app.outdir / "_static" / FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        sheets = [f"../{style}" for widget in widgets for style in styles(widget)]
        back = app.builder.get_relative_uri(PARTS, pagename)
        file.write_text(page(title, _addressed(table, app, PARTS), sheets, back), encoding="utf-8")
        return static(name)

    # whose rows are in the page lives at once; rows that are still to be fetched must not hold up the text
    context["hurried"] = True
    whole = body
    body, many = divided(body, part)
    context["body"] = _STATE.sub(filed, _addressed(body, app, pagename))
    if context["hurried"]:
        ahead.insert(0, f'<script type="module" async src="{static(HOST.name)}"></script>')
    else:
        app.add_js_file(f"{FOLDER}/{HOST.name}", type="module")
    context["metatags"] = "\n".join([context.get("metatags", ""), *ahead, ""])


def _addressed(body: str, app: Sphinx, pagename: str) -> str:
    """Return a body in which the names that tables link to have their addresses, as seen from a page."""

    def addressed(found: re.Match[str]) -> str:
        address = link(app.builder, pagename, found[1], found[2])
        return f'{found[0]} href="{escape(address)}"' if address else found[0]

    return _LINK.sub(addressed, body)


def _addresses(body: str, app: Sphinx, pagename: str) -> list[tuple[str, str]]:
    """Return pairs of ``kind:name`` and address for all that a divided table links to."""
    named = dict.fromkeys(_LINK.findall(body))
    return [(f"{kind}:{name}", link(app.builder, pagename, kind, name)) for kind, name in named]
