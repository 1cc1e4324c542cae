"""What a site was made from and how much of it a reader loads: kept in the site, for the book that takes it along."""

from __future__ import annotations

import hashlib
import json
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "lite"  #: in the book, and below ``_build``, where it is made
FILE = "edition.json"
_PINS = ("requirements.txt", "lite/package-lock.json")


def made_from(root: Path) -> str:
    """Return a checksum of what the site of a tree is made from: chapters, tables, the package, what it needs."""
    total = hashlib.sha256()
    folders = (sorted((root / folder).rglob("*")) for folder in ("chapters", "data", "edition"))
    for path in chain(*folders, (root / name for name in _PINS)):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return total.hexdigest()[:16]


def write(site: Path, root: Path, size: int, python: str = "") -> None:
    """Keep in a site what it was made from, its size, and the Python in it."""
    kept = {"made_from": made_from(root), "bytes": size, "python": python}
    (site / FILE).write_text(json.dumps(kept), encoding="utf-8")


def size(site: Path, root: Path, python: str = "") -> int:
    """Return how many bytes a reader of a site loads, compressed.

    It is 0 where there is no site, or one of another state, or one that has not the Python that is asked for.
    """
    record = site / FILE
    if not record.is_file():
        return 0
    kept = json.loads(record.read_text(encoding="utf-8"))
    same = kept["made_from"] == made_from(root) and python in {"", kept.get("python")}
    return int(kept["bytes"]) if same else 0
