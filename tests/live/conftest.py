"""A real JupyterLab in a folder of its own, and notebooks opened in it."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.error import URLError

import pytest

from tests import sample
from tests.browser.widget_views import with_events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

PATIENCE = 60  #: seconds until the server must answer, and for any one step in the browser
PAUSE = 0.25
SIZE: ViewportSize = {"width": 1400, "height": 9000}  #: so tall that JupyterLab keeps every cell in the page


class Lab(NamedTuple):
    """A JupyterLab that is running, and its working folder."""

    address: str
    token: str
    folder: Path


class Notebook:
    """A notebook open in the browser."""

    def __init__(self, page: Page) -> None:
        """Wait until it is drawn and its kernel is ready."""
        self.page = page
        page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for()
        page.locator("#jp-main-statusbar", has_text="| Idle").wait_for()

    def run_all(self) -> None:
        """Run every cell, as a reader does from the menu."""
        self.page.locator(".lm-MenuBar-item", has_text="Run").click()
        self.page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()

    def output(self, at: int) -> Any:  # noqa: ANN401  # a locator of Playwright
        """Return the output of a cell, counted from 0."""
        return self.page.locator(".jp-NotebookPanel .jp-CodeCell").nth(at).locator(".jp-OutputArea")

    def run(self, at: int) -> str:
        """Run one cell again, after all that runs already, and return what it prints."""
        self.page.locator("#jp-main-statusbar", has_text="| Idle").wait_for()
        cell = self.page.locator(".jp-NotebookPanel .jp-CodeCell").nth(at)
        before = cell.locator(".jp-InputPrompt").inner_text()
        cell.locator(".jp-Editor").click()
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(
            "([at, before]) => { const now = document.querySelectorAll('.jp-NotebookPanel .jp-CodeCell')[at]"
            ".querySelector('.jp-InputPrompt').innerText; return now !== before && /\\d/.test(now) }",
            arg=[at, before],
        )
        return str(self.output(at).inner_text()).strip()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab on a free port of this machine, with settings and folders of its own."""
    home = tmp_path_factory.mktemp("lab")
    with_events(sample.write(home / "work"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    own = {
        f"{name}": str(home / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    }
    settings = [f"--port={port}", f"--IdentityProvider.token={token}", "--ServerApp.port_retries=0", "--allow-root"]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", *settings, str(home / "work")],
            env=os.environ | own | {"PYTHONPATH": str(sample.ROOT), "PYTHONWARNINGS": "ignore"},
            stdout=log,
            stderr=log,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _await(f"{address}/api?token={token}", server, home / "log")
        yield Lab(address, token, home / "work")
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _await(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server answers; fail with its own words when it does not."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=PAUSE).close()  # noqa: S310  # an address that we made
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(PAUSE)
        else:
            return
    pytest.fail(f"JupyterLab does not answer:\n{log.read_text()}")


def write(lab: Lab, name: str, *cells: str) -> None:
    """Write a notebook of the given cells into the lab's folder."""
    code: list[dict[str, Any]] = [
        {"cell_type": "code", "id": str(at), "metadata": {}, "outputs": [], "execution_count": None, "source": cell}
        for at, cell in enumerate(cells)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {"cells": code, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (lab.folder / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture
def opened(browser: Browser, lab: Lab) -> Iterator[Callable[..., Notebook]]:
    """Write a notebook of the given cells into the lab's folder and open it in the browser."""
    contexts = []

    def write_and_open(name: str, *cells: str) -> Notebook:
        write(lab, name, *cells)
        context = browser.new_context(viewport=SIZE)
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{lab.address}/lab/workspaces/{name}/tree/{name}.ipynb?token={lab.token}&reset")
        return Notebook(page)

    yield write_and_open
    for context in contexts:
        context.close()
