"""The commands that make the chapters live, in a browser and in a Jupyter of the reader's, and what they say."""

from __future__ import annotations

import sys
from subprocess import CalledProcessError
from typing import TYPE_CHECKING

from edition.lite import local, parts, record
from edition.model import BadData

if TYPE_CHECKING:
    from pathlib import Path


def lite(root: Path, pyodide: Path | None = None) -> int:
    """Make the site of the tree at `root`, below its ``_build``; return 0, or 1 after saying why there is none.

    `pyodide` is a folder of the publisher's own with a full distribution, instead of the core that is fetched.
    """
    site = root / "_build" / record.FOLDER
    try:
        found = parts.given(pyodide) if pyodide else parts.fetch(root / "lite", site.with_name("lite-parts"))
        if size := record.size(site, root, found.name):
            print(f"The chapters in {site} are up to date.")
            return 0
        from edition.lite.site import make  # noqa: PLC0415  # it needs packages that no other command does

        size = make(root, site, found)
    except (parts.CannotFetch, BadData) as reason:
        print(f"lite: {reason}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as lack:
        print(f"lite: found no {lack.name}, expected it installed, as requirements.txt has it", file=sys.stderr)
        return 1
    except CalledProcessError as failed:
        print(f"lite: JupyterLite ended with {failed.returncode}, see above", file=sys.stderr)
        return 1
    print(f"The chapters are in {site}, {size / 1e6:.0f} MB for a reader. python -m edition build takes them along.")
    return 0


def notebooks(root: Path) -> int:
    """Lay the chapters of the tree at `root` as notebooks; return 0, or 1 after saying why there are none."""
    try:
        many, left = local.lay(root)
    except BadData as reason:
        print(f"notebooks: {reason}", file=sys.stderr)
        return 1
    for path in left:
        print(f"{path} stays as you have changed it; move it away, and the chapter is laid anew.")
    print(f"{many} chapters are notebooks in {root / local.FOLDER}: jupyter lab opens them.")
    return 0
