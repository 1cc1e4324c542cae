"""Links: whatever a page of the book leads to within the book is there, down to the place on the page."""

from __future__ import annotations

import datetime as dt
import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from edition.render import card
from edition.sphinx_ext.lint.csp import policy
from tests.book.looking import broken_links

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.book

#: links that no page's author has written, and why nobody need look whether they still lead somewhere
GENERATED = {
    "https://creativecommons.org/licenses/by/4.0/": "the licence, named by the address that identifies it",
    "https://spdx.org/licenses/MIT.html": "the same, of the code",
    "https://www.sphinx-doc.org/": "the theme names at the foot of each page what it is made with",
    "https://github.com/pradyunsg/furo": "the same",
    "https://pradyunsg.me": "the same: its author",
}


class Page(HTMLParser):
    """The places of a page, and where its links lead."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.places: list[str] = []
        self.links: list[str] = []
        self.loads = False
        self.policy: str | None = None  #: where it comes before all that it governs
        self.outward: list[str] = []  #: what a reader may follow out of the book
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keep ids and links."""
        named = {name: value or "" for name, value in attributes}
        if named.get("http-equiv") == "Content-Security-Policy" and not self.loads:
            self.policy = named["content"]
        self.loads = self.loads or tag in {"script", "link"}
        if "id" in named:
            self.places.append(named["id"])
        if tag == "a" and "href" in named:
            self.links.append(named["href"])
            if named["href"].startswith(("http://", "https://", "//")):
                self.outward.append(named["href"])


@pytest.fixture(scope="module")
def pages(real_book: Path) -> dict[str, Page]:
    """Every page of the book by its path."""
    found = sorted(path for path in real_book.rglob("*.html") if not {"_static", "lite"}.intersection(path.parts))
    return {str(path.relative_to(real_book)): Page(path.read_text(encoding="utf-8")) for path in found}


def test_every_page_states_its_policy(pages: dict[str, Page]) -> None:
    """Every page, the one that only leads on as well, has the strict policy in its head before anything is loaded."""
    for name, page in pages.items():
        framed = name.startswith("embed/")  # on the pages of others
        assert page.policy == (card.POLICY if framed else policy()), name
        assert page.policy.startswith(f"default-src '{'none' if framed else 'self'}'; "), name


def test_every_place_is_one(pages: dict[str, Page]) -> None:
    """No page has two places of one name."""
    assert len(pages) > 100
    for name, page in pages.items():
        assert len(set(page.places)) == len(page.places), name


def test_every_internal_link_leads_somewhere(real_book: Path) -> None:
    """Every address within the book names a file that is there, and a place that is on that page."""
    assert broken_links(real_book) == []


def test_every_link_out_of_the_book_stands_in_the_register(pages: dict[str, Page], real_book: Path) -> None:
    """Whatever page a reader may leave the book from, the bibliography tells when what it leads to was last seen."""
    text = (real_book / "chapters" / "bibliography.html").read_text(encoding="utf-8")
    rows = BeautifulSoup(text, "lxml").select(".ed-links tbody tr")
    register = {str(row.select("a")[0]["href"]): row.select("time")[0].get_text() for row in rows}
    out = {link: name for name, page in pages.items() for link in page.outward if link not in GENERATED}
    assert {link: name for link, name in out.items() if link not in register} == {}
    assert len(register) > 100
    for address, day in register.items():
        assert dt.date.fromisoformat(day) <= dt.date.today(), address  # noqa: DTZ011  # days have no zone


def test_every_fact_is_within_reach(pages: dict[str, Page], real_book: Path) -> None:
    """Every fact that the index lists has its page, and the apparatus leads to each."""
    index = json.loads((real_book / "api" / "facts" / "index.json").read_text(encoding="utf-8"))
    facts = {f"../facts/{one['fact_id']}.html" for one in index["facts"]}
    assert facts <= set(pages["chapters/apparatus.html"].links)
    assert {one.removeprefix("../") for one in facts} <= set(pages)
