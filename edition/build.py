"""Build the book strictly, beside the last good one, and put it in its place only when it is whole."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from edition.checks import check
from edition.citation import cff
from edition.provenance import commit
from edition.tables import DATA

ROOT = DATA.parent
OUTPUT = ROOT / "_build"

#: what a book is made from; `sources` are the reader's own copies, shown beside the regests in local builds
MADE_FROM = (
    "_config.yml",
    "_toc.yml",
    "index.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "requirements.txt",
    "benchmarks/results.json",
)
MADE_FROM_ALL_OF = ("chapters", "data", "edition", "sources")

#: its command may stand anywhere and it cannot be run as a module, but it is in the same environment as we are
_JUPYTER_BOOK = """
import os, sys
sys.modules["rfc3987_syntax"] = None  # as in edition.citation.cff_schema
from jupyter_book.cli.main import main
try:
    main()
except SystemExit as end:
    if not end.code:
        sys.stdout.flush()
        os._exit(0)  # all is written, and to tidy up the memory would take a second more
    raise
"""


def build(root: Path = ROOT, output: Path = OUTPUT) -> int:
    """Build the book of the tree at `root` into ``output/book``; return 0, or 1 and leave the last good one there.

    ``output/book`` is a link to the folder of one build, so that a reader, a running server or a
    process that is killed never meets half a book. Nothing is done when the book there was built
    from the same files.
    """
    book, whole = output / "book", output / "books" / digest(root)
    if book.is_symlink() and book.resolve() == whole.resolve() and whole.is_dir():
        print(f"The book in {shown(book)} is up to date.")
        return 0
    if problems := check(root / "data") + cff.check(root / cff.FILE):
        print(*problems, sep="\n")
        return _refused(book, f"{len(problems)} problem{'s' if len(problems) > 1 else ''} in data/ and {cff.FILE}")
    failed, warnings = _jupyter_book(root, output / "work")
    if failed:
        print("", *warnings, sep="\n", file=sys.stderr)
        return _refused(book, f"jupyter-book ended with {failed}")
    _publish(output / "work" / "_build" / "html", whole, book)
    print(f"The book is in {shown(book)}.")
    return 0


def digest(root: Path) -> str:
    """Return a checksum of everything that a book is made from: files, commit and version of Python."""
    total = hashlib.sha256(sys.version.encode())
    total.update(commit(root).encode())  # the footer names it
    for path in _inputs(root):
        total.update(f"{path.relative_to(root)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def shown(path: Path) -> str:
    """Return a path as it is said to the reader: from where they stand, if it is below."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _inputs(root: Path) -> list[Path]:
    """Return what a book is made from in a fixed order, without what Python and Jupyter leave beside it."""
    found = [root / name for name in MADE_FROM]
    for folder in MADE_FROM_ALL_OF:
        found += (root / folder).rglob("*")
    left = {"__pycache__", ".ipynb_checkpoints"}
    return sorted(path for path in found if path.is_file() and not left.intersection(path.parts))


def _jupyter_book(root: Path, work: Path) -> tuple[int, list[str]]:
    """Run Jupyter Book in `work`, from nothing; return its exit code, and what it warned of, once each.

    Its warnings are heard as they come, among hundreds of lines, and so they are said again at the end.
    """
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    strictly = ["-n", "-W", "--keep-going"]  # without these a failing cell leaves the exit code at 0
    command = [sys.executable, "-c", _JUPYTER_BOOK, "build", str(root), "--path-output", str(work), *strictly]
    environment = os.environ | {"PYTHONHASHSEED": "0"}  # the same tree makes the same book
    warnings: dict[str, None] = {}
    with subprocess.Popen(
        command, cwd=root, env=environment, stderr=subprocess.PIPE, text=True, errors="replace"
    ) as running:
        for line in running.stderr or ():
            print(line, end="", file=sys.stderr, flush=True)
            if re.search(r"\b(?:WARNING|ERROR|CRITICAL):", line):
                warnings[line.strip().replace(f"{root}{os.sep}", "")] = None
    return running.returncode, list(warnings)


def _publish(made: Path, whole: Path, book: Path) -> None:
    """Move a finished build to its own folder and point `book` at it, in one step that cannot be half done."""
    shutil.rmtree(whole, ignore_errors=True)
    whole.parent.mkdir(exist_ok=True)
    made.rename(whole)
    link = book.with_suffix(".new")
    link.unlink(missing_ok=True)
    link.symlink_to(Path("books") / whole.name, target_is_directory=True)
    link.replace(book)
    for old in whole.parent.iterdir():
        if old != whole:
            shutil.rmtree(old, ignore_errors=True)


def _refused(book: Path, reason: str) -> int:
    kept = f"; the last good book stays in {shown(book)}" if book.is_dir() else ""
    print(f"No book was built: {reason}{kept}.", file=sys.stderr)
    return 1
