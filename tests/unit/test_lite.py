"""Chapters for a reader's browser: notebooks in words, pure packages, and what is said where something lacks."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from packaging.utils import canonicalize_name

import edition
from edition import regests
from edition.lite import packages, parts, record, wheels
from edition.lite.notebooks import chapters, notebook
from edition.wording import Wording
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

CHAPTER = """---
kernelspec:
  display_name: Python 3 (ipykernel)
  language: python
  name: python3
---

(late)=
# Late

{count}`facts` questions. {reading}`delegates-late BETA` in {para}`BETA.2`, not {fact}`delegates-late`; as
`{fact}` prints it, in {doc}`late` {cite:p}`archive-1990`.

[Below](#two-more).

:::{admonition} To try
Ask {fact-page}`fee`.
:::

```{code-cell} ipython3
print("{fact}`fee`")
```

```{register} omissions
```

(two-more)=

## Two more
"""

#: what Pyodide says of itself, and the Python that it is
INFO = {"arch": "wasm32", "python": "3.14.2", "platform": "emscripten_5"}
BROWSER = wheels.browser(INFO)

#: what the widgets must do without: every package that is installed here and does not go along
WITHOUT = """
import sys, types
from importlib.metadata import packages_distributions
from edition.lite.wheels import ROOTS, browser, needed
info = {"arch": "wasm32", "python": "3.14.2"}
along = {one.metadata["Name"] for one in needed(ROOTS, browser(info))} | {"edition"}
sys.modules |= {name: None for name, held in packages_distributions().items() if not along.intersection(held)}
sys.modules["ipykernel"] = types.SimpleNamespace(version_info=(7, 0))  # the browser's kernel has one of its own
import edition
from edition import charts, widgets
for widget in widgets.BY_NAME.values(): widget()._repr_mimebundle_()
try: edition.load()
except ImportError as lack: print(*lack._render_traceback_())
"""


@pytest.fixture
def cells(tmp_path: Path) -> list[dict[str, str]]:
    """The cells of a chapter as a notebook that knows where the book is."""
    path = tmp_path / "late.md"
    path.write_text(CHAPTER, encoding="utf-8")
    words = Wording(edition.read(sample.write(tmp_path)), regests.titles(tmp_path))
    made = json.loads(notebook(path, words, address="https://example.org/"))
    return [cell | {"source": "".join(cell["source"])} for cell in made["cells"]]


def test_a_notebook_is_in_words(cells: list[dict[str, str]]) -> None:
    """Roles are values and links, directives have no frame, labels are gone; code is left as it is."""
    assert cells[0]["source"] == (
        "# Late\n\n9 questions. 49 in [BETA.2](https://example.org/chapters/beta.html#BETA.2), not "
        "[50–52](https://example.org/facts/delegates-late.html); as\n`{fact}` prints it, in Late (Archive, 1990).\n\n"
        "[Below](#Two-more).\n\n"
        "**To try**\nAsk [What was paid?](https://example.org/facts/fee.html)."
    )
    assert cells[1]["source"] == 'print("{fact}`fee`")'
    assert cells[2]["source"].startswith(
        "*This part is made from the tables while the book is built; it stands in the book.*\n"
    )
    assert cells[2]["source"].endswith("\n\n## Two more")


def test_no_role_is_left_in_any_chapter() -> None:
    """What a reader takes away has no markup of the builder's."""
    words = Wording(edition.read(), regests.titles(sample.ROOT / "chapters"))
    found = list(chapters(sample.ROOT / "chapters"))
    assert found
    for path in found:
        prose = [cell for cell in json.loads(notebook(path, words))["cells"] if cell["cell_type"] == "markdown"]
        source = "".join("".join(cell["source"]) for cell in prose)
        assert not [mark for mark in ("{fact}`", "{reading}`", "{para}`", "{cite:", "{doc}`", ":::") if mark in source]


def test_packages_are_pure_and_always_the_same(tmp_path: Path) -> None:
    """A wheel for the browser has no compiled part, says what is in it, and is made alike each time."""
    (compiled,) = wheels.needed(["markupsafe"], BROWSER)
    folders = (_folder(tmp_path / "a"), _folder(tmp_path / "b"))
    first, second = (wheels.pack(compiled, folder, BROWSER) for folder in folders)
    assert first == second
    assert (first.name, first.imports) == ("markupsafe", ["markupsafe"])
    held = ZipFile(tmp_path / "a" / first.file)
    assert "markupsafe/_native.py" in held.namelist()
    assert not [name for name in held.namelist() if name.endswith((".so", ".pyd", ".pyc"))]
    (listed,) = (name for name in held.namelist() if name.endswith("/RECORD"))
    assert [line.partition(",")[0] for line in held.read(listed).decode().splitlines()] == sorted(held.namelist())


def test_every_package_has_what_it_needs() -> None:
    """The list is closed: nothing in it needs what neither it nor the kernel has."""
    found = wheels.needed(wheels.ROOTS, BROWSER)
    names = {canonicalize_name(one.metadata["Name"]) for one in found}
    assert {need for one in found for need in wheels.depends(one, BROWSER)} <= names


@pytest.mark.slow  # it starts a Python
def test_all_widgets_do_without_what_no_browser_has() -> None:
    """Without pandas and the rest every widget is drawn, charts can be imported, and a frame is refused in one line."""
    said = subprocess.run([sys.executable, "-c", WITHOUT], cwd=sample.ROOT, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == "This needs pandas, which is not here: run it where the whole edition is installed.\n"


def test_without_npm_or_network_it_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has no npm, or no network at the first time, is told so, and nothing else."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(parts.CannotFetch, match="found no npm, expected Node with npm"):
        parts.fetch(sample.ROOT / "lite", tmp_path)
    log = "npm error A complete log of this run can be found in: debug.log"
    failed = subprocess.CompletedProcess([], 1, "", f"npm error network: no address\n{log}\n")
    monkeypatch.setattr("shutil.which", lambda _: "/bin/npm")
    monkeypatch.setattr("subprocess.run", lambda *_, **__: failed)
    with pytest.raises(parts.CannotFetch, match=r"by npm: npm error network: no address\. Is there a network"):
        parts.fetch(sample.ROOT / "lite", tmp_path)
    with pytest.raises(parts.CannotFetch, match="expected the tree in which the edition's own code stands"):
        parts.fetch(tmp_path / "lite", tmp_path)


@pytest.fixture
def distribution(tmp_path: Path) -> Path:
    """What stands for a full distribution of Pyodide: its files are empty, its list is as that has it."""
    folder = _folder(tmp_path / "pyodide")
    held = {"pandas": ["numpy", "python_dateutil"], "numpy": [], "rpds-py": [], "micropip": [], "python-dateutil": []}
    held |= {"markupsafe": [], "scipy": ["numpy"]}
    listed = {name: {"file_name": f"{name}-1-x.whl", "depends": needs} for name, needs in held.items()}
    (folder / parts.LIST).write_text(
        json.dumps({"info": INFO, "packages": listed | {"ssl": listed["numpy"] | {"file_name": "no.zip"}}}),
        encoding="utf-8",
    )
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "python_stdlib.zip", "pyodide.asm.wasm"):
        (folder / name).write_text("", encoding="utf-8")
    for entry in listed.values():
        (folder / str(entry["file_name"])).write_bytes(b"x" * 1_000_000)
    return folder


@pytest.mark.slow  # it packs every package
def test_with_a_full_distribution_what_needs_pandas_goes_along(distribution: Path, tmp_path: Path) -> None:
    """All packages of the publisher's folder are there, the edition needs pandas, and a reader loads that at once."""
    folder = tmp_path / "made"
    at_once = packages.write(folder, parts.given(distribution), sample.ROOT)
    listed = json.loads((folder / parts.LIST).read_text(encoding="utf-8"))["packages"]
    assert {"pandas", "krippendorff", "altair"} <= {*listed["edition"]["depends"]}
    assert "krippendorff" in listed["krippendorff"]["imports"]
    assert [listed[name]["file_name"] for name in ("pandas", "scipy", "markupsafe")] == [
        f"{name}-1-x.whl" for name in ("pandas", "scipy", "markupsafe")
    ]
    assert "ssl" not in listed  # it is in the list, and its file is not in the folder
    assert {canonicalize_name(need) for one in listed.values() for need in one["depends"]} <= {*listed}
    assert {one["file_name"] for one in listed.values()} <= {path.name for path in folder.iterdir()}
    whole = packages.weight(folder, listed)
    assert whole - packages.weight(folder, at_once) == 1_000_000  # scipy, which is loaded when it is imported


def test_a_folder_that_is_no_distribution_is_refused(distribution: Path) -> None:
    """A folder that lacks Python, or has no more than its core, is named with what it lacks."""
    (distribution / "micropip-1-x.whl").unlink()
    with pytest.raises(parts.CannotFetch, match="found no micropip, expected the full distribution"):
        parts.given(distribution)
    (distribution / "pyodide.mjs").unlink()
    with pytest.raises(parts.CannotFetch, match=r"found no pyodide\.mjs, expected an unpacked distribution"):
        parts.given(distribution)


def test_a_site_of_other_data_is_none(tmp_path: Path) -> None:
    """What was made from tables that have changed since is not taken along."""
    site = _folder(tmp_path / "lite")
    data = sample.write(tmp_path)
    assert record.size(site, tmp_path) == 0
    record.write(site, tmp_path, 14_000_000, "Pyodide 1")
    assert record.size(site, tmp_path) == record.size(site, tmp_path, "Pyodide 1") == 14_000_000
    assert record.size(site, tmp_path, "Pyodide 2") == 0
    sample.spoil(data, "facts.csv:2 note", "Another.")
    assert record.size(site, tmp_path) == 0


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path
