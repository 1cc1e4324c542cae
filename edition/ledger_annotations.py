"""Readers' labels and notes from W3C Web Annotations, in the shapes in which this book and other tools write them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from edition.ledger_target import Place, places
from edition.model import BadData, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.ledger_entries import Entry, Passages

Node = dict[str, Any]

#: where collections, pages and the exports of tools keep what they hold, in the order of reading
_HOLDS = ("@graph", "items", "rows", "annotations", "first", "next")

_GROUPS = {"Choice", "List", "Composite", "Independents"}
_EXPECTED = "a label or a note, on a paragraph of the edition or on words that it marks once"


class Annotations:
    """What a file of annotations has for a ledger, and what had to be left out."""

    def __init__(self, content: Any, known: Passages | None) -> None:  # noqa: ANN401  # whatever JSON there is
        """Gather the annotations; without `known` passages every id and technique is taken as it stands."""
        self.known = known
        self.left: list[str] = []  #: what was left out, each with its annotation
        self._nodes = {one["id"]: one for one in _dicts(content) if isinstance(one.get("id"), str) and len(one) > 1}
        self.empty = isinstance(content, dict) and bool({"items", "first", "rows"} & set(content))
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
            faults = faults or [Problem(file, 1, "annotations", what, _EXPECTED) for what in self.left or ["none"]]
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
            elif (
                isinstance(one, dict) and "target" not in one and (parts := [one[key] for key in _HOLDS if key in one])
            ):
                seen.add(id(one))
                if graph := one.get("@graph"):  # which has bodies and persons beside its annotations
                    parts[0] = [part for part in listed(graph) if _holds(part)]
                waiting.extendleft(reversed(parts))
            else:
                seen.add(id(one))
                yield one

    def _read(self, one: Node) -> tuple[list[Entry], list[str]]:
        """Return the entries of an annotation, one for each passage, and what was left out of it."""
        said = {"note_id": "", "technique": "", "comment": ""}
        left = [what for purpose, text in self._bodies(one) for what in self._take(said, purpose, text)]
        targets = [*self._spread(one.get("target"))]
        found = [place for target in targets for place in places(target, self.known, self._resolved)]
        if one.get("uri") and not any(isinstance(place, Place) for place in found):
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
        made = (one.get(key) for key in ("created", "modified", "updated"))
        return said | {
            "note_id": note,
            "siglum": siglum,
            "paragraph": paragraph,
            "quotation": place.quotation,
            "labelled_by": "; ".join(filter(None, map(self._name, listed(one.get("creator") or one.get("user"))))),
            "created": next((when for when in made if isinstance(when, str)), ""),
        }

    def _take(self, said: Entry, purpose: str, text: str | None) -> Iterator[str]:
        """Put a body where it belongs in an entry, or yield what is left out."""
        if text is None:
            yield "a body without text"
        elif purpose == "linking":
            note = text.rpartition("#")[2]
            if said["note_id"] or (self.known and note not in self.known.notes):
                yield f"the link to {text}"
            else:
                said["note_id"] = note
        elif purpose in {"classifying", "tagging", "identifying", ""}:
            technique = self.known.technique(text) if self.known else text if purpose == "classifying" else ""
            if technique and said["technique"] in {"", technique}:
                said["technique"] = technique
            elif _is_address(text) and not technique:
                yield f"what is at {text}: not in this file"
            elif technique or purpose:
                yield f"the {'second ' if technique else ''}label “{text}”"
            else:
                said["comment"] = _joined(said["comment"], text)
        else:
            said["comment"] = _joined(said["comment"], text)

    def _bodies(self, one: Node) -> Iterator[tuple[str, str | None]]:
        """Yield the purpose and the text of each body; purpose is empty where a label and a note look alike."""
        motivations = [_term(name) for name in listed(one.get("motivation"))]
        bodies = [*self._spread(one.get("body")), *listed(one.get("bodyValue")), *listed(one.get("text"))]
        for body in [*bodies, *({"purpose": "tagging", "value": tag} for tag in listed(one.get("tags")))]:
            purposes = [_term(name) for name in listed(body.get("purpose"))] if isinstance(body, dict) else []
            known = [name for name in ("linking", "classifying", "tagging", "identifying") if name in purposes]
            named = ["" for name in ("classifying", "tagging", "identifying") if name in motivations and not purposes]
            purpose = (known or purposes or named or ["commenting"])[0]
            text = _text(body)
            if text != "":
                elsewhere = text and _is_address(text) and not (isinstance(body, dict) and "value" in body)
                yield ("classifying" if elsewhere and purpose not in {"linking", "tagging"} else purpose), text

    def _name(self, creator: Any) -> str:  # noqa: ANN401  # whatever JSON there is
        creator = self._resolved(creator)
        if isinstance(creator, dict):
            names = [creator.get(key) for key in ("name", "nickname", "nick", "email", "id", "@id")]
            creator = next((name for found in names for name in listed(found) if isinstance(name, str) and name), "")
        if not isinstance(creator, str) or _broken(creator):
            return ""
        return creator.removeprefix("acct:").removeprefix("mailto:")

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
            elif isinstance(one, dict) and "items" in one and _GROUPS & set(map(_term, listed(one.get("type")))):
                waiting.extendleft(reversed(listed(one["items"])))
            elif one is not None:
                yield one

    def _resolved(self, one: Any) -> Any:  # noqa: ANN401  # whatever JSON there is
        """Return the node that an id stands for, if the file has it."""
        name = one.get("id") if isinstance(one, dict) and len(one) == 1 else one
        return self._nodes.get(name, one) if isinstance(name, str) else one


def listed(content: Any) -> list[Any]:  # noqa: ANN401  # whatever JSON there is
    """Return a list as it is, one thing as a list of one, and nothing as an empty one."""
    return content if isinstance(content, list) else [] if content is None else [content]


def _dicts(content: Any) -> Iterator[Node]:  # noqa: ANN401  # whatever JSON there is
    waiting = [content]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
        waiting += one.values() if isinstance(one, dict) else one if isinstance(one, list) else []


def _holds(one: Any) -> bool:  # noqa: ANN401  # whatever JSON there is
    return isinstance(one, dict) and bool({"target", *_HOLDS} & set(one))


def _text(body: Any) -> str | None:  # noqa: ANN401  # whatever JSON there is
    """Return the text of a body, or the address of one that lies elsewhere."""
    for _ in range(2):  # a value may be a text with its language
        if isinstance(body, dict):
            body = next((body[key] for key in ("value", "@value", "chars", "source", "id", "@id") if key in body), None)
    return body if isinstance(body, str) and not _broken(body) else None


def _term(name: Any) -> str:  # noqa: ANN401  # whatever JSON there is
    """Return a term of the vocabulary without the namespace before it."""
    return name.rpartition("#")[2].removeprefix("oa:") if isinstance(name, str) else ""


def _is_address(text: str) -> bool:
    return "://" in text and " " not in text


def _broken(text: str) -> bool:
    """Tell whether a text has halves of characters, which no file can keep."""
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def _joined(first: str, second: str) -> str:
    return f"{first}\n\n{second}" if first else second
