"""Which state of the edition this is: its commit and a checksum of its data."""

from __future__ import annotations

import hashlib
import subprocess
from typing import TYPE_CHECKING

from edition.tables import files

if TYPE_CHECKING:
    from pathlib import Path


def commit(root: Path) -> str:
    """Return the commit of the tree at `root`, with a plus sign where files differ from it; empty outside git."""
    if not (root / ".git").exists():
        return ""  # a copy of the tree, perhaps within a repository that is not ours
    name = _git(root, "rev-parse", "HEAD")
    changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    return f"{name}+" if name and changed else name


def _git(root: Path, *arguments: str) -> str:
    try:
        asked = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)  # noqa: S607  # git is wherever the reader has it
    except FileNotFoundError:
        return ""
    return asked.stdout.strip()


def data_digest(data: Path) -> str:
    """Return a SHA-256 checksum of all tables, the bibliography and the schema, in hexadecimal."""
    total = hashlib.sha256()
    for path in files(data):
        total.update(f"{path.name}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
