"""Let chapters be read and written side by side, where the machine has several cores: ``edition build`` asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: it numbers the sections once all chapters are read, keeps nothing of a chapter, and does not say so
_SAFE = "sphinx_multitoc_numbering"


def declare(app: Sphinx, _config: Config) -> None:
    """Say for an extension that comes with Jupyter Book what Sphinx must know of each of them."""
    if found := app.extensions.get(_SAFE):
        found.parallel_read_safe = True


def setup(app: Sphinx) -> None:
    """Come after all extensions are loaded."""
    app.connect("config-inited", declare)
