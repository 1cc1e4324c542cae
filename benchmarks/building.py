"""How long a build takes: from nothing, after a chapter or a row has changed, and for larger editions."""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STOCK = "from jupyter_book.cli.main import main; main()"


def timed(command: list[str], folder: Path) -> tuple[float, int]:
    """Run a command in a folder, which must succeed; return seconds and the peak memory of its processes in MB."""
    settings = os.environ | {"PYTHONPATH": str(folder), "PYTHONHASHSEED": "0"}
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)
    took = time.perf_counter() - begun
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stdout[-1500:]}{done.stderr[-1500:]}")
    return took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def command(kind: str, tree: Path) -> list[str]:
    """Return the command that builds a tree: ours strictly, the stock book as it comes."""
    if kind == "ours":
        return [sys.executable, "-m", "edition", "build", "--output", str(tree / "_build")]
    return [sys.executable, "-c", STOCK, "build", ".", "--path-output", "_build", "-n", "--keep-going"]


def book(kind: str, tree: Path) -> Path:
    """Return the folder of a built book."""
    return tree / "_build" / ("book" if kind == "ours" else "_build/html")


def edit_chapter(tree: Path) -> None:
    """Change one word of one source chapter."""
    chapter = tree / "chapters" / "bblv.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\nA line that was not there before.\n", encoding="utf-8")


def edit_row(tree: Path) -> None:
    """Change the note of one reading."""
    table = tree / "data" / "readings.csv"
    with table.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))
    at = rows[0].index("note")
    row = next(row for row in rows[1:] if row[1] == "BBLV" and row[at])
    row[at] += " A word more."
    with table.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows(rows)
