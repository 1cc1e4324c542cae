"""The book as a whole: its tables are sound, its quotations stand in the texts, and it builds."""

from pathlib import Path

import pytest

import edition
from edition.build import build
from edition.checks import check
from edition.quotations import verify

ROOT = Path(__file__).resolve().parent.parent


def test_tables_are_sound() -> None:
    """The checks find nothing."""
    assert [str(problem) for problem in check(ROOT / "data")] == []


def test_quotations_stand_in_the_texts() -> None:
    """Every quotation from a text of which there is a copy stands where it is said to stand."""
    if not (ROOT / "sources").is_dir():
        pytest.skip("no copies of the texts in sources/")
    assert [str(problem) for problem in verify(edition.read(ROOT / "data"), ROOT / "sources")[0]] == []


def test_book_builds() -> None:
    """The strict build ends well."""
    assert build(ROOT) == 0
