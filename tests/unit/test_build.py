"""Building: all or nothing, and nothing twice. A stand-in for Jupyter Book does what the test tells it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from edition.build import JOBS, build
from tests import sample
from tests.stand_in import calls, published, tree, write

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow  # each starts a build, if with a stand-in for Jupyter Book


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small tree with sound data, one chapter and a stand-in for Jupyter Book."""
    return tree(tmp_path)


def test_strict(root: Path) -> None:
    """The book is built with warnings as errors, and all of them are told; chapters are read side by side."""
    assert build(root, root / "_build") == 0
    assert calls(root) == [f"afresh -n -W --keep-going jobs {JOBS}"]
    assert JOBS > 1
    assert published(root) == {"index.html": "First", "last.html": "First"}


def test_unchanged(root: Path) -> None:
    """An unchanged tree is not built again."""
    build(root, root / "_build")
    assert build(root, root / "_build") == 0
    assert len(calls(root)) == 1


def test_changed_chapter(root: Path) -> None:
    """A changed chapter makes a new book, built from nothing, and the older one is cleared away."""
    build(root, root / "_build")
    write(root, "Second")
    assert build(root, root / "_build") == 0
    assert [call.split()[0] for call in calls(root)] == ["afresh", "afresh"]
    assert published(root)["last.html"] == "Second"
    assert len(list((root / "_build" / "books").iterdir())) == 1


@pytest.mark.parametrize("name", ["_config.yml", "_toc.yml", "requirements.txt", "edition/a.py", "chapters/two.md"])
def test_changed_ground(root: Path, name: str) -> None:
    """A change to settings, code or the set of chapters is seen."""
    build(root, root / "_build")
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("# new\n", encoding="utf-8")
    assert build(root, root / "_build") == 0
    assert [call.split()[0] for call in calls(root)] == ["afresh", "afresh"]


@pytest.mark.parametrize("name", ["data/facts.csv", "sources/ALFA.txt", "CITATION.cff", "CHANGELOG.md"])
def test_changed_matter(root: Path, name: str) -> None:
    """A change to data, to a reader's copy or to what the book says of itself is seen."""
    build(root, root / "_build")
    (root / name).parent.mkdir(exist_ok=True)
    with (root / name).open("a", encoding="utf-8") as changed:
        changed.write("# seen\n" if name == "CITATION.cff" else "")  # the others were not there
    if name == "data/facts.csv":
        sample.spoil(root / "data", "facts.csv:2 note", "A note.")
    assert build(root, root / "_build") == 0
    assert len(calls(root)) == 2


def test_bad_data(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A book with bad data is never begun: the build speaks as the check does and leaves the last good one."""
    build(root, root / "_build")
    capsys.readouterr()
    sample.spoil(root / "data", "readings.csv:2 paragraph", "51")
    assert build(root, root / "_build") == 1
    said = capsys.readouterr()
    assert said.out == "data/readings.csv:2  paragraph  found '51', expected 1 to 5 for ALFA\n"
    assert "the last good book stays in" in said.err
    assert len(calls(root)) == 1
    assert published(root) == {"index.html": "First", "last.html": "First"}


def test_failed_build(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A failed build leaves the last good book, and its warnings come again with the next."""
    build(root, root / "_build")
    write(root, "FAIL")
    assert build(root, root / "_build") == 1
    assert build(root, root / "_build") == 1
    assert "jupyter-book ended with 1; the last good book stays in" in capsys.readouterr().err
    assert [call.split()[0] for call in calls(root)] == ["afresh", "afresh", "afresh"]
    assert published(root) == {"index.html": "First", "last.html": "First"}


def test_killed_build(root: Path) -> None:
    """A build that is killed half-way leaves the last good book, and the next one starts afresh."""
    build(root, root / "_build")
    write(root, "HANG")
    program = "import sys, pathlib; from edition.build import build; build(*map(pathlib.Path, sys.argv[1:]))"
    command = [sys.executable, "-c", program, str(root), str(root / "_build")]
    half = root / "_build" / "work" / "_build" / "html" / "index.html"
    with subprocess.Popen(command, cwd=sample.ROOT, start_new_session=True) as killed:
        until = time.monotonic() + 60
        while not half.exists() and time.monotonic() < until:
            time.sleep(0.05)
        os.killpg(killed.pid, signal.SIGKILL)
    assert half.exists()
    assert published(root) == {"index.html": "First", "last.html": "First"}
    write(root, "Second")
    assert build(root, root / "_build") == 0
    assert calls(root)[-1].startswith("afresh")
    assert published(root)["last.html"] == "Second"


@pytest.mark.slow  # some thirty builds
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process group, which Windows has not")
def test_killed_at_any_step(root: Path) -> None:
    """Killed before any line of its own, a build leaves the old book or the new one, whole; the next one is right."""
    write(root, "Book -1")
    build(root, root / "_build")
    command = [sys.executable, "-m", "tests.killing", str(root)]
    said = subprocess.run(command, cwd=sample.ROOT, capture_output=True, text=True, check=True).stdout
    steps = json.loads(said.splitlines()[-1])
    assert len(steps) > 30
    for step, (left, after) in enumerate(steps):
        assert left in ([f"Book {step - 1}"] * 2, [f"Book {step}"] * 2), step
        assert after == [f"Book {step}"] * 2, step
    assert steps[0][0] != steps[-1][0] == steps[-1][1], "killed before its first step, and after its last but one"


def test_nothing_to_keep(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no book yet, none is promised."""
    write(root, "FAIL")
    assert build(root, root / "_build") == 1
    assert capsys.readouterr().err.endswith("No book was built: jupyter-book ended with 1.\n")


@pytest.mark.parametrize("count", [1, 2])
def test_unsound_citation_file_is_told_before_anything_is_built(
    root: Path, capsys: pytest.CaptureFixture[str], count: int
) -> None:
    """What is wrong with CITATION.cff is said with file, line and remedy, and nothing else is."""
    path = root / "CITATION.cff"
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace("license:", "licence:") if count > 1 else "- a list\n", encoding="utf-8")
    assert build(root, root / "_build") == 1
    heard = capsys.readouterr()
    assert len(heard.out.splitlines()) == count
    assert all(line.startswith("CITATION.cff:") and ", expected " in line for line in heard.out.splitlines())
    ending = "1 problem" if count == 1 else "2 problems"
    assert heard.err == f"No book was built: {ending} in data/ and CITATION.cff.\n"
    assert calls(root) == []


def test_warnings_are_said_again(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What a build warned of stands together at its end, by file and line, and not only among all that it said."""
    (root / "chapters" / "one.md").write_text("FAIL", encoding="utf-8")
    assert build(root, root / "_build") == 1
    heard, again = capfd.readouterr().err.split("\n\n")
    assert heard.splitlines() == ["reading", f"{root}/chapters/one.md:3: WARNING: no regest", "writing"]
    assert again.splitlines() == [
        "chapters/one.md:3: WARNING: no regest",
        "No book was built: jupyter-book ended with 1.",
    ]
