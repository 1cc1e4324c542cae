"""A server that answers while a test asks."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import ThreadingHTTPServer

_LOOKS = 0.01  #: seconds between two looks whether it is to end; half a second would be waited for by each test


@contextmanager
def at_work(server: ThreadingHTTPServer) -> Iterator[str]:
    """Let it answer, give its address, and close it in the end."""
    with server:
        threading.Thread(target=server.serve_forever, args=(_LOOKS,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
