"""A citation file of the tests' own, for small books and trees that stand in for the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: of another version and day than the edition, so that no test reads the edition's own by mistake
VERSION = "3.2.1"
CITATION = f"""cff-version: 1.2.0
message: Please cite it.
type: dataset
title: "Five accounts of the Secret Speech: a source-critical edition"
abstract: Three accounts, invented for the tests.
authors:
  - name: "Five Accounts of the Secret Speech"
version: {VERSION}
date-released: "2021-04-05"
license:
  - CC-BY-4.0
  - MIT
"""


def write(folder: Path) -> Path:
    """Write a citation file of the tests' own into a folder, and return it."""
    path = folder / "CITATION.cff"
    path.write_text(CITATION, encoding="utf-8")
    return path
