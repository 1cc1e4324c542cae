"""The folder of a build: one build at a time, all files of a book, and no links where there are none."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from edition.build import build
from tests.stand_in import calls, published, tree, write

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow  # each starts a build, if with a stand-in for Jupyter Book

FIRST = {"index.html": "First", "last.html": "First"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small tree with sound data, one chapter and a stand-in for Jupyter Book."""
    return tree(tmp_path)


def test_one_build_at_a_time(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second build in the same folder is refused in a sentence, and touches nothing."""
    build(root, root / "_build")
    write(root, "Second")
    with FileLock(root / "_build" / "build.lock"):
        assert build(root, root / "_build") == 1
    assert "another build is at work in" in capsys.readouterr().err
    assert (len(calls(root)), published(root)) == (1, FIRST)
    assert build(root, root / "_build") == 0
    assert published(root)["last.html"] == "Second"


def test_a_book_that_lost_a_file_is_built_again(root: Path) -> None:
    """A book is up to date only if it has all of its files."""
    build(root, root / "_build")
    (root / "_build" / "book" / "last.html").unlink()
    assert build(root, root / "_build") == 0
    assert published(root) == FIRST
    assert len(list((root / "_build" / "books").iterdir())) == 1


def refusing(error: Exception) -> Callable[..., None]:
    """Return what stands for a step that the system refuses."""

    def refuse(*_: Any, **__: Any) -> None:  # noqa: ANN401  # whatever the step takes
        raise error

    return refuse


@pytest.mark.parametrize("error", [OSError(errno.EPERM, "no"), NotImplementedError()], ids=repr)
def test_without_links(root: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Where the system makes no links the book is a folder, is up to date when it is, and gives way to the next."""
    monkeypatch.setattr(Path, "symlink_to", refusing(error))
    assert build(root, root / "_build") == 0
    assert not (root / "_build" / "book").is_symlink()
    assert (published(root), build(root, root / "_build"), len(calls(root))) == (FIRST, 0, 1)
    write(root, "Second")
    assert build(root, root / "_build") == 0
    assert published(root)["last.html"] == "Second"
    monkeypatch.undo()
    write(root, "Third")
    assert build(root, root / "_build") == 0
    assert published(root)["last.html"] == "Third"
    left = {path.name for path in (root / "_build").iterdir()}
    assert left == {"book", "book.files", "books", "build.lock", "work"}


def test_a_full_disk_is_said_last(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever stands between, the cause of a failure is in the last line."""
    stand_in = root / "jupyter_book" / "cli" / "main.py"
    failing = "def main():\n    raise OSError(28, 'No space left on device', 'a.html')\n"
    stand_in.write_text(failing, encoding="utf-8")
    assert build(root, root / "_build") == 1
    assert capfd.readouterr().err.splitlines()[-2:] == [
        "OSError: [Errno 28] No space left on device: 'a.html'",
        "No book was built: jupyter-book ended with 1: No space left on device.",
    ]


def test_a_refused_step(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A step of the building itself that the system refuses is a sentence, and the last good book stays."""
    build(root, root / "_build")
    write(root, "Second")
    monkeypatch.setattr(Path, "rename", refusing(OSError(errno.ENOSPC, "No space left on device", "a")))
    assert build(root, root / "_build") == 1
    assert "No book was built: No space left on device: a; the last good book" in capsys.readouterr().err
    assert published(root) == FIRST
