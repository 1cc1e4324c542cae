"""The foot of a page: its citation, the rows behind it, the report of an error; and what the book says of itself."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
import rispy
from pybtex.database import parse_string
from pybtex.richtext import Text

from tests import sample
from tests.book.looking import addresses, one, spoken, words
from tests.book.machine import ADDRESS, title

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from tests.book.conftest import Book

PAGES = ["chapters/introduction", "chapters/alfa", "chapters/persons", "facts/fee", "facts/delegates-late"]
TITLE = "Five accounts of the Secret Speech: a source-critical edition"
EDITION = "Five Accounts of the Secret Speech"
WHOLE = f"{EDITION}: A Source-Critical Edition"


def describe(book: Book, line: str) -> None:
    """Add a line to the citation file."""
    path = book.root / "CITATION.cff"
    path.write_text(path.read_text("utf-8").replace("\nversion:", f"\n{line}\nversion:", 1), "utf-8")


def citations(page: BeautifulSoup) -> dict[str, str]:
    """Return style -> citation at the foot of a page."""
    heads, texts = spoken(page, "#ed-cite dt"), spoken(page, "#ed-cite dd")
    return dict(zip(heads, texts, strict=True))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_cites_itself(built: Book, name: str) -> None:
    """Four citations stand at the foot of a page, each with the author, the title and the version."""
    page = built.page(name)
    found = citations(page)
    assert list(found) == ["Chicago, note", "Chicago, bibliography", "MLA", "APA"]
    assert found["APA"] == (
        f"{EDITION}. (2021). {title(page)}{'' if title(page).endswith('?') else '.'} "
        f"In Five accounts of the Secret Speech: A source-critical edition (Version 3.2.1)."
    )
    assert found["Chicago, note"].startswith(f"{EDITION}, “")
    assert f"in {WHOLE} , version 3.2.1 (2021)." in found["Chicago, note"]


@pytest.mark.parametrize("name", PAGES)
def test_records_on_the_page_are_those_to_download(built: Book, name: str) -> None:
    """The records shown are the files offered, and readers of BibTeX, RIS and CSL-JSON find the title in them."""
    page = built.page(name)
    shown = [part.get_text() for part in page.select(".ed-records pre")]
    paths = list(addresses(page, ".ed-records").values())
    assert paths == [f"../cite/{name}.{suffix}" for suffix in ("bib", "ris", "json")]
    files = [(built.output / name).parent.joinpath(path).read_text(encoding="utf-8") for path in paths]
    assert shown == files
    (entry,) = parse_string(files[0], "bibtex").entries.values()
    (record,) = rispy.loads(files[1])
    (csl,) = json.loads(files[2])
    assert str(Text.from_latex(entry.fields["title"])) == record["title"] == csl["title"] == title(page)


def test_address_is_cited_where_it_is_known(book: Book) -> None:
    """With an address every citation and record ends in the page's own, where no version stays."""
    describe(book, f"url: {ADDRESS}")
    with (book.root / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write("edition_versions_stay = False\n")
    assert book.build() == []
    page = book.page("facts/fee")
    for style, text in citations(page).items():
        assert text.rstrip(".").endswith(f"{ADDRESS}facts/fee.html"), style
    assert f'url = "{ADDRESS}facts/fee.html"' in page.select(".ed-records pre")[0].get_text()
    assert one(page, "#ed-cite")["data-address"] == f"{ADDRESS}facts/fee.html"
    assert page.select(".ed-as-read") == []


def test_setting_of_the_build_wins_over_the_file(book: Book) -> None:
    """A mirror can be built for another address than the one that the citation file names."""
    describe(book, f"url: {ADDRESS}")
    with (book.root / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write('html_baseurl = "https://mirror.example/"\n')
    assert book.build() == []
    assert one(book.page("facts/fee"), "link[rel=canonical]")["href"] == "https://mirror.example/facts/fee.html"


def test_edition_is_cited_by_a_directive(book: Book) -> None:
    """A chapter can print the citation of the whole, and the files for it are published."""
    book.chapters["citing"] += "\n```{cite-edition}\n```\n"
    assert book.build() == []
    page = book.page("chapters/citing")
    assert f"{EDITION}. {WHOLE} . Version 3.2.1. 2021." in words(page.select(".ed-citations")[0])
    assert rispy.loads((book.output / "cite" / "edition.ris").read_text("utf-8"))[0]["type_of_reference"] == "BOOK"


def test_way_to_the_foot_stands_under_the_title(built: Book) -> None:
    """Under its title a page leads to its citation, its data and the report of an error, which all are there."""
    for name in PAGES:
        page = built.page(name)
        assert list(addresses(page, "h1 + .ed-way").values()) == ["#ed-cite", "#ed-data", "#ed-report"]
        for part in ("cite", "data", "report"):
            one(page, f"#ed-{part}")


def test_indexes_have_no_foot(built: Book) -> None:
    """The search page is no part of the edition, and is not cited."""
    assert built.page("search").select("#ed-cite") == []


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("repository-code: https://example.org/code.git", "https://example.org/code/issues/new?title=Error%20in%20fee"),
        ("repository-code: https://gitlab.com/a/b", "https://gitlab.com/a/b/-/issues/new?issue%5Btitle%5D=Error"),
        ('contact: [{name: "E", email: e@example.org}]', "mailto:e@example.org?subject=Error%20in%20fee&body="),
    ],
)
def test_error_is_reported_where_the_edition_can_be_reached(book: Book, line: str, start: str) -> None:
    """With a repository the link opens a prefilled issue, with an address of the editors a letter."""
    describe(book, line)
    assert book.build() == []
    link = str(one(book.page("facts/fee"), "#ed-report a")["href"])
    assert link.startswith(start)
    assert "facts%2Ffee.html" in link.replace("/fee", "%2Ffee")
    assert "version%203.2.1" in link


def test_error_is_reported_by_a_text_to_copy_where_it_cannot(built: Book) -> None:
    """Without either the report is a text with page, place, version and state of the data."""
    text = one(built.page("facts/fee"), "#ed-report pre").get_text().splitlines()
    info = json.loads((built.output / "build-info.json").read_text("utf-8"))
    assert text[0].startswith(f"{TITLE}, version 3.2.1, commit not known, data ")
    assert text[0].endswith(info["data_sha256"][:10])
    assert text[1] == "facts/fee.html, fee"


@pytest.mark.parametrize("name", [*PAGES, "search"])
def test_every_page_names_its_version(built: Book, name: str) -> None:
    """Version, date, checksum of the data and licences stand at the end of every page, and lead to their sources."""
    page = built.page(name)
    line = words(one(page, ".ed-build-line"))
    info = json.loads((built.output / "build-info.json").read_text("utf-8"))
    assert line.startswith("Version 3.2.1, 5 April 2021 · data")
    assert info["data_sha256"][:10] in line
    assert "CC-BY-4.0 , MIT" in line
    for address in addresses(page, ".ed-build-line").values():
        path = (built.output / name).parent.joinpath(address.partition("#")[0])
        assert address.startswith("https://") or path.resolve().is_file(), address


def test_imprint_tells_the_commit_and_its_changes(book: Book) -> None:
    """In a repository the commit is named, with a plus sign where files differ from it, and every page follows."""

    def git(*arguments: str) -> str:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        command = ["git", *who, *arguments]
        return subprocess.run(command, cwd=book.root, check=True, capture_output=True, text=True).stdout.strip()

    (book.root / ".gitignore").write_text("_build\n", encoding="utf-8")
    with book.app():
        git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    book.build()
    name = git("rev-parse", "HEAD")
    assert spoken(book.page("chapters/beta"), ".ed-build-line code")[0] == name[:10]
    assert json.loads((book.output / "build-info.json").read_text("utf-8"))["commit"] == name
    sample.spoil(book.data, "facts.csv:2 note", "A note.")
    book.build()
    assert spoken(book.page("chapters/beta"), ".ed-build-line code")[0] == f"{name[:10]}+"
