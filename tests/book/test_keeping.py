"""A book that is built again is the book that would be built from nothing, and only what has changed is written."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from edition.sphinx_ext.markup import declarative as cells
from edition.sphinx_ext.pages import build_info as imprint
from edition.sphinx_ext.theme import widget_host as host
from tests import sample
from tests.book.conftest import Book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIGURES = """---
kernelspec: {display_name: Python 3, language: python, name: python3}
jupytext: {text_representation: {extension: .md, format_name: myst}}
---
# Figures

```{code-cell} ipython3
from edition.widgets import FigureComparison
FigureComparison("../data")
```
"""


def container(*children: nodes.Node, **attributes: str) -> nodes.container:
    """Return a container as MyST-NB makes them."""
    return nodes.container("", *children, **attributes)


def everything(book: Book) -> dict[str, bytes]:
    """Return path -> content of every file of a built book."""
    return {
        str(path.relative_to(book.output)): path.read_bytes()
        for path in sorted(book.output.rglob("*"))
        if path.is_file() and ".doctrees" not in path.parts
    }


def anew(book: Book, folder: Path) -> dict[str, bytes]:
    """Return the files of the same book built from nothing."""
    fresh = Book(folder)
    shutil.rmtree(fresh.data)
    shutil.copytree(book.data, fresh.data)
    shutil.copy(book.root / "CITATION.cff", fresh.root)
    fresh.chapters = dict(book.chapters)
    assert fresh.build() == []
    return everything(fresh)


def chapter(book: Book) -> None:
    """Change a chapter's text."""
    book.chapters["beta"] = book.chapters["beta"].replace("A saying.", "A saying of theirs.")


def title(book: Book) -> None:
    """Change a chapter's title, which every page shows."""
    book.chapters["beta"] = book.chapters["beta"].replace("# The second account", "# The other account")


def gone(book: Book) -> None:
    """Leave a chapter out that no other names."""
    del book.chapters["bias"]
    (book.root / "chapters" / "bias.md").unlink()


def cell(place: str, value: str) -> Callable[[Book], None]:
    """Return a change of one cell."""
    return lambda book: sample.spoil(book.data, place, value)


def order(book: Book) -> None:
    """Put the chapters into another order."""
    named = "\n".join(sorted(set(book.chapters) - {"introduction"}, reverse=True))
    book.chapters["introduction"] = f"# The book\n\n```{{toctree}}\n{named}\n```\n"


def place(book: Book) -> None:
    """Give a paragraph of which other pages speak to another chapter."""
    head, section, rest = book.chapters["beta"].partition(":::{regest} BETA.3\n")
    book.chapters["beta"] = head
    book.chapters["gamma"] += f"\n{section}{rest}"


def fact(book: Book) -> None:
    """Take a fact away that no chapter names."""
    for name in ("facts.csv", "readings.csv"):
        table = book.data / name
        sample.save(table, [row for row in sample.rows(table) if row[0] != "opening-hour"])


def version(book: Book) -> None:
    """Raise the version."""
    path = book.root / "CITATION.cff"
    path.write_text(path.read_text("utf-8").replace("version: 3.2.1", "version: 3.3.0"), "utf-8")


def work(book: Book) -> None:
    """Give a work another title and another year."""
    path = book.data / "references.bib"
    text = path.read_text("utf-8").replace("{Minutes}", "{Minutes of all}").replace("{1990}", "{1991}")
    path.write_text(text, "utf-8")


def redirect(book: Book) -> None:
    """Let a paragraph lead on to another."""
    (book.data / "redirects.csv").write_text("kind,name,successor\npara,GAMMA.3,GAMMA.2\n", "utf-8")


CHANGES = {
    "chapter": chapter,
    "order": order,
    "place": place,
    "fact": fact,
    "version": version,
    "work": work,
    "redirect": redirect,
    "title": title,
    "gone": gone,
    "note": cell("readings.csv:9 note", "A rumour."),
    "question": cell("facts.csv:6 question", "What was it worth?"),
    "technique": cell("techniques.csv:2 definition", "It leans on a crowd."),
    "name": cell("names.csv:2 note", "Of the palace."),
    "source": cell("sources.csv:4 genre", "essay"),
    "title of a source": cell("sources.csv:4 title", "Last account"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_built_again_as_from_nothing(
    book: Book, tmp_path_factory: pytest.TempPathFactory, change: Callable[[Book], None]
) -> None:
    """After any change, the next build gives the very files that a build from nothing gives."""
    assert book.build() == []
    change(book)
    assert book.build() == []
    again, fresh = everything(book), anew(book, tmp_path_factory.mktemp("fresh"))
    left_out = {name for name in fresh if name.startswith("pagefind/")}  # `edition.build` never keeps an index
    assert {name for name in again if not name.startswith("pagefind/")} == fresh.keys() - left_out
    assert [name for name in fresh.keys() - left_out if again[name] != fresh[name]] == []


def test_pages_are_kept(book: Book) -> None:
    """A change of one fact leaves alone the pages of the others, whose imprint alone is new."""
    assert book.build() == []
    before = {path.name: path.read_text("utf-8") for path in (book.output / "facts").iterdir()}
    drawn: list[str] = []
    sample.spoil(book.data, "readings.csv:9 note", "A rumour.")
    with book.app() as app:
        app.connect("html-page-context", lambda _app, name, *_: drawn.append(name))
        app.build()
    assert [name for name in drawn if name.startswith("facts/")] == ["facts/fee"]
    assert "chapters/citing" not in drawn
    for path in (book.output / "facts").iterdir():
        new = path.read_text("utf-8")
        lines = [
            line for line, old in zip(new.splitlines(), before[path.name].splitlines(), strict=False) if line != old
        ]
        assert lines, f"{path.name} has the imprint of the last build"
        if path.name != "fee.html":
            assert all("data" in line for line in lines)


def test_commit_is_on_every_page(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is kept names the commit of the build that it is in."""
    monkeypatch.setattr(imprint, "commit", lambda _: "0123456789abcdef")
    assert book.build() == []
    monkeypatch.setattr(imprint, "commit", lambda _: "fedcba9876543210+")
    assert book.build() == []
    pages = [path.read_text("utf-8") for path in book.output.rglob("*.html") if path.name != "index.html"]
    assert len(pages) > 10
    assert all("fedcba9876+" in page and "0123456789" not in page for page in pages)


def test_plain_cells_are_drawn_without_a_kernel(
    book: Book, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What single calls of the library show follows the data, though neither kernel nor reader comes back to it."""
    monkeypatch.setattr(host, "INLINE", 0)  # the state is a file of its own
    fresh = Book(tmp_path_factory.mktemp("fresh"))
    for one in (book, fresh):
        one.chapters["figures"] = FIGURES
        with (one.root / "conf.py").open("a", encoding="utf-8") as settings:
            settings.write('nb_execution_mode = "force"\n')
    assert book.build() == []
    for one in (book, fresh):
        sample.spoil(one.data, "readings.csv:9 note", "A rumour of the hall.")
        assert one.build() == []
    assert "figures" not in book.read
    again, new = everything(book), everything(fresh)
    state = [name for name in again if "/state/" in name]
    assert [name for name in new if "/state/" in name] == state != []
    assert again["chapters/figures.html"] == new["chapters/figures.html"]
    shown = again["chapters/figures.html"] + b"".join(again[name] for name in state)
    assert b"A rumour of the hall." in shown


@pytest.mark.parametrize(
    ("source", "simple"),
    [
        ("from edition import charts\ncharts.toll()", True),
        ('from edition.widgets import BiasLens\nlens = BiasLens(source="CN1")\nlens', True),
        ("from edition.widgets import BiasLens", True),
        ("import pandas", False),
        ("from os import system\nsystem('true')", False),
        ("from edition import load\nload().groupby('siglum').size()", True),
        ("from edition import load\n[one for one in load()]", False),
        ("%matplotlib inline", False),
        ("print(1 + 1)", False),
    ],
)
def test_which_cells_are_plain(source: str, simple: bool) -> None:  # noqa: FBT001  # pytest's way
    """Only imports from the edition and calls with what is written there can be run without a kernel."""
    output = container(container(mime_type="text/html"))
    assert cells.plain([cells.Cell(source, [output])]) is simple
    assert cells.plain([cells.Cell(source, [output]), cells.Cell("import pandas", [])]) is simple
    assert not cells.plain([cells.Cell("import pandas", []), cells.Cell(source, [output])])
    assert not cells.plain([cells.Cell(None, [output])])
    assert not cells.plain([cells.Cell(source, [container(mime_type="text/plain")])])


def test_drawn_in_the_folder_of_the_chapter(data: Path) -> None:
    """Cells share their names, run in one folder, and show what their last line returns."""
    (data.parent / "chapters").mkdir()
    first = "from edition.widgets import FigureComparison"
    second = 'one = FigureComparison("../data", fact="fee")\none'
    shown = cells.drawn([first, second], data.parent / "chapters")
    assert shown[0] == ""
    assert 'data-widget="figures"' in shown[1]
    assert '"fact":"fee"' in shown[1]
