"""Serve a book as a good static host does: compressed, with connections kept; and the stock book's foreign files."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
TEXTS = (".html", ".js", ".mjs", ".css", ".svg", ".json", ".jsonld", ".csv", ".txt", ".xml")


@lru_cache(maxsize=4096)
def _compressed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """Hand out files compressed where that helps."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        """Find ``/cdn/NAME@RANGE/FILE`` among the installed packages."""
        if path.startswith("/cdn/"):
            parts = path.partition("?")[0].removeprefix("/cdn/").split("/")
            depth = 2 if parts[0].startswith("@") else 1
            parts[depth - 1] = parts[depth - 1].partition("@")[0] or parts[depth - 1]
            return str(MODULES.joinpath(*parts))
        return super().translate_path(path)

    def do_GET(self) -> None:  # the name is the library's
        """Send a file, compressed if it is text."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file() or path.suffix not in TEXTS:
            super().do_GET()
            return
        body = _compressed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if "?" in self.path else "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hosted(book: Path) -> Iterator[str]:
    """Serve a book on this machine while it is measured; give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(book))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
