"""Let pages be read and written side by side, where the machine has several cores: ``edition build`` asks for it."""

from __future__ import annotations

import gc
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

import jupyter_client
from jupyter_client.manager import AsyncKernelManager
from sphinx.util.parallel import ParallelTasks, make_chunks
from traitlets import default

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

#: it numbers the sections once all chapters are read, keeps nothing of a chapter, and does not say so
_SAFE = "sphinx_multitoc_numbering"

#: how a chapter asks for a kernel in its front matter
_KERNEL = "execution_mode: force"

T = TypeVar("T")


class Kernels(AsyncKernelManager):
    """Kernels that are spoken to by files, not by ports: two that start at once may pick one port, and one then waits.

    Each has files of its own in the folder for temporary ones, where their paths are short enough; they are removed
    with it.
    """

    @default("transport")
    def _by_files(self) -> str:
        return "ipc"

    @default("connection_file")
    def _own(self) -> str:
        return str(Path(gettempdir()) / f"kernel-{uuid4().hex[:12]}.json")


def declare(app: Sphinx, _config: Config) -> None:
    """Say for an extension that comes with Jupyter Book what Sphinx must know of each of them."""
    if found := app.extensions.get(_SAFE):
        found.parallel_read_safe = True
    if app.parallel > 1:
        jupyter_client.AsyncKernelManager = Kernels  # type: ignore[attr-defined]  # what nbclient starts; MyST-NB has no setting


def deal(app: Sphinx, env: BuildEnvironment, names: list[str]) -> None:
    """Give each job its share of the chapters with a kernel, which take longest: a job reads neighbours in the list."""
    if app.parallel < 2:  # noqa: PLR2004  # one after the other, as the book has them
        return
    gc.freeze()  # what is there already no job collects, and so copies, once more
    names.sort(key=lambda name: (_KERNEL not in Path(env.doc2path(name)).read_text("utf-8"), name))
    names[:] = [name for first in range(app.parallel) for name in names[first :: app.parallel]]


def side_by_side(app: Sphinx, write: Callable[[Sequence[T]], None], pages: Sequence[T]) -> None:
    """Write pages that are no chapters, in as many jobs as the chapters if all extensions allow it."""
    if not app.builder.parallel_ok:
        write(pages)
        return
    write(pages[:1])  # what it loads the jobs need not load again
    tasks = ParallelTasks(app.parallel)
    gc.freeze()
    for part in make_chunks(pages[1:], app.parallel, maxbatch=len(pages)):  # type: ignore[arg-type]  # it takes any sequence
        tasks.add_task(write, part)
    tasks.join()


def setup(app: Sphinx) -> None:
    """Come after all extensions are loaded."""
    app.connect("config-inited", declare)
    app.connect("env-before-read-docs", deal)
