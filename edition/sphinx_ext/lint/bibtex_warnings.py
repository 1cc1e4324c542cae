"""Say of a key without an entry in the bibliography what would be right, as every other message does."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from edition.rules.links import KEY

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_OWN = re.compile(r'could not find bibtex key "(.*)"')  # as sphinxcontrib-bibtex words it


def with_remedy(record: logging.LogRecord) -> bool:
    """Put the message of sphinxcontrib-bibtex into our words, and let every message pass."""
    if isinstance(record.msg, str) and (found := _OWN.fullmatch(record.msg)):
        record.msg = f"found {found[1]!r}, expected {KEY}"
    return True


def setup(_app: Sphinx) -> None:
    """Listen to those that look keys up."""
    for name in ("domain", "directives"):
        logging.getLogger(f"sphinx.sphinxcontrib.bibtex.{name}").addFilter(with_remedy)
