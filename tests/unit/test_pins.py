"""What is pinned can be installed by every Python that is promised, from the first 3.11 on."""

from __future__ import annotations

import tomllib
from importlib.metadata import distributions

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.sample import ROOT

PINS = [
    Requirement(line.partition("#")[0])
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    if "==" in line.partition("#")[0]
]
INSTALLED = {
    canonicalize_name(one.metadata["Name"]): str(one.metadata.json.get("requires_python", ""))
    for one in distributions()
}


@pytest.mark.parametrize("python", ["3.11.0", "3.12.0", "3.13.0", "3.14.0"])
def test_every_pin_takes_every_python(python: str) -> None:
    """No package asks for a later Python than the first command of the README may meet: 3.11.2 is Debian's."""
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert SpecifierSet(promised).contains(python)
    here = [pin for pin in PINS if canonicalize_name(pin.name) in INSTALLED]  # others are for other systems
    assert len(here) > 100
    asked = {pin.name: INSTALLED[canonicalize_name(pin.name)] for pin in here}
    assert [f"{name} {wants}" for name, wants in asked.items() if not SpecifierSet(wants).contains(python)] == []
