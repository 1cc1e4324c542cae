"""What a site was made from and how much of it a reader loads: kept in the site, for the book that takes it along."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "lite"  #: in the book, and below ``_build``, where it is made
FILE = "edition.json"


def made_from(root: Path) -> str:
    """Return a checksum of all that the site of a tree shows: chapters, tables and the package."""
    total = hashlib.sha256()
    for folder in ("chapters", "data", "edition"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return total.hexdigest()[:16]


def write(site: Path, root: Path, size: int) -> None:
    """Keep in a site what it was made from, and its size."""
    (site / FILE).write_text(json.dumps({"made_from": made_from(root), "bytes": size}), encoding="utf-8")


def size(site: Path, root: Path) -> int:
    """Return how many bytes a reader of a site loads, compressed; 0 where there is none, or one of another state."""
    record = site / FILE
    if not record.is_file():
        return 0
    kept = json.loads(record.read_text(encoding="utf-8"))
    return int(kept["bytes"]) if kept["made_from"] == made_from(root) else 0
