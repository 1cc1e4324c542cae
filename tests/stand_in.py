"""A small tree to be built, with a stand-in for Jupyter Book that does what the test tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import sample, sample_citation

if TYPE_CHECKING:
    from pathlib import Path

#: writes the chapters into one page; a chapter may say that the build fails or never ends
STAND_IN = """
import pathlib, sys, time
import jupyter_book.sphinx

def main():
    root, output = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[4])
    html, read = output / "_build" / "html", output / "_build" / ".doctrees"
    text = "".join(path.read_text() for path in sorted(root.glob("chapters/*.md")))
    with (root / "calls.log").open("a") as log:
        jobs = jupyter_book.sphinx.build_sphinx()
        print("again" if read.exists() else "afresh", *sys.argv[5:], "jobs", jobs, file=log)
    html.mkdir(parents=True, exist_ok=True)
    read.mkdir(exist_ok=True)
    if (read / "text").exists() and (read / "text").read_text() == text:
        return  # as Sphinx: what it has read and written already it leaves as it is
    (html / "index.html").write_text(text)
    if "FAIL" in text:
        for said in ("reading", f"{root}/chapters/one.md:3: WARNING: no regest", "writing"):
            print(said, file=sys.stderr)
        sys.exit(1)
    while "HANG" in text:
        time.sleep(0.1)
    (html / "last.html").write_text(text)
    (read / "text").write_text(text)
"""


def tree(folder: Path) -> Path:
    """Write a small tree with sound data, one chapter and the stand-in, and return it."""
    sample.write(folder)
    (folder / "chapters").mkdir()
    (folder / "chapters" / "one.md").write_text("First", encoding="utf-8")
    (folder / "_config.yml").write_text("title: T\n", encoding="utf-8")
    sample_citation.write(folder)
    (folder / "jupyter_book" / "cli").mkdir(parents=True)
    (folder / "jupyter_book" / "__init__.py").touch()
    (folder / "jupyter_book" / "cli" / "__init__.py").touch()
    (folder / "jupyter_book" / "cli" / "main.py").write_text(STAND_IN, encoding="utf-8")
    (folder / "jupyter_book" / "sphinx.py").write_text("def build_sphinx(*, jobs=1): return jobs\n", encoding="utf-8")
    return folder


def calls(root: Path) -> list[str]:
    """Return how the stand-in was called, each time."""
    log = root / "calls.log"
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def write(root: Path, text: str) -> None:
    """Change the chapter."""
    (root / "chapters" / "one.md").write_text(text, encoding="utf-8")


def published(root: Path) -> dict[str, str]:
    """Return the published pages."""
    return {path.name: path.read_text("utf-8") for path in sorted((root / "_build" / "book").glob("*.html"))}
