"""What tests of new sources share: the order of a small book, a text, and what a folder holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ORDER = """# The only place of order.
root: chapters/introduction
parts:
  - caption: Sources
    chapters:
      - file: chapters/alfa
      - file: chapters/beta  # the second
  - caption: More
    chapters:
      - file: chapters/gamma.md
      - file: chapters/figures
"""
TEXT = "A heading\n\nOne paragraph, “with quotes”.\n   \nThe last\n"


def state(root: Path) -> dict[str, bytes]:
    """Return everything that is written in a folder."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
