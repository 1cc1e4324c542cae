"""A build removes nothing from the folder that it writes into: others keep files there."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.book.conftest import Book

#: what a host, a version control system or a person may keep in the folder of a book
FOREIGN = (".git/HEAD", "CNAME", "facts/notes.txt", "chapters/old.2.html", "_static/edition/state/mine.json")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_foreign_folder_keeps_its_files(book: Book, tmp_path: Path, builder: str) -> None:
    """Built by Sphinx's own command, then with other data and doctrees apart: every foreign file is as it was."""
    with book.app():
        pass  # writes the chapters
    target = tmp_path / "public"
    for name in FOREIGN:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(f"mine: {name}", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, str(book.root), str(target)]
    for note, doctrees in (("A note.", []), ("Another note.", ["-d", str(tmp_path / "doctrees")])):
        facts = (book.data / "facts.csv").read_text(encoding="utf-8")
        (book.data / "facts.csv").write_text(facts.replace("A note.", note), encoding="utf-8")
        subprocess.run([*command, *doctrees], check=True, capture_output=True)
    page = "chapters/alfa.html" if builder == "html" else "chapters/alfa/index.html"
    assert "Others have" in (target / page).read_text(encoding="utf-8")
    assert {name: (target / name).read_text(encoding="utf-8") for name in FOREIGN} == {
        name: f"mine: {name}" for name in FOREIGN
    }
