"""Warnings of the build: each names its type, by which it can be looked up and silenced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from edition.sphinx_ext.warning_types import SUBTYPES, TYPE
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

    from tests.book.conftest import Book

NOTEBOOK = (
    "---\nkernelspec: {display_name: Python 3, language: python, name: python3}\n"
    "jupytext: {text_representation: {extension: .md, format_name: myst}}\n---\n"
)


def settle(book: Book, line: str) -> None:
    """Add a setting to a book."""
    with (book.root / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"{line}\n")


def lose_an_id(root: Path) -> None:
    """Let the last version have had a fact that is gone."""
    inventory = "kind,name,address,checksum,version\nfact,gone,facts/gone.html,0,0\n"
    (root / "data" / "inventory.csv").write_text(inventory, encoding="utf-8")


def spoil(book: Book) -> None:
    """Give a book one fault of every kind that the build warns of."""
    book.chapters["gamma"] = (
        "# Gamma\n\n## Nothing\n\n## Something\n\n:::{regest} GAMMA.1\n:kind: unwritten\n:::\n\n<b style='x'>b</b>\n"
    )
    book.chapters["gamma"] += "\n:::{section} S1\nText.\n:::\n\n:::{regest} ALFA.1\nAgain.\n:::\n"
    book.chapters["computed"] = f"{NOTEBOOK}# Computed\n\n```{{code-cell}} ipython3\nimport os\n```\n"
    book.chapters["gamma"] += "\nSo say {argued}`all ninety-nine <sources 99>`, and {fact}`nobody`.\n"
    settle(book, "edition_apparatus = 'chapters/none'")
    lose_an_id(book.root)
    with (book.data / "search_places.csv").open("a", encoding="utf-8") as places:
        places.write("chapters/gamma#gone,elsewhere\n")


def test_the_real_book_shows_the_types() -> None:
    """Who reads a warning of the real book sees its type."""
    config = yaml.safe_load((sample.ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert config["sphinx"]["config"]["show_warning_types"] is True


def test_every_warning_has_its_type(book: Book) -> None:
    """Each fault is warned of under its own name, and every name that is listed comes up."""
    spoil(book)
    settle(book, "show_warning_types = True")
    found = [line.rpartition(f"[{TYPE}.")[2].rstrip("]") for line in book.build() if f"[{TYPE}." in line]
    assert sorted(set(found)) == sorted(SUBTYPES)


@pytest.mark.parametrize("silenced", ["edition.empty-section", "edition"])
def test_warning_can_be_silenced(book: Book, silenced: str) -> None:
    """One subtype, or all of the edition, is suppressed as Sphinx suppresses its own."""
    book.chapters["gamma"] += "\n## Nothing\n"
    settle(book, f"suppress_warnings = [{silenced!r}]")
    assert book.build() == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("total = sum(range(4))\ntotal", "(total = sum(range(4))), expected mystnb: {execution_mode: force}"),
        ("from edition import charts\ncharts.picture_of()", "a cell that fails (AttributeError("),
    ],
    ids=["no picture", "an error"],
)
def test_a_plain_cell_that_cannot_be_drawn_is_refused_at_its_line(book: Book, cell: str, expected: str) -> None:
    """It is plain to read, as the library's own cells are, but what it shows has no form of its own, or it fails."""
    written = f"```{{code-cell}} ipython3\n{cell}\n```\n"
    book.chapters["computed"] = f"{NOTEBOOK}# Computed\n\n```{{code-cell}} ipython3\nnone = []\n```\n\n{written}"
    (said,) = [line for line in book.build() if "WARNING" in line]
    assert "computed.md:11: " in said
    assert expected in said
