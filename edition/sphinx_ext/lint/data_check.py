"""Refuse to build a book from data that breaks a rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from edition.checks import check

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def setup(app: Sphinx) -> None:
    """Check before anything else happens, so that a faulty table leaves no trace in the output."""
    app.connect("config-inited", refuse_bad_data, priority=0)


def refuse_bad_data(app: Sphinx, _config: Config) -> None:
    """Raise ExtensionError with the words of ``python -m edition check``."""
    if problems := check(Path(app.srcdir) / "data"):
        message = "\n".join(["the data of the edition is not sound:", *map(str, problems)])
        raise ExtensionError(message, modname="edition")
