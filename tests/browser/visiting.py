"""Open pages of the whole book, with a record of everything that they ask for and every breach of their policy."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Request

#: chapters are all opened; of the pages that come by the hundred, every so many, and always those of each folder's ends
EVERY = 60

#: a proxy that does not answer: whatever is not on this machine cannot be reached
NOWHERE = "http://127.0.0.1:9"

#: heard in the page itself, before any of its own scripts runs
_LISTEN = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});"""


@dataclass
class Visit:
    """A browser context that reaches nothing but the book."""

    context: BrowserContext
    site: str
    asked: list[str] = field(default_factory=list)  #: addresses requested, elsewhere included
    faults: list[str] = field(default_factory=list)  #: errors, breaches of the policy, requests that failed

    def open(self, name: str, page: Page | None = None) -> Page:
        """Open a page by its path below the book's folder; wait until its widgets live."""
        page = page or self.new()
        page.goto(f"{self.site}/{name}")
        page.wait_for_load_state()
        page.wait_for_selector(".edition-widget:not([data-live])", state="detached")
        return page

    def new(self) -> Page:
        """Return a page whose errors are kept."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on(
            "console", lambda said: self.faults.append(f"{page.url}: {said.text}") if said.type == "error" else None
        )
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    def failed(self, request: Request) -> None:
        """Keep an address that gave nothing, unless the page was left before it could."""
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"asked in vain for {request.url}")

    def elsewhere(self) -> list[str]:
        """Return the addresses requested that are not the book's."""
        return [one for one in self.asked if not one.startswith((self.site, "data:", "blob:"))]


@contextmanager
def visit(browser: Browser, site: str, **settings: Any) -> Iterator[Visit]:  # noqa: ANN401  # Playwright's settings
    """Give a fresh context in which the network ends at the book."""
    context = browser.new_context(proxy={"server": NOWHERE, "bypass": "127.0.0.1"}, **settings)
    visited = Visit(context, site)
    context.on("request", lambda request: visited.asked.append(request.url))
    context.add_init_script(_LISTEN)
    context.on("requestfailed", visited.failed)
    yield visited
    context.close()


def every_page(book: Path) -> list[str]:
    """Return the path of every page of the book, below its folder."""
    return sorted(
        str(page.relative_to(book)) for page in book.rglob("*.html") if not {"_static", "embed"} & {*page.parts}
    )


def kinds_of_pages(book: Path, every: int = EVERY) -> list[str]:
    """Return every chapter, and of each folder with many pages the first, the last and one of so many between."""
    folders: dict[str, list[str]] = {}
    for name in every_page(book):
        folders.setdefault(name.rpartition("/")[0], []).append(name)
    chosen = []
    for names in folders.values():
        chosen += names if len(names) < EVERY else [*names[::every], names[-1]]
    return chosen
