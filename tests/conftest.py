"""What all tests share: a small data folder, the real book built once, a server for it and a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import expect, sync_playwright

from edition import schema
from edition.build import build
from edition.serve import listen
from tests import chromium, sample
from tests.judging import JudgedOnce
from tests.serving import at_work
from tests.sharing import shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

#: a browser that asks nobody anything: the tests may run where there is no network
SILENT = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


settings.register_profile("usual", deadline=None, max_examples=25)  # a loaded machine is no failure
settings.register_profile(
    "thorough", deadline=None, max_examples=5_000
)  # --hypothesis-profile=thorough, before a release
settings.load_profile("usual")

expect.set_options(timeout=30_000)  # milliseconds: Playwright's own 5 seconds are few beside a build


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a developer look at one built book many times."""
    parser.addoption("--book", type=Path, metavar="DIR", help="test the book in DIR rather than build it")


#: the folders whose tests build, or operate a browser or a kernel; elsewhere a slow test is marked by itself
SLOW = {"book", "browser", "clients", "formats", "live"}

#: folders and files that `make test` leaves to `make test-all`: other programs, whole walks, enlarged and other books
LONG = {
    *("formats", "live"),
    *("test_access.py", "test_firefox.py", "test_pictures.py", "test_private.py", "test_tasks.py"),
    *("test_widget_book.py", "test_widget_growth.py"),
    *("test_laid_books.py", "test_reproducible.py", "test_sixth_source.py"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make quick` and `make test` leave out."""
    for item in items:
        folders = item.path.relative_to(sample.ROOT).parts
        if SLOW.intersection(folders):
            item.add_marker(pytest.mark.slow)
        if LONG.intersection(folders):
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session", autouse=True)
def judged_once() -> Iterator[None]:
    """Spare most of what a check computes; commands that are started as such, and builds, ask Frictionless itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "Package", JudgedOnce)
        yield


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small valid data folder of the test's own, to be spoilt at will."""
    return sample.write(tmp_path)


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Copies of the sources that the small data folder quotes."""
    return sample.write_copies(tmp_path / "copies")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for each process that runs tests; every test opens a context of its own in it."""
    path = chromium.found()
    if not path:
        pytest.fail(chromium.HELP)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=SILENT)
        yield started
        started.close()


@pytest.fixture(scope="session")
def real_book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition itself, built strictly, once for all processes of a run."""
    if chosen := request.config.getoption("--book"):
        return Path(chosen)
    with shared(request, tmp_path_factory, "real-book") as folder:
        assert build(output=folder) == 0, "the book does not build: see what jupyter-book said above"
        return folder / "book"


@pytest.fixture(scope="session")
def real_site(real_book: Path) -> Iterator[str]:
    """The address at which the edition itself is served, as a reader has it."""
    with at_work(listen(real_book, 0)) as address:
        yield address
