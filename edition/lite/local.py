"""Lay the chapters as notebooks into a folder of the reader's own, and never over what the reader has changed."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from edition import regests
from edition.lite import notebooks
from edition.tables import read
from edition.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "notebooks"  #: in that of a book, beside its tables; git passes over it
_MARK = "edition"  #: where a notebook says what it was when it was laid
_UNREADABLE = "nothing that we have laid"


def lay(root: Path) -> tuple[int, list[Path]]:
    """Write each chapter with code that is not there yet, or has changed since; return their number, and those left.

    Left are notebooks in whose cells the reader has written. To run one, and to save what it shows, is no change.
    """
    words = Wording(read(root / "data"), regests.titles(root / regests.CHAPTERS))
    chapters = list(notebooks.chapters(root / regests.CHAPTERS))
    names = {path.stem for path in chapters}
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    left = []
    for path in chapters:
        made = json.loads(notebooks.notebook(path, words, beside=names))
        made["metadata"][_MARK] = {"laid": (fresh := _checksum(made))}
        file = folder / f"{path.stem}.ipynb"
        laid, now = _held(file) if file.exists() else ("", "")
        if laid != now:
            left.append(file)
        elif now != fresh:
            file.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    return len(chapters), left


def _held(file: Path) -> tuple[str, str]:
    """Return the checksum of a notebook when it was laid, and as it is now."""
    try:
        notebook = json.loads(file.read_text(encoding="utf-8"))
        return notebook["metadata"][_MARK]["laid"], _checksum(notebook)
    except (ValueError, KeyError, TypeError):  # another's file, which we leave alone
        return "", _UNREADABLE


def _checksum(notebook: dict[str, list[dict[str, str]]]) -> str:
    """Return a checksum of what stands in the cells: neither what they show nor how they are folded."""
    cells = [[cell["cell_type"], "".join(cell["source"])] for cell in notebook["cells"]]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()
