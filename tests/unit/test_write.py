"""Writing: the settings that sphinx-autobuild is given, and what it watches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition import write
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_settings_are_those_of_the_book() -> None:
    """The settings are Python that Sphinx can read, with the extensions and the theme of the book."""
    found: dict[str, object] = {}
    exec(write.settings(sample.ROOT), found)  # noqa: S102  # as Sphinx reads its settings
    assert found["html_theme"] == "furo"
    assert "edition.sphinx_ext" in found["extensions"]  # type: ignore[operator]  # a list


def test_only_what_a_page_is_made_from_is_watched(tmp_path: Path) -> None:
    """A change to a chapter or a table starts a build; one to the output, the tests or git starts none."""
    for name in ("chapters", "data", "_build", ".git", "tests"):
        (tmp_path / name).mkdir()
    called = write.command(tmp_path, tmp_path / "_build" / "write", 8000)
    ignored = {called[at + 1] for at, part in enumerate(called) if part == "--ignore"}
    assert ignored == {str(tmp_path / name) for name in ("_build", ".git", "tests")}
