"""Laying a further source: what is written, and what the commands then ask for."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from edition import tables as store
from edition.__main__ import main
from edition.checks import check
from edition.new_source import scaffold
from edition.quotations import paragraphs
from tests.laying import ORDER

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_row_has_what_the_text_tells(root: Path, copy: Path) -> None:
    """The row comes last, with siglum, title and the number of paragraphs; the rows before it stay to the byte."""
    before = (root / "data" / "sources.csv").read_text(encoding="utf-8")
    laid = scaffold(root, "DELTA", copy, "Of quotes, and “commas”", "Quotes")
    after = (root / "data" / "sources.csv").read_text(encoding="utf-8")
    assert after.startswith(before)
    [row] = csv.DictReader([after.partition("\n")[0], after.removeprefix(before)])
    assert {name: cell for name, cell in row.items() if cell} == {
        "siglum": "DELTA",
        "title": "Of quotes, and “commas”",
        "short_title": "Quotes",
        "paragraphs": "3",
        "words": "8",
    }
    assert laid == (["data/sources.csv:5", "chapters/delta.md:1", "_toc.yml:11"], 3, "sources/DELTA.txt")
    assert paragraphs(root / "sources" / "DELTA.txt") == paragraphs(copy)
    assert store.read(root / "data").source["DELTA"].paragraphs == 3


def test_checks_ask_for_the_rest(root: Path, copy: Path) -> None:
    """What only a scholar can say is asked for by the checks, by file, line and column, and what the column is for."""
    scaffold(root, "DELTA", copy, "A title")
    found = check(root / "data")
    assert {(problem.file, problem.line) for problem in found} == {("data/sources.csv", 5)}
    asked = {"short_title", "language", "original_language", "genre", "rights", "provenance"}
    assert {problem.column for problem in found} == asked
    assert all(problem.expected.startswith("a value") and problem.expected.endswith(".") for problem in found)


def test_chapter_has_a_place_for_every_paragraph(root: Path, copy: Path) -> None:
    """The chapter has the card, the four headings, the switches, and a regest for each paragraph, in order."""
    scaffold(root, "DELTA", copy, "A title")
    chapter = (root / "chapters" / "delta.md").read_text(encoding="utf-8")
    assert [line for line in chapter.splitlines() if line.startswith(("#", ":::{"))] == [
        "# DELTA: A title",
        ":::{source-card} DELTA",
        "## What kind of text this is",
        "## What it depends on",
        "## What it leaves out",
        "## How far to trust it, and for what",
        "## The account, paragraph by paragraph",
        ":::{layers}",
        ":::{regest} DELTA.1",
        ":::{regest} DELTA.2",
        ":::{regest} DELTA.3",
    ]
    assert chapter.count("\n:kind: unwritten\n:::\n") == 3
    advice = "".join(line for line in chapter.splitlines() if line.startswith("% "))
    assert [name for name in ("commentary", "judgement", "reading", "fact") if f"{{{name}}}" not in advice] == []


def test_chapter_without_a_title(root: Path, copy: Path) -> None:
    """A source whose title is not known yet goes by its siglum."""
    scaffold(root, "DELTA", copy)
    assert (root / "chapters" / "delta.md").read_text(encoding="utf-8").startswith("# DELTA\n")


def test_order_keeps_what_it_has(root: Path, copy: Path) -> None:
    """The chapter comes after the last of the sources, wherever that stands; comments and all else stay."""
    scaffold(root, "DELTA", copy)
    lines = (root / "_toc.yml").read_text(encoding="utf-8").splitlines()
    assert lines.pop(10) == "      - file: chapters/delta"
    assert lines == ORDER.splitlines()


def test_second_source_comes_after_the_first(root: Path, copy: Path) -> None:
    """Sources are laid one after the other, in the table and in the book."""
    scaffold(root, "DELTA", copy)
    scaffold(root, "EPSILON", copy)
    assert list(store.read(root / "data").source)[-2:] == ["DELTA", "EPSILON"]
    lines = (root / "_toc.yml").read_text(encoding="utf-8").splitlines()
    assert lines[10:12] == ["      - file: chapters/delta", "      - file: chapters/epsilon"]


def test_first_source(root: Path, copy: Path) -> None:
    """Where the edition has no source yet, the first one comes after the first chapter."""
    table = root / "data" / "sources.csv"
    table.write_text(table.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    order = "root: index\nparts:\n  - chapters:\n      - file: chapters/introduction\n      - file: chapters/end\n"
    (root / "_toc.yml").write_text(order, encoding="utf-8")
    assert scaffold(root, "DELTA", copy).places == ["data/sources.csv:2", "chapters/delta.md:1", "_toc.yml:5"]
    lines = (root / "_toc.yml").read_text(encoding="utf-8").splitlines()
    assert lines[3:5] == ["      - file: chapters/introduction", "      - file: chapters/delta"]


def test_what_has_to_be_read_again(root: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command lists titles with the number of sources, passages that are true of it, and lists of all sources."""
    (root / "README.md").write_text("Two words.\n\n# Three accounts\n", encoding="utf-8")
    schema = root / "data" / "datapackage.json"
    described = json.loads(schema.read_text(encoding="utf-8")) | {"name": "x", "title": "Three", "description": "y"}
    described["resources"][0]["description"] = "Three digits."
    schema.write_text(json.dumps(described, indent=2), encoding="utf-8")
    (root / "chapters" / "figures.md").write_text(
        "# Figures\n\nThree words, and ALFA.\n\n## Three ways\n\nOf {argued}`all three <sources 3>`.\n\n"
        "BETA, ALFA,\nGAMMA.\n",
        encoding="utf-8",
    )
    assert main(["new-source", "DELTA", str(copy), "--root", str(root)]) == 0
    listed = capsys.readouterr().out.partition("another:\n")[2].splitlines()
    assert listed[:-1] == [
        "  README.md:3  # Three accounts",
        '  data/datapackage.json:3  "title": "Three",',
        "  chapters/figures.md:5  ## Three ways",
        "  chapters/figures.md:7  {argued}`all three <sources 3>`.",
        "  chapters/figures.md:9  BETA, ALFA,",
    ]


def test_last_lines_without_an_end(root: Path, copy: Path) -> None:
    """Files whose last line does not end take a further one all the same."""
    order, table = root / "_toc.yml", root / "data" / "sources.csv"
    order.write_text("root: x\nchapters:\n- file: chapters/gamma", encoding="utf-8")
    table.write_text(table.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    scaffold(root, "DELTA", copy)
    assert order.read_text(encoding="utf-8").endswith("\n- file: chapters/gamma\n- file: chapters/delta\n")
    assert list(store.read(root / "data").source) == ["ALFA", "BETA", "GAMMA", "DELTA"]


def test_command_says_what_is_next(root: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends with 0 and names the places written and the commands that ask for the rest."""
    assert main(["new-source", "DELTA", str(copy), "--title", "A title", "--root", str(root)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "DELTA has 3 paragraphs; its text is in sources/DELTA.txt",
        "Written:",
        "  data/sources.csv:5",
        "  chapters/delta.md:1",
        "  _toc.yml:11",
        "python -m edition check asks for what is missing in the tables, python -m edition build in the chapter.",
    ]
