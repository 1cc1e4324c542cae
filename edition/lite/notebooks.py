"""Chapters as notebooks for those who have no Sphinx: roles in words, directives without their frame."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import nbformat

from edition import regests
from edition.addresses import page
from edition.counts import counted
from edition.opening import text

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from edition.regests import Run
    from edition.wording import Wording

CELL = "```{code-cell}"  #: what makes a chapter a notebook

#: the kernel of a notebook that is taken away, which any Jupyter knows
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

_NOT_HERE = "*This part is made from the tables while the book is built; it stands in the book.*"


def chapters(folder: Path) -> Iterator[Path]:
    """Yield the chapters that are notebooks, in the order of their names."""
    for path in sorted(folder.glob("*.md")):
        if CELL in text(path)[0]:
            yield path


def notebook(
    path: Path,
    words: Wording,
    *,
    address: str = "",
    beside: Container[str] = (),
    needs: str = "",
    kernel: dict[str, str] | None = None,
) -> str:
    """Return a chapter as the text of a notebook without outputs.

    Links lead to the chapters that are notebooks `beside` it, and to the book at `address`, if known; `needs` says
    before the first code what a reader must have.
    """
    import jupytext  # noqa: PLC0415  # a quarter of a second, which no other command needs

    written = _anchored(text(path)[0])
    made = jupytext.reads(written, fmt="md:myst")
    made.metadata = {"kernelspec": kernel or KERNEL, "language_info": {"name": "python"}}
    if needs:
        first = next(at for at, cell in enumerate(made.cells) if cell.cell_type == "code")
        made.cells.insert(first, nbformat.v4.new_markdown_cell(needs))  # type: ignore[no-untyped-call]  # it has no types
    for number, cell in enumerate(made.cells):
        cell["id"] = f"{path.stem}-{number}"  # the same chapter makes the same notebook
        if cell.cell_type == "markdown":
            cell.source = _plain(cell.source, words, address, beside)
    return str(nbformat.writes(made))  # type: ignore[no-untyped-call]  # it has no types


def _anchored(written: str) -> str:
    """Lead links within a chapter to its headings as Jupyter names them, and no longer to the labels before them."""
    lines = [line for line in written.splitlines() if line.strip()]
    for label, heading in pairwise(lines):
        if label.startswith("(") and label.endswith(")=") and heading.startswith("#"):
            place = heading.lstrip("#").strip().replace(" ", "-")
            written = written.replace(f"](#{label[1:-2]})", f"](#{place})")
    return written


def _plain(source: str, words: Wording, address: str, beside: Container[str]) -> str:
    lines = _unframed(source.splitlines())
    return _in_words("\n".join(lines), words, address, beside).strip()


def _unframed(lines: list[str]) -> Iterator[str]:
    """Yield what stands in a directive without its frame, and a word for what only the book can draw."""
    drawn = ""
    for line in lines:
        if drawn:
            drawn = "" if line.strip() == drawn else drawn
        elif line.startswith("```{register}"):
            drawn = "```"
            yield _NOT_HERE
        elif line.startswith(":::"):
            title = line.lstrip(":").partition("}")[2].strip()
            yield f"**{title}**" if title else ""
        elif not (line.startswith("(") and line.endswith(")=")):
            yield line


def _in_words(source: str, words: Wording, address: str, beside: Container[str]) -> str:
    """Put words in the place of each role; what stands in code is left as it is."""
    flat, at = source.replace("\n", " "), 0
    made = []
    for written, run in regests.roles(source):
        start = flat.find(written, at)
        if start >= 0:
            made += [source[at:start], _word(run, words, address, beside)]
            at = start + len(written)
    return "".join([*made, source[at:]])


def _word(run: Run, words: Wording, address: str, beside: Container[str]) -> str:
    if run.role == "count":
        return counted(words.tables, run.target)
    (piece,) = words.words([run])
    if isinstance(piece, str):
        return f"[{piece}]({run.target}.ipynb)" if run.role == "doc" and run.target in beside else piece
    kind, said, name = piece[:3]
    return f"[{said}]({address}{page(kind, name)})" if address and kind in {"fact", "para", "bias", "person"} else said
