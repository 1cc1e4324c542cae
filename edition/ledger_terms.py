"""The terms of Web Annotations as JSON-LD may spell them: long or short, a value alone or in a list of one."""

from __future__ import annotations

import re
from typing import Any

Node = dict[str, Any]

#: what may stand before a term: an at sign, its namespace, and the verb of the vocabulary's own names
_BEFORE = re.compile(r"(?:@(?=(?:id|type|value)$)|\S*[/#:])?(?:has(?=[A-Z]))?")
_OTHERWISE = {"motivatedBy": "motivation", "totalItems": "total"}

#: where the text of a body, a name or a quotation may be, or the address of what has it
_TEXTS = ("value", "chars", "source", "id")
_DEEPEST = 6


def termed(pairs: list[tuple[str, Any]]) -> Node:
    """Return a node with the short terms of the vocabulary: ``id`` for ``@id``, ``body`` for ``oa:hasBody``.

    Where a term comes twice, the one without a namespace holds.
    """
    return {_short(name): value for name, value in sorted(pairs, key=lambda pair: ":" not in pair[0])}


def _short(name: str) -> str:
    before = _BEFORE.match(name)
    rest = name[before.end() :] if before else name
    if before and before[0].endswith("has"):
        rest = rest[0].lower() + rest[1:]
    return _OTHERWISE.get(rest, rest)


def listed(content: Any) -> list[Any]:  # noqa: ANN401  # whatever JSON there is
    """Return a list as it is, one thing as a list of one, and nothing as an empty one."""
    return content if isinstance(content, list) else [] if content is None else [content]


def text_of(body: Any) -> tuple[str | None, bool]:  # noqa: ANN401  # whatever JSON there is
    """Return the text of a body, and whether it is but the address of one that lies elsewhere."""
    named = True  # a body that is nothing but a string is an address, if it is one
    for _ in range(_DEEPEST):
        if isinstance(body, list) and len(body) == 1:
            body = body[0]
        elif isinstance(body, dict):
            key = next((one for one in _TEXTS if one in body), "")
            named = key in {"source", "id"}
            body = body.get(key)
    if not isinstance(body, str) or any("\ud800" <= sign <= "\udfff" for sign in body):
        return None, False  # or halves of characters, which no file can keep
    return body, named and bool(re.fullmatch(r"[A-Za-z][\w+.-]*:\S+", body))


def term(name: Any) -> str:  # noqa: ANN401  # whatever JSON there is
    """Return a term of the vocabulary without the namespace before it."""
    return (text_of(name)[0] or "").rpartition("#")[2].removeprefix("oa:")
