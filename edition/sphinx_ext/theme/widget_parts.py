"""Divide the static tables of a widget with many rows: the chosen part stays, each other is a page of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMIT = 400_000  #: characters of static tables that a page carries itself
PART = 150_000  #: characters of rows in a part, about

_STATIC = re.compile(
    r'(<div class="ew-static">\n)(.*?)'
    r'(</div>\s*<script type="application/json" class="edition-widget-state")(.*?</script>)',
    re.DOTALL,
)
_TABLE = re.compile(r'(?:<div class="ew-part">\n)?<table class="ew-table.*?</table>\n(?:</div>\n)?', re.DOTALL)
_ROW = re.compile(r'<(tbody|tr) data-row="([^"]+)".*?</\1>\n?', re.DOTALL)
_CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)
_CHOSEN = re.compile(r'"fact":\s*"([^"]+)"')

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
{styles}
</head>
<body>
<main class="edition-widget">
<p><a href="{back}">Back to the comparison</a></p>
<div class="ew-static">
{table}</div>
</main>
</body>
</html>
"""


class Part(NamedTuple):
    """Some rows of a table, with its head and its caption."""

    title: str  #: markup: the caption, and which of how many
    table: str
    rows: frozenset[str]  #: the names of the rows


def divided(body: str, put: Callable[[str, str], str], *, limit: int = LIMIT, size: int = PART) -> tuple[str, bool]:
    """Return a body in which no widget's tables are longer than `limit`, and whether any was.

    A part has about `size` characters.

    `put` takes the title and the table of a part, makes a page of them, and returns its address.
    """
    found = False

    def shorter(match: re.Match[str]) -> str:
        nonlocal found
        opening, tables, closing, state = match.groups()
        if len(tables) <= limit:
            return match[0]
        found = True
        chosen = _CHOSEN.search(state)
        return opening + _kept(tables, chosen[1] if chosen else "", put, size) + closing + state

    return _STATIC.sub(shorter, body), found


def page(title: str, table: str, styles: list[str], back: str) -> str:
    """Return a part as a page, complete without a script."""
    linked = "\n".join(f'<link rel="stylesheet" href="{escape(style)}">' for style in styles)
    return _PAGE.format(title=title, table=table, styles=linked, back=escape(back))


def _kept(tables: str, chosen: str, put: Callable[[str, str], str], about: int) -> str:
    """Return tables without rows, the part that has the chosen row or else the first, and links to all the others."""
    parts = [part for table in _TABLE.findall(tables) for part in _parts(table, about)]
    shown = [part for part in parts if not part.rows]
    cut = [part for part in parts if part.rows]
    here = next((part for part in cut if chosen in part.rows), cut[0])
    items = [
        f"<li><b>{part.title}</b> (below)</li>"
        if part is here
        else f'<li><a href="{escape(put(part.title, part.table))}">{part.title}</a></li>'
        for part in cut
    ]
    index = '<ul class="ew-parts">\n' + "\n".join(items) + "\n</ul>\n"
    return "".join(part.table for part in shown) + index + here.table


def _parts(table: str, about: int) -> Iterator[Part]:
    """Yield a table in parts of about so many characters each; one without named rows as it is."""
    caption = _CAPTION.search(table)
    title = caption[1] if caption else ""
    rows = list(_ROW.finditer(table))
    if not rows:
        yield Part(title, table, frozenset())
        return
    head, tail = table[: rows[0].start()], table[rows[-1].end() :]
    groups: list[list[re.Match[str]]] = [[]]
    size = 0
    for row in rows:
        if size >= about:
            groups.append([])
            size = 0
        groups[-1].append(row)
        size += len(row[0])
    for at, group in enumerate(groups, 1):
        named = f"{title}, {at} of {len(groups)}" if len(groups) > 1 else title
        opening = head.replace(f"<caption>{title}<", f"<caption>{named}<")
        yield Part(named, opening + "".join(row[0] for row in group) + tail, frozenset(row[2] for row in group))
