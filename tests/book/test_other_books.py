"""Other books link to this one: a second small book finds facts, paragraphs, notes and persons by intersphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

from tests.book.looking import spoken
from tests.book.machine import ADDRESS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.book.conftest import Book

LINKS = """# Another book

{external+speech:ref}`delegates-late`,
{external+speech:ref}`ALFA.2`,
{external+speech:ref}`ALFA.4a`,
{external+speech:ref}`petrov-ivan`,
[words of its own](inv:speech:edition:fact#fee).
"""


def other(folder: Path, book: Book, text: str) -> tuple[BeautifulSoup, str]:
    """Build a book that knows this one by its inventory; return its page and what was said."""
    folder.mkdir()
    inventory = str(book.output / "objects.inv")
    settings = {
        "extensions": ["myst_nb", "sphinx.ext.intersphinx"],  # one process can have one parser of Markdown
        "intersphinx_mapping": {"speech": (ADDRESS, inventory)},
        "html_theme": "basic",
        "nb_execution_mode": "off",
    }
    (folder / "conf.py").write_text("".join(f"{name} = {value!r}\n" for name, value in settings.items()), "utf-8")
    (folder / "index.md").write_text(text, encoding="utf-8")
    app = SphinxTestApp("html", srcdir=folder)
    try:
        app.build()
        said = strip_colors(app.warning.getvalue())
    finally:
        app.cleanup()
    return BeautifulSoup((folder / "_build" / "html" / "index.html").read_text("utf-8"), "html5lib"), said


def test_every_kind_of_object_can_be_linked_to(built: Book, tmp_path: Path) -> None:
    """Fact, paragraph, note and person lead to their permanent addresses, without a warning."""
    page, said = other(tmp_path / "other", built, LINKS)
    assert said == ""
    links = [str(link["href"]) for link in page.select("a.reference.external")]
    assert links == [
        f"{ADDRESS}facts/delegates-late.html",
        f"{ADDRESS}chapters/alfa.html#ALFA.2",
        f"{ADDRESS}chapters/alfa.html#ALFA.4a",
        f"{ADDRESS}chapters/persons.html#petrov-ivan",
        f"{ADDRESS}facts/fee.html",
    ]
    assert spoken(page, "a.reference.external") == [
        "How many were late?",
        "ALFA.2",
        "“the shameful vote”",
        "Petrov, Ivan",
        "words of its own",
    ]


@pytest.mark.parametrize("name", ["ALFA.99", "no-such-fact"])
def test_unknown_object_is_noticed_there(built: Book, tmp_path: Path, name: str) -> None:
    """A link to what this book does not have is a warning in the other."""
    _, said = other(tmp_path / "other", built, f"# Other\n\n{{external+speech:ref}}`{name}`\n")
    assert f"external std:ref reference target not found: {name.lower()}" in said
