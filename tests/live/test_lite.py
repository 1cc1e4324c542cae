"""A chapter live in the reader's own browser: from this host alone, with nothing kept from before."""

from __future__ import annotations

import gzip
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from edition.lite import record
from edition.lite.parts import CannotFetch, fetch
from edition.lite.site import make
from edition.serve import listen
from tests import firefox
from tests.sample import ROOT
from tests.serving import at_work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Response, ViewportSize

pytestmark = pytest.mark.live

PATIENCE = 240_000  #: milliseconds: Python starts anew, on a machine that has other tests to run
SIZE: ViewportSize = {"width": 1200, "height": 3000}
LIMIT = 15_000_000  #: bytes that a reader is asked to load
PACKED = (".whl", ".zip", ".png", ".woff2")

SAID = "import edition\nprint(edition.read().fact['delegates-1934-shot'].reference)\ncomparison.fact"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The chapters for a browser: those that are made already, if they are of this state, else made now."""
    made = ROOT / "_build" / record.FOLDER
    if record.size(made, ROOT):
        return made
    folder = tmp_path_factory.mktemp("lite") / record.FOLDER
    try:
        make(ROOT, folder, fetch(ROOT / "lite", ROOT / "_build" / "lite-parts"))
    except CannotFetch as reason:
        pytest.skip(str(reason))
    return folder


@contextmanager
def alone(browser: Browser, folder: Path) -> Iterator[tuple[BrowserContext, str, list[str], list[str]]]:
    """A browser that reaches this folder and nothing else; what it asked for there, and elsewhere."""
    asked: list[str] = []
    refused: list[str] = []
    with at_work(listen(folder, 0)) as address:
        host = f"{address}/"
        context = browser.new_context(viewport=SIZE)
        context.set_default_timeout(PATIENCE)
        context.route(lambda address: not address.startswith(host), lambda route: route.abort())
        context.on(
            "request",
            lambda one: refused.append(one.url) if one.url.startswith("http") and host not in one.url else None,
        )
        context.on("response", lambda one: asked.append(_path(one, host)))
        yield context, host, asked, refused
        context.close()


def _path(one: Response, host: str) -> str:
    return one.url.removeprefix(host).partition("?")[0]


def test_a_chapter_runs_in_the_browser(browser: Browser, site: Path) -> None:
    """A widget lives and its kernel knows what is chosen, from one host, and it costs what the page says."""
    with alone(browser, site) as (context, host, asked, refused):
        page = context.new_page()
        page.goto(f"{host}notebooks/index.html?path=chapters/figures.ipynb")
        page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
        assert "{fact}" not in page.locator(".jp-Notebook").inner_text()
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()  # else nobody hears what follows
        page.locator(".lm-MenuBar-item", has_text="Run").click()
        page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
        view = page.locator(".ew-view")
        view.wait_for()
        view.get_by_role("button", name="Next").click()
        page.locator(".jp-Notebook .jp-Cell").last.click()
        page.keyboard.press("Escape")
        page.keyboard.press("b")
        page.keyboard.press("y")
        page.keyboard.press("Enter")
        page.keyboard.insert_text(SAID)
        page.keyboard.press("Shift+Enter")
        said = page.locator(".jp-OutputArea-output", has_text="848")
        said.first.wait_for()
        assert "delegates-" in page.locator(".jp-OutputArea-output").last.inner_text()
    assert refused == []
    files = [site / path for path in set(asked) if (site / path).is_file()]
    loaded = sum(
        len(gzip.compress(one.read_bytes(), 6)) if one.suffix not in PACKED else one.stat().st_size for one in files
    )
    assert loaded < LIMIT
    assert loaded == pytest.approx(record.size(site, ROOT) or loaded, rel=0.05)


#: Firefox finds no other host than this machine
ALONE = {
    "type": 1,
    "http": "127.0.0.1",
    "http_port": 9,
    "ssl": "127.0.0.1",
    "ssl_port": 9,
    "no_proxies_on": "127.0.0.1",
}


def test_a_chapter_runs_in_firefox(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in Firefox, in a profile that has nothing yet: a comparison lives and answers."""
    path = firefox.found()
    if not path:
        pytest.skip("there is no Firefox on this machine")
    monkeypatch.setattr(firefox, "PATIENCE", PATIENCE // 1000)
    lines = (
        f"user_pref({json.dumps(f'network.proxy.{name}')}, {json.dumps(value)});\n" for name, value in ALONE.items()
    )
    (tmp_path / "prefs.js").write_text("".join(lines), encoding="utf-8")
    with at_work(listen(site, 0)) as address, firefox.running(path, tmp_path) as browser:
        browser.size(1200, 900)
        browser.go(f"{address}/notebooks/index.html?path=chapters/figures.ipynb")
        browser.wait("!!document.querySelector('.jp-Notebook .jp-CodeCell')")
        for menu, item in ((".lm-MenuBar-item", "Run"), (".lm-Menu-item", "Run All Cells")):
            found = f"[...document.querySelectorAll({menu!r})].find((one) => one.innerText.trim().startsWith({item!r}))"
            browser.wait(f"!!{found}")
            browser.click(found)
        asked = "document.querySelector('.ew-view .ew-question')?.innerText"
        before = browser.wait(asked)
        browser.click("[...document.querySelectorAll('.ew-view button')].find((one) => one.innerText.includes('Next'))")
        browser.wait(f"{asked} !== {json.dumps(before)}")
