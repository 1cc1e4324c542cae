"""Write the search index by Pagefind's own program, one record after another."""

from __future__ import annotations

import base64
import gzip
import json
import shutil
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pagefind.service import get_executable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = "pagefind"
NARROWED = "narrowed.json"
SIGNATURE = b"pagefind_dcd"  #: with which each of Pagefind's files begins

#: what Pagefind brings for other sites: its own look, and the index of other languages
NOT_NEEDED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js", "wasm.unknown.pagefind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One place in the book that a search can lead to."""

    address: str  #: path in the book, with its fragment
    title: str
    kind: str  #: what a reader can narrow the search to
    content: str
    sigla: tuple[str, ...] = field(default=())  #: the sources that it concerns


class Pagefind:
    """Pagefind's service: base64 of JSON in and out, a comma after each message.

    Its own Python client waits a tenth of a second for each answer, more than a minute for this book.
    """

    def __init__(self, program: subprocess.Popen[bytes]) -> None:
        """Speak with a running program."""
        self.program = program

    def ask(self, **payload: Any) -> dict[str, Any]:  # noqa: ANN401  # the messages are Pagefind's
        """Send a message and return the answer. Raises RuntimeError where Pagefind refuses."""
        assert self.program.stdin  # noqa: S101  # for mypy
        assert self.program.stdout  # noqa: S101  # for mypy
        message = json.dumps({"message_id": 1, "payload": payload}).encode()
        self.program.stdin.write(base64.b64encode(message) + b",")
        self.program.stdin.flush()
        answer = bytearray()
        while not answer.endswith(b",") and (chunk := self.program.stdout.peek()):  # type: ignore[attr-defined]  # it is buffered
            answer += self.program.stdout.read(chunk.find(b",") + 1 or len(chunk))
        said: dict[str, Any] = json.loads(base64.b64decode(answer.rstrip(b",")) or "{}").get("payload", {})
        if said.get("type") in {None, "Error"}:
            raise RuntimeError(f"Pagefind: {said.get('message', 'no answer')}")
        return said


def write(records: Iterable[Record], folder: Path) -> None:
    """Write the index of some records into ``folder/pagefind``; the same records make the same files.

    We write them, for Pagefind says that it has written before the last bytes are on the disk.
    """
    with subprocess.Popen([get_executable() or "pagefind", "--service"], stdin=-1, stdout=-1) as program:
        pagefind = Pagefind(program)
        index = pagefind.ask(type="NewIndex", config={"force_language": "en"})["index_id"]
        for one in records:
            pagefind.ask(
                type="AddRecord",
                index_id=index,
                url=one.address,
                content=one.content,
                language="en",
                meta={"title": one.title, "kind": one.kind, "sources": " ".join(one.sigla)},
            )
        files = pagefind.ask(type="GetFiles", index_id=index)["files"]
        program.terminate()
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    for file in files:
        path = folder / FOLDER / file["path"]
        if not any(path.match(pattern) for pattern in NOT_NEEDED):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(file["content"]))
    (folder / FOLDER / NARROWED).write_text(json.dumps(_narrowed(folder / FOLDER), ensure_ascii=False), "utf-8")


def _narrowed(index: Path) -> dict[str, list[str]]:
    """Return id -> kind and sigla of every record in an index.

    Pagefind's own filters come out in another order each time, and so with another name.
    """
    found = {}
    for path in sorted((index / "fragment").iterdir()):
        meta = json.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))["meta"]
        found[path.stem] = [meta["kind"], *meta["sources"].split()]
    return found
