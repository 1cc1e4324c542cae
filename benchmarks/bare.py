"""A page with one widget alone, as the book's host carries it: what it costs without the book around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition import widgets
from edition.addresses import page
from edition.export.publish import write
from edition.sphinx_ext.lint.csp import policy
from edition.sphinx_ext.theme.widget_host import live_script, scripts
from edition.sphinx_ext.theme.widget_place import Place, draw
from edition.widgets.assets import style

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title>{ahead}{styles}'
_SHELL = _HEAD + "<main>{body}</main></html>"


def lay(data: Path, widget: str, target: Path) -> None:
    """Write a page with a widget on the tables of a folder, its modules and styles beside it."""
    shown = getattr(widgets, widget)(data)
    write(scripts().items(), target)

    def address(kind: str, name: str) -> str:
        return f"https://example.org/{page(kind, name)}"

    def put(name: str, text: str) -> str:
        write([(name, text)], target)
        return name

    place = Place(address, put, address, "../index.html", policy())
    body, filed = draw(shown.name, shown.content()["state"], place)
    script, text = live_script([shown.name])
    ahead = f'<script type="module" async src="{put(script, text)}"></script>'
    ahead += f'<link rel="preload" as="fetch" crossorigin href="{filed}">' if filed else ""
    write([("book.css", style(shown.name))], target)  # a book has one style sheet
    linked = '<link rel="stylesheet" href="book.css">'
    (target / "index.html").write_text(_SHELL.format(name=widget, ahead=ahead, styles=linked, body=body), "utf-8")
