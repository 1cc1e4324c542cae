"""Spelling: British, by typos and its settings in pyproject.toml, in chapters, documents, code and tables."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import edition
from tests.sample import ROOT

TYPOS = Path(sys.executable).with_name("typos")

#: columns in which the edition speaks its own prose
PROSE = {
    "facts": ("question", "note", "statement"),
    "bias": ("explanation", "neutral", "correction"),
    "readings": ("note",),
    "sources": ("provenance", "genre", "rights"),
    "techniques": ("label", "definition"),
    "attestations": ("note",),
    "rivals": ("note",),
    "episodes": ("title", "question", "note"),
}


def faults(*given: str, text: str = "") -> list[str]:
    """Return what typos finds in files, or in a text: ``line:column: error: what should be what``."""
    done = subprocess.run(
        [TYPOS, "--format", "brief", *given], cwd=ROOT, input=text, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_files() -> None:
    """Every word of chapters, documents and code is spelt rightly, and in prose as in Britain."""
    assert faults() == []


@pytest.mark.parametrize("table", sorted(PROSE))
def test_tables(table: str) -> None:
    """The same holds for what the tables say in the edition's voice."""
    rows = getattr(edition.read(), table)
    written = "\n".join(" ".join(getattr(row, column) for column in PROSE[table]) for row in rows)
    assert written.strip()
    assert faults("-", text=written) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The colour of the centre, organised and labelled.", []),
        ("The color of the center, organized and labeled.", ["color", "center", "organized", "labeled"]),
        ("A mispelt word; a `mispelt` one, *mispelt* and “mispelt”.", ["mispelt"]),
        ("They said it wasn’t Stalin’s.", []),
    ],
)
def test_the_settings(text: str, wrong: list[str]) -> None:
    """British spellings pass, American and wrong ones are named, code and the words of others are left alone."""
    assert [line.split("`")[1] for line in faults("-", text=text)] == wrong
