"""Addresses: one module knows where things stand in the book, and the others ask it."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from edition import addresses
from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

#: how the address of a part of the book begins
ADDRESS = re.compile(r"(?:\.\./)*(?:chapters|facts|api|cite|data)/(?:[\w$]|$)|(?:build-info\.json|sitemap\.xml)$")

#: they speak of files of the repository, or name chapters as a book may set them
OTHERS = {"addresses.py", "new_source.py", "config.py", "option_kinds.py", "write.py", "build.py"}

MODULES = [path for path in sorted((ROOT / "edition").rglob("*.py")) if path.name not in OTHERS]
TEMPLATES = [path for path in sorted((ROOT / "edition").rglob("*")) if path.suffix in {".html", ".js"}]


def strings(tree: ast.Module) -> list[str]:
    """Return the strings of a module from which an address could be made: no documentation."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_other_module_spells_an_address(path: Path) -> None:
    """No string of another module begins as an address of the book does; a message may name a file of the data."""
    found = [one for one in strings(ast.parse(path.read_text(encoding="utf-8"))) if ADDRESS.match(one)]
    assert [one for one in found if " " not in one] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_spells_an_address(path: Path) -> None:
    """No template and no script has an address of the book between quotes."""
    quoted = re.findall(r"[\"'`]([^\"'`\s]+)", path.read_text(encoding="utf-8"))
    assert [one for one in quoted if ADDRESS.match(one)] == []


@pytest.mark.parametrize(
    ("kind", "name", "seen"),
    [
        ("fact", "speech-date", "../facts/speech-date.html"),
        ("para", "BBLV.19", "bblv.html#BBLV.19"),
        ("bias", "BBLV.19a", "bblv.html#BBLV.19a"),
        ("source", "CN1", "cn1.html"),
        ("work", "medvedev-1971", "bibliography.html#medvedev-1971"),
    ],
)
def test_addresses_as_seen_from_a_chapter(kind: str, name: str, seen: str) -> None:
    """A chart in a chapter leads to its neighbours, and to the pages of facts beside the chapters."""
    assert addresses.from_chapter(kind, name) == seen


def test_page_of_an_object() -> None:
    """A builder knows the page of an object by its name without ending and fragment."""
    assert addresses.docname("para", "BBLV.19") == "chapters/bblv"
    assert addresses.docname("fact", "speech-date") == "facts/speech-date"
