"""The bibliography in LaTeX: biber and BibTeX read it whole, and pdflatex sets it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from edition import tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOCUMENT = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{BIBLATEX}
\begin{document}
\nocite{*}
PRINT
\end{document}
"""


@pytest.fixture(scope="module")
def works() -> list[str]:
    """The keys of the edition's works."""
    return [work.key for work in tables.read().references]


def document(folder: Path, book: Path, **filled: str) -> Path:
    """Write the bibliography, as it is published, and a document that prints all of it."""
    text = DOCUMENT
    for name, value in filled.items():
        text = text.replace(name, value)
    (folder / "all.tex").write_text(text, "utf-8")
    (folder / "references.bib").write_bytes((book / "data" / "references.bib").read_bytes())
    return folder


def test_biber_reads_every_work(real_book: Path, tmp_path: Path, run: Callable[..., str], works: list[str]) -> None:
    """With biblatex, biber finds each work and nothing to warn of, days are days, and no remark of ours is printed."""
    style = "[style=authoryear,backend=biber]{biblatex}\n\\addbibresource{references.bib"
    folder = document(tmp_path, real_book, **{"{BIBLATEX": style, "PRINT": r"\printbibliography"})
    run(folder, "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all")
    said = run(folder, "biber", "all")
    assert re.findall(r"(?:WARN|ERROR) - .*", said) == []
    read = (folder / "all.bbl").read_text("utf-8")
    assert sorted(re.findall(r"\\entry\{([^}]+)\}", read)) == sorted(works)
    time = read.partition(r"\entry{time-1956}")[2].partition(r"\endentry")[0]
    assert [re.findall(rf"\\field\{{{part}\}}\{{(\d+)\}}", time) for part in ("year", "month", "day")] == [
        ["1956"],
        ["6"],
        ["11"],
    ]
    assert "From memory" not in "".join(re.findall(r"\\field\{note\}\{.*", read))
    run(folder, "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all")
    assert (folder / "all.pdf").stat().st_size > 0


def test_bibtex_reads_every_work(real_book: Path, tmp_path: Path, run: Callable[..., str], works: list[str]) -> None:
    """BibTeX, with the style that everybody has, finds each work with its year; pdflatex sets what it wrote."""
    folder = document(tmp_path, real_book, BIBLATEX="url", PRINT=r"\bibliographystyle{plain}\bibliography{references}")
    run(folder, "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all")
    said = run(folder, "bibtex", "all")
    assert "error" not in said
    read = (folder / "all.bbl").read_text("utf-8")
    assert sorted(re.findall(r"\\bibitem\{([^}]+)\}", read)) == sorted(works)
    assert "From memory" not in " ".join(read.split())
    run(folder, "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all")
