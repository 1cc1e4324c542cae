"""Put JSON into a page without giving it a way out of its element."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

#: what our own objects show to a build: a page takes it up rather than their HTML
MIME = "application/vnd.edition.shown+json"

#: set by a build, and so for the kernels that it starts; a reader's notebook need not keep everything twice
ASKED = "EDITION_SHOWN"

#: what could end the script element, or a line of it, is written as an escape of JSON
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def embedded(content: object) -> Markup:
    """Return JSON on one line for the inside of a script element."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(written.translate(_ESCAPES))  # noqa: S704  # nothing in it can be markup any more


def for_build(content: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what an object shows beside its HTML: its content where a build asks for it, else nothing."""
    return {MIME: content()} if ASKED in os.environ else {}
