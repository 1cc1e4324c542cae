"""Make the site: JupyterLite with the chapters as notebooks, the tables as files, and the edition as a package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from edition import regests
from edition.lite import notebooks, packages, record
from edition.tables import read
from edition.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from edition.lite.parts import Parts

EXTENSIONS = (packages.KERNEL, "@jupyter-widgets/jupyterlab-manager", "anywidget")

CONTENT = "content"  #: what a reader finds among the files, in the folder in which a site is made

#: the kernel that a notebook asks for here
KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
#: what a browser loads of the application itself, as `tests/live/test_lite.py` measures it
APPLICATION = 2_070_000

#: everything from this host: it checks its settings, and compiles Python, by scripts that it makes itself
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'"
)
_HEAD = '<meta charset="utf-8">'


def make(root: Path, output: Path, found: Parts) -> int:
    """Write the site of the tree at `root` into the folder `output`; return how many bytes a reader loads, packed."""
    work = output.with_name(f"{output.name}.work")
    shutil.rmtree(work, ignore_errors=True)
    _contents(root, work / CONTENT)
    made, at_once = assemble(work, found, root)
    size = APPLICATION + packages.weight(made / "static" / "pyodide", at_once)
    record.write(made, root, size, found.name)
    shutil.rmtree(output, ignore_errors=True)
    made.rename(output)
    shutil.rmtree(work)
    return size


def assemble(work: Path, found: Parts, root: Path | None) -> tuple[Path, list[str]]:
    """Build a site around the content in a folder: with the edition of the tree at `root`, or with the kernel alone.

    Returns its folder, and the packages that a reader loads before anything runs.
    """
    at_once = packages.write(work / "static" / "pyodide", found, root)
    (work / "jupyter-lite.json").write_text(json.dumps(_settings(at_once)), encoding="utf-8")
    made = work / "made"
    extensions = EXTENSIONS if root else EXTENSIONS[:1]
    settings = _config(work / CONTENT, made, extensions)
    (work / "jupyter_lite_config.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "jupyterlite_core", "build"]
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    subprocess.run(command, cwd=work, check=True, stdout=subprocess.DEVNULL, env=environment)
    _shut(made / "notebooks" / "index.html")
    return made, at_once


def _contents(root: Path, folder: Path) -> None:
    """Write the notebooks and the tables as they stand in the repository: `chapters/` beside `data/`."""
    words = Wording(read(root / "data"), regests.titles(root / "chapters"))
    for name in ("chapters", "data"):
        (folder / name).mkdir(parents=True)
    for path in notebooks.chapters(root / "chapters"):
        made = notebooks.notebook(path, words, kernel=KERNEL)
        (folder / "chapters" / f"{path.stem}.ipynb").write_text(made, encoding="utf-8")
    for path in sorted((root / "data").glob("*.csv")):
        shutil.copy(path, folder / "data")


def _settings(at_once: list[str]) -> dict[str, Any]:
    """Return what the page is told: Python from this host, and no packages from any other."""
    options = {"packages": at_once}
    kernel = {"disablePyPIFallback": True, "pyodideUrl": "./static/pyodide/pyodide.mjs", "loadPyodideOptions": options}
    told = {"litePluginSettings": {f"{EXTENSIONS[0]}:kernel": kernel}, "exposeAppInBrowser": False}
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": told}


def _config(contents: Path, output: Path, extensions: Iterable[str]) -> dict[str, Any]:
    """Return how the site is built: one application, and the extensions that the chapters need."""
    chosen = {
        "apps": ["notebooks"],
        "contents": [str(contents)],
        "federated_extensions": [str(packages.extension(name)) for name in extensions],
        "ignore_sys_prefix": ["federated_extensions", "translation", "settings"],
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
        "output_dir": str(output),
    }
    return {"LiteBuildConfig": chosen}


def _shut(page: Path) -> None:
    """State in a page that it asks this host alone; what runs Python there cannot do with the policy of the book."""
    written = page.read_text(encoding="utf-8")
    if _HEAD not in written:
        raise ValueError(f"{page.name}: found no {_HEAD}, expected one, to state the policy after it")
    stated = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    page.write_text(written.replace(_HEAD, f"{_HEAD}{stated}", 1), encoding="utf-8")
