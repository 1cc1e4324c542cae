"""Chapters as notebooks in a folder of the reader's own: in words, linked, and the reader's once changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from edition.__main__ import main
from edition.lite.local import FOLDER
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

CELL = "\n```{code-cell} ipython3\n1 + 1\n```\n"
FIRST = f"# First\n\nPaid: {{fact}}`fee`. {{doc}}`second`, {{doc}}`the other <second>`, {{doc}}`third`.\n{CELL}"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book in which one stands: two chapters with code, and one without."""
    sample.write(tmp_path)
    (tmp_path / "chapters").mkdir(exist_ok=True)
    for name, text in (("first", FIRST), ("second", f"# Second\n{CELL}"), ("third", "# Third\n")):
        (tmp_path / "chapters" / f"{name}.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cells(book: Path, name: str = "first") -> list[str]:
    """Return what stands in the cells of a notebook that was laid."""
    return ["".join(cell["source"]) for cell in held(book, name)["cells"]]


def held(book: Path, name: str = "first") -> dict[str, Any]:
    """Return a notebook that was laid."""
    found: dict[str, Any] = json.loads((book / FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))
    return found


def save(book: Path, notebook: dict[str, Any]) -> None:
    """Save the first notebook, as a Jupyter writes it when it has run: with outputs, sources in lines."""
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)
    shown = {"output_type": "stream", "name": "stdout", "text": "2"}
    notebook["cells"][1] |= {"execution_count": 1, "outputs": [shown]}
    notebook["metadata"]["language_info"] = {"name": "python", "version": "3.11.2"}
    (book / FOLDER / "first.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def test_chapters_are_notebooks_in_words(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Chapters with code alone are laid; roles are words, and lead to what stands beside."""
    assert main(["notebooks"]) == 0
    assert {path.name for path in (book / FOLDER).iterdir()} == {"first.ipynb", "second.ipynb"}
    prose, code = cells(book)
    value = prose.partition("Paid: ")[2].partition(". ")[0]
    assert "`" not in value
    assert prose.endswith(f"{value}. [Second](second.ipynb), [the other](second.ipynb), Third.")
    assert code == "1 + 1"
    assert capsys.readouterr().out == f"2 chapters are notebooks in {book / FOLDER}: jupyter lab opens them.\n"


def test_one_that_was_only_run_follows_its_chapter(book: Path) -> None:
    """What a run has shown stays while the chapter is the same, and is laid anew when that has changed."""
    main(["notebooks"])
    save(book, held(book))
    ran = held(book)
    main(["notebooks"])
    assert held(book) == ran
    (book / "chapters" / "first.md").write_text(FIRST.replace("Paid", "Was paid"), encoding="utf-8")
    main(["notebooks"])
    assert "Was paid" in cells(book)[0]


@pytest.mark.parametrize("kind", ["changed", "another's", "broken"])
def test_one_that_the_reader_has_changed_stays(book: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    """A cell that was changed, a notebook of another hand, even one that cannot be read: left, and said in a line."""
    main(["notebooks"])
    notebook = held(book)
    if kind == "changed":
        notebook["cells"][1]["source"] = "1 + 2"
    else:
        del notebook["metadata"]["edition"]
    save(book, notebook)
    file = book / FOLDER / "first.ipynb"
    if kind == "broken":
        file.write_text("{", encoding="utf-8")
    before = file.read_text(encoding="utf-8")
    capsys.readouterr()
    (book / "chapters" / "first.md").write_text(FIRST.replace("Paid", "Was paid"), encoding="utf-8")
    assert main(["notebooks"]) == 0
    assert file.read_text(encoding="utf-8") == before
    said = capsys.readouterr().out.splitlines()
    assert said[:-1] == [f"{file} stays as you have changed it; move it away, and the chapter is laid anew."]


def test_bad_tables_are_told_in_file_and_line(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the words cannot be had, nothing is laid and the fault is named."""
    sample.spoil(book / "data", "readings.csv:2 paragraph", "two")
    assert main(["notebooks"]) == 1
    assert not (book / FOLDER).exists()
    assert capsys.readouterr().err.startswith("notebooks: data/readings.csv:2  paragraph  found 'two'")
