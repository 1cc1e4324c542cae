"""Serve a built book on this machine, for its reader and for the tests."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import io
    from pathlib import Path

PORT = 8000
LAST_PORT = 65_535


class Handler(SimpleHTTPRequestHandler):
    """Hand out files; speak of failures only, and let no browser keep a page of an older build."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",  # some systems' registries say otherwise, and browsers then refuse modules
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".csv": "text/csv; charset=utf-8",
        ".jsonld": "application/ld+json",
        ".bib": "application/x-bibtex; charset=utf-8",
        ".ris": "application/x-research-info-systems; charset=utf-8",
    }

    def end_headers(self) -> None:
        """Ask the browser to look again each time."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer an address that no file can have as one that no file has."""
        try:
            return super().send_head()
        except ValueError:  # a zero byte
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of what went well."""


class Server(ThreadingHTTPServer):
    """Take it for no fault of ours when a browser goes before it has its answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  # the types of the base class
        """Say nothing of connections that were dropped."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def listen(folder: Path, port: int = PORT) -> ThreadingHTTPServer:
    """Return a server of a folder on localhost: at `port`, or at a free one where that is taken."""
    handler = partial(Handler, directory=str(folder))
    if port and _answers(port):
        port = 0
    try:
        return Server(("127.0.0.1", port), handler)
    except OSError:
        return Server(("127.0.0.1", 0), handler)


def _answers(port: int) -> bool:
    """Tell whether somebody listens, on either of the addresses that a browser tries for localhost."""
    for address in ("127.0.0.1", "::1"):
        try:
            socket.create_connection((address, port), timeout=0.5).close()
        except OSError:
            continue
        return True
    return False


def serve(folder: Path, port: int = PORT) -> int:
    """Serve until the reader ends it; return 0, or 1 where there is no book."""
    if not (folder / "index.html").is_file():
        print(f"No book in {folder}: build one first, by python -m edition build", file=sys.stderr)
        return 1
    with listen(folder, port) as server, suppress(KeyboardInterrupt):
        taken = f" (port {port} is taken)" if server.server_port != port != 0 else ""
        print(f"The book is served on http://localhost:{server.server_port}{taken}. Ctrl-C ends it.", flush=True)
        server.serve_forever()
    print()  # after the ^C that the terminal shows
    return 0
