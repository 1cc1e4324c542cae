"""The search index: what it is made of, under which names, and the page that asks it."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from edition.sphinx_ext.publish import search_index as indexing
from edition.sphinx_ext.publish.search_index import Record
from tests import sample
from tests.book.looking import addresses, one, spoken

if TYPE_CHECKING:
    from pathlib import Path

    from tests.book.conftest import Book


def fragments(book: Path) -> dict[str, dict[str, Any]]:
    """Return address -> record of everything in the index of a built book."""
    found = {}
    for path in (book / indexing.FOLDER / "fragment").iterdir():
        content = gzip.decompress(path.read_bytes()).decode("utf-8").removeprefix("pagefind_dcd")
        record = json.loads(content)
        found[record["url"].removeprefix("/")] = record
    return found


def test_everything_can_be_found(built: Book) -> None:
    """Each paragraph, fact, note, name and section with text has a record, with its kind and its sources."""
    found = fragments(built.output)
    kinds: dict[str, int] = {}
    for record in found.values():
        kinds[record["meta"]["kind"]] = kinds.get(record["meta"]["kind"], 0) + 1
    assert kinds["paragraph"] == 10
    assert kinds["fact"] == len(sample.FACTS)
    assert (kinds["bias note"], kinds["name"]) == (len(sample.BIAS), 2)


def test_search_can_be_narrowed(built: Book) -> None:
    """Kind and sources of every record stand in one small file, under the name of its fragment."""
    folder = built.output / indexing.FOLDER
    narrowed = json.loads((folder / indexing.NARROWED).read_text("utf-8"))
    assert set(narrowed) == {path.stem for path in (folder / "fragment").iterdir()}
    assert sorted(map(tuple, narrowed.values())).count(("paragraph", "GAMMA")) == 2
    assert ["fact", "ALFA", "BETA", "GAMMA"] in narrowed.values()


@pytest.mark.parametrize(
    ("address", "written", "also"),
    [
        ("chapters/beta.html#BETA.1", "A hall and a man", "Petrov, Ivan"),
        ("chapters/alfa.html#ALFA.1", "Petrov", "Petrow"),
        ("chapters/persons.html#petrov-ivan", "Petrov, Ivan", "Petrow"),
    ],
)
def test_variant_is_found_under_every_form(built: Book, address: str, written: str, also: str) -> None:
    """A paragraph with one form of a name has the others too, and the register has all of them."""
    content = fragments(built.output)[address]["content"]
    assert written in content
    assert also in content


def test_values_of_facts_are_found(built: Book) -> None:
    """A number that the prose takes from the tables stands in the index as the reader sees it."""
    assert (
        "There were 200 delegates, of whom 50 were late."
        in fragments(built.output)["chapters/alfa.html#ALFA.2"]["content"]
    )


def test_dates_are_found_as_they_are_read(built: Book) -> None:
    """The figures of a paragraph and of a fact are in the index as the pages print them."""
    found = fragments(built.output)
    assert "On which day did it open? 14 February 1956: agrees." in found["chapters/alfa.html#ALFA.1"]["content"]
    assert "GAMMA.1: February 1956, agrees." in found["facts/opening.html"]["content"]
    assert "BETA.2: at least 6 hours, differs." in found["facts/length.html"]["content"]


def test_registers_serve_without_a_script(built: Book) -> None:
    """The page shows the way to the registers, which need no script; the browser tests see the form hidden then."""
    page = built.page("search")
    assert "Search the edition" in str(one(page, "meta[name=description]")["content"])
    assert "chapters/apparatus.html" in addresses(page, "article ul").values()
    for path in addresses(page, "article ul").values():
        assert (built.output / path).is_file()
    assert spoken(page, "#ed-search legend") == ["Only in", "Only about"]
    assert spoken(page, "#ed-search abbr") == ["ALFA", "BETA", "GAMMA"]


def test_nothing_of_sphinx_own_search_is_left(built: Book) -> None:
    """No second index is built or loaded."""
    assert not (built.output / "searchindex.js").exists()
    assert not (built.output / indexing.FOLDER / "pagefind-ui.js").exists()


def test_refusal_of_the_indexer_stops_the_build(tmp_path: Path) -> None:
    """What Pagefind will not take is an error, not a hole in the index."""
    record = Record(address="x.html", title="X", kind="fact", content=None)  # type: ignore[arg-type]  # to be refused
    with pytest.raises(RuntimeError, match="Pagefind: "):
        indexing.write([record], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_index_is_whole_and_nothing_else(tmp_path: Path) -> None:
    """A second index in the same place has its own records only, and no file of it is empty or cut off."""
    for name in ("first", "second"):
        indexing.write([Record(address=f"{name}.html", title=name, kind="fact", content=f"{name} words")], tmp_path)
    assert set(fragments(tmp_path)) == {"second.html"}
    folder = tmp_path / indexing.FOLDER
    assert len(json.loads((folder / indexing.NARROWED).read_text("utf-8"))) == 1
    assert json.loads((folder / "pagefind-entry.json").read_text("utf-8"))["languages"]["en"]["page_count"] == 1
    assert all(path.stat().st_size for path in folder.rglob("*") if path.is_file())
