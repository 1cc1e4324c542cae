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
from edition.lite import parts, record, wheels
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

:::{admonition} To try
Ask {fact-page}`fee`.
:::

```{code-cell} ipython3
print("{fact}`fee`")
```

```{register} omissions
```
"""

#: what the widgets must do without: every package that is installed here and does not go along
WITHOUT = """
import sys, types
from importlib.metadata import packages_distributions
from edition.lite.wheels import needed
along = {one.metadata["Name"] for one in needed()} | {"edition"}
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
        "**To try**\nAsk [What was paid?](https://example.org/facts/fee.html)."
    )
    assert cells[1]["source"] == 'print("{fact}`fee`")'
    assert cells[2]["source"] == "*This part is made from the tables while the book is built; it stands in the book.*"


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
    (compiled,) = (one for one in wheels.needed(["markupsafe"]))
    first, second = (wheels.pack(compiled, folder) for folder in (_folder(tmp_path / "a"), _folder(tmp_path / "b")))
    assert first == second
    assert (first.name, first.imports) == ("markupsafe", ["markupsafe"])
    held = ZipFile(tmp_path / "a" / first.file)
    assert "markupsafe/_native.py" in held.namelist()
    assert not [name for name in held.namelist() if name.endswith((".so", ".pyd", ".pyc"))]
    (listed,) = (name for name in held.namelist() if name.endswith("/RECORD"))
    assert [line.partition(",")[0] for line in held.read(listed).decode().splitlines()] == sorted(held.namelist())


def test_every_package_has_what_it_needs() -> None:
    """The list is closed: nothing in it needs what neither it nor the kernel has."""
    found = wheels.needed()
    names = {canonicalize_name(one.metadata["Name"]) for one in found}
    assert {need for one in found for need in wheels.depends(one)} <= names


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
    failed = subprocess.CompletedProcess([], 1, "", "npm error network: no address\n")
    monkeypatch.setattr("shutil.which", lambda _: "/bin/npm")
    monkeypatch.setattr("subprocess.run", lambda *_, **__: failed)
    with pytest.raises(parts.CannotFetch, match=r"no address\. Is there a network"):
        parts.fetch(sample.ROOT / "lite", tmp_path)


def test_a_site_of_other_data_is_none(tmp_path: Path) -> None:
    """What was made from tables that have changed since is not taken along."""
    site = _folder(tmp_path / "lite")
    data = sample.write(tmp_path)
    assert record.size(site, tmp_path) == 0
    record.write(site, tmp_path, 14_000_000)
    assert record.size(site, tmp_path) == 14_000_000
    sample.spoil(data, "facts.csv:2 note", "Another.")
    assert record.size(site, tmp_path) == 0


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path
