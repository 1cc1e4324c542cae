"""The foot of a page: its citation, the rows behind it, the report of an error; and what the book says of itself."""

from __future__ import annotations

import csv
import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import rispy
from pybtex.database import parse_string

from tests import sample
from tests.book.looking import addresses, one, spoken, words
from tests.book.machine import ADDRESS, title

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

    from tests.book.conftest import Book

PAGES = ["chapters/introduction", "chapters/alfa", "chapters/persons", "facts/fee", "facts/delegates-late"]
EDITION = "Five Accounts of the Secret Speech"
WHOLE = f"{EDITION}: A Source-Critical Edition"


def describe(book: Book, line: str) -> None:
    """Add a line to the citation file."""
    path = book.root / "CITATION.cff"
    path.write_text(path.read_text("utf-8").replace("\nversion:", f"\n{line}\nversion:", 1), "utf-8")


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


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
        f"{EDITION}. (2026). {title(page)}{'' if title(page).endswith('?') else '.'} "
        f"In {EDITION}: a source-critical edition (Version 0.1.0)."
    )
    assert found["Chicago, note"].startswith(f"{EDITION}, “")
    assert f"in {WHOLE} , version 0.1.0 (2026)." in found["Chicago, note"]


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
    assert entry.fields["title"] == record["title"] == csl["title"] == title(page)


def test_address_is_cited_where_it_is_known(book: Book) -> None:
    """With an address every citation and record ends in the page's own."""
    describe(book, f"url: {ADDRESS}")
    assert book.build() == []
    page = book.page("facts/fee")
    for style, text in citations(page).items():
        assert text.rstrip(".").endswith(f"{ADDRESS}facts/fee.html"), style
    assert f'url = "{ADDRESS}facts/fee.html"' in page.select(".ed-records pre")[0].get_text()
    assert one(page, "#ed-cite")["data-address"] == f"{ADDRESS}facts/fee.html"


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
    assert f"{EDITION}. {WHOLE} . Version 0.1.0. 2026." in words(page.select(".ed-citations")[0])
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


def test_data_behind_a_source_are_the_readings_of_its_paragraphs(built: Book) -> None:
    """A chapter offers what its paragraphs say, and all that is said to the facts that its prose names."""
    (table,) = [path for path in addresses(built.page("chapters/alfa"), "#ed-data").values() if "alfa.csv" in path]
    found = {(row["fact_id"], row["siglum"]) for row in rows((built.output / "chapters").joinpath(table))}
    own = {(line.split("|")[0], "ALFA") for line in sample.READINGS if line.split("|")[1] == "ALFA"}
    named = {"opening", "delegates-all", "delegates-late", "length", "resolution-vote"}
    assert found == own | {(fact, siglum) for fact in named for siglum in ("ALFA", "BETA", "GAMMA")}


def test_data_behind_a_page_are_the_same_as_json(built: Book) -> None:
    """The JSON file has the same readings with notes, sources, citation, version and licence."""
    whole = json.loads((built.output / "data" / "chapters" / "alfa.json").read_text("utf-8"))
    table = rows(built.output / "data" / "chapters" / "alfa.csv")
    assert [{name: _cell(cell) for name, cell in row.items()} for row in whole["readings"]] == table
    assert [note["note_id"] for note in whole["bias"]] == ["ALFA.4a"]
    assert [source["siglum"] for source in whole["sources"]] == ["ALFA"]
    assert [name["name_id"] for name in whole["names"]] == ["petrov-ivan", "petrov-ivan"]
    assert (whole["page"], whole["version"]) == ("The first account", "0.1.0")
    assert rows(built.output / "data" / "chapters" / "alfa-bias.csv")[0]["neutral"] == "the vote"


def _cell(cell: Any) -> str:  # noqa: ANN401  # a cell of any type
    return "" if cell is None else str(cell)


def test_data_behind_a_fact_are_its_rows(built: Book) -> None:
    """The page of a fact offers its readings and silences."""
    found = [(row["siglum"], row["verdict"]) for row in rows(built.output / "api" / "facts" / "fee.csv")]
    assert found == [("GAMMA", "unverifiable"), ("ALFA", "silent"), ("BETA", "silent")]
    assert json.loads((built.output / "api" / "facts" / "fee.json").read_text("utf-8"))["silent"] == ["ALFA", "BETA"]


def test_register_stands_on_everything(built: Book) -> None:
    """A page that shows all rows offers the whole; one that shows none says so."""
    assert "../data/flat.csv" in addresses(built.page("chapters/apparatus"), "#ed-data").values()
    assert words(one(built.page("chapters/citing"), "#ed-data p")) == "No row of the tables stands on this page."


def test_data_follow_the_tables(book: Book) -> None:
    """After a change of a row the files of the pages that show it have it too."""
    book.build()
    sample.spoil(book.data, "readings.csv:2 value", "silence")
    book.build()
    assert "silence" in {row["value"] for row in rows(book.output / "data" / "chapters" / "alfa.csv")}
    assert "silence" in {row["value"] for row in rows(book.output / "data" / "flat.csv")}


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
    assert "version%200.1.0" in link


def test_error_is_reported_by_a_text_to_copy_where_it_cannot(built: Book) -> None:
    """Without either the report is a text with page, place, version and state of the data."""
    text = one(built.page("facts/fee"), "#ed-report pre").get_text().splitlines()
    info = json.loads((built.output / "build-info.json").read_text("utf-8"))
    assert text[0].startswith(f"{EDITION}: a source-critical edition, version 0.1.0, commit not known, data ")
    assert text[0].endswith(info["data_sha256"][:10])
    assert text[1] == "facts/fee.html, fee"


@pytest.mark.parametrize("name", [*PAGES, "search"])
def test_every_page_names_its_version(built: Book, name: str) -> None:
    """Version, date, checksum of the data and licences stand at the end of every page, and lead to their sources."""
    page = built.page(name)
    line = words(one(page, ".ed-imprint"))
    info = json.loads((built.output / "build-info.json").read_text("utf-8"))
    assert line.startswith("Version 0.1.0, 22 November 2026 · data")
    assert info["data_sha256"][:10] in line
    assert "CC-BY-4.0 , MIT" in line
    for address in addresses(page, ".ed-imprint").values():
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
    assert spoken(book.page("chapters/beta"), ".ed-imprint code")[0] == name[:10]
    assert json.loads((book.output / "build-info.json").read_text("utf-8"))["commit"] == name
    sample.spoil(book.data, "facts.csv:2 note", "A note.")
    book.build()
    assert spoken(book.page("chapters/beta"), ".ed-imprint code")[0] == f"{name[:10]}+"


def test_two_builds_of_one_state_are_the_same(book: Book, built: Book) -> None:
    """All that is published beside the pages is the same, byte for byte, in another folder and at another time."""
    book.build()
    assert _published(book) == _published(built)
    assert len(_published(book)) > 60


def _published(book: Book) -> dict[str, bytes]:
    folders = ("api", "cite", "data", "pagefind")
    found = [path for folder in folders for path in (book.output / folder).rglob("*") if path.is_file()]
    return {str(path.relative_to(book.output)): path.read_bytes() for path in [*found, book.output / "build-info.json"]}


def test_codebook_has_every_column_of_every_table(book: Book) -> None:
    """Each column of the schema has a row with its description and what it allows; no other has."""
    book.chapters["codebook"] = "# Codebook\n\n```{codebook}\n```\n"
    assert book.build() == []
    page = book.page("chapters/codebook")
    described = json.loads((book.output / "data" / "datapackage.json").read_text("utf-8"))
    for resource in described["resources"]:
        section = one(page, f"#table-{resource['name']}")
        columns = [words(head) for head in section.select("tbody th")]
        assert columns == [field["name"] for field in resource["schema"]["fields"]]
        for field in resource["schema"]["fields"]:
            row = words(one(section, f"#column-{resource['name']}-{field['name']}"))
            assert " ".join(field["description"].split()) in row
            for allowed in field.get("constraints", {}).get("enum", []):
                assert allowed in row
