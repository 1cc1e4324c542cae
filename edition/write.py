"""Build the book again with each change and reload the page, while somebody writes: sphinx-autobuild does both."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: what a page is made from; a change anywhere else starts nothing
WATCHED = ("index.md", "chapters", "data", "edition", "_config.yml", "_toc.yml", "CITATION.cff")


#: lets the script in that sphinx-autobuild puts into each page: in these pages only, which nobody publishes
_RELOADING = {"script-src": "'self' 'unsafe-inline'", "connect-src": "'self' ws:"}


def settings(root: Path) -> str:
    """Return the settings in ``_config.yml`` as Sphinx reads them, in Python."""
    from jupyter_book.config import get_final_config  # noqa: PLC0415  # half a second, which no other command needs

    asked = {"latex_individualpages": False}  # a question of its command line, which it does not answer itself
    made, _ = get_final_config(user_yaml=root / "_config.yml", cli_config=asked, sourcedir=root)
    made["edition_policy"] = made.get("edition_policy", {}) | _RELOADING
    return "".join(f"{name} = {value!r}\n" for name, value in sorted(made.items()))


def command(root: Path, folder: Path, port: int) -> list[str]:
    """Return how sphinx-autobuild is called; its output is not the published book, and no warning ends it."""
    kept = [str(path) for path in sorted(root.iterdir()) if path.name not in WATCHED]
    return [
        *(sys.executable, "-m", "sphinx_autobuild", str(root), str(folder / "html")),
        *("-c", str(folder), "-d", str(folder / "doctrees"), "-n", "--port", str(port)),
        *(part for path in kept for part in ("--ignore", path)),
    ]


def write(root: Path, folder: Path, port: int) -> int:
    """Build, serve, and build again until the writer ends it; return the exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text(settings(root), encoding="utf-8")
    return subprocess.run(command(root, folder, port), cwd=root, check=False).returncode
