"""The command that makes the chapters live in a browser, and what it says."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from edition.lite import record
from edition.lite.parts import CannotFetch
from edition.model import BadData

if TYPE_CHECKING:
    from pathlib import Path


def lite(root: Path) -> int:
    """Make the site of the tree at `root`, below its ``_build``; return 0, or 1 after saying why there is none."""
    from edition.lite.site import make  # noqa: PLC0415  # it needs packages that no other command does

    site = root / "_build" / record.FOLDER
    try:
        size = make(root, site, site.with_name("lite-parts"))
    except (CannotFetch, BadData) as reason:
        print(f"lite: {reason}", file=sys.stderr)
        return 1
    print(f"The chapters are in {site}, {size / 1e6:.0f} MB for a reader. python -m edition build takes them along.")
    return 0
