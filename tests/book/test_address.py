"""A book with an address: what search engines and readers of feeds are given, and what its pages say of the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from edition.addresses import SETTING
from tests import sample
from tests.book.looking import one, spoken
from tests.book.machine import ADDRESS, nodes, tags, value

if TYPE_CHECKING:
    from tests.book.conftest import Book

CHANGES = """# Changes

## Unreleased

### Data

- To come.

## 3.2.1 (5 April 2021)

### Data

- A value, **put right** & explained.

## 1.0.0 (2 March 2020)

### Text

- First publication.
"""


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A small edition with a list of changes, built for the address that the environment names."""
    from tests.book.conftest import Book  # noqa: PLC0415  # pytest makes the module known only while it runs

    book = Book.write(tmp_path_factory.mktemp("placed"))
    (book.root / "CHANGELOG.md").write_text(CHANGES, "utf-8")
    with (book.root / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write("exclude_patterns = ['_build', 'CHANGELOG.md']\n")
    with pytest.MonkeyPatch.context() as patch:
        assert book.build() == []  # from which the list of what was published is taken
        assert not (book.output / "robots.txt").exists()
        lines = (book.output / "data" / "inventory.csv").read_text("utf-8").splitlines()
        aged = [line.replace(",3.2.1", ",1.0.0") for line in lines if not line.startswith("page,chapters/beta,")]
        (book.data / "inventory.csv").write_text("\n".join(aged) + "\n", "utf-8")
        patch.setenv(SETTING, ADDRESS)
        assert book.build() == []
    return book


def test_site_map_tells_when_each_page_changed(placed: Book) -> None:
    """All chapters and facts are listed once, each with the day of the version in which it came to be as it is."""
    whole = BeautifulSoup((placed.output / "sitemap.xml").read_bytes(), "xml")
    days = {str(one.loc.string): str(one.lastmod.string) for one in whole.select("url")}  # type: ignore[union-attr]  # it has one
    chapters = [f"{ADDRESS}chapters/{name}.html" for name in sorted(placed.chapters)]
    facts = [f"{ADDRESS}facts/{line.partition('|')[0]}.html" for line in sample.FACTS]
    assert list(days) == chapters + facts
    assert days[f"{ADDRESS}facts/fee.html"] == "2020-03-02"
    assert days[f"{ADDRESS}chapters/beta.html"] == "2021-04-05"  # new in this version


def test_robots_find_the_site_map(placed: Book) -> None:
    """The file for robots forbids nothing and names the site map."""
    lines = (placed.output / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {ADDRESS}sitemap.xml"]


def test_who_is_lost_is_led_back(placed: Book) -> None:
    """The page for an address that is none leads to the book and its search from whatever folder it is shown in."""
    page = placed.page("404")
    assert spoken(page, "h1") == ["There is no page at this address"]
    assert [link["href"] for link in page.select("a")] == [ADDRESS, f"{ADDRESS}search.html"]
    assert (placed.output / "search.html").is_file()
    assert tags(page)["robots"] == ["noindex"]


def test_feed_has_every_version(placed: Book) -> None:
    """The feed has an entry for each version that is out, with its day and its changes; every page leads there."""
    feed = BeautifulSoup((placed.output / "changes.xml").read_bytes(), "xml")
    entries = [(one.title.string, one.updated.string) for one in feed.select("entry")]  # type: ignore[union-attr]  # it has one
    assert entries == [("Version 3.2.1", "2021-04-05T00:00:00Z"), ("Version 1.0.0", "2020-03-02T00:00:00Z")]
    assert feed.find("link", rel="self")["href"] == f"{ADDRESS}changes.xml"  # type: ignore[index]  # it has one
    said = BeautifulSoup(str(feed.select("content")[0].string), "html5lib")
    assert said.select("li")[0].get_text() == "A value, put right & explained."
    (link,) = placed.page("facts/fee").select('link[type="application/atom+xml"]')
    assert (link["rel"], link["href"]) == (["alternate"], f"{ADDRESS}changes.xml")


def test_page_says_the_way_to_it(placed: Book) -> None:
    """A fact stands below the register that leads to it, and that below the book: what search engines print."""
    here = f"{ADDRESS}facts/fee.html"
    found = nodes(placed.output / "facts" / "fee.html", here)
    trail = found[value(found[here], "breadcrumb")]
    steps = [found[one["@id"]] for one in trail["https://schema.org/itemListElement"]]
    assert [(value(one, "position"), value(one, "name"), value(one, "item")) for one in steps] == [
        ("1", "Five accounts of the Secret Speech: a source-critical edition", f"{ADDRESS}chapters/introduction.html"),
        ("2", "Apparatus", f"{ADDRESS}chapters/apparatus.html"),
        ("3", "What was paid?", here),
    ]


def test_fact_can_be_shown_elsewhere(placed: Book) -> None:
    """Its page has the code to copy, and leads to the record; card, style sheet and record are files of the book."""
    page = placed.page("facts/fee")
    framed = BeautifulSoup(one(page, "#ed-embed pre").get_text(), "html5lib")
    assert one(framed, "iframe")["src"] == f"{ADDRESS}embed/fee.html"
    (link,) = page.select('link[type="application/json+oembed"]')
    record = json.loads((placed.output / str(link["href"]).removeprefix(ADDRESS)).read_text("utf-8"))
    assert record["title"] == "What was paid?"
    drawn = placed.page("embed/fee")
    sheet = placed.output / "embed" / str(one(drawn, "link[rel=stylesheet]")["href"])
    assert sheet.resolve().is_file()
    assert placed.page("chapters/alfa").select("#ed-embed") == []


def test_other_books_read_the_name_of_this_one(placed: Book) -> None:
    """The inventory for other books names project and version; where no project is set, as the edition calls itself."""
    head = (placed.output / "objects.inv").read_bytes().split(b"\n")[1:3]
    assert head == [b"# Project: Five Accounts of the Secret Speech", b"# Version: 3.2.1"]


def test_citation_leads_to_what_was_read(placed: Book) -> None:
    """Where versions stay, citation and records have the address of this one; search engines are led to the newest."""
    page, kept = placed.page("facts/fee"), f"{ADDRESS}v/3.2.1/facts/fee.html"
    assert [link["href"] for link in page.select(".ed-as-read a")] == [kept, f"{ADDRESS}v/"]
    assert one(page, "#ed-cite")["data-address"] == kept
    assert all(text.endswith(f"{kept}.") for text in spoken(page, "#ed-cite dd")[:3])
    assert all(kept in text for text in spoken(page, ".ed-records pre"))
    said = {str(link["rel"][0]): link["href"] for link in page.select("link[rel=canonical], link[rel=cite-as]")}
    assert said == {"canonical": f"{ADDRESS}facts/fee.html", "cite-as": kept}
    assert one(page, "meta[property='og:url']")["content"] == f"{ADDRESS}facts/fee.html"
