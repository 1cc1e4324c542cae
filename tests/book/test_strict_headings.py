"""No heading is left with nothing beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.conftest import Book


def test_empty_section_is_refused(said: Callable[[str], list[str]], book: Book) -> None:
    """A heading without a word fails the build in file and line, with every build until there is one."""
    refusal = ["chapters/gamma.md:11: WARNING: found nothing under “What it leaves out”, expected text"]
    assert said("## What it leaves out\n\n## How far to trust it\n\nNot far.") == refusal
    assert book.build() == refusal


@pytest.mark.parametrize(
    "beneath", ["A word.", "### A part\n\nA word.", "```{register} omissions\n```", "| a |\n| - |"]
)
def test_section_may_hold_anything(said: Callable[[str], list[str]], beneath: str) -> None:
    """Words, further headings, registers and tables all keep the promise of a heading."""
    assert said(f"## What it leaves out\n\n{beneath}") == []
