"""What the widgets' modules compute without a page: asked by Node where it is, and by the browser where it is not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from edition.serve import listen
from edition.widgets.assets import assets
from tests.sample import ROOT
from tests.serving import at_work

if TYPE_CHECKING:
    from pathlib import Path

VECTORS = ROOT / "tests" / "node" / "vectors.json"

NODE = shutil.which("node")


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The modules as a page loads them, in a folder that Node takes for modules, too."""
    for name, text in assets().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (tmp_path / "index.html").write_text("<!doctype html><title>Empty</title>", encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(not NODE, reason="no Node on this machine: the browser is asked")
def test_in_node(scripts: Path) -> None:
    """Every vector gives what it should."""
    command = [NODE or "", "--test", "--test-reporter=tap", str(VECTORS.with_suffix(".test.mjs"))]
    said = subprocess.run(
        command, env=os.environ | {"SCRIPTS": str(scripts)}, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert f"# pass {len(json.loads(VECTORS.read_text(encoding='utf-8')))}\n" in said.stdout


@pytest.mark.slow
@pytest.mark.skipif(bool(NODE), reason="Node has been asked")
def test_in_a_browser(scripts: Path, request: pytest.FixtureRequest) -> None:
    """The same vectors, in a page."""
    page = request.getfixturevalue("browser").new_page()
    with at_work(listen(scripts, 0)) as address:
        page.goto(f"{address}/")
        for one in json.loads(VECTORS.read_text(encoding="utf-8")):
            given = page.evaluate(f"import('/{one['module']}.js').then(m => {one['expression']})")
            assert given == one["gives"], one["says"]
    page.close()
