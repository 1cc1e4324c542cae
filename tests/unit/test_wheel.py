"""The package alone: what is installed from a wheel has the tables that it is about."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

from edition.widgets import ParallelReading
from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SAY = """
import edition
from edition.widgets import ParallelReading

print(edition.__file__, len(str(ParallelReading().scene)))
"""


@pytest.mark.slow  # it starts a Python
def test_a_wheel_has_the_edition_in_it(tmp_path: Path) -> None:
    """Far from the repository the tables can be read, and a widget has the regests."""
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path))
    ZipFile(wheel).extractall(tmp_path / "site")  # our own, a moment ago
    said = subprocess.run(
        [sys.executable, "-c", SAY], cwd=tmp_path / "site", capture_output=True, text=True, check=True
    ).stdout
    assert said.split() == [str(tmp_path / "site" / "edition" / "__init__.py"), str(len(str(ParallelReading().scene)))]
