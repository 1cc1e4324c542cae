"""What is built once in a run, whichever of pytest's processes needs it first."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


@contextmanager
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """Give a folder to one process after the other; under pytest-xdist they have a common parent."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if hasattr(request.config, "workerinput") else base) / name
    folder.mkdir(exist_ok=True)
    with FileLock(folder / "lock"):
        yield folder
