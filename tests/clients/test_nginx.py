"""The rules for nginx that the manual prints, in nginx: types, frames, what other pages may read, what is kept."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests.clients.conftest import PACKAGES
from tests.sample import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message
    from pathlib import Path

    Asking = Callable[[str], tuple[int, Message, bytes]]  #: a path in the book -> status, headers and what is shown

#: what the manual leaves to the host: one process, which writes nowhere but in its own folder
AROUND = """daemon off; master_process off; pid pid; error_log errors;
events {}
http {
access_log off;
client_body_temp_path 1; proxy_temp_path 2; fastcgi_temp_path 3; uwsgi_temp_path 4; scgi_temp_path 5;
RULES}
"""
KEPT = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module", params=["", "edition/"], ids=["root", "folder"])
def ask(request: pytest.FixtureRequest, real_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """A question to nginx with the printed rules, for a book at the root of the host and for one in a folder."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")  # which few have in their PATH
    if not program:
        pytest.fail(f"found no nginx, expected it to be installed: apt-get install {PACKAGES['nginx']}")
    place, folder = request.param, tmp_path_factory.mktemp("nginx")
    (folder / "edition").symlink_to(real_book.resolve())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    manual = (ROOT / "docs" / "publishing.md").read_text("utf-8")
    rules = manual.partition("For nginx")[2].partition("```text\n")[2].partition("```")[0]
    for printed, ours in {
        "server {": f"server {{ listen 127.0.0.1:{port};",
        "/srv/edition;": f"{folder if place else real_book.resolve()};",
        "mime.types": "/etc/nginx/mime.types",
        " /404.html;": f" /{place}404.html;",
    }.items():
        assert printed in rules
        rules = rules.replace(printed, ours)
    (folder / "nginx.conf").write_text(AROUND.replace("RULES", rules), "utf-8")

    def asking(path: str) -> tuple[int, Message, bytes]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{place}{path}") as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.headers, refused.read()

    with subprocess.Popen([program, "-p", str(folder), "-c", "nginx.conf"]) as server:
        for _ in range(600):
            with socket.socket() as there:
                if server.poll() is not None or there.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        assert server.poll() is None, (folder / "errors").read_text("utf-8")
        yield asking
        server.terminate()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("cite/edition.bib", "application/x-bibtex; charset=utf-8"),
        ("cite/chapters/bblv.ris", "application/x-research-info-systems; charset=utf-8"),
        ("cite/edition.json", "application/json"),
        ("data/references.bib", "application/x-bibtex; charset=utf-8"),
        ("data/flat.csv", "text/csv; charset=utf-8"),
        ("data/annotations.jsonld", "application/ld+json"),
        ("api/facts/index.json", "application/json"),
        ("api/openapi.json", "application/json"),
    ],
)
def test_pages_of_others_may_read_our_data(ask: Asking, path: str, kind: str) -> None:
    """Data, interface and records have their types, and are open to every page; none of them may be framed."""
    status, headers, _ = ask(path)
    assert (status, headers["Content-Type"], headers["Access-Control-Allow-Origin"]) == (200, kind, "*")
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"


def test_cards_alone_may_be_framed(ask: Asking, real_book: Path) -> None:
    """The card of a fact may stand in any page and be read by it; no other page may."""
    name = min((real_book / "embed").glob("*.html")).name
    said = {path: ask(path) for path in (f"embed/{name}", f"facts/{name}", "chapters/bblv.html", "index.html", "")}
    assert {status for status, *_ in said.values()} == {200}
    frames = [headers["Content-Security-Policy"] for _, headers, _ in said.values()]
    assert frames == ["frame-ancestors *", *["frame-ancestors 'none'"] * 4]
    assert [headers["Access-Control-Allow-Origin"] for _, headers, _ in said.values()] == ["*", *[None] * 4]


def test_every_answer_is_guarded_and_only_what_there_is_is_kept(ask: Asking, real_book: Path) -> None:
    """Where there is no file the host says 404 with the edition's page; that answer is never kept, be it for a day."""
    found, lost = ask("index.html?v=1"), ask("no/such/page.html?v=1")
    assert ((found[0], found[1]["Cache-Control"]), ask("index.html")[1]["Cache-Control"]) == ((200, KEPT), "no-cache")
    assert (lost[0], lost[1]["Cache-Control"], lost[1]["Content-Type"]) == (404, "no-cache", "text/html; charset=utf-8")
    assert lost[2] == (real_book / "404.html").read_bytes()
    for _, headers, _ in (found, lost):
        assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "no-referrer")
        assert headers["Strict-Transport-Security"] == "max-age=31536000"
