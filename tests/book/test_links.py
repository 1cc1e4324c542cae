"""Links: whatever a page of the book leads to within the book is there, down to the place on the page."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.book

#: elements and the attributes by which they lead or load
LEADING = {"a": "href", "link": "href", "script": "src", "img": "src", "use": "href", "iframe": "src", "source": "src"}


class Page(HTMLParser):
    """The places of a page and the addresses that it names."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.places: list[str] = []
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keep ids and addresses."""
        named = {name: value or "" for name, value in attributes}
        if "id" in named:
            self.places.append(named["id"])
        if (address := named.get(LEADING.get(tag, ""))) is not None:
            self.addresses.append(address)
        for name in ("for", "popovertarget", "aria-labelledby", "aria-controls"):
            self.addresses += [f"#{target}" for target in named.get(name, "").split()]


@pytest.fixture(scope="module")
def pages(real_book: Path) -> dict[str, Page]:
    """Every page of the book by its path."""
    found = sorted(path for path in real_book.rglob("*.html") if "_static" not in path.parts)
    return {str(path.relative_to(real_book)): Page(path.read_text(encoding="utf-8")) for path in found}


def test_every_place_is_one(pages: dict[str, Page]) -> None:
    """No page has two places of one name."""
    assert len(pages) > 100
    for name, page in pages.items():
        assert len(set(page.places)) == len(page.places), name


def test_every_internal_link_leads_somewhere(pages: dict[str, Page], real_book: Path) -> None:
    """Every address within the book names a file that is there, and a place that is on that page."""
    broken = []
    for name, page in pages.items():
        for address in page.addresses:
            if address.startswith(("http://", "https://", "mailto:", "data:", "//")) or not address:
                continue
            path, fragment = urldefrag(urljoin(f"/{name}", address))
            target = unquote(path).lstrip("/").partition("?")[0]
            if target.endswith("/") or not target:
                target += "index.html"
            lost = fragment and target in pages and not _at(pages[target], unquote(fragment))
            if lost or not (real_book / target).is_file():
                broken.append(f"{name}: {address}")
    assert sorted(set(broken)) == []


def _at(page: Page, fragment: str) -> bool:
    """Tell whether a page has a place; a view of a widget is named as ``figures?fact=…`` and is made by its script."""
    return fragment in page.places or "?" in fragment


def test_every_fact_is_within_reach(pages: dict[str, Page], real_book: Path) -> None:
    """Every fact that the index lists has its page, and the apparatus leads to each."""
    index = json.loads((real_book / "api" / "facts" / "index.json").read_text(encoding="utf-8"))
    facts = {f"../facts/{one['fact_id']}.html" for one in index["facts"]}
    assert facts <= set(pages["chapters/apparatus.html"].addresses)
    assert {one.removeprefix("../") for one in facts} <= set(pages)
