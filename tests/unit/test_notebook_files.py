"""Chapters as JupyterLab opens and saves them: whoever only reads and runs them changes no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jupytext
import pytest
from jupyter_client.kernelspec import get_kernel_spec
from jupytext.config import load_jupytext_config

from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOKS = sorted(
    path for path in (ROOT / "chapters").glob("*.md") if "```{code-cell}" in path.read_text(encoding="utf-8")
)
CONFIG = load_jupytext_config(str(NOTEBOOKS[0]))

#: what JupyterLab writes into a notebook when its kernel has started, and when it saves what the widgets show
KERNEL = {"display_name": get_kernel_spec("python3").display_name, "language": "python", "name": "python3"}
LANGUAGE = {"name": "python", "version": "3.11.2", "mimetype": "text/x-python"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_saving_a_chapter_leaves_it_as_it_is(path: Path) -> None:
    """Opened, run and saved, a chapter is the same file: all of its front matter, and nothing of the machine."""
    written = path.read_text(encoding="utf-8")
    notebook = jupytext.reads(written, fmt="md:myst", config=CONFIG)
    notebook.metadata |= {"kernelspec": KERNEL, "language_info": LANGUAGE, "widgets": {"state": {}}}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = 1
            cell.metadata["execution"] = {"iopub.execute_input": "2026-01-01T00:00:00Z"}
            cell.metadata.get("jupyter", {}).pop("outputs_hidden", None)  # JupyterLab unfolds what it runs
    assert jupytext.writes(notebook, fmt="md:myst", config=CONFIG) == written
