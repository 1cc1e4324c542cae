"""Chapters that are read and written side by side make the same book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.book.conftest import Book


@pytest.mark.parametrize("jobs", [2, 3])
def test_parallel_build_makes_the_same_book(built: Book, book: Book, jobs: int) -> None:
    """Every page, script, style and the inventory is the same to the byte, whether built by one process or several."""
    assert book.build(jobs=jobs) == []
    alone, together = built.pages(), book.pages()
    assert list(together) == list(alone)
    assert [name for name in alone if together[name] != alone[name]] == []


def test_processes_read_a_part_each(book: Book) -> None:
    """The test above means something: the processes that read are not this one, which therefore hears of no chapter."""
    book.build(jobs=2)
    assert book.read == []
