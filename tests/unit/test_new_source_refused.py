"""Laying a further source: what is refused, and that a refusal or a failure writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edition.__main__ import main
from edition.checks import check
from edition.new_source import CannotCreate, scaffold
from tests import sample
from tests.laying import state

if TYPE_CHECKING:
    from collections.abc import Callable


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
