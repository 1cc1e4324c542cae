"""Make the site: JupyterLite with the chapters as notebooks, the tables as files, and the edition as a package."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from hatchling.builders.wheel import WheelBuilder
from jupyter_core.paths import jupyter_path

from edition import regests
from edition.lite import notebooks, parts, record, wheels
from edition.tables import read
from edition.wording import Wording

EXTENSIONS = ("@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager", "anywidget")

#: the kernel's own packages, which its extension brings, and the modules in them
OWN = {
    "piplite": ["piplite"],
    "pyodide-kernel": ["pyodide_kernel"],
    "ipykernel": ["ipykernel"],
    "widgetsnbextension": [],
}

KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
_AT_ONCE = (
    "micropip",
    "piplite",
    "ipykernel",
    "comm",
    "pyodide-kernel",
    "jedi",
    "ipython",
    "widgetsnbextension",
    "edition",
)
#: what a browser loads of the application itself, as `tests/live/test_lite.py` measures it
APPLICATION = 2_070_000

#: everything from this host: it checks its settings, and compiles Python, by scripts that it makes itself
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'"
)
_HEAD = '<meta charset="utf-8">'
_NO_READER = ("edition/sphinx_ext/", "edition/lite/", "edition/book/")


def make(root: Path, output: Path, fetched: Path) -> int:
    """Write the site of the tree at `root` into the folder `output`; return how many bytes a reader loads, compressed.

    Raises CannotFetch where a part of it cannot be had.
    """
    found = parts.fetch(root / "lite", fetched)
    work = output.with_name(f"{output.name}.work")
    shutil.rmtree(work, ignore_errors=True)
    _packages(root, work / "static" / "pyodide", found)
    _contents(root, work / "content")
    (work / "jupyter-lite.json").write_text(json.dumps(_settings()), encoding="utf-8")
    made = work / "made"
    (work / "jupyter_lite_config.json").write_text(json.dumps(_config(work / "content", made)), encoding="utf-8")
    command = [sys.executable, "-m", "jupyterlite_core", "build"]
    subprocess.run(
        command, cwd=work, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"PYTHONWARNINGS": "ignore"}
    )
    _shut(made / "notebooks" / "index.html")
    size = _weight(made)
    record.write(made, root, size)
    shutil.rmtree(output, ignore_errors=True)
    made.rename(output)
    shutil.rmtree(work)
    return size


def _packages(root: Path, folder: Path, found: Path) -> None:
    """Write Python, every package, and the list by which it finds them."""
    folder.mkdir(parents=True)
    for name in parts.CORE:
        shutil.copy(found / "node_modules" / parts.PYODIDE / name, folder)
    packed = [wheels.pack(one, folder) for one in wheels.needed()]
    own = next(_extension(EXTENSIONS[0]).glob("static/pypi"))
    for name, modules in OWN.items():
        newest = max(own.glob(f"{name.replace('-', '_')}-*.whl"))
        packed.append(wheels.known(Path(shutil.copy(newest, folder)), modules))
    packed.append(wheels.known(Path(shutil.copy(next(found.glob("micropip-*.whl")), folder)), ["micropip"]))
    packed.append(wheels.known(_edition(root, folder), ["edition"], list(wheels.ROOTS)))
    listed = {"info": parts.python_of(found), "packages": {one.name: one.listed() for one in packed}}
    (folder / parts.LIST).write_text(json.dumps(listed), encoding="utf-8")


def _edition(root: Path, folder: Path) -> Path:
    """Write the wheel of the edition, without what talks to a build."""
    (whole,) = WheelBuilder(str(root)).build(directory=str(folder / "whole"))
    smaller = folder / Path(whole).name
    with ZipFile(whole) as full, ZipFile(smaller, "w") as made:
        wheels.copy(made, {name: full.read(name) for name in full.namelist() if not name.startswith(_NO_READER)})
    shutil.rmtree(folder / "whole")
    return smaller


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


def _settings() -> dict[str, Any]:
    """Return what the page is told: Python from this host, and no packages from any other."""
    options = {"packages": list(_AT_ONCE)}
    kernel = {"disablePyPIFallback": True, "pyodideUrl": "./static/pyodide/pyodide.mjs", "loadPyodideOptions": options}
    told = {"litePluginSettings": {f"{EXTENSIONS[0]}:kernel": kernel}, "exposeAppInBrowser": False}
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": told}


def _config(contents: Path, output: Path) -> dict[str, Any]:
    """Return how the site is built: one application, and the extensions that the chapters need."""
    chosen = {
        "apps": ["notebooks"],
        "contents": [str(contents)],
        "federated_extensions": [str(_extension(name)) for name in EXTENSIONS],
        "ignore_sys_prefix": ["federated_extensions", "translation", "settings"],
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
        "output_dir": str(output),
    }
    return {"LiteBuildConfig": chosen}


def _extension(name: str) -> Path:
    places = [Path(path) / name for path in jupyter_path("labextensions")]
    return next(place for place in places if place.is_dir())


def _shut(page: Path) -> None:
    """State in a page that it asks this host alone; what runs Python there cannot do with the policy of the book."""
    written = page.read_text(encoding="utf-8")
    if _HEAD not in written:
        raise ValueError(f"{page.name}: found no {_HEAD}, expected one, to state the policy after it")
    stated = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    page.write_text(written.replace(_HEAD, f"{_HEAD}{stated}", 1), encoding="utf-8")


def _weight(site: Path) -> int:
    """Return the bytes that a first visit loads, compressed: Python, all packages, and a part of the application."""
    packed = {".whl", ".zip"}
    files = list((site / "static" / "pyodide").iterdir())
    return APPLICATION + sum(
        one.stat().st_size if one.suffix in packed else len(gzip.compress(one.read_bytes(), 6)) for one in files
    )
