"""Divide the table of a widget with many rows: the part with the chosen one stays, each other is a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from edition.render.embedding import embedded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from edition.widgets.widget import Groups

LIMIT = 400_000  #: characters of rows, as JSON has them, that a page carries as a table
PART = 40_000  #: characters of rows in a part, about: what is laid out before the view is there

_PAGE = Markup("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
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
""")


#: said on paper, where no link can be followed
_PAPER = (
    "Printed here: {} of {} rows. For all of them, choose “Show everything as one table” before printing, or print the "
    "pages named above, which are links on the screen."
)
#: the same where the reader has chosen what is here, and the rest is not rows of one table
_CHOSEN = "Printed here: what is chosen. The others named above are pages of their own, and links on the screen."


class Part(NamedTuple):
    """Some rows of a table, under its caption."""

    title: str  #: the caption, and which of how many
    rows: list[dict[str, Any]]


def divided(groups: Groups, *, limit: int = LIMIT, size: int = PART) -> list[Part]:
    """Return the parts of a table whose rows are longer than `limit`, each of about `size`; none for a shorter one."""
    if sum(_length(row) for _, rows in groups for row in rows) <= limit:
        return []
    return [part for title, rows in groups for part in _parts(title, rows, size)]


def here(parts: list[Part], chosen: str) -> Part:
    """Return the part that stays in the page: the one that has the chosen row, or else the first."""
    return next((part for part in parts for row in part.rows if chosen in row.values()), parts[0])


def index(parts: list[Part], stays: Part, put: Callable[[Part], str], views: Mapping[str, str] | None = None) -> Markup:
    """Return links to all parts; `put` makes a page of a part, and returns its address.

    Where a reader chooses among them, `views` has title -> view, as an address names it: a link to a view that is not
    here finds the link to its page, without scripts as well, and paper says that what is printed was chosen.
    """
    items = [
        Markup("<li><b>{}</b> (below)</li>").format(part.title)
        if part is stays
        else Markup('<li{}><a href="{}">{}</a></li>').format(named(part, views), put(part), part.title)
        for part in parts
    ]
    listed = Markup('<ul class="ew-parts">\n{}\n</ul>\n').format(Markup("\n").join(items))
    said = _CHOSEN if views else _PAPER.format(len(stays.rows), sum(len(part.rows) for part in parts))
    return listed + Markup('<p class="ew-paper">{}</p>\n').format(said)


def named(part: Part, views: Mapping[str, str] | None) -> Markup:
    """Return the attribute by which the address of a view finds a part."""
    return Markup(' id="{}"').format(views[part.title]) if views else Markup("")


def page(title: str, table: Markup, styles: list[str], back: str, policy: str) -> str:
    """Return a part as a page, complete without a script."""
    linked = Markup("\n").join(Markup('<link rel="stylesheet" href="{}">').format(style) for style in styles)
    return _PAGE.format(title=title, table=table, styles=linked, back=escape(back), policy=policy)


def _parts(title: str, rows: list[dict[str, Any]], size: int) -> Iterator[Part]:
    """Yield rows in parts of about so many characters each."""
    pieces: list[list[dict[str, Any]]] = [[]]
    length = 0
    for row in rows:
        if length >= size:
            pieces.append([])
            length = 0
        pieces[-1].append(row)
        length += _length(row)
    for at, piece in enumerate(pieces, 1):
        yield Part(f"{title}, {at} of {len(pieces)}" if len(pieces) > 1 else title, piece)


def _length(row: dict[str, Any]) -> int:
    return len(embedded(row))
