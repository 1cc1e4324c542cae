"""Look into a built page as a reader would: at elements, and at words without their markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag


def one(page: Tag, selector: str) -> Tag:
    """Return the only element of its kind."""
    found = page.select(selector)
    assert len(found) == 1, f"{len(found)} of {selector}"
    return found[0]


def words(part: Tag) -> str:
    """Return what a reader reads in an element."""
    return " ".join(part.get_text(" ").split())


def spoken(page: Tag, selector: str) -> list[str]:
    """Return what a reader reads in each element of a kind."""
    return [words(part) for part in page.select(selector)]


def addresses(page: Tag, selector: str) -> dict[str, str]:
    """Return words -> address of the links in the only element of its kind."""
    return {words(link): str(link["href"]) for link in one(page, selector).select("a[href]")}


def table(page: Tag, selector: str) -> list[dict[str, str]]:
    """Return the rows of the only table of its kind, each as heading -> words."""
    found = one(page, selector)
    heads = spoken(found, "thead th")
    return [dict(zip(heads, spoken(row, "th, td"), strict=True)) for row in found.select("tbody tr")]


#: elements and the attributes by which they lead or load
_LEADING = dict.fromkeys(("a", "link", "use"), "href") | dict.fromkeys(("script", "img", "iframe", "source"), "src")

#: attributes that name elements of their own page by id
_NAMING = ("for", "popovertarget", "aria-labelledby", "aria-controls")


class _Links(HTMLParser):
    """Collects the ids of a page, and where it leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids = {""}
        self.links: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.add(found.get("id") or "")
        if address := found.get(_LEADING.get(tag, "")):
            self.links.add(address)
        for name in _NAMING:
            self.links.update(f"#{target}" for target in (found.get(name) or "").split())


def broken_links(book: Path) -> list[tuple[str, str]]:
    """Return page and address of every link within a book that leads to no file, or to no anchor of a page.

    The view ``figures?fact=…`` is one of the widget at ``figures``.
    """
    base = "https://book/"
    pages = {
        path.relative_to(book).as_posix(): _Links(path.read_text(encoding="utf-8"))
        for path in book.rglob("*.html")
        if path.relative_to(book).parts[0] != "lite"  # which is not ours
    }
    assert pages, f"no book in {book}"
    broken = []
    for name, page in sorted(pages.items()):
        for link in sorted(page.links):
            whole = urljoin(base + name, link)
            place, anchor = unquote(urlsplit(whole).path[1:]), unquote(urlsplit(whole).fragment).partition("?")[0]
            place += "index.html" if not place or place.endswith("/") else ""
            ids = pages[place].ids if place in pages else {""} if (book / place).is_file() else set()
            if whole.startswith(base) and anchor not in ids:
                broken.append((name, link))
    return broken
