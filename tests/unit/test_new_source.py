"""Laying a further source: what is written, what is refused, and that a refusal writes nothing."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edition import tables as store
from edition.__main__ import main
from edition.checks import check
from edition.new_source import CannotCreate, scaffold
from edition.quotations import paragraphs
from tests import sample

if TYPE_CHECKING:
    from collections.abc import Callable

ORDER = """# The only place of order.
root: chapters/introduction
parts:
  - caption: Sources
    chapters:
      - file: chapters/alfa
      - file: chapters/beta  # the second
  - caption: More
    chapters:
      - file: chapters/gamma.md
      - file: chapters/figures
"""
TEXT = "A heading\n\nOne paragraph, “with quotes”.\n   \nThe last\n"


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


def state(root: Path) -> dict[str, bytes]:
    """Return everything that is written in a folder."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


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
    assert all(problem.expected.startswith("a value: ") and problem.expected.endswith(".") for problem in found)


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


def test_copy_that_lies_there_stays(root: Path, copy: Path) -> None:
    """A text that is in sources/ already is left as it is; another text under that name is not replaced."""
    kept = root / "sources" / "DELTA.txt"
    kept.parent.mkdir()
    copy.rename(kept)
    scaffold(root, "DELTA", kept)
    copy.write_text("Another text.\n", encoding="utf-8")
    kept.rename(kept.with_name("EPSILON.txt"))
    before = state(root)
    with pytest.raises(CannotCreate, match=r"found a text at sources/EPSILON\.txt"):
        scaffold(root, "EPSILON", copy)
    assert state(root) == before


def test_short_title_has_a_limit(root: Path, copy: Path) -> None:
    """A short title that fits into no column head is refused with its limit; without one the checks name the limit."""
    with pytest.raises(CannotCreate, match="expected a short title of at most 24 characters"):
        scaffold(root, "DELTA", copy, "A title", "x" * 25)
    scaffold(root, "DELTA", copy, "A title")
    asked = next(str(problem) for problem in check(root / "data") if problem.column == "short_title")
    assert "expected a value of at most 24 characters: " in asked


def test_what_has_to_be_read_again(root: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command lists titles with the number of sources, passages that are true of it, and lists of all sources."""
    (root / "README.md").write_text("Two words.\n\n# Three accounts\n", encoding="utf-8")
    (root / "chapters" / "figures.md").write_text(
        "# Figures\n\nThree words, and ALFA.\n\nOf {argued}`all three <sources 3>`.\n\nBETA, ALFA,\nGAMMA.\n",
        encoding="utf-8",
    )
    assert main(["new-source", "DELTA", str(copy), "--root", str(root)]) == 0
    listed = capsys.readouterr().out.partition("another:\n")[2].splitlines()
    assert listed[:-1] == [
        "  README.md:3  # Three accounts",
        "  chapters/figures.md:5  Of {argued}`all three <sources 3>`.",
        "  chapters/figures.md:7  BETA, ALFA,",
    ]


def test_last_lines_without_an_end(root: Path, copy: Path) -> None:
    """Files whose last line does not end take a further one all the same."""
    order, table = root / "_toc.yml", root / "data" / "sources.csv"
    order.write_text("root: x\nchapters:\n- file: chapters/gamma", encoding="utf-8")
    table.write_text(table.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    scaffold(root, "DELTA", copy)
    assert order.read_text(encoding="utf-8").endswith("\n- file: chapters/gamma\n- file: chapters/delta\n")
    assert list(store.read(root / "data").source) == ["ALFA", "BETA", "GAMMA", "DELTA"]


@pytest.mark.parametrize(
    ("siglum", "words"),
    [
        ("BETA", "found 'BETA', expected a siglum that is free; taken are ALFA, BETA, GAMMA"),
        (
            "delta",
            "found 'delta', expected a siglum of 2 to 12 plain capital letters or digits, a letter first, such as",
        ),
        ("D", "found 'D', expected a siglum of 2 to 12"),
        ("D/../../X", "expected a siglum of 2 to 12"),
        ("", "found '', expected a siglum of 2 to 12"),
        ("DELTA\n", "expected a siglum of 2 to 12"),
        ("FIGURES", "found chapters/figures.md, expected a siglum whose chapter is still to be written"),
    ],
)
def test_siglum_is_refused(root: Path, copy: Path, siglum: str, words: str) -> None:
    """A siglum that is taken, malformed, or whose chapter would replace another is refused, and nothing is written."""
    before = state(root)
    with pytest.raises(CannotCreate) as refused:
        scaffold(root, siglum, copy)
    assert words in str(refused.value)
    assert state(root) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "found No such file or directory, expected a text file"),
        (b"", "found no words, expected one line for each paragraph"),
        (b" \n\t\n", "found no words, expected one line for each paragraph"),
        (b"a\ncaf\xe9\n", "found byte 0xe9, expected UTF-8 (line 2, character 4): save the file as UTF-8"),
    ],
)
def test_copy_is_refused(root: Path, copy: Path, content: bytes | None, words: str) -> None:
    """A text that is missing, empty or not UTF-8 is refused by name, and nothing is written."""
    if content is None:
        copy.unlink()
    else:
        copy.write_bytes(content)
    before = state(root)
    with pytest.raises(CannotCreate) as refused:
        scaffold(root, "DELTA", copy)
    assert str(refused.value) == f"{copy}: {words}"
    assert state(root) == before


def test_folder_is_refused(root: Path, tmp_path: Path) -> None:
    """A folder is no text."""
    with pytest.raises(CannotCreate, match="found Is a directory, expected a text file"):
        scaffold(root, "DELTA", tmp_path)


def test_title_of_two_lines_is_refused(root: Path, copy: Path) -> None:
    """A title that would break the row or the heading is refused."""
    before = state(root)
    with pytest.raises(CannotCreate, match="expected a title on one line"):
        scaffold(root, "DELTA", copy, "A title\n## and more")
    assert state(root) == before


def test_order_without_sources_is_refused(root: Path, copy: Path) -> None:
    """Where the order of the book has no source, nobody can tell where the new one belongs."""
    (root / "_toc.yml").write_text("root: chapters/introduction\n", encoding="utf-8")
    before = state(root)
    with pytest.raises(CannotCreate, match=r"_toc\.yml: found no chapter to put the new one after"):
        scaffold(root, "DELTA", copy)
    assert state(root) == before


@pytest.mark.parametrize("failing", [1, 2, 3, 4])
def test_failure_half_way_leaves_nothing(root: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    """If one file cannot be put in its place, those before it are put back and nothing is left lying about."""
    before, moved = state(root), 0
    replace: Callable[[Path, Path], Path] = Path.replace

    def fail(self: Path, target: Path) -> Path:
        nonlocal moved
        moved += 1
        if moved == failing:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        scaffold(root, "DELTA", copy)
    assert state(root) == before


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


def test_command_refuses(root: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends with 1 and the reason, and nothing is written."""
    before = state(root)
    assert main(["new-source", "ALFA", str(copy), "--root", str(root)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("new-source: found 'ALFA', expected a siglum that is free")
    assert state(root) == before


def test_command_refuses_bad_tables(root: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tables that cannot be read are spoken of in the words of the checks, and nothing is written."""
    sample.spoil(root / "data", "sources.csv:2 paragraphs", "many")
    before = state(root)
    assert main(["new-source", "DELTA", str(copy), "--root", str(root)]) == 1
    assert "data/sources.csv:2  paragraphs  found 'many', expected a whole number" in capsys.readouterr().err
    assert state(root) == before
