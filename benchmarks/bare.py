"""A page with one widget alone, as the book's host carries it: what it costs without the book around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjsmin import jsmin

from edition import widgets
from edition.sphinx_ext.theme.widget_host import _STATE, HOST, INLINE
from edition.sphinx_ext.theme.widget_parts import divided
from edition.sphinx_ext.theme.widget_parts import page as part_page
from edition.widgets.assets import assets, modules, styles

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title>{ahead}{styles}'
_SHELL = _HEAD + "<main>{body}</main></html>"


def lay(data: Path, widget: str, target: Path) -> None:
    """Write a page with a widget on the tables of a folder, its modules and styles beside it."""
    target.mkdir(parents=True, exist_ok=True)
    shown = getattr(widgets, widget)(data, base_url="https://example.org/")
    for name, text in (assets() | {HOST.name: jsmin(HOST.read_text(encoding="utf-8"))}).items():
        (target / name).write_text(text, encoding="utf-8")
    parts: list[str] = []

    def part(title: str, table: str) -> str:
        parts.append(f"part{len(parts)}.html")
        (target / parts[-1]).write_text(part_page(title, table, styles(shown.name), "index.html"), encoding="utf-8")
        return parts[-1]

    body, _ = divided(shown.html(), part)
    state = _STATE.search(body)
    if state and len(state[2]) > INLINE:
        (target / "state.json").write_text(state[2], encoding="utf-8")
        body = body.replace(state[0], f'{state[1]} data-src="state.json"></script>')
    ahead = "".join(f'<link rel="modulepreload" href="{name}">' for name in modules(shown.name))
    ahead += f'<script type="module" async src="{HOST.name}"></script>'
    linked = "".join(f'<link rel="stylesheet" href="{name}">' for name in styles(shown.name))
    page = _SHELL.format(name=widget, ahead=ahead, styles=linked, body=body)
    (target / "index.html").write_text(page, encoding="utf-8")
