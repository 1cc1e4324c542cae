"""The data that a book hands out: the rows behind each page, the codebook, and the same bytes each time."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from edition.widgets import FigureComparison
from tests import sample
from tests.book.looking import addresses, one, words
from tests.book.machine import ADDRESS, nodes, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.book.conftest import Book


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


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
    assert (whole["page"], whole["version"]) == ("The first account", "3.2.1")
    assert rows(built.output / "data" / "chapters" / "alfa-bias.csv")[0]["neutral"] == "the vote"


def _cell(cell: Any) -> str:  # noqa: ANN401  # a cell of any type
    return "" if cell is None else str(cell)


def test_data_behind_a_fact_are_its_rows(built: Book) -> None:
    """The page of a fact offers its reference, its witnesses, its readings and its silences."""
    found = [
        (row["entry"], row["witness"] or row["siglum"], row["status"] or row["verdict"])
        for row in rows(built.output / "api" / "facts" / "fee.csv")
    ]
    assert found == [
        ("reference", "", ""),
        ("witness", "speech", "later"),
        ("reading", "GAMMA", "unverifiable"),
        ("no-reading", "ALFA", "silent"),
        ("no-reading", "BETA", "silent"),
    ]
    assert json.loads((built.output / "api" / "facts" / "fee.json").read_text("utf-8"))["silent"] == ["ALFA", "BETA"]


@pytest.mark.parametrize("fact_id", ["delegates-all", "delegates-late", "fee", "opening"])
def test_the_table_of_a_fact_has_all_that_its_json_file_has(built: Book, fact_id: str) -> None:
    """Whoever opens the CSV file finds citations, witnesses, rivals and what was read for them, as in the other."""
    folder = built.output / "api" / "facts"
    table = rows(folder / f"{fact_id}.csv")
    cells = {cell for row in table for cell in row.values()}
    whole = json.loads((folder / f"{fact_id}.json").read_text("utf-8"))
    assert {name for kind in ("witnesses", "rivals", "readings") for one in whole[kind] for name in one} <= {*table[0]}
    cells |= {part for cell in cells for work in cell.split("; ") for part in work.split(", ", 1)}
    assert set(_leaves(whole)) <= cells


def _leaves(content: Any) -> Iterator[str]:  # noqa: ANN401  # whatever JSON has
    if isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from _leaves(part)
    else:
        yield _cell(content)


@pytest.mark.parametrize(
    ("chapter", "files"),
    [
        ("apparatus", ["flat.csv", "flat.json"]),
        ("persons", ["names.csv", "names.json"]),
        ("bias", ["bias.csv", "flat.csv", "flat.json", "techniques.csv"]),
        ("bibliography", ["datapackage.zip"]),  # it counts the works
    ],
)
def test_register_stands_on_its_table(built: Book, chapter: str, files: list[str]) -> None:
    """A page that shows all rows of a table offers that table, and no other."""
    found = addresses(built.page(f"chapters/{chapter}"), "#ed-data").values()
    assert sorted(found) == [f"../data/{name}" for name in files]


def test_page_without_rows_says_so(built: Book) -> None:
    """A page that shows no row offers none."""
    assert words(one(built.page("chapters/citing"), "#ed-data p")) == "No row of the tables stands on this page."


KERNEL = (
    "---\nkernelspec: {display_name: Python 3, language: python, name: python3}\n"
    "jupytext: {text_representation: {extension: .md, format_name: myst}}\n---\n# All that is "
)
CELL = "\n```{{code-cell}} ipython3\n{}\n```\n"

#: chapter -> what its cell shows: three objects of the edition that say on what they stand, and one that is none
SHOWN = {
    "compared": "from edition.widgets import FigureComparison\nFigureComparison('../data', topic='session')",
    "marked": "from edition.widgets import BiasLens\nBiasLens('../data')",
    "drawn": (
        "from edition.charts.picture import Cell, Table\nTable('Some', ('a',), ((Cell('x', 'fact', 'length'),),))"
    ),
    "counted": "from IPython.display import HTML\nHTML('<p>3 of 4</p>')",
}


@pytest.mark.parametrize("mode", ["off", "force"])
def test_data_behind_a_cell_are_what_it_shows(book: Book, mode: str) -> None:
    """Drawn by the build or run by a kernel, a cell offers what its object says that it shows; another, the whole."""
    for name, cell in SHOWN.items():
        if mode == "force" or name != "counted":  # which is not the library's
            book.chapters[name] = KERNEL + name + "\n" + CELL.format(cell)
    with (book.root / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"nb_execution_mode = {mode!r}\n")
    assert book.build() == []

    def offered(chapter: str) -> set[str]:
        return {row["fact_id"] for row in rows(book.output / "data" / "chapters" / f"{chapter}.csv")}

    figures = FigureComparison(book.data)
    assert offered("compared") == {row["fact_id"] for row in figures.collations}
    assert offered("drawn") == {"length"}
    marked = addresses(book.page("chapters/marked"), "#ed-data").values()
    assert "../data/chapters/marked-bias.csv" in marked
    page = book.page("chapters/compared")
    assert len(page.select(".edition-widget .ew-static [data-row]")) == len(figures.collations)
    state = json.loads(one(page, ".edition-widget-state").string or "")
    assert state["traits"]["collations"] == figures.collations
    assert state["addresses"]["patterns"]["fact"] == "../facts/{}.html"
    assert page.select('script[src*="/live-"]')
    assert not book.page("chapters/drawn").select('script[src*="/live-"]')
    if mode == "force":
        counted = addresses(book.page("chapters/counted"), "#ed-data").values()
        assert sorted(counted) == ["../data/flat.csv", "../data/flat.json"]


@pytest.mark.book
def test_every_page_offers_the_facts_that_it_shows(real_book: Path) -> None:
    """In the real book the facts that a page leads to are those of its files: each of them, and no other."""
    whole = {row["fact_id"] for row in rows(real_book / "data" / "flat.csv")}
    for path in sorted(real_book.glob("chapters/*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        files = addresses(page, "#ed-data").values()
        one(page, ".ed-foot").decompose()
        led_to = {str(link["href"]) for link in page.select("article a[href^='../facts/']")}
        table = real_book / "data" / "chapters" / f"{path.stem}.csv"
        offered = {row["fact_id"] for row in rows(table)} if table.is_file() else set()
        offered |= whole if "../data/flat.csv" in files else set()
        assert {f"../facts/{name}.html" for name in offered} >= led_to, path.name
        counts = path.stem in {
            "agreement",
            "apparatus",
            "bias",
            "dependence",
            "fidelity",
            "ledgers",
            "parallel",
            "recognise",
        } or path.stem.startswith("lab-")  # or it shows all
        assert ("../data/flat.csv" in files) == counts, path.name
        if not counts:
            assert {f"../facts/{name}.html" for name in offered} == led_to, path.name


def test_measurements_stand_behind_their_page(real_book: Path) -> None:
    """The page on performance hands out what was measured, and no fact."""
    page = BeautifulSoup((real_book / "chapters" / "performance.html").read_text(encoding="utf-8"), "lxml")
    assert list(addresses(page, "#ed-data").values()) == ["../data/performance.json"]
    measured = (sample.ROOT / "benchmarks" / "results.json").read_bytes()
    assert (real_book / "data" / "performance.json").read_bytes() == measured


def test_data_follow_the_tables(book: Book) -> None:
    """After a change of a row the files of the pages that show it have it too."""
    book.build()
    sample.spoil(book.data, "readings.csv:2 value", "silence")
    book.build()
    assert "silence" in {row["value"] for row in rows(book.output / "data" / "chapters" / "alfa.csv")}
    assert "silence" in {row["value"] for row in rows(book.output / "data" / "flat.csv")}


def test_two_builds_of_one_state_are_the_same(book: Book, built: Book) -> None:
    """All that is published beside the pages is the same, byte for byte, in another folder and at another time."""
    book.build()
    assert _published(book) == _published(built)
    assert len(_published(book)) > 60


def _published(book: Book) -> dict[str, bytes]:
    folders = ("api", "cite", "data", "_static/edition/search")
    found = [path for folder in folders for path in (book.output / folder).rglob("*") if path.is_file()]
    return {str(path.relative_to(book.output)): path.read_bytes() for path in [*found, book.output / "build-info.json"]}


def test_codebook_has_every_column_of_every_table(book: Book) -> None:
    """Each column of the schema has a row with its description and what it allows; no other has."""
    book.chapters["codebook"] = "# Codebook\n\n```{codebook}\n```\n"
    assert book.build() == []
    page = book.page("chapters/codebook")
    described = json.loads((book.output / "data" / "datapackage.json").read_text("utf-8"))
    for resource in (found for found in described["resources"] if "schema" in found):
        section = one(page, f"#table-{resource['name']}")
        columns = [words(head) for head in section.select("tbody th")]
        assert columns == [field["name"] for field in resource["schema"]["fields"]]
        for field in resource["schema"]["fields"]:
            row = words(one(section, f"#column-{resource['name']}-{field['name']}"))
            assert " ".join(field["description"].split()) in row
            for allowed in field.get("constraints", {}).get("enum", []):
                assert allowed in row


def test_data_chapter_describes_the_data_set(book: Book) -> None:
    """The chapter on the data has a data set whose distributions are files of the book."""
    book.chapters["data"] = "# The data\n\n```{downloads}\n```\n"
    assert book.build() == []
    here = f"{ADDRESS}chapters/data.html"
    found = nodes(book.output / "chapters" / "data.html", here)
    dataset = found[f"{here}#dataset"]
    downloads = [found[one["@id"]] for one in dataset["https://schema.org/distribution"]]
    assert len(downloads) == 5
    for download in downloads:
        assert (book.output / value(download, "contentUrl").removeprefix(ADDRESS)).is_file()
