"""Fetch what the site is made of and is not installed here: Python for browsers, and its installer."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

PYODIDE = "pyodide"
LIST = "pyodide-lock.json"
NEEDED = ("pyodide.mjs", "pyodide.asm.wasm", "python_stdlib.zip", LIST)
MICROPIP = "micropip==0.11.1"  #: the one that belongs to that Pyodide; it is for Python 3.13 and later
PATIENCE = 600  # seconds
_LOG = "A complete log of this run"  # npm's last line, which says nothing of why


class CannotFetch(Exception):  # noqa: N818  # it says what could not be done
    """Something could not be had; says what to do."""


class Parts(NamedTuple):
    """Python for browsers, and what stands beside it."""

    folder: Path  #: in which it lies
    info: dict[str, str]  #: what it says of itself: its Python, its platform, the form of its list
    brought: dict[str, dict[str, Any]]  #: name -> entry in its list, of each package that lies there
    installer: Path | None  #: the wheel of micropip, where it is not among these

    @property
    def name(self) -> str:
        """Which Python it is, and with how many packages."""
        return f"Python {self.info['python']} for {self.info['platform']}, {len(self.brought)} packages"

    def core(self) -> list[Path]:
        """Return the files without which no Python starts."""
        return [*self.folder.glob("pyodide.asm.*"), self.folder / "pyodide.mjs", self.folder / "python_stdlib.zip"]


def fetch(named: Path, folder: Path) -> Parts:
    """Return the parts below a folder, fetched where they are not there yet; `named` has what npm is to install.

    Raises CannotFetch where there is no network or no npm.
    """
    lock = named / "package-lock.json"
    if not lock.is_file():
        raise CannotFetch(f"found no {lock}, expected the tree in which the edition's own code stands")
    folder.mkdir(parents=True, exist_ok=True)
    core = folder / "node_modules" / PYODIDE
    if not all((core / name).is_file() for name in NEEDED):
        npm = shutil.which("npm")
        if not npm:
            raise CannotFetch("found no npm, expected Node with npm: it brings Python for browsers, once")
        for file in (lock, named / "package.json"):
            shutil.copy(file, folder)
        _run(
            "Python for browsers by npm",
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"],
            folder,
        )
    if not any(folder.glob("micropip-*.whl")):
        wanted = ["--no-deps", "--only-binary=:all:", "--python-version", "3.14", "--dest", str(folder), MICROPIP]
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--retries=1",
            *wanted,
        ]
        _run(f"{MICROPIP} by pip", command, folder)
    return Parts(core, _listed(core)["info"], {}, next(folder.glob("micropip-*.whl")))


def given(folder: Path) -> Parts:
    """Return the parts in a folder of the publisher's own, a full distribution of Pyodide: nothing is fetched.

    Raises CannotFetch where the folder is none.
    """
    lacking = [name for name in NEEDED if not (folder / name).is_file()]
    if lacking:
        raise CannotFetch(f"{folder}: found no {', '.join(lacking)}, expected an unpacked distribution of Pyodide")
    listed = _listed(folder)
    brought = {name: one for name, one in listed["packages"].items() if (folder / one["file_name"]).is_file()}
    if "micropip" not in brought:
        raise CannotFetch(f"{folder}: found no micropip, expected the full distribution of Pyodide and not its core")
    return Parts(folder, listed["info"], brought, None)


def _listed(core: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((core / LIST).read_text(encoding="utf-8"))
    return found


def _run(what: str, command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as reason:
        raise CannotFetch(f"{command[0]} could not run: {reason}") from reason
    if done.returncode:
        said = [line for line in (done.stderr or done.stdout).splitlines() if line.strip() and _LOG not in line]
        last = said[-1].strip() if said else "no word of why"
        raise CannotFetch(f"found no way to fetch {what}: {last}. Is there a network? It is needed once")
