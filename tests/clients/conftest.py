"""Heavy programs of others, which make clients asks: each must be there, or the test says which package has it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from edition.citation import cff
from tests.sample import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from edition.citation.cff import Edition

#: program -> the package of Debian and Ubuntu that has it
PACKAGES = {
    "biber": "biber",
    "bibtex": "texlive-binaries",
    "pdflatex": "texlive-bibtex-extra texlive-latex-extra",
    "soffice": "libreoffice-calc-nogui",
    "Rscript": "r-cran-readr r-cran-dplyr",
    "node": "nodejs",
    "nginx": "nginx",
}


@pytest.fixture(scope="session")
def run() -> Callable[..., str]:
    """Run a program in a folder, and return what it says. It fails with the package where there is no such program."""

    def running(folder: Path, name: str, *arguments: str, allowed: int = 0) -> str:
        if not shutil.which(name):
            pytest.fail(f"found no {name}, expected it to be installed: apt-get install {PACKAGES[name]}")
        done = subprocess.run([name, *arguments], cwd=folder, capture_output=True, check=False)
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        assert done.returncode <= allowed, said
        return said

    return running


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The edition as it describes itself."""
    return cff.read(ROOT / cff.FILE)
