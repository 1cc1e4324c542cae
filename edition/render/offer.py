"""The places in pages where the other forms of the book are offered, once they have been made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.addresses import reach
from edition.render.templating import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPEN, _SHORT, _SHUT = "<!-- formats -->", "<!-- formats: short -->", "<!-- /formats -->"
_MEGABYTE, _KILOBYTE = 1_000_000, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that is offered."""

    path: str  #: in the book
    saved: str  #: what it is called on a reader's disk
    label: str
    says: str
    length: int  #: in bytes
    chapter: bool = False  #: whether it has one chapter and not all
    data: bool = False  #: whether it is for programs; the first page offers what is read

    @property
    def size(self) -> str:
        """The length as readers know it."""
        if self.length >= _MEGABYTE:
            return f"{self.length / _MEGABYTE:.1f} MB"
        return f"{max(self.length // _KILOBYTE, 1)} kB"


def place(*, short: bool) -> str:
    """Return a place where nothing is offered yet."""
    return f"{_SHORT if short else _OPEN}\n{_words([], '', short=short)}{_SHUT}\n"


def filled(page: str, path: str, files: Sequence[File]) -> str:
    """Return a page, which stands at a path in the book, with all its places offering these files and no others."""
    for opening in (_OPEN, _SHORT):
        before, *rest = page.split(opening)
        for part in rest:
            _, _, after = part.partition(_SHUT)
            before += f"{opening}\n{_words(files, path, short=opening == _SHORT)}{_SHUT}{after}"
        page = before
    return page


def _words(files: Sequence[File], here: str, *, short: bool) -> str:
    return fill("formats", files=files, short=short, at=lambda path: reach(path, base="", here=here))
