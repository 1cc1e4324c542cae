"""Warnings: each has its type and subtype, which are listed in one place."""

from __future__ import annotations

import ast
from collections import Counter

import pytest

from edition.sphinx_ext.warning_types import SUBTYPES, warn
from tests.sample import ROOT

FOLDER = ROOT / "edition" / "sphinx_ext"
CALLS = [
    (path, node)
    for path in sorted(FOLDER.rglob("*.py"))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.Call)
]


def test_every_subtype_is_used_and_listed() -> None:
    """What the build warns of is what the list explains, no more and no less."""
    used = Counter(
        str(node.args[0].value)
        for _, node in CALLS
        if isinstance(node.func, ast.Name) and node.func.id == "warn" and isinstance(node.args[0], ast.Constant)
    )
    used["refused"] += sum(isinstance(node.func, ast.Name) and node.func.id == "refuse" for _, node in CALLS)
    assert sorted(+used) == sorted(SUBTYPES) == list(SUBTYPES)
    assert all(text.endswith(".") for text in SUBTYPES.values())


def test_no_warning_goes_another_way() -> None:
    """No module of the extension warns without a type."""
    other = [
        f"{path.name}:{node.lineno}"
        for path, node in CALLS
        if isinstance(node.func, ast.Attribute) and node.func.attr in {"warning", "warn"}
    ]
    assert [place.partition(":")[0] for place in other] == ["warning_types.py"], other


def test_unlisted_subtype_is_a_mistake() -> None:
    """A subtype that nobody has explained cannot be used."""
    with pytest.raises(KeyError):
        warn("of-no-kind", "found nothing")
