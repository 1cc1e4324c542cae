"""What a reader waits for: the bytes of a first visit, and a comparison that can be used."""

from __future__ import annotations

from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tests.chromium import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

#: where a comparison can be used: a control that answers, in our page and in one with a widget manager
USABLE = {"ours": ".edition-widget[data-live] select", "stock": ".ew-view select"}

SETTLED = 1500  #: milliseconds without which a page that loads its parts late would be measured too early


@contextmanager
def browsing(*more: str) -> Iterator[Browser]:
    """Give a browser that fetches nothing of its own accord, with further switches if need be."""
    path = found()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--disable-background-networking", *more])
        yield browser
        browser.close()


def _counted(page: Page) -> dict[str, float]:
    """Count what a page receives, headers included, as the network carries it."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    total: dict[str, float] = {"bytes": 0, "requests": 0}

    def finished(event: dict[str, Any]) -> None:
        total["bytes"] += event["encodedDataLength"]
        total["requests"] += 1

    session.on("Network.loadingFinished", finished)
    return total


def transfer(browser: Browser, address: str) -> dict[str, float]:
    """Return bytes and requests of a first visit to one page."""
    context = browser.new_context()
    page = context.new_page()
    total = _counted(page)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    context.close()
    return total


def until_usable(browser: Browser, address: str, control: str, *, runs: int = 7) -> float:
    """Return milliseconds from asking for a page to a control of its comparison: the median of cold visits."""
    times = []
    for _ in range(runs):
        context = browser.new_context()
        page = context.new_page()
        page.add_init_script(
            "new MutationObserver(() => { if (!window.usable && document.querySelector("
            f"{control!r})) window.usable = performance.now(); }})"
            ".observe(document, {subtree: true, childList: true, attributes: true})"
        )
        page.goto(address, wait_until="commit")
        page.wait_for_selector(control, timeout=60_000)
        times.append(page.evaluate("window.usable ?? performance.now()"))
        context.close()
    return float(median(times))
