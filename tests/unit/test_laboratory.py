"""The notebooks of the laboratory: short cells in the open, no number that a cell does not print, an exercise."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import jupytext
import pytest
import yaml

from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

PARTS = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))["parts"]
LABORATORY = [
    ROOT / f"{chapter['file']}.md" for part in PARTS if part["caption"] == "Laboratory" for chapter in part["chapters"]
]

LINES, COLUMNS = 8, 64  #: of a cell: what a phone shows without much moving


def opened(path: Path) -> NotebookNode:
    """Return a chapter as a notebook."""
    notebook: NotebookNode = jupytext.read(path)
    return notebook


def cells(path: Path, kind: str) -> list[NotebookNode]:
    """Return the cells of a kind."""
    return [cell for cell in opened(path).cells if cell.cell_type == kind]


def test_there_are_five() -> None:
    """The part has five notebooks, each run by a kernel."""
    assert len(LABORATORY) == 5
    assert all("execution_mode: force" in path.read_text("utf-8") for path in LABORATORY)


@pytest.mark.parametrize("path", LABORATORY, ids=lambda path: path.stem)
def test_cells_are_short_and_shown(path: Path) -> None:
    """A cell fits on a phone; only the solution is folded, in the page and in JupyterLab."""
    code = cells(path, "code")
    folded = [cell for cell in code if "tags" in cell.metadata]
    assert folded == code[-1:]
    assert folded[0].metadata == {"tags": ["hide-cell"], "jupyter": {"source_hidden": True}}
    for cell in code:
        lines = cell.source.splitlines()
        assert len(lines) <= LINES, cell.source
        assert max(map(len, lines)) <= COLUMNS, cell.source


@pytest.mark.parametrize("path", LABORATORY, ids=lambda path: path.stem)
def test_tables_come_from_the_interface(path: Path) -> None:
    """Every notebook loads by the public functions and opens no file."""
    tree = ast.parse("\n".join(cell.source for cell in cells(path, "code")))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert called & {"load", "facts", "readings", "bias", "attestations", "table"}
    assert not called & {"read_csv", "open", "read_text"}


@pytest.mark.parametrize("path", LABORATORY, ids=lambda path: path.stem)
def test_no_number_stands_in_the_prose(path: Path) -> None:
    """What is said of the tables in figures is printed by a cell."""
    prose = "\n".join(cell.source for cell in cells(path, "markdown"))
    plain = re.sub(r"\{\w+\}`[^`]*`|`[^`]*`", "", prose)
    assert re.findall(r".*\d.*", plain) == []


@pytest.mark.parametrize("path", LABORATORY, ids=lambda path: path.stem)
def test_each_ends_with_what_follows_and_an_exercise(path: Path) -> None:
    """The last headings are what follows and what does not, and an exercise, after which stands its solution."""
    heads = re.findall(r"^## (.*)", "\n".join(cell.source for cell in cells(path, "markdown")), re.MULTILINE)
    assert heads[-2:] == ["What follows, and what does not", "Exercise"]
    assert opened(path).cells[-1].cell_type == "code"
    said = path.read_text("utf-8").partition("## What follows")[2]
    assert "It follows" in said
    assert "It does not follow" in said


def test_saving_changes_nothing() -> None:
    """A notebook is written as Jupytext writes it, so that saving it leaves the tree clean."""
    for path in LABORATORY:
        text = path.read_text("utf-8")
        cells_written = jupytext.writes(opened(path), fmt="md:myst").partition("\n# ")[2]
        assert cells_written == text.partition("\n# ")[2]
