"""A new book: what is laid, what is refused, and that its tables are sound and described as those of the edition."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from edition import tables as store
from edition.__main__ import main
from edition.checks import check
from edition.citation import cff
from edition.new_book import CannotLay, lay
from edition.quotations import verify
from tests.sample import ROOT, SCHEMA
from tests.unit.test_house import EDITION, imports

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2021, 4, 5)


def test_a_new_book_is_sound(tmp_path: Path) -> None:
    """Tables, citation, settings and quotations of a laid book pass at once, whatever signs its title has."""
    title = 'The bridge: “A” & "B"'
    files = lay(tmp_path / "book", title, TODAY)
    assert [str(problem) for problem in check(tmp_path / "book" / "data")] == []
    assert cff.read(tmp_path / "book" / "CITATION.cff").title == title
    assert yaml.safe_load((tmp_path / "book" / "_config.yml").read_text(encoding="utf-8"))["title"] == title
    tables = store.read(tmp_path / "book" / "data")
    assert verify(tables, tmp_path / "book" / "sources")[:2] == ([], [])
    assert (len(tables.sources), len(tables.facts)) == (1, 3)
    assert {".gitignore", "tests/test_book.py", "data/datapackage.json"} <= set(files)


@pytest.mark.parametrize("title", ["", "  ", "two\nlines"])
def test_a_title_is_asked_for(tmp_path: Path, title: str) -> None:
    """A title that no page could bear is refused, and nothing is written."""
    with pytest.raises(CannotLay, match="expected a title on one line"):
        lay(tmp_path / "book", title, TODAY)
    assert not (tmp_path / "book").exists()


def test_a_folder_that_holds_something_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody's files are written over."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["new-book", str(tmp_path), "--title", "A book"]) == 1
    assert "expected a folder that is empty or not there yet" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_every_book_describes_its_tables_alike(tmp_path: Path) -> None:
    """A new book, and the example, describe tables as the edition does: copy `resources` where the example differs."""
    expected = json.loads(SCHEMA.read_text(encoding="utf-8"))["resources"]
    lay(tmp_path / "book", "A book", TODAY)
    folders = [tmp_path / "book", *(ROOT / "examples").iterdir()]
    assert len(folders) > 1
    for folder in folders:
        assert json.loads((folder / "data" / "datapackage.json").read_text(encoding="utf-8"))["resources"] == expected


def test_dependencies_are_declared() -> None:
    """The package declares what its modules import, and requirements.txt pins a version that it takes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {one.name: one for one in map(Requirement, project["dependencies"])}
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("  #")[0].split(";")[0].strip().split("==") for line in lines if "==" in line)
    assert {name for name, one in declared.items() if not one.specifier.contains(pins[name])} == set()
    known = packages_distributions()
    roots = {module.partition(".")[0] for path in EDITION for module in imports(path)}
    needed = {name: known[name] for name in roots if name in known and name != "edition"}
    assert len(needed) > 15
    assert {name for name, by in needed.items() if not set(map(canonicalize_name, by)) & set(declared)} == set()
