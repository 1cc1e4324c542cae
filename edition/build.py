"""Build the book strictly, beside the last good one, and put it in its place only when it is whole."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from edition import here
from edition.addresses import FORMATS, SETTING
from edition.checks import check
from edition.citation import cff
from edition.provenance import commit

OUTPUT = "_build"  #: the folder of a book in which its builds are
PACKAGE = Path(__file__).parent  #: the engine, which may stand elsewhere

#: what a book is made from; `sources` are the reader's own copies, shown beside the regests in local builds
MADE_FROM = (
    "_config.yml",
    "_toc.yml",
    "index.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "requirements.txt",
    "benchmarks/results.json",
    "_build/lite/edition.json",
    "benchmarks/recognising.csv",
)
MADE_FROM_ALL_OF = ("chapters", "data", "edition", "sources")

#: chapters are read and written side by side, some of them with kernels of their own: several to a core, as they differ
JOBS = min(4 * (os.cpu_count() or 1), 16)

#: what a build says again at its end: warnings, and errors that Python or the system name
_SAID_AGAIN = re.compile(r"\b(?:WARNING|ERROR|CRITICAL):|^(?:\w+\.)*\w*(?:Error|Exception): |\[Errno [0-9]+\]")

_BY_THE_SYSTEM = re.compile(r"\[Errno [0-9]+\] ([^:')\]]+)")

#: its command may stand anywhere and it cannot be run as a module, but it is in the same environment as we are
_JUPYTER_BOOK = """
import gc, os, sys
from functools import partial
gc.set_threshold(50_000, 20, 50)  # most of what is made stays, and is looked through in vain
sys.modules["rfc3987_syntax"] = None  # as in edition.citation.cff_schema
import jupyter_book.sphinx
from jupyter_book.cli.main import main
jupyter_book.sphinx.build_sphinx = partial(jupyter_book.sphinx.build_sphinx, jobs=int(sys.argv.pop()))
if not sys.stdin.readline():
    sys.exit(1)
try:
    main()
except SystemExit as end:
    if not end.code:
        sys.stdout.flush()
        os._exit(0)  # all is written, and to tidy up the memory would take a second more
    raise
"""


def build(root: Path | None = None, output: Path | None = None) -> int:
    """Build the book of the tree at `root` into ``output/book``; return 0, or 1 and leave the last good one there.

    ``output/book`` is a link to the folder of one build, so that a reader, a running server or a
    process that is killed never meets half a book; where there are no links it is that folder.
    Nothing is done when the book there was built from the same files and has all of its own. One
    build at a time works in `output`. Without `root` it is the book in which one stands.
    """
    root = root or here.root()
    output = output or root / OUTPUT
    try:
        output.mkdir(parents=True, exist_ok=True)
        with FileLock(output / "build.lock", timeout=0):
            return _build(root, output)
    except Timeout:
        return _refused(output / "book", f"another build is at work in {format_path(output)}: wait for it to end")
    except OSError as error:  # such as a full disk
        return _refused(output / "book", f"{error.strerror or error}: {error.filename or format_path(output)}")


def _build(root: Path, output: Path) -> int:
    book, record, made_from = output / "book", output / "book.files", digest(root)
    if book.is_dir() and record.is_file() and record.read_text("utf-8") == f"{made_from} {_files(book)}":
        print(f"The book in {format_path(book)} is up to date.")
        return 0
    with _jupyter_book(root, output / "work") as running:
        if problems := check(root / "data") + cff.check(root / cff.FILE):
            print(*problems, sep="\n")
            return _refused(book, f"{len(problems)} problem{'s' if len(problems) > 1 else ''} in data/ and {cff.FILE}")
        warnings = _heard(running, root)
    if failed := running.returncode:
        print("", *warnings, sep="\n", file=sys.stderr)
        refused = [cause[1] for line in warnings if (cause := _BY_THE_SYSTEM.search(line))]
        return _refused(book, ": ".join([f"jupyter-book ended with {failed}", *refused[-1:]]))
    count = _files(output / "work" / "_build" / "html")
    _publish(output / "work" / "_build" / "html", output / "books" / made_from, book)
    record.write_text(f"{made_from} {count}", encoding="utf-8")
    if _files(book) != count:
        print(f"{format_path(book)} has {_files(book)} files of {count}: build it again.", file=sys.stderr)
        return 1
    print(f"The book is in {format_path(book)}.")
    return 0


def _files(folder: Path) -> int:
    """Count what a build has written; the other forms of the book are made of it later."""
    made_later = os.path.normpath(folder / FORMATS)
    return sum(len(names) for path, _, names in os.walk(folder) if not path.startswith(made_later))


def digest(root: Path) -> str:
    """Return a checksum of everything that a book is made from: files, commit, address and version of Python."""
    total = hashlib.sha256(sys.version.encode())
    total.update(os.environ.get(SETTING, "").encode())
    total.update(commit(root).encode())  # the footer names it
    for base in (root,) if PACKAGE.is_relative_to(root) else (root, PACKAGE):
        for path in _inputs(base):
            total.update(f"{path.relative_to(base)}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def format_path(path: Path) -> str:
    """Return a path as it is said to the reader: from where they stand, if it is below."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _inputs(base: Path) -> list[Path]:
    """Return what a book or the engine is made from in a fixed order, without what Python and Jupyter leave there."""
    if base == PACKAGE:
        found = list(base.rglob("*"))
    else:
        found = [base / name for name in MADE_FROM]
        found += [path for folder in MADE_FROM_ALL_OF for path in (base / folder).rglob("*")]
    left = {"__pycache__", ".ipynb_checkpoints"}
    return sorted(path for path in found if path.is_file() and not left.intersection(path.parts))


def _jupyter_book(root: Path, work: Path) -> subprocess.Popen[str]:
    """Have Jupyter Book ready to build in `work`, from nothing: it loads meanwhile, and begins when it is told."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    strictly = ["-n", "-W", "--keep-going"]  # without these a failing cell leaves the exit code at 0
    asked = ["build", str(root), "--path-output", str(work), *strictly]
    command = [sys.executable, "-c", _JUPYTER_BOOK, *asked, str(JOBS)]
    environment = os.environ | {"PYTHONHASHSEED": "0"}  # the same tree makes the same book
    return subprocess.Popen(
        command, cwd=root, env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace"
    )


def _heard(running: subprocess.Popen[str], root: Path) -> list[str]:
    """Let Jupyter Book build, and pass on what it says until it ends; return what it warned of, once each.

    Its warnings are heard as they come, among hundreds of lines, and so they are said again at the end.
    """
    with suppress(BrokenPipeError), running.stdin as told:  # type: ignore[union-attr]  # it ended, or it has these
        told.write("build\n")
    warnings: dict[str, None] = {}
    for line in running.stderr or ():
        print(line, end="", file=sys.stderr, flush=True)
        if _SAID_AGAIN.search(line):
            warnings[line.strip().replace(f"{root}{os.sep}", "")] = None
    return list(warnings)


def _publish(made: Path, whole: Path, book: Path) -> None:
    """Move a finished build to its own folder and point `book` at it, in one step that cannot be half done.

    Nothing is removed before its successor stands. Where there are no links the folder itself takes
    the place of the last one, in two steps.
    """
    whole.parent.mkdir(exist_ok=True)
    while whole.exists():  # a book of the same files that lost some
        whole = whole.with_name(f"{whole.name}-again")
    made.rename(whole)
    link = book.with_suffix(".new")
    try:
        link.unlink(missing_ok=True)
        link.symlink_to(Path("books") / whole.name, target_is_directory=True)
        link.replace(book)
    except (OSError, NotImplementedError):
        link.unlink(missing_ok=True)
        before = book.with_suffix(".old")
        shutil.rmtree(before, ignore_errors=True)
        if book.is_dir():
            book.rename(before)
        whole.rename(book)
        shutil.rmtree(before, ignore_errors=True)
    for old in whole.parent.iterdir():
        if old != whole:
            shutil.rmtree(old, ignore_errors=True)


def _refused(book: Path, reason: str) -> int:
    kept = f"; the last good book stays in {format_path(book)}" if book.is_dir() else ""
    print(f"No book was built: {reason}{kept}.", file=sys.stderr)
    return 1
