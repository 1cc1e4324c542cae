"""A small site with every widget on it, built by Sphinx from invented tables, and a way to open its pages."""

from __future__ import annotations

import functools
import http.server
import json
import re
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from edition.widgets import TextRecognition
from tests import sample
from tests.browser.widget_views import HOSTILE, WIDGETS, Site, with_events
from tests.serving import at_work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from edition.widgets.widget import EditionWidget

CONF = """
import json
from pathlib import Path
from docutils.parsers.rst import Directive
from edition.sphinx_ext.config import DEFAULTS
from edition.sphinx_ext.context import Context
from edition.sphinx_ext.domain import Target
from edition.sphinx_ext.markup import widget_node
from edition.sphinx_ext.theme import widget_host
from edition.tables import read
extensions = ["edition.sphinx_ext.domain", "edition.sphinx_ext.theme.widget_host"]
html_theme, html_title, exclude_patterns = "furo", "Sample", ["data"]
html_baseurl = "https://example.org/book/"

class Shown(Directive):
    required_arguments = 1

    def run(self):
        return [widget_node.node_of(json.loads(Path("chapters", self.arguments[0]).read_text("utf-8")))]

def place(app, env):
    env.domains["edition"].data["targets"]["para", "ALFA.2"] = Target("chapters/alfa", "ALFA.2", "Paragraph")

def setup(app):
    root = Path(app.srcdir)
    tables = read(root / "data")  # spoilt, so unchecked
    app.edition_context = Context(root=root, tables=tables, build=None, options=DEFAULTS)
    app.connect("env-updated", place)
    app.add_directive("shown", Shown)
    app.connect("html-page-context", lambda app, _, __, context, doctree: widget_host.equip(app, context, doctree))
"""
#: nothing from elsewhere, no script or style in the page: what the book aims at
POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; object-src 'none'; base-uri 'none'"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files under the policy, without a log."""

    def end_headers(self) -> None:
        """Add the policy to every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def without_the_themes_own(page: str) -> str:
    """Drop what the theme writes into the page and the policy forbids; the book does the same."""
    before, article, rest = page.partition("<article")
    before = re.sub(r' style="[^"]*"', ' width="0" height="0"', before)
    return re.sub(r"<(script|style)>.*?</\1>", "", before + article + rest, flags=re.DOTALL)


def write_site(data: Path, shown: dict[str, EditionWidget], pages: dict[str, list[str]]) -> Path:
    """Build a page for each name with some of the widgets, and one with none; return the folder."""
    chapters, html = data.parent / "chapters", data.parent.parent / "html"
    chapters.mkdir(exist_ok=True)
    (data.parent / "conf.py").write_text(CONF, encoding="utf-8")
    (data.parent / "index.rst").write_text("Sample\n======\n\n.. toctree::\n   :glob:\n\n   chapters/*\n", "utf-8")
    (chapters / "alfa.rst").write_text("Alfa\n====\n\nNo widget here.\n", encoding="utf-8")
    for name, widget in shown.items():
        (chapters / f"{name}.json").write_text(json.dumps(widget.content()), encoding="utf-8")
    for name, held in pages.items():
        cells = "\n".join(f".. shown:: {one}.json\n" for one in held)
        (chapters / f"{name}.rst").write_text(f"{name}\n{'=' * len(name)}\n\n{cells}", encoding="utf-8")
    subprocess.run([sys.executable, "-m", "sphinx", "-qnW", ".", str(html)], cwd=data.parent, check=True)
    for page in html.rglob("*.html"):
        page.write_text(without_the_themes_own(page.read_text("utf-8")), "utf-8")
    return html


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site: a page for each widget, one with all of them, and one with none."""
    folder = tmp_path_factory.mktemp("site")
    data = sample.write(folder / "source")
    sample.spoil(data, "readings.csv:2 quotation", HOSTILE)
    sample.spoil(data, "facts.csv:2 question", f"What is {HOSTILE}?")
    sample.spoil(data, "bias.csv:2 quotation", HOSTILE)
    sample.write_chapters(data.parent / "chapters")  # in MyST, which this Sphinx leaves alone
    eventful = with_events(sample.write(folder / "eventful"))
    shown = {name: widget(eventful if name == "chronology" else data) for name, widget in WIDGETS.items()}
    shown["recognise"] = TextRecognition(data)
    return write_site(data, shown, {**{name: [name] for name in shown}, "all": [*WIDGETS, "figures"]})


def serving(pages: Path) -> AbstractContextManager[str]:
    """Serve a folder under the policy; give its address."""
    quiet = functools.partial(Quiet, directory=str(pages))
    return at_work(http.server.ThreadingHTTPServer(("127.0.0.1", 0), quiet))


@contextmanager
def opening(browser: Browser, served: str) -> Iterator[Site]:
    """Open pages of a site: nothing else is to be reached, and an error in a page fails the test."""
    contexts = []
    faults: list[str] = []

    def open_page(page: str, *, width: int = 1100, live: bool = True, **settings: Any) -> Page:  # noqa: ANN401  # Playwright's settings
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        context.route(lambda address: not address.startswith(served), lambda route: route.abort())
        opened = context.new_page()
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        # without scripts the browser drops the modules that it was told to fetch ahead
        dropped = f"{served}/_static/edition/" if settings.get("java_script_enabled") is False else "none"
        opened.on(
            "requestfailed",
            lambda request: None if request.url.startswith(dropped) else faults.append(f"asked for {request.url}"),
        )
        opened.goto(f"{served}/chapters/{page}")
        if live:
            opened.wait_for_selector(".edition-widget[data-live]")
        return opened

    yield Site(served, open_page)
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def served(pages: Path) -> Iterator[str]:
    """The address of the small site."""
    with serving(pages) as address:
        yield address


@pytest.fixture
def site(browser: Browser, served: str) -> Iterator[Site]:
    """The small site, and the way into it."""
    with opening(browser, served) as opened:
        yield opened
