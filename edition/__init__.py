"""Source-critical editions: accounts of one event, set side by side and beside the evidence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from edition.tables import read as read  # the records themselves, for those who write code of the edition

if TYPE_CHECKING:
    from edition import widgets as widgets  # noqa: TID251  # a notebook finds them behind the dot; nothing is loaded
    from edition.frames import attestations, bias, facts, load, names, readings, sources, witnesses
    from edition.recognition import recognise
    from edition.summaries import agreement, compare

#: public name -> the module that has it, which is loaded when it is asked for: a widget needs no pandas
_HOMES = {
    "agreement": "edition.summaries",
    "attestations": "edition.frames",
    "bias": "edition.frames",
    "compare": "edition.summaries",
    "facts": "edition.frames",
    "load": "edition.frames",
    "names": "edition.frames",
    "readings": "edition.frames",
    "recognise": "edition.recognition",
    "sources": "edition.frames",
    "witnesses": "edition.frames",
}

__all__ = [
    "agreement",
    "attestations",
    "bias",
    "compare",
    "facts",
    "load",
    "names",
    "readings",
    "recognise",
    "sources",
    "witnesses",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # a function, or the room of the widgets
    if name == "widgets":
        return import_module("edition.widgets")
    if name not in _HOMES:
        raise AttributeError(f"module 'edition' has no attribute {name!r}", name=name)
    return globals().setdefault(name, getattr(import_module(_HOMES[name]), name))


def __dir__() -> list[str]:
    return [*__all__, "widgets"]
