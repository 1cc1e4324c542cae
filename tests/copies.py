"""Copies of the sources, which are no part of the edition: beside the checkout, or a reader's own within it."""

from __future__ import annotations

import pytest

from edition.quotations import paragraphs
from tests.sample import ROOT

FOLDER = next((folder for folder in (ROOT.parent / "shared" / "sources", ROOT / "sources") if folder.is_dir()), None)

needed = pytest.mark.skipif(FOLDER is None, reason="no copies of the sources, in ../shared/sources or sources/")


def texts() -> dict[str, list[str]]:
    """Return siglum -> paragraphs of every copy there is."""
    assert FOLDER
    return {copy.stem: paragraphs(copy) for copy in sorted(FOLDER.glob("[A-Z]*[A-Z0-9].txt"))}
