"""The chapter that sets regests side by side is built again whenever another chapter is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.sphinx_ext.context import context_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Return the chapter, where anything else is read anew: its regests are those of the others."""
    chapter = context_of(app).options.parallel
    return [chapter] if chapter in env.found_docs and (added | changed | removed) - {chapter} else []


def setup(app: Sphinx) -> None:
    """Ask whenever Sphinx does."""
    app.connect("env-get-outdated", outdated)
