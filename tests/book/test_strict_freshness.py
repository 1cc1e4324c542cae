"""A chapter is read again when a row that it shows has changed, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import sample
from tests.book.looking import spoken

if TYPE_CHECKING:
    from pathlib import Path

    from tests.book.conftest import Book

COUNTING = {"bibliography"}  #: what it counts cannot be told row by row; registers are drawn without a reading


def test_nothing_changed_nothing_read(book: Book) -> None:
    """A second build of the same tree reads no chapter."""
    assert book.build() == []
    assert len(book.read) == len(book.chapters)
    assert book.build() == []
    assert book.read == []


@pytest.mark.parametrize(
    ("cell", "value", "readers"),
    [
        ("facts.csv:5 note", "From two lists.", {"alfa"}),  # its share, at ALFA.2
        ("facts.csv:6 question", "What was it worth?", {"gamma"}),  # by {fact} and {reading}
        ("facts.csv:2 question", "What was sung?", {"alfa", "gamma"}),  # the figure at ALFA.1, the link in GAMMA.2
        ("readings.csv:9 note", "A rumour.", {"gamma"}),
        ("readings.csv:11 note", "They are wrong.", {"alfa", "beta"}),  # at BETA.2; ALFA.3 shows it in a popover
        ("bias.csv:3 neutral", "some say", {"beta"}),
        ("techniques.csv:2 definition", "It leans on a crowd.", {"beta"}),  # the technique of BETA.3a
        ("techniques.csv:3 definition", "It judges.", {"alfa"}),  # the technique of ALFA.4a
        ("names.csv:2 note", "Of the palace.", set()),  # only the register of names shows it
        ("sources.csv:2 genre", "essay", {"alfa"}),  # the card
        ("sources.csv:4 genre", "essay", set()),  # no chapter has a card of it
    ],
)
def test_changed_row_brings_its_readers_back(book: Book, cell: str, value: str, readers: set[str]) -> None:
    """One changed cell has those chapters read again that show its row, beside those that count."""
    assert book.build() == []
    sample.spoil(book.data, cell, value)
    assert book.build() == []
    assert set(book.read) - COUNTING == readers
    assert set(book.read) >= COUNTING


def test_changed_name_brings_its_links_back(book: Book) -> None:
    """A chapter that prints a canonical name prints the new one with the next build."""
    assert book.build() == []
    for line in (3, 4):
        sample.spoil(book.data, f"names.csv:{line} canonical", "Petrov, Ivan Ivanovich")
    assert book.build() == []
    assert set(book.read) - COUNTING == {"alfa", "beta", "persons"}
    assert spoken(book.page("chapters/alfa"), ".ed-person") == ["Petrov, Ivan Ivanovich"]


def test_new_source_brings_every_popover_back(book: Book) -> None:
    """A fourth source is silent on everything at first, and every popover says so."""
    assert book.build() == []
    table = book.data / "sources.csv"
    fourth = ["DELTA", "Fourth", "Fourth", "", "", "en", "en", "", "", "", "x", "x", "1", "", "x"]
    sample.save(table, [*sample.rows(table), fourth])
    book.chapters["delta"] = "# Fourth\n\n:::{regest} DELTA.1\nNothing.\n:::\n"
    assert book.build() == []
    assert spoken(book.page("chapters/alfa"), ".ed-pop-silent")[0] == "Silent: BETA, DELTA"


def test_removed_fact_is_missed(book: Book) -> None:
    """A chapter that names a fact which is gone is refused, though nobody touched the chapter."""
    assert book.build() == []
    _drop(book.data / "facts.csv", "fee")
    _drop(book.data / "readings.csv", "fee")
    words = [line.partition(" expected ")[0] for line in book.build()]
    assert words == [
        "chapters/gamma.md:8: ERROR: found 'fee GAMMA',",
        "chapters/gamma.md:8: ERROR: found 'fee',",
    ]


def _drop(table: Path, fact_id: str) -> None:
    sample.save(table, [row for row in sample.rows(table) if row[0] != fact_id])


def test_notebook_shows_everything(book: Book) -> None:
    """What a kernel computes cannot be told row by row, so such a notebook comes back with any change."""
    with (book.root / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write('nb_execution_mode = "force"\n')
    book.chapters["figures"] = (
        "---\nkernelspec: {display_name: Python 3, language: python, name: python3}\n"
        "jupytext: {text_representation: {extension: .md, format_name: myst}}\n---\n"
        "# Figures\n\n```{code-cell} ipython3\n:tags: [remove-input]\n1 + 1\n```\n"
    )
    assert book.build() == []
    sample.spoil(book.data, "names.csv:2 note", "Of the palace.")
    assert book.build() == []
    assert "figures" in book.read
