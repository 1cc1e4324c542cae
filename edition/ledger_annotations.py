"""Readers' labels and notes from W3C Web Annotations, in the shapes in which this book and other tools write them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from edition.ledger_entries import READ
from edition.ledger_target import Place, places
from edition.ledger_terms import Node, listed, term, text_of
from edition.model import BadData, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.ledger_entries import Entry, Passages

#: where collections, pages and the exports of tools keep what they hold, in the order of reading
_HOLDS = ("@graph", "items", "rows", "annotations", "first", "next", "last")

_LABELS = ("classifying", "tagging", "identifying")
_SPEAKS = {"target", "body", "bodyValue", "motivation"}  #: what an annotation has, and nothing else

_GROUPS = {"Choice", "List", "Composite", "Independents"}
_EXPECTED = "a label or a note, on a paragraph of the edition or on words that it marks once"


class Annotations:
    """What a file of annotations has for a ledger, and what had to be left out."""

    def __init__(self, content: Any, known: Passages | None) -> None:  # noqa: ANN401  # whatever JSON there is
        """Gather the annotations; without `known` passages every id and technique is taken as it stands."""
        self.known = known
        self.left: list[str] = []  #: what was left out, each with its annotation
        self._nodes = {one["id"]: one for one in _dicts(content) if isinstance(one.get("id"), str) and len(one) > 1}
        self.empty = isinstance(content, dict) and bool({"items", "first", "rows", "total"} & set(content))
        self.found = list(self._gathered(content))
        total = content.get("total") if isinstance(content, dict) else None
        if isinstance(total, int) and not self.left and total > len(self.found):
            self.left.append(f"{total - len(self.found)} of {total} annotations: not in this file")

    def entries(self, file: str) -> list[tuple[int, Entry]]:
        """Return every entry with the number of its annotation. Raises BadData where there is none to be read."""
        read: list[tuple[int, Entry]] = []
        faults: list[Problem] = []
        for number, one in enumerate(self.found, 1):
            entries, left = self._read(one) if isinstance(one, dict) else ([], ["no annotation"])
            read += [(number, entry) for entry in entries]
            self.left += [f"annotation {number}: {what}" for what in left]
            faults += [Problem(file, number, f"annotation {number}", what, _EXPECTED) for what in left]
        if not read and (self.left or not self.empty):
            faults = faults or [Problem(file, 1, "annotations", what, _EXPECTED) for what in self.left]
            speak = [one for one in self.found if isinstance(one, dict) and _SPEAKS & set(one)]
            if not faults or (self.found and not speak):
                faults = [Problem(file, 1, "file", "nothing that is an annotation", READ)]
            raise BadData(faults)
        return read

    def _gathered(self, content: Any) -> Iterator[Any]:  # noqa: ANN401  # whatever JSON there is
        """Yield annotations, and what stands in their place, in the order of the file, each once."""
        waiting, seen = deque([content]), set()
        while waiting:
            one = self._resolved(waiting.popleft())
            if isinstance(one, list):
                waiting.extendleft(reversed(one))
            elif isinstance(one, str):
                self.left.append(f"what is at {one}: not in this file")
            elif isinstance(one, dict) and id(one) in seen:
                continue
            elif isinstance(one, dict) and _gathers(one):
                seen.add(id(one))
                waiting.extendleft(reversed(_held(one)))
            else:
                seen.add(id(one))
                yield one

    def _read(self, one: Node) -> tuple[list[Entry], list[str]]:
        """Return the entries of an annotation, one for each passage, and what was left out of it."""
        said = {"note_id": "", "technique": "", "comment": ""}
        bodies = list(self._bodies(one))
        left = [what for purpose, text, away in bodies for what in self._take(said, purpose, text, elsewhere=away)]
        targets = [*self._spread(one.get("target"))]
        found = [place for target in targets for place in places(target, self.known, self._resolved)]
        if isinstance(one.get("uri"), str) and not any(isinstance(place, Place) for place in found):
            found = [*places(one["uri"], self.known, self._resolved)]
        if self.known and said["note_id"] and not any(isinstance(one, Place) for one in found):
            found = [Place(self.known.notes[said["note_id"]][0], "", said["note_id"])]
        left += [what for what in found or ["no target"] if isinstance(what, str)]
        entries = [self._entry(one, said, place, left) for place in found if isinstance(place, Place)]
        if not (said["technique"] or said["comment"]):
            return [], left or ["neither a label nor a note"]
        return entries, left

    def _entry(self, one: Node, said: Entry, place: Place, left: list[str]) -> Entry:
        siglum, _, paragraph = place.locator.partition(".")
        note = said["note_id"] or place.note
        if note and self.known and self.known.notes[note][0] != place.locator:
            left.append(f"the link to {note}, which is no note on {place.locator}")
            note = place.note
        made = (text_of(part.get(key))[0] for part in self._parts(one) for key in ("created", "modified", "updated"))
        return said | {
            "note_id": note,
            "siglum": siglum,
            "paragraph": paragraph,
            "quotation": place.quotation,
            "labelled_by": "; ".join(self._names(one)),
            "created": next(filter(None, made), ""),
        }

    def _take(self, said: Entry, purpose: str, text: str | None, *, elsewhere: bool) -> Iterator[str]:
        """Put a body where it belongs in an entry, or yield what is left out."""
        if text is None:
            yield "a body without text"
        elif purpose == "linking":
            note = text.rpartition("#")[2]
            if said["note_id"] or (self.known and note not in self.known.notes):
                yield f"the link to {text}"
            else:
                said["note_id"] = note
        elif elsewhere or purpose in {*_LABELS, ""}:
            technique = self.known.technique(text) if self.known else text if purpose == "classifying" else ""
            if technique and said["technique"] in {"", technique}:
                said["technique"] = technique
            elif elsewhere and not technique:
                yield f"what is at {text}: not in this file"
            elif technique or purpose:
                yield f"the {'second ' if technique else ''}label “{text}”"
            else:
                said["comment"] = _joined(said["comment"], text)
        else:
            said["comment"] = _joined(said["comment"], text)

    def _bodies(self, one: Node) -> Iterator[tuple[str, str | None, bool]]:
        """Yield purpose and text of each body, and if it lies elsewhere; no purpose where label and note look alike."""
        motivations = [term(name) for name in listed(one.get("motivation"))]
        said = [{"value": text} for key in ("bodyValue", "text") for text in listed(one.get(key))]
        tags = [{"purpose": "tagging", "value": tag} for tag in listed(one.get("tags"))]
        for body in [*self._spread(one.get("body")), *said, *tags]:
            purposes = [term(name) for name in listed(body.get("purpose"))] if isinstance(body, dict) else []
            known = [name for name in ("linking", *_LABELS) if name in purposes]
            named = ["" for name in _LABELS if name in motivations and not purposes]
            text, elsewhere = text_of(body)
            if text != "":
                yield (known or purposes or named or ["commenting"])[0], text, elsewhere

    def _parts(self, one: Node) -> list[Node]:
        """Return an annotation with its bodies and targets, which some tools sign and date in its place."""
        parts = [one, *self._spread(one.get("body")), *self._spread(one.get("target"))]
        return [part for part in parts if isinstance(part, dict)]

    def _names(self, one: Node) -> list[str]:
        """Return who made an annotation; where it does not say, who made what is in it."""
        for parts in ([one], self._parts(one)):
            if names := dict.fromkeys(name for part in parts for name in self._makers(part)):
                return list(names)
        return []

    def _makers(self, part: Node) -> list[str]:
        signed = ([*filter(None, map(self._name, listed(part.get(key))))] for key in ("creator", "user"))
        return next(filter(None, signed), [])

    def _name(self, creator: Any) -> str:  # noqa: ANN401  # whatever JSON there is
        creator = self._resolved(creator)
        if isinstance(creator, dict):
            names = [one for key in ("name", "nickname", "nick", "email", "id") for one in listed(creator.get(key))]
            creator = next(filter(None, (text_of(name)[0] for name in names)), "")
        return (text_of(creator)[0] or "").removeprefix("acct:").removeprefix("mailto:")

    def _spread(self, content: Any) -> Iterator[Any]:  # noqa: ANN401  # whatever JSON there is
        """Yield bodies or targets one by one, out of lists and groups."""
        waiting, seen = deque([content]), set()
        while waiting:
            one = self._resolved(waiting.popleft())
            if isinstance(one, (dict, list)) and id(one) in seen:
                continue
            seen.add(id(one))
            if isinstance(one, list):
                waiting.extendleft(reversed(one))
            elif isinstance(one, dict) and "items" in one and _GROUPS & set(map(term, listed(one.get("type")))):
                waiting.extendleft(reversed(listed(one["items"])))
            elif one is not None:
                yield one

    def _resolved(self, one: Any) -> Any:  # noqa: ANN401  # whatever JSON there is
        """Return the node that an id stands for, if the file has it."""
        name = one.get("id") if isinstance(one, dict) and len(one) == 1 else one
        return self._nodes.get(name, one) if isinstance(name, str) else one


def _dicts(content: Any) -> Iterator[Node]:  # noqa: ANN401  # whatever JSON there is
    waiting = [content]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
        waiting += reversed(one.values() if isinstance(one, dict) else one if isinstance(one, list) else [])


def _gathers(one: Node) -> bool:
    """Tell whether a node has annotations beneath it, or says that there are none."""
    return "target" not in one and bool({*_HOLDS, "total"} & set(one))


def _held(one: Node) -> list[Any]:
    """Return what a node holds: of a graph no bodies and persons, and no last page that is elsewhere."""
    held = {key: one[key] for key in _HOLDS if key in one}
    if "@graph" in held:
        parts = [part for part in listed(held["@graph"]) if isinstance(part, dict)]
        held["@graph"] = [part for part in parts if "target" in part or _gathers(part)]
    if not isinstance(held.get("last"), dict):
        held.pop("last", None)
    return list(held.values())


def _joined(first: str, second: str) -> str:
    return f"{first}\n\n{second}" if first else second
