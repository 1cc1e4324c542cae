"""Fetch what the site is made of and is not installed here: Python for browsers, and its installer."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PYODIDE = "pyodide"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LIST = "pyodide-lock.json"
MICROPIP = "micropip==0.11.1"  #: the one that belongs to that Pyodide; it is for Python 3.13 and later
PATIENCE = 600  # seconds


class CannotFetch(Exception):  # noqa: N818  # it says what could not be done
    """Something could not be had; says what to do."""


def fetch(named: Path, folder: Path) -> Path:
    """Return the folder with all parts, fetched where they are not there yet; `named` has what npm is to install.

    Raises CannotFetch where there is no network or no npm.
    """
    folder.mkdir(parents=True, exist_ok=True)
    core = folder / "node_modules" / PYODIDE
    if not all((core / name).is_file() for name in (*CORE, LIST)):
        npm = shutil.which("npm")
        if not npm:
            raise CannotFetch("found no npm, expected Node with npm: it brings Python for browsers, once")
        for name in ("package.json", "package-lock.json"):
            shutil.copy(named / name, folder)
        _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
    if not any(folder.glob("micropip-*.whl")):
        wanted = ["--no-deps", "--only-binary=:all:", "--python-version", "3.14", "--dest", str(folder), MICROPIP]
        _run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", *wanted], folder)
    return folder


def python_of(parts: Path) -> dict[str, str]:
    """Return what Pyodide says of itself: its Python, its platform, and the form of its list."""
    info: dict[str, str] = json.loads((parts / "node_modules" / PYODIDE / LIST).read_text(encoding="utf-8"))["info"]
    return info


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as reason:
        raise CannotFetch(f"{command[0]} could not run: {reason}") from reason
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no word of why").splitlines()[-1]
        raise CannotFetch(f"found no way to {' '.join(command[1:3])}: {last}. Is there a network? It is needed once")
