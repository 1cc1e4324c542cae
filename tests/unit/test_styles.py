"""Style sheets: made small for a page, they select what they selected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import tinycss2
from rcssmin import cssmin

from tests.sample import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SHEETS = sorted(ROOT.glob("edition/**/*.css"))


def selectors(rules: Iterable[Any]) -> Iterator[str]:
    """Give the selectors of all rules, those within a condition too, in one way of writing."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield re.sub(r"\s*([>,+~])\s*", r"\1", " ".join(tinycss2.serialize(rule.prelude).split()))
        elif rule.content is not None and rule.lower_at_keyword in {"media", "container", "supports"}:
            yield from selectors(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def of(text: str) -> list[str]:
    """Return the selectors of a sheet."""
    return list(selectors(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_small_sheet_selects_the_same(path: Path) -> None:
    """Within a condition rcssmin takes a space before `:is(` away, which means a descendant: write that otherwise."""
    text = path.read_text(encoding="utf-8")
    assert of(text)
    assert of(cssmin(text)) == of(text)


def test_a_lost_space_is_seen() -> None:
    """The fault that the other test looks for."""
    text = "@container (width < 9em) { .chart :is(.odd, .even) { color: red } }"
    assert of(text) == [".chart :is(.odd,.even)"]
    assert of(cssmin(text)) != of(text)
