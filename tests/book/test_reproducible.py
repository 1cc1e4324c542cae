"""The same commit makes the same book: byte for byte, in another folder and on another day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.book

LEFT_BEHIND = (".venv", "_build", "node_modules", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")

#: read by every Python that the build starts: its clock runs a hundred and some days ahead
ANOTHER_DAY = """
import datetime, time
AHEAD = 123 * 86_400 + 12_345
clock, local, utc = time.time, time.localtime, time.gmtime
time.time = lambda: clock() + AHEAD
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: utc(time.time() if seconds is None else seconds)
"""


def files(folder: Path) -> dict[str, bytes]:
    """Return path -> content of every file of a book."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_another_folder_another_day(real_book: Path, tmp_path: Path) -> None:
    """A copy of the tree, built elsewhere, later and with another SOURCE_DATE_EPOCH, gives the very same files.

    The files of the copy have the time of the copy, as those of a fresh clone have.
    """
    tree = tmp_path / "a copy of the tree"
    left = shutil.ignore_patterns(*LEFT_BEHIND)
    shutil.copytree(sample.ROOT, tree, ignore=left, symlinks=True, copy_function=shutil.copy)
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(ANOTHER_DAY, encoding="utf-8")
    settings = {
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "clock"), str(tree)]),
        "SOURCE_DATE_EPOCH": "1700000000",
        "TZ": "LATER-24",  # a zone a day ahead: clocks that are not asked through Python's `time` show another day, too
    }
    command = [sys.executable, "-m", "edition", "build", "--output", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=tree, env=os.environ | settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    first, second = files(real_book.resolve()), files((tmp_path / "out" / "book").resolve())
    assert sorted(first) == sorted(second)
    assert [name for name, content in first.items() if second[name] != content] == []
    assert len(first) > 100
