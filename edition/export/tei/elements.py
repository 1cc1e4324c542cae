"""Elements of TEI: how they are made, and how ids and pointers of ours are written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.builder import ElementMaker

from edition.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from edition.wording import Words

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
ID, LANG = f"{XML}id", f"{XML}lang"

E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})

#: kinds of our ids -> what stands before them where they might begin with a figure, or be those of another kind
PREFIXES = {"fact": "fact.", "person": "name.", "work": "bib.", "verdict": "verdict.", "technique": "technique."} | {
    "direction": "direction.",
    "witness": "witness.",
}


def key(kind: str, name: str) -> str:
    """Return an id as XML has it."""
    return PREFIXES.get(kind, "") + name


def pointer(kind: str, name: str) -> str:
    """Return a pointer to an id of this file."""
    return f"#{key(kind, name)}"


def filled(element: _Element, words: Words) -> _Element:
    """Put words into an element: stress is marked, and what leads somewhere points there."""
    for piece in words:
        if isinstance(piece, str):
            _add(element, piece)
            continue
        kind, text, target = piece[:3]
        made = E.hi(text, rend="italic") if kind == "em" else E.ref(text, target=_target(kind, target))
        element.append(made)
    return element


def _target(kind: str, target: str) -> str:
    return pointer("fact" if kind == "reading" else kind, target)


def _add(element: _Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def paragraphs(blocks: Iterable[Words]) -> list[_Element]:
    """Return a paragraph for each block that has words."""
    return [filled(E.p(), block) for block in blocks if plain(block).strip()]
