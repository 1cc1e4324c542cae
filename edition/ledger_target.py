"""The passages that an annotation is about: by the ids of the edition, or by words that it marks once."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from edition.ledger_entries import quoted
from edition.ledger_terms import text_of
from edition.quotations import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from edition.ledger_entries import Passages

#: an id of a paragraph or a note, perhaps as CSS writes it
_ID = re.compile(r"(?<![\w.-])([A-Z][A-Z0-9]{1,11})\\?\.([1-9][0-9]{0,8})([a-z]?)(?!\w)")

_PASSED = ("exact", "prefix", "suffix", "id")  #: of a node, not to be searched for ids of ours as the rest is
_TOO_SHORT = 2  #: words that may stand anywhere


@dataclass(frozen=True, slots=True)
class Place:
    """A passage: its paragraph, the words that are quoted, and the note of the edition on them."""

    locator: str
    quotation: str
    note: str


def places(target: Any, known: Passages | None, resolved: Callable[[Any], Any]) -> Iterator[Place | str]:  # noqa: ANN401  # whatever JSON there is
    """Yield the passage of a target, and a word on each further one and on what is none."""
    strings, quotation = _gathered(target, resolved)
    ids = list(dict.fromkeys(found.groups() for text in strings for found in _ID.finditer(text)))
    there = [one for one in ids if not known or known.has(one[0], one[1])]
    if there:
        siglum, number, letter = there[0]
        locator = f"{siglum}.{number}"
        note = locator + letter if letter and (not known or locator + letter in known.notes) else ""
        same = (
            [key for key, (at, said) in known.notes.items() if at == locator and said == quoted(quotation)]
            if known
            else []
        )
        yield Place(locator, quotation, note or (same[0] if len(same) == 1 else ""))
        further = dict.fromkeys(f"{siglum}.{number}" for siglum, number, _ in there)
        yield from (f"a further passage, {one}" for one in further if one != locator)
        return
    found = _quoting(quotation, known) if known else []
    if len(found) == 1 and known:
        yield Place(known.notes[found[0]][0], quotation, found[0])
    elif found:
        yield f"words that stand in {len(found)} marked passages"
    elif ids:
        yield f"{'.'.join(ids[0][:2])}, which the edition does not have"
    else:
        yield "no paragraph of the edition, and no words that it marks"


def _quoting(quotation: str, known: Passages) -> list[str]:
    """Return the notes that mark some words: just these, or else more or fewer."""
    asked = quoted(quotation)
    same = [note for note, (_, said) in known.notes.items() if said == asked]
    if same or len(words(asked)) < _TOO_SHORT:
        return same
    return [note for note, (_, said) in known.notes.items() if asked in said or said in asked]


def _gathered(target: Any, resolved: Callable[[Any], Any]) -> tuple[list[str], str]:  # noqa: ANN401  # whatever JSON there is
    """Return what may hold an id, selectors before addresses, and the first quotation."""
    selected: list[str] = []
    addresses: list[str] = []
    quotation = ""
    waiting, seen = deque([(target, False)]), set()
    while waiting:
        one, within = waiting.popleft()
        one = resolved(one)
        if isinstance(one, (dict, list)) and id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, list):
            waiting.extendleft((part, within) for part in reversed(one))
        elif isinstance(one, str):
            if within:
                selected.append(unquote(one))
            else:
                addresses.append(_fragment(one))
        elif isinstance(one, dict):
            quotation = quotation or text_of(one.get("exact"))[0] or ""
            below = [
                (part, within or key in {"selector", "refinedBy"}) for key, part in one.items() if key not in _PASSED
            ]
            waiting.extendleft(reversed(below))
            if isinstance(one.get("id"), str):  # its own name, which is not looked up again
                addresses.append(_fragment(one["id"]))
    return selected + addresses, quotation


def _fragment(address: str) -> str:
    return unquote(address.partition("#")[2].partition(":~:")[0])
