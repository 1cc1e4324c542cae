"""Pack what is installed here for Python in a browser: pure wheels, trimmed of what no reader needs."""

from __future__ import annotations

import hashlib
import posixpath
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

#: what the kernel stands on
KERNEL = ("ipython", "comm", "jedi", "traitlets")

#: and what the edition's records and widgets do: all of it pure Python, or so without its compiled parts
ROOTS = (
    *KERNEL,
    *("anywidget", "jinja2", "markupsafe", "rjsmin", "rcssmin", "babel", "edtf", "pybtex", "markdown-it-py"),
    *("mdit-py-plugins", "python-slugify"),
)

#: what a full distribution of Pyodide lets run besides: frames, agreement of ledgers, charts of Altair
MORE = ("pandas", "krippendorff", "altair")

#: brought by the kernel's own extension, or asked for and never used
ELSEWHERE = frozenset(
    {"ipykernel", "widgetsnbextension", "pyodide-kernel", "piplite", "pexpect", "psutil", "setuptools"}
)

_MACHINE = (".so", ".pyd")
_COMPILED = (*_MACHINE, ".pyc", ".c", ".pxd", ".pyx")
_NO_READER = ("/tests/", "/test/", "/locale-data/", "/third_party/", "/static/", "/nbextension/")
_KEPT = ("/locale-data/root.dat", "/locale-data/en.dat", "/locale-data/en_001.dat", "/locale-data/en_GB.dat")
_FIXED = (1980, 1, 1, 0, 0, 0)  # the same tree makes the same wheel


class Wheel(NamedTuple):
    """A package as Pyodide's list has it."""

    name: str
    version: str
    file: str
    sha256: str
    imports: list[str]
    depends: list[str]

    def listed(self) -> dict[str, Any]:
        """Return its entry in Pyodide's list: https://pyodide.org/en/stable/development/abi.html."""
        return {
            "name": self.name,
            "version": self.version,
            "file_name": self.file,
            "sha256": self.sha256,
            "imports": self.imports,
            "depends": self.depends,
            "install_dir": "site",
            "package_type": "package",
            "unvendored_tests": False,
        }


def browser(info: dict[str, str]) -> dict[str, str]:
    """Return the Python in which packages are to run, as Pyodide says it, for the markers of what they need."""
    return {
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": info["arch"],
        "platform_python_implementation": "CPython",
        "platform_system": "Emscripten",
        "python_full_version": info["python"],
        "python_version": info["python"].rpartition(".")[0],
        "sys_platform": "emscripten",
    }


def needed(roots: Iterable[str], into: Mapping[str, str], brought: Container[str] = ()) -> list[Distribution]:
    """Return the installed packages that must be there, each once, sorted by name.

    What has compiled parts and is brought by Pyodide is left to it, with all that it needs.
    """
    found: dict[str, Distribution] = {}
    asked: list[str] = [canonicalize_name(name) for name in roots]
    while asked:
        name = asked.pop()
        if name in found or (name in brought and compiled(distribution(name))):
            continue
        found[name] = distribution(name)
        asked += depends(found[name], into)
    return [found[name] for name in sorted(found)]


def possible(into: Mapping[str, str], brought: Container[str]) -> list[str]:
    """Return what can go along of MORE: all that is compiled in it, and that nothing does without, is brought."""
    without = {one.name for one in needed(ROOTS, into, brought)}
    return [
        name
        for name in MORE
        if not any(compiled(one) for one in needed([name], into, brought) if one.name not in without)
    ]


def compiled(package: Distribution) -> bool:
    """Return whether a package has parts that are made for one kind of machine."""
    return any(path.suffix in _MACHINE for path in package.files or [])


def depends(package: Distribution, into: Mapping[str, str]) -> list[str]:
    """Return what a package needs in the browser."""
    asked = [Requirement(written) for written in package.requires or []]
    names = [
        canonicalize_name(one.name) for one in asked if not one.marker or one.marker.evaluate({**into, "extra": ""})
    ]
    return sorted({*names} - ELSEWHERE)


def pack(package: Distribution, folder: Path, into: Mapping[str, str]) -> Wheel:
    """Write a package as a pure wheel, without what only other machines, tests and servers use."""
    name, version = canonicalize_name(package.metadata["Name"]), package.version
    file = folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
    held = {
        path.as_posix(): Path(str(path.locate())).read_bytes()
        for path in package.files or []
        if _wanted(path.as_posix())
    }
    info = next(posixpath.dirname(path) for path in held if path.endswith(".dist-info/METADATA"))
    held[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: edition\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    held[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in sorted({*held, f"{info}/RECORD"})).encode()
    with ZipFile(file, "w") as made:
        copy(made, held)
    modules = sorted({path.partition("/")[0].removesuffix(".py") for path in held if not path.startswith(info)})
    return known(file, modules, depends(package, into))


def known(file: Path, modules: list[str], needs: Iterable[str] = ()) -> Wheel:
    """Return what Pyodide must know of a wheel that is made already."""
    name, version, *_ = file.name.split("-")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return Wheel(canonicalize_name(name), version, file.name, digest, modules, list(needs))


def copy(made: ZipFile, held: dict[str, bytes]) -> None:
    """Write files into a wheel, each time the same."""
    for path in sorted(held):
        made.writestr(ZipInfo(path, _FIXED), held[path], ZIP_DEFLATED, compresslevel=9)


def _wanted(path: str) -> bool:
    if path.startswith(("../", "/")) or "__pycache__" in path or path.endswith(_COMPILED):
        return False
    if ".dist-info/" in path:
        return path.endswith(("/METADATA", "/entry_points.txt"))
    return path.endswith(_KEPT) or not any(part in f"/{path}" for part in _NO_READER)
