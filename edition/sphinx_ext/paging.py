"""A page that has grown too long goes on on further pages: whole rows of its longest lists move there, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from edition.render.templating import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

LONGEST = 460_000  #: bytes of a page's text; with the frame around it no page is longer than 500 kB
SHORTEST = 3_000  #: bytes that a list keeps of itself, however many there are

#: the lists that grow with the tables: how one begins and ends, and what its rows are
_TABLE = re.compile(
    r"(?P<head><table\b(?:(?!<tbody|</table).)*)(?P<rows><tbody(?:(?!</table).)*</tbody>)\s*"
    r"(?P<foot>(?:<tfoot(?:(?!</table).)*)?</table>)",
    re.DOTALL,
)
_FACTS = re.compile(
    r'(?P<head><dl>)\s*(?P<rows>(?:<div class="ed-figure-row(?:(?!</div).)*</div>\s*)+)(?P<foot></dl>)', re.DOTALL
)
_OMISSIONS = re.compile(
    r'(?P<head><ul class="ed-omissions"[^>]*>)\s*(?P<rows>(?:<li>(?:(?!</li).)*</li>\s*)+)(?P<foot></ul>)', re.DOTALL
)

#: a row may not move if it has an address of its own, for that is permanent; nor a fact away from its readings
_ROW = re.compile(
    r"<tbody[^>]*\bdata-row=.*?</tbody>|<tr\b.*?</tr>"
    r'|<div class="ed-figure-row.*?</div>|<li>.*?</li>|<tbody[^>]*>|</tbody>',
    re.DOTALL,
)
_CAPTION = re.compile(r"<caption>(.*?)</caption>|^<ul[^>]* aria-label=\"([^\"]*)\"", re.DOTALL)
_ABOVE = re.compile(
    r'<section class="ed-para[^>]*\bid="([^"]+)"|<h[1-6][^>]*>(.*?)(?:<a class="headerlink".*?)?</h', re.DOTALL
)
_SAME = "<!--same-->"  # before a row that shares the body of the one before it, where that is on the same page
_JOINED = re.compile(rf"</tbody>\n<tbody[^>]*>{_SAME}")
_WAY_ON = " " * 200  # about as long as a way on
_WITHIN = re.compile(r'href="#')


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A table, or a list of facts or of omissions, within a page, from `start` to `end`."""

    start: int
    end: int
    title: str  #: what it is called on a page of its own
    head: str
    rows: tuple[str, ...]  #: whole: no tag is left open within a row
    foot: str

    @property
    def size(self) -> int:
        """Bytes of all rows."""
        return sum(map(_size, self.rows))

    def part(self, rows: Iterable[str], more: str = "") -> str:
        """Return a list of some of the rows, with the way on to the others."""
        return self.head + _JOINED.sub("", "".join(rows)).replace(_SAME, "") + more + self.foot


def _size(text: str) -> int:
    return len(text.encode())


def lists(body: str) -> list[List]:
    """Return the lists of a page that can be divided, in order."""
    found = []
    kinds = (_TABLE, _FACTS, _OMISSIONS)
    for match in sorted((one for kind in kinds for one in kind.finditer(body)), key=lambda one: one.start()):
        rows = tuple(_rows(match["rows"]))
        if any(" id=" in row for row in rows):
            continue
        caption = _CAPTION.search(match["head"])
        title = caption[1] or caption[2] if caption else _above(body, match.start())
        found.append(
            List(start=match.start(), end=match.end(), title=title, head=match["head"], rows=rows, foot=match["foot"])
        )
    return found


def _above(body: str, end: int) -> str:
    """Return what stands above a place: the paragraph of a source, or the last heading."""
    *_, (locator, heading) = [("", "This page"), *_ABOVE.findall(body, 0, end)]
    return f"Facts of {locator}" if locator else heading


def _rows(markup: str) -> Iterator[str]:
    """Yield the rows of a list, each in a body of its own where the list is a table."""
    around = ""
    for row in _ROW.findall(markup):
        if row.startswith("<tbody") and not row.endswith("</tbody>"):
            around = row
        elif row.startswith("<tr"):
            yield f"{around}{row}</tbody>\n"
            around = around.removesuffix(_SAME) + _SAME
        elif row != "</tbody>":
            yield f"{row}\n"


def divided(body: str, name: str, longest: int = LONGEST) -> list[str]:
    """Return the text of a page and of those on which it goes on, none longer than `longest` bytes if that can be.

    `name` is the page's file without ``.html``; that of the next is ``NAME.2.html``.
    """
    if _size(body) <= longest:
        return [body]
    found = lists(body)
    others = _size(body) - sum(_size(body[one.start : one.end]) - _size(one.part((), _WAY_ON)) for one in found)
    kept = _kept([one.size for one in found], longest - others)
    first, rest, at = [], [], 0
    for one, room in zip(found, kept, strict=True):
        stay, go = _cut(one, room)
        first.append(body[at : one.start])
        if go:
            rest.append(replace(one, rows=go))
            first.append(one.part(stay, f"@@{len(rest) - 1}@@"))
        else:
            first.append(body[one.start : one.end])
        at = one.end
    pages, begins = _packed(rest, longest, name)
    text = "".join([*first, body[at:]])
    for number, one in enumerate(rest):
        text = text.replace(f"@@{number}@@", _way_on(one, name, begins[number]))
    return [text, *pages]


def _kept(sizes: list[int], room: int) -> list[int]:
    """Return how much of each list stays, so that the longest give first and all fit into the room."""
    cap = max(sizes, default=0)
    while cap > SHORTEST and sum(min(size, cap) for size in sizes) > room:
        cap = max(SHORTEST, int(cap * 0.9))
    return [min(size, cap) for size in sizes]


def _cut(one: List, room: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    total = 0
    for at, row in enumerate(one.rows):
        total += _size(row)
        if total > room and at:
            return one.rows[:at], one.rows[at:]
    return one.rows, ()


def _packed(rest: list[List], longest: int, name: str) -> tuple[list[str], list[int]]:
    """Return the text of the further pages, and for each list the number of the page on which it goes on."""
    pages: list[list[str]] = []
    begins, room = [], 0
    for one in rest:
        left = one
        while left.rows:
            if room < SHORTEST:
                pages.append([])
                room = longest - SHORTEST
            part, after = _cut(left, room)
            if left is one:
                begins.append(len(pages) + 1)
            pages[-1].append(fill("continued", title=one.title, list=one.part(part)))
            room -= sum(map(_size, part))
            left = replace(left, rows=after)
            room = room if not after else 0
    return [_WITHIN.sub(f'href="{name}.html#', "".join(page)) for page in pages], begins


def _way_on(one: List, name: str, page: int) -> str:
    within = one.foot.rpartition("/")[2].rstrip(">")  # the kind of list: table, dl or ul
    return fill("way-on", within=within, rows=len(one.rows), address=f"{name}.{page}.html")


def divide(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Write the further pages of a chapter that is too long, and leave it with the first of them."""
    if doctree is None:
        return
    for old in app.outdir.glob(f"{pagename}.[0-9]*.html"):
        old.unlink()
    name = pagename.rpartition("/")[2]
    context["body"], *others = divided(context["body"], name)
    for number, body in enumerate(others, 2):
        title = f"{context['title']} ({number} of {len(others) + 1})"
        head = fill(
            "continued-head", title=title, whole=context["title"], name=name, number=number, pages=len(others) + 1
        )
        app.builder.handle_page(f"{pagename}.{number}", {"title": title, "body": head + body}, templatename)  # type: ignore[attr-defined]  # of HTML builders


def setup(app: Sphinx) -> None:
    """Come when the text of a page is complete, and before its scripts are chosen."""
    app.connect("html-page-context", divide, priority=800)
