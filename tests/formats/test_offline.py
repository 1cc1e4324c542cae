"""The copy for the disk: unpacked and opened by a double click, it does what the site does."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from edition.book import offline
from edition.book.whole import Whole
from tests.formats.conftest import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def copy(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy, unpacked; all of it is in one folder."""
    folder = tmp_path_factory.mktemp("disk")
    with zipfile.ZipFile(made / "edition.zip") as archive:
        archive.extractall(folder)
    assert [path.name for path in folder.iterdir()] == [NAME]
    return folder / NAME


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    """A page of a browser without a network, which must have no complaint in the end."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def test_widgets_are_live(copy: Path, opened: Page) -> None:
    """A comparison can be operated and taken along, and what is chosen stands in the address."""
    opened.goto((copy / "chapters/figures.html").as_uri())
    live = opened.locator('.edition-widget[data-widget="figures"][data-live]')
    expect(live).to_have_count(1)
    live.get_by_role("combobox", name="Topic").select_option(label="Leak")
    expect(live.locator(".ew-live")).to_contain_text("What was paid?")
    expect(opened).to_have_url(re.compile(r"#figures\?"))
    live.get_by_role("button", name="Take along").click()
    expect(live.get_by_role("button", name="CSV")).to_be_visible()


def test_search_answers(copy: Path, opened: Page) -> None:
    """The search page finds a fact."""
    opened.goto(f"{(copy / 'search.html').as_uri()}?q=late")
    expect(opened.locator("main, .main").get_by_role("link", name="How many were late?").first).to_be_visible()


def test_it_has_no_module_and_nothing_that_is_not_there(copy: Path) -> None:
    """No page asks for a module, and nothing is offered that is not in the copy."""
    for page in copy.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'type="module"' not in text
        assert "modulepreload" not in text
        assert "formats/" not in text
    assert "index.html" in (copy / "README.txt").read_text(encoding="utf-8")


def test_what_needs_a_server_says_so(tmp_path: Path) -> None:
    """Python in the browser is not taken along; where its address leads, a page says why."""
    live = tmp_path / "lite" / "notebooks"
    live.mkdir(parents=True)
    (live / "index.html").write_text("live", encoding="utf-8")
    (live / "python.wasm").write_bytes(b"\0")
    found = dict(offline._files(Whole(tmp_path, tmp_path)))
    assert set(found) == {"lite/notebooks/index.html", offline.SCRIPT}
    assert "needs a server" in str(found["lite/notebooks/index.html"])
