"""The edition's own data: sound, and every quotation where it is said to be."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

import edition
from edition.checks import check
from edition.quotations import borrowed, paragraphs, verify
from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TABLES = edition.read()

#: copies of the sources, which are no part of the edition: beside the checkout, or a reader's own within it
COPIES = next((folder for folder in (ROOT.parent / "shared" / "sources", ROOT / "sources") if folder.is_dir()), None)

needs_copies = pytest.mark.skipif(COPIES is None, reason="no copies of the sources, in ../shared/sources or sources/")


def test_sound() -> None:
    """The data keeps its schema and every rule."""
    assert list(map(str, check())) == []


def test_breadth() -> None:
    """Five sources answer, with at least sixty readings and each source with some."""
    readings = Counter(reading.siglum for reading in TABLES.readings)
    assert len(TABLES.sources) == len(readings) == 5
    assert readings.total() >= 60


@needs_copies
def test_quotations() -> None:
    """Every quotation and every variant of a name stands in its source, at its paragraph."""
    assert COPIES
    problems, missing, checked = verify(TABLES, COPIES)
    assert list(map(str, problems)) == []
    assert missing == []
    assert checked == len(TABLES.readings) + len(TABLES.bias) + len(TABLES.names)


@needs_copies
@pytest.mark.parametrize("path", sorted((ROOT / "chapters").glob("*.md")), ids=lambda path: path.stem)
def test_own_words(path: Path) -> None:
    """No chapter has more words of a source running than a quotation may have."""
    assert COPIES
    texts = {siglum: paragraphs(COPIES / f"{siglum}.txt") for siglum in TABLES.source}
    assert list(borrowed(path.read_text(encoding="utf-8"), texts)) == []
