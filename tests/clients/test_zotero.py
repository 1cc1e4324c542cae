"""Pages and records in Zotero: its own translation server reads them from the served book, with its own translators."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from edition.serve import listen
from tests.sample import ROOT
from tests.serving import at_work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from edition.citation.cff import Edition

    Asking = Callable[[str, str], list[dict[str, Any]]]  #: an endpoint and what it is given -> items

#: where the server is, with its submodules and its packages
HOME = Path(os.environ.get("ZOTERO", ROOT / "_build" / "zotero"))
HELP = (
    f"found no translation server of Zotero in {HOME}, expected one: clone the repository zotero/translation-server"
    " there with its submodules, and run npm ci in it (or say by ZOTERO where it is)"
)
CHAPTER = "chapters/bblv.html"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """What Zotero makes of a page (``web``) or of a record (``import``)."""
    if not (HOME / "src" / "server.js").is_file() or not (HOME / "node_modules").is_dir():
        pytest.fail(HELP)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("zotero") / "log.txt"
    settings = {"NODE_CONFIG": json.dumps({"port": port, "host": "127.0.0.1"}), "DEBUG_LEVEL": "1"}
    with log.open("w", encoding="utf-8") as said:
        command = [shutil.which("node") or "node", "src/server.js"]
        server = subprocess.Popen(command, cwd=HOME, env=os.environ | settings, stdout=said, stderr=said)

        def asking(endpoint: str, given: str) -> list[dict[str, Any]]:
            question = urllib.request.Request(  # an address of this machine
                f"http://127.0.0.1:{port}/{endpoint}", given.encode(), {"Content-Type": "text/plain"}
            )
            with urllib.request.urlopen(question, timeout=60) as answer:  # noqa: S310  # the same
                items: list[dict[str, Any]] = json.load(answer)
            return items

        for _ in range(600):  # it reads some seven hundred translators first
            with socket.socket() as there:
                if server.poll() is not None or there.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        assert server.poll() is None, log.read_text("utf-8")
        yield asking
        server.terminate()
        server.wait()


def meta(book: Path, page: str, name: str) -> str:
    """Return what the head of a page says."""
    soup = BeautifulSoup((book / page).read_text("utf-8"), "html5lib")
    found = soup.select_one(f'meta[name="{name}"]')
    return str(found["content"]) if found else ""


def test_chapter_is_saved_as_part_of_the_book(ask: Asking, real_book: Path, real_site: str, edition: Edition) -> None:
    """Author in one piece, abstract whole, the version as the edition, the address that is to be cited."""
    (item,) = ask("web", f"{real_site}/{CHAPTER}")
    assert (item["itemType"], item["bookTitle"], item["edition"]) == ("bookSection", edition.title, edition.named)
    assert item["creators"] == [{"name": edition.authors[0].name, "creatorType": "author"}]
    assert item["title"] == meta(real_book, CHAPTER, "citation_title")
    assert item["abstractNote"] == meta(real_book, CHAPTER, "citation_abstract")
    assert item["url"] == meta(real_book, CHAPTER, "DC.identifier")
    assert (item["language"], item["date"]) == ("en", edition.released.strftime("%Y/%m/%d"))


def test_front_page_is_saved_as_the_book(ask: Asking, real_site: str, edition: Edition) -> None:
    """The first page, where every record leads, is the edition itself."""
    (item,) = ask("web", f"{real_site}/index.html")
    assert (item["itemType"], item["title"], item["edition"]) == ("book", edition.title, edition.named)
    assert item["creators"] == [{"name": edition.authors[0].name, "creatorType": "author"}]


def test_paragraph_keeps_its_locator(
    ask: Asking, real_book: Path, real_site: str, browser: Browser, tmp_path: Path
) -> None:
    """Saved where the address names a paragraph, as a browser then has the page, the item has that locator."""
    page = browser.new_page()
    page.goto(f"{real_site}/{CHAPTER}#BBLV.19")
    page.wait_for_selector("meta[name=citation_firstpage]", state="attached")
    (tmp_path / "page.html").write_text(page.content(), "utf-8")
    page.close()
    with at_work(listen(tmp_path, 0)) as address:
        (item,) = ask("web", f"{address}/page.html")
    assert item["pages"] == "para. BBLV.19"
    assert item["url"] == f"{meta(real_book, CHAPTER, 'DC.identifier')}#BBLV.19"


@pytest.mark.parametrize("suffix", ["ris", "bib"])
def test_records_are_imported(ask: Asking, real_book: Path, edition: Edition, suffix: str) -> None:
    """RIS and BibTeX of a chapter give the same author, book and edition."""
    (item,) = ask("import", (real_book / "cite" / "chapters" / f"bblv.{suffix}").read_text("utf-8"))
    assert (item["itemType"], item["edition"]) == ("bookSection", edition.named)
    assert item["bookTitle"] == edition.title
    assert [one.get("name", one.get("lastName")) for one in item["creators"]] == [edition.authors[0].name]
    assert item["abstractNote"] == meta(real_book, CHAPTER, "citation_abstract")
