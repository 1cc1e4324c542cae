"""What several tests of modules share: a small edition with the order of its book, and a text that it does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.laying import ORDER, TEXT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(data: Path) -> Path:
    """A small edition with the order of its book."""
    (data.parent / "chapters").mkdir()
    (data.parent / "chapters" / "figures.md").write_text("# Figures\n", encoding="utf-8")
    (data.parent / "_toc.yml").write_text(ORDER, encoding="utf-8")
    return data.parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of a source that the edition does not have."""
    path = tmp_path / "copy.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
