"""Find the folder of the book that the edition is used in: where one stands, or above."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

#: the edition that a wheel carries for those who install it alone, see pyproject.toml; a checkout has none
CARRIED = Path(__file__).resolve().parent / "published"

_TABLES = "data"  #: the folder of the tables in that of a book

#: what the folder of the tables has in every book
_MARKS = ("datapackage.json", "sources.csv")


class NoBook(Exception):  # noqa: N818  # it is an answer, not a fault of ours
    """Nobody said which tables to read, and one stands in no book."""


def root() -> Path:
    """Return the folder of the book in which one stands, else of the edition that the package carries, with a warning.

    Raises NoBook where it carries none.
    """
    here = Path.cwd()
    for folder in (here, *here.parents, CARRIED):
        if all((folder / _TABLES / mark).is_file() for mark in _MARKS):
            if folder == CARRIED and sys.platform != "emscripten":  # in a browser there is nothing else
                said = f"found no book in {here} or above: the tables that the package carries are read, in {folder}"
                warnings.warn(said, stacklevel=3)
            return folder
    raise NoBook(f"found no book in {here} or above, expected a folder {_TABLES} with {' and '.join(_MARKS)}")


def data(named: Path | str | None = None) -> Path:
    """Return the folder of tables that is named, or that of the book in which one stands."""
    return Path(named) if named else root() / _TABLES
