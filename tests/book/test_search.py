"""What the search knows of a book: its entries, what is in them and what is not, and the page that asks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from edition.sphinx_ext.publish import search_index as indexing
from tests import sample, sample_search
from tests.book.looking import addresses, one, spoken

if TYPE_CHECKING:
    from pathlib import Path

    from tests.book.conftest import Book


def read(book: Path, name: str) -> Any:  # noqa: ANN401  # what JSON holds
    """Return what one of the scripts of the search holds."""
    text = (book / indexing.FOLDER / name).read_text(encoding="utf-8")
    return json.loads(text.partition("=")[2].removesuffix(";\n"))


def entries(book: Path) -> dict[str, dict[str, Any]]:
    """Return address -> entry of everything that can be found in a built book, with its text."""
    found = read(book, indexing.ENTRIES)["entries"]
    for entry in found:
        entry["names"] = [found[at]["ids"][0] for at in entry.get("names", [])]
    texts = read(book, indexing.TEXTS)
    return {entry["address"]: entry | {"text": text} for entry, text in zip(found, texts, strict=True)}


def test_everything_can_be_found(built: Book) -> None:
    """Each paragraph, fact, note, name, technique, work and chapter has an entry, at an address that is there."""
    found = entries(built.output)
    kinds: dict[str, int] = {}
    for entry in found.values():
        kinds[entry["kind"]] = kinds.get(entry["kind"], 0) + 1
        assert (built.output / entry["address"].partition("#")[0]).is_file()
    assert kinds["paragraph"] == 10
    assert kinds["fact"] == len(sample.FACTS)
    assert (kinds["bias note"], kinds["name"]) == (len(sample.BIAS), 2)
    assert kinds["technique"] == len(sample.TECHNIQUES)
    assert kinds["chapter"] == len(built.chapters)


def test_name_has_every_form(built: Book) -> None:
    """A name is found by its canonical form, by what the accounts print, in its own script and in other languages."""
    entry = entries(built.output)["chapters/persons.html#petrov-ivan"]
    spelt = [row.split("|")[1] for row in sample_search.SPELLINGS]
    assert entry["forms"] == ["Petrov, Ivan", "Petrov", "Petrow", "Петров", *spelt]
    assert entry["person"]


@pytest.mark.parametrize("address", ["chapters/beta.html#BETA.2", "chapters/alfa.html#ALFA.1"])
def test_paragraph_knows_whom_it_names(built: Book, address: str) -> None:
    """A paragraph with one form of a name is found under all."""
    assert entries(built.output)[address]["names"] == ["petrov-ivan"]


def test_fact_knows_its_answer(built: Book) -> None:
    """A fact has other ways to ask for it, its values as read, who says otherwise, and what the speech says."""
    fact = entries(built.output)["facts/delegates-late.html"]
    assert fact["terms"] == ["late-comers", "who missed the beginning"]
    assert fact["values"] == ["50–52 delegates", "50", "49"]
    assert fact["card"] == {
        "answer": "50–52 delegates",
        "ground": "suspected, evidence from-memory",
        "others": ["BETA.2, GAMMA.1: 49 (differs)"],
        "speech": "50",
    }
    assert entries(built.output)["facts/fee.html"]["card"]["answer"] == "Nothing is established."


def test_values_are_found_as_they_are_read(built: Book) -> None:
    """A number that the prose takes from the tables stands in the text as the reader sees it; so do dates."""
    found = entries(built.output)
    assert "There were 200 delegates, of whom 50 were late." in found["chapters/alfa.html#ALFA.2"]["text"]
    assert "On which day did it open? 14 February 1956: agrees." in found["chapters/alfa.html#ALFA.1"]["text"]
    assert "GAMMA.1: February 1956, agrees." in found["facts/opening.html"]["text"]
    assert found["facts/opening.html"]["values"] == ["14 February 1956", "1956-02-14", "February 1956"]


def test_only_what_is_read_is_found(book: Book) -> None:
    """Code, what it draws, markup and keys of the bibliography are in no text; a citation stands as the page has it."""
    book.chapters["gamma"] += (
        "\nAs {cite:t}`archive-1990` says.\n\n```python\nCell(text=1)\n```\n\n"
        '```{raw} html\n<svg class="drawn"><path d="M 1 2"/></svg>\n```\n'
    )
    assert book.build() == []
    found = entries(book.output)
    texts = "\n".join(entry["text"] for entry in found.values())
    for unread in ("Cell(", "<svg", "path d=", "archive-1990", "\\n"):
        assert unread not in texts
    named = next(entry["title"] for entry in found.values() if "archive-1990" in entry["ids"])
    assert f"As {named} says." in texts


def test_keywords_of_a_chapter_lead_to_it(book: Book) -> None:
    """What the front matter of a chapter gives as keywords are other ways to ask for it."""
    book.chapters["citing"] = (
        "---\nmyst:\n  html_meta:\n    keywords: footnote, how to quote\n---\n" + book.chapters["citing"]
    )
    assert book.build() == []
    assert entries(book.output)["chapters/citing.html"]["terms"] == ["footnote", "how to quote"]


def test_ways_to_ask_lead_to_places(book: Book) -> None:
    """A chapter and a section are found by their ways to ask; a place that is not there is a warning at its row."""
    table = book.data / "search_places.csv"
    table.write_text(table.read_text(encoding="utf-8") + "chapters/citing#gone,elsewhere\n", encoding="utf-8")
    [warning] = book.build()
    assert warning.startswith("data/search_places.csv:4: WARNING: found 'chapters/citing#gone', expected a chapter")
    found = entries(book.output)
    assert found["chapters/introduction.html"]["terms"] == ["where to begin", "overview"]
    assert found["chapters/citing.html#changes"]["terms"][-1] == "what is new"


def test_registers_serve_without_a_script(built: Book) -> None:
    """The page shows the way to the registers, which need no script; the browser tests see the form hidden then."""
    page = built.page("search")
    assert "Search the edition" in str(one(page, "meta[name=description]")["content"])
    assert "chapters/apparatus.html" in addresses(page, "article ul").values()
    for path in addresses(page, "article ul").values():
        assert (built.output / path).is_file()
    assert spoken(page, "#ed-search legend") == ["Only in", "Only about"]
    assert spoken(page, "#ed-search abbr") == ["ALFA", "BETA", "GAMMA"]


def test_only_the_search_page_loads_the_index(built: Book) -> None:
    """A page that does not search asks for nothing of it: suggestions are fetched when a field is used."""
    scripts = {name: str(built.page(name).find_all("script")) for name in ("search", "facts/anthem", "chapters/alfa")}
    assert indexing.ENTRIES in scripts["search"]
    for name in ("facts/anthem", "chapters/alfa"):
        assert "search" not in scripts[name]
        assert "suggest" not in scripts[name]


def test_nothing_of_sphinx_own_search_is_left(built: Book) -> None:
    """No second index is built or loaded."""
    assert not (built.output / "searchindex.js").exists()
