"""The reference has an entry for whatever an author or a caller may write, and its examples can be built."""

from __future__ import annotations

import ast
import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from edition import inventory
from edition.__main__ import parser
from edition.sphinx_ext.config import PREFIX
from edition.sphinx_ext.markup import reference
from edition.sphinx_ext.warning_types import SUBTYPES
from tests import sample
from tests.book.conftest import Book
from tests.book.looking import one, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import BeautifulSoup

CHAPTER = (sample.ROOT / "chapters" / "reference.md").read_text(encoding="utf-8")

#: the blocks of the chapter that show how a paragraph is written
SHOWN = re.findall(r"^    :::\{.*\n(?:(?:    .*)?\n)*", CHAPTER, re.MULTILINE)

#: what a directive needs beneath its first line
CONTENT = {"regest": "Words.", "commentary": "Words.", "section": "Words."}


class Registered(NamedTuple):
    """What the edition registers with Sphinx: kind -> name -> its example, directive -> its options, settings."""

    examples: dict[str, dict[str, str]]
    options: dict[str, set[str]]
    settings: set[str]


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Registered:
    """Everything that a chapter may write, as Sphinx has it."""
    with Book.write(tmp_path_factory.mktemp("registered")).app() as app:
        groups = {"role": reference.roles(app.env), "directive": reference.directives(app.env)}
        examples = {kind: {entry.name: entry.head for entry in entries} for kind, entries in groups.items()}
        directives = app.registry.domain_directives["edition"]
        assert examples["role"].keys() == app.registry.domain_roles["edition"].keys()
        assert examples["directive"].keys() == directives.keys()
        settings = {one.name for one in app.config if one.name.startswith(PREFIX)} - {"edition_data"}  # which it sets
        options = {name: set(one.option_spec or {}) for name, one in directives.items()}
        return Registered(examples, options, settings)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, registered: Registered) -> tuple[Book, list[str]]:
    """A book of the real tables with the reference, and one chapter of its examples; and what its build says."""
    book = Book.write(tmp_path_factory.mktemp("reference"))
    shutil.copytree(sample.ROOT / "data", book.data, dirs_exist_ok=True)
    (book.data / inventory.FILE).unlink()  # this book has few of the ids
    (book.data / "search_places.csv").unlink()  # and of the places
    blocks = [f":::{one}\n{CONTENT.get(name, '')}\n:::\n" for name, one in registered.examples["directive"].items()]
    blocks += [re.sub("^    ", "", block, flags=re.MULTILINE) for block in SHOWN]
    text = "\n".join([*registered.examples["role"].values(), "", *blocks])
    book.chapters = {
        "introduction": "# The book\n\n```{toctree}\n:glob:\n*\n```\n",
        "reference": _without_links(CHAPTER),
        "python": _without_links((sample.ROOT / "chapters" / "python.md").read_text(encoding="utf-8")),
        "examples": f"# Examples\n\n{text}\n",
        "bias": "# Bias\n\n```{register} techniques\n```\n",
        "bibliography": "# Bibliography\n\n```{bibliography}\n:all:\n```\n",
    }
    return book, [one for one in book.build() if "found no regest of" not in one]


def _without_links(chapter: str) -> str:
    """Return a chapter for a book without those to which it leads."""
    return re.sub(r"\{doc\}`(\w+)`", r"\1", chapter)


@pytest.fixture(scope="module")
def page(built: tuple[Book, list[str]]) -> BeautifulSoup:
    """The reference as the book has it."""
    return built[0].page("chapters/reference")


def entries(page: BeautifulSoup, kind: str) -> dict[str, str]:
    """Return name -> what the page says under it, for the entries of a kind."""
    heads = page.select(f"dt[id^='{kind}-']")
    return {str(head["id"]).removeprefix(f"{kind}-"): words(one(head.parent, "dd")) for head in heads if head.parent}


@pytest.mark.parametrize("kind", ["role", "directive"])
def test_every_role_and_directive_has_an_entry(page: BeautifulSoup, registered: Registered, kind: str) -> None:
    """Each has a sentence of its own, under an example of itself."""
    found = entries(page, kind)
    assert found.keys() == registered.examples[kind].keys()
    assert [name for name, example in registered.examples[kind].items() if not example.startswith(f"{{{name}}}")] == []
    assert len(set(found.values())) == len(found)
    assert [name for name, text in found.items() if not text.endswith(".")] == []


def test_every_option_of_a_directive_is_named(page: BeautifulSoup, registered: Registered) -> None:
    """What may be written under the first line of a directive is in its entry."""
    found = entries(page, "directive")
    assert any(registered.options.values())
    named = {name: set(found[name].split()) & options for name, options in registered.options.items()}
    assert named == registered.options


def test_every_setting_and_warning_has_an_entry(page: BeautifulSoup, registered: Registered) -> None:
    """Whatever a book may set, and whatever a build may warn of, is there with a sentence."""
    settings = entries(page, "option")
    assert settings.keys() == registered.settings
    assert [name for name, text in settings.items() if name not in text] == []
    assert entries(page, "warning") == SUBTYPES


def test_every_command_has_an_entry(page: BeautifulSoup) -> None:
    """Each command prints its help there, with a word on each of its arguments, and no place on this machine."""
    found = entries(page, "command")
    assert found.keys() == parser()[1].keys()
    for name, text in found.items():
        assert f"usage: python -m edition {name}" in text
        assert str(sample.ROOT) not in text
    assert [action.dest for command in parser()[1].values() for action in command._actions if not action.help] == []


def test_every_public_name_has_an_entry(built: tuple[Book, list[str]]) -> None:
    """Whatever the chapters and the documents import from the edition is public, and described."""
    page = built[0].page("chapters/python")
    found = entries(page, "python")
    assert found.keys() == {f"{module.__name__}.{name}" for module in reference.MODULES for name in module.__all__}
    assert all(found.values())
    asked = {name for path in sorted((sample.ROOT / "chapters").glob("*.md")) for name in _called(path)}
    assert len(asked) > 10
    assert asked - found.keys() - {module.__name__ for module in reference.MODULES} == set()
    assert str(sample.ROOT) not in words(page)


def _called(path: Path) -> Iterator[str]:
    """Yield what the code of a chapter takes from the edition, by its dotted name."""
    fences = re.findall(r"^```(?:\{code-cell\}|python).*?\n((?:.|\n)*?)^```", path.read_text("utf-8"), re.MULTILINE)
    tree = ast.parse("\n".join(re.sub(r"^:.*|\A---\n(?:.*\n)*?---", "", one, flags=re.MULTILINE) for one in fences))
    modules = {"edition": "edition"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("edition"):
            modules |= {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield f"{modules[node.value.id]}.{node.attr}"


def test_every_example_can_be_built(built: tuple[Book, list[str]], registered: Registered) -> None:
    """What the reference shows is accepted by the real tables, without a warning."""
    book, warnings = built
    assert warnings == []
    sentence = book.page("chapters/examples").select("article section > p:not([class])")[0]
    plain = {"argued"}  # it prints its words alone
    assert len(sentence.select("a, button, .ed-count")) >= len(registered.examples["role"].keys() - plain)
    assert "{" not in words(sentence)
