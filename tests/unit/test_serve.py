"""Serving: the book is where it is said to be, as it is now, under the right types."""

from __future__ import annotations

import re
import socket
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from edition.serve import listen, serve
from tests.serving import at_work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with one page."""
    (tmp_path / "index.html").write_text("<p>First", encoding="utf-8")
    return tmp_path


@contextmanager
def running(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve while a test asks."""
    with at_work(listen(folder, port)) as address:
        yield address


def test_pages_are_never_stale(built: Path) -> None:
    """A browser is told to look again, so that a new build is seen at once."""
    with running(built) as address, urlopen(f"{address}/index.html") as answer:  # noqa: S310  # our own server
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.read() == b"<p>First"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.js", "text/javascript"),
        ("a.mjs", "text/javascript"),
        ("a.css", "text/css"),
        ("a.csv", "text/csv; charset=utf-8"),
    ],
)
def test_types(built: Path, name: str, kind: str) -> None:
    """Modules have the type without which browsers refuse them, on every system."""
    (built / name).touch()
    with running(built) as address, urlopen(f"{address}/{name}") as answer:  # noqa: S310  # our own server
        assert answer.headers["Content-Type"] == kind


def test_only_this_machine(built: Path) -> None:
    """Nobody else in the network can read what is served."""
    with listen(built, 0) as server:
        assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_taken_port(built: Path, address: str) -> None:
    """Where the port is taken, on either of localhost's addresses, a free one is used."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as other:
        try:
            other.bind((address, 0))
        except OSError:
            pytest.skip(f"this machine has no {address}")
        other.listen()
        taken = other.getsockname()[1]
        with listen(built, taken) as server:
            assert server.server_port not in {0, taken}


def test_no_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a book the command says how to make one."""
    assert serve(tmp_path) == 1
    assert "python -m edition build" in capsys.readouterr().err


def test_interrupt(built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The command says where the book is, and Ctrl-C ends it without a word of Python's."""

    def interrupted(_: ThreadingHTTPServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ThreadingHTTPServer, "serve_forever", interrupted)
    assert serve(built, 0) == 0
    said = capsys.readouterr()
    assert re.fullmatch(r"The book is served on http://localhost:\d+\. Ctrl-C ends it\.\n\n", said.out)
    assert said.err == ""


@pytest.mark.parametrize("path", ["/%00", "/a%00b/", "/index.html%00.css"])
def test_addresses_that_no_file_can_have(built: Path, capsys: pytest.CaptureFixture[str], path: str) -> None:
    """An address with a zero byte is not found, as any other that no file has."""
    with running(built) as address, pytest.raises(HTTPError, match="404"):
        urlopen(address + path)  # noqa: S310  # our own server
    assert "Traceback" not in capsys.readouterr().err


def test_a_dropped_connection_is_no_fault(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who goes before the answer is there leaves nothing behind in the terminal; a fault of ours is still told."""
    with listen(built, 0) as server:
        for error in (ConnectionResetError(), BrokenPipeError(), ValueError("ours")):
            try:
                raise error
            except (OSError, ValueError):
                with socket.socket() as gone:
                    server.handle_error(gone, ("127.0.0.1", 1))
    said = capsys.readouterr().err
    assert "ValueError: ours" in said
    assert "ConnectionResetError" not in said
    assert "BrokenPipeError" not in said
