"""A widget does not wait for the page around it: it lives as soon as the whole of it has been read."""

from __future__ import annotations

import http.server
import threading
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Quiet
from tests.serving import at_work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

STATE = b'"edition-widget-state">'
PATIENCE = 30  #: seconds after which a part is sent in any case
READ = 400  #: milliseconds in which a browser has taken up what it was sent


class InParts(Quiet):
    """Send one page in parts: each when it is asked for."""

    def __init__(
        self, *args: object, page: str, parts: list[bytes], turns: list[threading.Event], folder: Path
    ) -> None:
        """Keep what is sent, and when."""
        self.page, self.parts, self.turns = page, parts, turns
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]  # passed on

    def do_GET(self) -> None:  # noqa: N802  # the name is the library's
        """Send the parts of the page, or another file at once."""
        if self.path != self.page:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        for part, turn in zip(self.parts, self.turns, strict=True):
            turn.wait(PATIENCE)
            self.wfile.write(part)


@contextmanager
def slow(folder: Path, name: str, *within: int) -> Iterator[tuple[str, list[threading.Event]]]:
    """Give the address of a page that is cut within some of its widgets' states, and what lets its parts come.

    After the last widget nothing comes, but that is known only when the last part, which is empty, has come.
    """
    page = f"/chapters/{name}.html"
    text = folder.joinpath(page.removeprefix("/")).read_bytes()
    starts = [at for at in range(len(text)) if text.startswith(STATE, at)]
    end = text.index(b"</div>", starts[-1]) + len(b"</div>")
    parts = [text[a:b] for a, b in pairwise([0, *(starts[at] + len(STATE) + 100 for at in within), end, end])]
    turns = [threading.Event() for _ in parts]
    handler = partial(InParts, page=page, parts=parts, turns=turns, folder=folder)
    with at_work(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)) as address:
        yield f"{address}{page}", turns


def test_widgets_live_before_the_page_is_whole(browser: Browser, pages: Path) -> None:
    """None is taken up before its rows have come; those that are whole live while the page still comes, in order."""
    with slow(pages, "all", 0, 2) as (address, (first, second, third, last)):
        first.set()
        page = browser.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{address}#figures-2?fact=delegates-late-share", wait_until="commit")
        page.locator(".edition-widget").first.wait_for(state="attached")
        page.wait_for_timeout(READ)
        assert page.locator("[data-live]").count() == 0

        second.set()
        page.locator(".edition-widget[data-live]").nth(1).wait_for()
        page.locator(".edition-widget").nth(2).wait_for(state="attached")
        page.wait_for_timeout(READ)
        assert page.evaluate("document.readyState") == "loading"
        widgets = page.locator(".edition-widget")
        assert [widgets.nth(at).get_attribute("data-live") for at in range(widgets.count())] == ["", "", None]

        third.set()
        last.set()
        page.locator(".edition-widget[data-live]").nth(4).wait_for()
        shown = page.get_by_role("combobox", name="Question", exact=True)
        assert [shown.nth(at).input_value() for at in range(2)] == ["How many were late?", "Which share?"]
        assert faults == []
        page.close()


def test_a_widget_at_the_very_end_lives(browser: Browser, pages: Path) -> None:
    """The last widget needs nothing after it, even where the script was there before it."""
    with slow(pages, "figures", 0) as (address, (first, second, last)):
        first.set()
        page = browser.new_page()
        page.goto(address, wait_until="commit")
        page.wait_for_timeout(READ)
        second.set()
        page.wait_for_timeout(READ)
        last.set()
        page.locator(".edition-widget[data-live]").wait_for()
        page.close()
