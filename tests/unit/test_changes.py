"""What two states of the edition have different is told cell by cell, with the reason that the change log gives."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from edition import changes
from edition.__main__ import main
from edition.changes import Change, Release
from edition.model import BadData
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An older state of the small edition, with chapters and a change log."""
    root = sample.write(tmp_path / "old").parent
    sample.write_chapters(root / "chapters")
    (root / changes.LOG).write_text("# Changes\n\n- Earlier: `delegates-all`.\n", encoding="utf-8")
    return root


@pytest.fixture
def new(old: Path, tmp_path: Path) -> Path:
    """The same, to be changed at will."""
    return shutil.copytree(old, tmp_path / "new")


def _between(old: Path, new: Path) -> list[Change]:
    return changes.between(changes.read(old), changes.read(new))


def test_equal_states_have_no_changes(old: Path, new: Path) -> None:
    """Nothing is told of what says what it said."""
    assert _between(old, new) == []


def test_a_cell_has_its_words_before_and_after_and_why(old: Path, new: Path) -> None:
    """A changed cell is told by table, row and column; the newer log names its fact."""
    rows = sample.rows(new / "data" / "facts.csv")
    named = dict(zip(rows[0], rows[1], strict=True))
    sample.spoil(new / "data", "facts.csv:2 question", "How many came?")
    with (new / changes.LOG).open("a", encoding="utf-8") as log:
        log.write(f"- Asked more simply: `{named['fact_id']}`, `another`.\n")
    assert _between(old, new) == [
        Change(
            table="facts",
            name=named["fact_id"],
            column="question",
            before=named["question"],
            after="How many came?",
            why="Asked more simply",
        )
    ]


def test_an_earlier_entry_is_no_reason(old: Path, new: Path) -> None:
    """What the log said of a fact before is not why it has changed since."""
    rows = sample.rows(new / "data" / "facts.csv")
    line = next(number for number, row in enumerate(rows, 1) if row[0] == "delegates-all")
    sample.spoil(new / "data", f"facts.csv:{line} question", "How many came?")
    assert [(one.name, one.why) for one in _between(old, new)] == [("delegates-all", "")]


def test_rows_come_and_go_whole(old: Path, new: Path) -> None:
    """A row that only one state has is one change, with what it said; a reading goes by fact and locator."""
    rows = sample.rows(new / "data" / "readings.csv")
    gone = dict(zip(rows[0], rows[1], strict=True))
    sample.save(new / "data" / "readings.csv", [rows[0], *rows[2:]])
    (there,) = _between(old, new)
    assert there.name == f"{gone['fact_id']} {gone['siglum']}.{gone['paragraph']}"
    assert (there.column, there.after) == ("", "")
    assert f"quotation: {gone['quotation']}" in there.before
    (back,) = _between(new, old)
    assert (back.before, back.after) == ("", there.before)


def test_a_table_that_is_new_is_one_change(old: Path, new: Path) -> None:
    """Its rows are counted, not listed; a column that is new is left out."""
    rows = sample.rows(old / "data" / "topics.csv")
    (old / "data" / "topics.csv").unlink()
    (change,) = _between(old, new)
    assert (change.table, change.name, change.after) == ("topics", "", f"{len(rows) - 1} rows")
    shutil.copy(new / "data" / "topics.csv", old / "data" / "topics.csv")
    sample.save(new / "data" / "topics.csv", [[*row, "x"] for row in rows])
    assert _between(old, new) == []


def test_a_regest_is_compared_by_its_words(old: Path, new: Path) -> None:
    """What a chapter says of a paragraph is told without markup; values stand by their names."""
    chapter = next(path for path in (new / "chapters").glob("*.md") if "{regest}" in path.read_text("utf-8"))
    text = chapter.read_text("utf-8")
    before, mark, after = text.partition("{regest} ")
    locator, _, rest = after.partition("\n")
    chapter.write_text(f"{before}{mark}{locator}\nOf {{fact}}`delegates-all`, *some*.\n:::\n{rest}", encoding="utf-8")
    change = next(one for one in _between(old, new) if one.name == locator)
    assert (change.table, change.column, change.after) == ("regests", "text", "Of [delegates-all], some.")


def test_a_state_may_be_a_commit(old: Path) -> None:
    """A tag or commit of the repository is read as it was; what is neither is refused with git's own word."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "First"]):
        subprocess.run([*git, *command], cwd=old, check=True)
    sample.spoil(old / "data", "facts.csv:2 question", "How many came?")
    with changes.state_at("HEAD", old) as folder:
        (change,) = _between(folder, old)
    assert change.after == "How many came?"
    with pytest.raises(BadData, match="a folder with data/, or a tag or commit"), changes.state_at("nowhere", old):
        pass


def test_what_a_version_changed_is_kept(tmp_path: Path) -> None:
    """Each version's changes are written once after the others', and replaced when they are written again."""
    one = Change(table="facts", name="a", column="note", before='x, "y"', after="z\nw", why="So")
    first = Release(version="2", since="1", changes=[one])
    second = Release(version="3", since="2", changes=[one, one])
    for release in (Release(version="2", since="1", changes=[one, one]), second, first):
        changes.keep(tmp_path, release)
    assert changes.released(tmp_path) == [second, first]


def test_the_command_tells_each_change(old: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each change, and how many there are; a folder without tables is an error."""
    sample.spoil(new / "data", "facts.csv:2 question", "How many came?")
    assert main(["changes", str(old), str(new)]) == 0
    said = capsys.readouterr()
    assert said.out.count("\n") == 1
    assert "→ How many came?" in said.out
    assert said.err == "1 changes\n"
    assert main(["changes", str(old / "nowhere"), str(new)]) == 1
    assert "expected a folder with data/" in capsys.readouterr().err
