"""What holds for every page of a book."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

    from tests.book.conftest import Book


def pages(book: Book) -> Iterator[tuple[str, BeautifulSoup]]:
    """Yield every page with its name."""
    for path in sorted(book.output.rglob("*.html")):
        name = path.relative_to(book.output).with_suffix("").as_posix()
        yield name, book.page(name)


def test_no_page_has_inline_script_or_style(built: Book) -> None:
    """A page runs and styles nothing that is written into it, so that a strict policy can forbid that."""
    found = {}
    for name, page in pages(built):
        scripts = [tag for tag in page.select("script:not([src])") if "json" not in str(tag.get("type"))]
        handlers = [tag for tag in page.find_all() if any(key.startswith("on") for key in tag.attrs)]
        found[name] = len(scripts) + len(handlers) + len(page.select("style, [style]"))
    assert len(found) > len(built.chapters)
    assert {name: number for name, number in found.items() if number} == {}


def test_ids_are_unique_on_every_page(built: Book) -> None:
    """An id names one element of its page, so that a link leads to one place and a button opens one popover."""
    for name, page in pages(built):
        counted = Counter(tag["id"] for tag in page.select("[id]"))
        assert {anchor for anchor, number in counted.items() if number > 1} == set(), name


def test_every_link_leads_somewhere(built: Book) -> None:
    """Every link within the book has its page or file, and its anchor."""
    anchors = {f"{name}.html": {str(tag["id"]) for tag in page.select("[id]")} | {""} for name, page in pages(built)}
    broken = []
    for name, page in pages(built):
        for link in page.select("a[href]"):
            address, anchor = urldefrag(urljoin(f"https://book/{name}.html", str(link["href"])))
            place = address.removeprefix("https://book/")
            known = anchors.get(place, {""} if (built.output / place).is_file() else set())
            if address.startswith("https://book/") and unquote(anchor) not in known:
                broken.append((name, str(link["href"])))
    assert broken == []
