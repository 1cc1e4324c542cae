"""Chapters are read side by side: each job has its share of the kernels, and no two of these meet."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import nbformat
from nbclient import NotebookClient
from sphinx.util.parallel import make_chunks

from edition.sphinx_ext import parallel

if TYPE_CHECKING:
    import pytest


def test_kernels_that_start_at_once_have_nothing_in_common(monkeypatch: pytest.MonkeyPatch) -> None:
    """What MyST-NB starts when there are jobs is spoken to by files, other ones for each, which are removed with it."""
    monkeypatch.setattr("jupyter_client.AsyncKernelManager", None)
    parallel.declare(SimpleNamespace(extensions={}, parallel=2), None)  # type: ignore[arg-type]  # all that it asks for
    paths = []
    for _ in range(2):
        notebook = nbformat.from_dict({"metadata": {}})  # type: ignore[no-untyped-call]  # it publishes no types
        manager = NotebookClient(notebook).create_kernel_manager()
        manager.write_connection_file()
        written = Path(manager.connection_file)
        said = json.loads(written.read_text("utf-8"))
        assert said["transport"] == "ipc"
        paths += [written, Path(said["ip"])]
        manager.cleanup_connection_file()
        assert not written.exists()
    assert len(set(paths)) == len(paths)
    assert all(path.is_absolute() for path in paths)


def test_each_job_has_its_share_of_the_kernels(tmp_path: Path) -> None:
    """However the chapters are called, no job reads two with a kernel while another has none; none is lost."""
    names = [f"chapter-{number:02}" for number in range(41)]
    kernels = set(names[7:12]) | {names[-1]}
    for name in names:
        (tmp_path / name).write_text(f"---\nmystnb:\n  {'execution_mode: force' if name in kernels else ''}\n---\n")
    dealt = names.copy()
    parallel.deal(SimpleNamespace(parallel=8), SimpleNamespace(doc2path=lambda name: tmp_path / name), dealt)  # type: ignore[arg-type]  # all that it asks for
    assert sorted(dealt) == names
    assert max(len(kernels.intersection(part)) for part in make_chunks(dealt, 8)) == 1
