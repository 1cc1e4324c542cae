"""Put JSON into a page without giving it a way out of its element."""

from __future__ import annotations

import json

from markupsafe import Markup

#: what our own objects show in a notebook, for the build: a page takes it up rather than their HTML
MIME = "application/vnd.edition.shown+json"

#: what could end the script element, or a line of it, is written as an escape of JSON
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def embedded(content: object) -> Markup:
    """Return JSON on one line for the inside of a script element."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(written.translate(_ESCAPES))  # noqa: S704  # nothing in it can be markup any more
