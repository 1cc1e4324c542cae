"""Write Python for browsers, every package and the list by which it finds them into a folder of the site."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from hatchling.builders.wheel import WheelBuilder
from jupyter_core.paths import jupyter_path
from packaging.utils import canonicalize_name

from edition.lite import parts, wheels

if TYPE_CHECKING:
    from collections.abc import Iterable

KERNEL = "@jupyterlite/pyodide-kernel-extension"

#: the kernel's own packages, which its extension brings, and the modules in them
OWN = {
    "piplite": ["piplite"],
    "pyodide-kernel": ["pyodide_kernel"],
    "ipykernel": ["ipykernel"],
    "widgetsnbextension": [],
}

#: what is loaded before the first cell runs
AT_ONCE = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython", "widgetsnbextension")

_NO_READER = ("edition/sphinx_ext/", "edition/lite/", "edition/book/")
_PACKED = {".whl", ".zip"}


def write(folder: Path, found: parts.Parts, root: Path | None) -> list[str]:
    """Write Python with the edition of the tree at `root`, or with the kernel alone; return what is loaded at once."""
    folder.mkdir(parents=True)
    for file in found.core():
        shutil.copy(file, folder)
    into = wheels.browser(found.info)
    roots = [*wheels.ROOTS, *wheels.possible(into, found.brought)] if root else [*wheels.KERNEL]
    packed = [wheels.pack(one, folder, into) for one in wheels.needed(roots, into, found.brought)]
    own = next(extension(KERNEL).glob("static/pypi"))
    for name, modules in OWN.items():
        newest = max(own.glob(f"{name.replace('-', '_')}-*.whl"))
        packed.append(wheels.known(Path(shutil.copy(newest, folder)), modules))
    if found.installer:
        packed.append(wheels.known(Path(shutil.copy(found.installer, folder)), ["micropip"]))
    if root:
        packed.append(wheels.known(_edition(root, folder), ["edition"], roots))
    listed = {one.name: one.listed() for one in packed}
    for name, entry in found.brought.items():
        if name not in listed:
            shutil.copy(found.folder / entry["file_name"], folder)
            listed[name] = entry | {"file_name": Path(entry["file_name"]).name}
    made = {"info": found.info, "packages": listed}
    (folder / parts.LIST).write_text(json.dumps(made), encoding="utf-8")
    return [*AT_ONCE, "edition"] if root else [*AT_ONCE]


def extension(name: str) -> Path:
    """Return where an extension of JupyterLab is installed."""
    places = [Path(path) / name for path in jupyter_path("labextensions")]
    found = [place for place in places if place.is_dir()]
    if not found:
        raise ModuleNotFoundError(name=name)
    return found[0]


def weight(folder: Path, at_once: Iterable[str]) -> int:
    """Return the bytes of Python and of the packages that are loaded at once, with all that these need, compressed."""
    listed = json.loads((folder / parts.LIST).read_text(encoding="utf-8"))["packages"]
    loaded, asked = set[str](), [*at_once]
    while asked:
        name = asked.pop()
        if name not in loaded:
            loaded.add(name)
            asked += map(canonicalize_name, listed[name]["depends"])  # Pyodide's own list has “prompt_toolkit”
    left_out = {one["file_name"] for name, one in listed.items() if name not in loaded}
    files = [one for one in folder.iterdir() if one.name not in left_out]
    return sum(
        one.stat().st_size if one.suffix in _PACKED else len(gzip.compress(one.read_bytes(), 6)) for one in files
    )


def _edition(root: Path, folder: Path) -> Path:
    """Write the wheel of the edition, without what talks to a build."""
    (whole,) = WheelBuilder(str(root)).build(directory=str(folder / "whole"))
    smaller = folder / Path(whole).name
    with ZipFile(whole) as full, ZipFile(smaller, "w") as made:
        wheels.copy(made, {name: full.read(name) for name in full.namelist() if not name.startswith(_NO_READER)})
    shutil.rmtree(folder / "whole")
    return smaller
