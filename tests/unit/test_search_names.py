"""Whom a text speaks of, when one form of a name begins as another does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import edition
from edition.render.search_names import Names

if TYPE_CHECKING:
    from pathlib import Path


def test_the_longest_form_is_meant(data: Path) -> None:
    """A form is a whole word, and of two that begin alike the longer one is found; others are found beside it."""
    names = Names(edition.read(data))
    names.bearer_of = {"Ivan": "son", "Ivan Petrov": "father", "Olga": "sister"}
    assert names.there("Then Ivan Petrov spoke, and Olga; Ivanov was silent.") == ("father", "sister")
    assert names.there("Then Ivan spoke.") == ("son",)
