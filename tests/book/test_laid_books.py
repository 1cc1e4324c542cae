"""Other books on the engine: one that is laid by the command, and the example, each built by its own tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from edition.__main__ import main
from tests import sample
from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["laid", "great-fire"])
def test_a_book_of_its_own(tmp_path: Path, name: str) -> None:
    """It checks, builds strictly and passes its tests, and its widget shows its own data and nobody else's."""
    book = tmp_path / "book"
    if name == "laid":
        assert main(["new-book", str(book), "--title", "The bridge"]) == 0
    else:
        shutil.copytree(ROOT / "examples" / name, book, ignore=shutil.ignore_patterns("_build", "sources"))
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    said = subprocess.run(command, cwd=book, env=environment, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout[-3000:]
    page = BeautifulSoup((book / "_build" / "book" / "chapters" / "figures.html").read_text("utf-8"), "html5lib")
    head, *facts = sample.rows(book / "data" / "facts.csv")
    figures = {row[0] for row in facts if row[head.index("kind")] != "text"}
    assert figures
    assert {name for name in figures if f"facts/{name}.html" not in str(page)} == set()
    assert "Khrushchev" not in str(page)
