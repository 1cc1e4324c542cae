"""What holds for every page of a book."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.book.looking import broken_links

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
    assert broken_links(built.output) == []


def test_broken_links_are_found(book: Book) -> None:
    """The test above means something: a page that is gone and an anchor that is not there are found."""
    book.chapters["gamma"] += (
        "\n[a](citing.md#changes)\n\n<a href='nowhere.html'>b</a> <a href='beta.html#BETA.9'>c</a>\n"
    )
    assert book.build() == []
    assert broken_links(book.output) == [
        ("chapters/gamma.html", "beta.html#BETA.9"),
        ("chapters/gamma.html", "nowhere.html"),
    ]
