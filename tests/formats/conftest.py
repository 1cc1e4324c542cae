"""A small book with a comparison in it, and all its forms, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition import changes
from edition.book import formats
from edition.book.whole import Whole
from edition.changes import Change, Release
from tests import sample_citation
from tests.book.conftest import Book

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {name: python3, display_name: Python 3, language: python}
---

# Figures

There were {fact}`delegates-late` of them late.

```{code-cell} python
from edition.widgets import FigureComparison

FigureComparison("../data", fact="delegates-late")
```

```{code-cell} python
from edition import charts

charts.verdicts("../data")
```

```{formats}
```
"""
ORDER = """format: jb-book
root: chapters/introduction
parts:
  - caption: The sources
    chapters: [{file: chapters/alfa}, {file: chapters/beta}, {file: chapters/gamma}]
  - caption: Comparisons
    chapters: [{file: chapters/figures}, {file: chapters/bias}]
  - caption: Registers
    chapters:
      - file: chapters/apparatus
      - file: chapters/persons
      - file: chapters/citing
      - file: chapters/changes
      - file: chapters/bibliography
"""
NAME = "five-accounts-of-the-secret-speech-3-2-1"  #: of tests/sample_citation.py


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The small book, with its forms made."""
    book = Book.write(tmp_path_factory.mktemp("formats"))
    book.chapters["figures"] = FIGURES
    book.chapters["introduction"] += "\n```{formats}\n:short:\n```\n"
    book.chapters["changes"] = "# Changes of versions\n\n```{changes}\n```\n"
    changed = Change(table="readings", name="fee GAMMA.2", column="verdict", before="agrees", after="differs")
    changes.keep(book.data, Release(version="3.3.0", since=sample_citation.VERSION, changes=[changed]))
    (book.root / "_toc.yml").write_text(ORDER, encoding="utf-8")
    assert book.build() == []
    assert formats.make(book.root, book.output) == 0
    return Whole(book.root, book.output)


@pytest.fixture(scope="session")
def made(whole: Whole) -> Path:
    """The folder with the forms."""
    return whole.folder / "formats"
