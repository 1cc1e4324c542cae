"""Read CHANGELOG.md: the versions that were published, each with its day and what it changed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from pathlib import Path

FILE = "CHANGELOG.md"

#: the heading of a version that was published; what comes next stands under another
_VERSION = re.compile(r"(\d+\.\d+\.\d+) \((\d+ \w+ \d{4})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version that was published."""

    version: str
    day: dt.date
    changes: str  #: what it changed, as HTML


def versions(path: Path) -> list[Version]:
    """Return the versions in the order of the file, the newest first; none where there is no such file."""
    if not path.is_file():
        return []
    reader = MarkdownIt()
    tokens = reader.parse(path.read_text(encoding="utf-8"))
    starts = [at for at, token in enumerate(tokens) if (token.type, token.tag) == ("heading_open", "h2")]
    found = []
    for start, end in pairwise([*starts, len(tokens)]):
        if heading := _VERSION.fullmatch(tokens[start + 1].content):
            changes = reader.renderer.render(tokens[start + 3 : end], reader.options, {})
            day = dt.datetime.strptime(heading[2], "%d %B %Y").date()  # noqa: DTZ007  # a day of the calendar
            found.append(Version(version=heading[1], day=day, changes=changes))
    return found
