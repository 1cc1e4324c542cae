"""The list of everything that can be cited, with checksums: what a version changed, and what may not be gone."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from edition.addresses import html, page
from edition.export.cells import csv_text
from edition.export.publish import rows_of
from edition.model import Place, Problem, Row
from edition.opening import lines_and_cells, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from edition.model import Fact
    from edition.tables import Tables

FILE = "inventory.csv"
REDIRECTS = "redirects.csv"

#: kinds whose address is a file of its own; the others stand within a page
PAGES = frozenset({"page", "fact"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Row):
    """One thing that can be cited."""

    kind: str  #: page, fact, para, bias, person or section
    name: str  #: its id: ``chapters/bblv``, ``delegates-1934-shot``, ``BBLV.19``
    address: str  #: in the book, with its fragment
    checksum: str  #: of what it says
    version: str  #: the version in which it came to say so


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect(Row):
    """An id that is gone, and the one of the same kind that took its place."""

    kind: str
    name: str
    successor: str


#: follows a version: what was changed after it, and is not yet in another
AFTER = "+"

Key = tuple[str, str]


def present(
    tables: Tables,
    pages: Mapping[str, str],
    regests: Mapping[str, str],
    version: str,
    sections: Mapping[str, str] = MappingProxyType({}),
    at: Callable[[str, str], str] = page,
) -> list[Entry]:
    """Return everything that can be cited now, given the texts of pages, regests and sections, and where all stands."""
    contents: list[tuple[str, str, str, object]] = [
        *(("page", name, html(name), said) for name, said in pages.items()),
        *(("fact", fact.fact_id, at("fact", fact.fact_id), _of_fact(tables, fact)) for fact in tables.facts),
        *(
            ("para", name, at("para", name), (said, tables.readings_at.get(name), tables.bias_at.get(name)))
            for name, said in regests.items()
        ),
        *(("bias", note.note_id, at("bias", note.note_id), note) for note in tables.bias),
        *(("person", name, at("person", name), rows) for name, rows in tables.variants.items()),
        *(
            ("section", name, at("section", name), (said, tables.section[name], tables.attestations_at.get(name)))
            for name, said in sections.items()
        ),
    ]
    nowhere = Place("", 0)
    entries = [
        Entry(place=nowhere, kind=kind, name=name, address=path, checksum=_checksum(what), version=version)
        for kind, name, path, what in contents
    ]
    return sorted(entries, key=lambda one: (one.kind, one.name))


def _of_fact(tables: Tables, fact: Fact) -> tuple[object, ...]:
    """Return all that is said to a question: by the accounts, by witnesses and by rivals."""
    said: tuple[Mapping[str, object], ...] = (tables.readings_of, tables.attestations_of, tables.rivals_of)
    return (fact, *(rows.get(fact.fact_id) for rows in said))


def _checksum(content: object) -> str:
    return hashlib.sha256(repr(content).encode()).hexdigest()[:16]


def read(path: Path) -> dict[Key, Entry]:
    """Return the entries of an inventory by kind and id; none where there is no file yet."""
    return {(one.kind, one.name): one for one in (Entry(place=at, **row) for at, row in _rows(path))}


def redirects(path: Path) -> dict[Key, Redirect]:
    """Return the redirects by kind and id; none where there is no file."""
    return {(one.kind, one.name): one for one in (Redirect(place=at, **row) for at, row in _rows(path))}


def _rows(path: Path) -> Iterable[tuple[Place, dict[str, str]]]:
    if not path.is_file():
        return
    (_, header), *lines = lines_and_cells(text(path)[0])
    for line, cells in lines:
        yield Place(f"{path.parent.name}/{path.name}", line), dict(zip(header, cells, strict=True))


def written(entries: Iterable[Entry]) -> str:
    """Return an inventory as it is kept."""
    return csv_text(("kind", "name", "address", "checksum", "version"), rows_of(entries))


def carried(entries: Iterable[Entry], known: Mapping[Key, Entry]) -> list[Entry]:
    """Return the entries, those that say what they said with their old version.

    What is new or changed has the version of its entry, and a plus sign after it where that version
    is out already.
    """
    out = {one.version for one in known.values()}
    return [
        replace(one, version=old.version)
        if (old := known.get((one.kind, one.name))) and old.checksum == one.checksum
        else replace(one, version=f"{one.version}{AFTER if one.version in out else ''}")
        for one in entries
    ]


def latest(versions: Iterable[str]) -> str:
    """Return the latest of some versions, or the empty text if there are none."""
    return max(versions, key=lambda one: ([int(part) for part in re.findall(r"\d+", one)], one), default="")


def problems(entries: Iterable[Entry], known: Mapping[Key, Entry], led_on: Mapping[Key, Redirect]) -> list[Problem]:
    """Return a problem for each id that is gone without a successor, and for each redirect without a target."""
    there = {(one.kind, one.name) for one in entries}
    gone = [one for key, one in known.items() if key not in there and key not in led_on]
    expected = f"it in the book, or a row in data/{REDIRECTS} that redirects it: published ids are permanent"
    found = [Problem.at(one, one.kind, f"{one.name!r} gone", expected) for one in gone]
    for key, one in led_on.items():
        if key in there:
            found.append(Problem.at(one, "name", f"{one.name!r}, which is in the book", "an id that is not in it"))
        if (one.kind, one.successor) not in there:
            found.append(Problem.at(one, "successor", repr(one.successor), f"a {one.kind} of the book"))
    return sorted(found)


def keep(built: Path, kept: Path) -> tuple[int, int]:
    """Write the inventory of a built book to `kept`; return how many ids are new, and how many say something new."""
    now, known = read(built), read(kept)
    entries = [replace(one, version=one.version.rstrip(AFTER)) for one in now.values()]
    kept.write_text(written(entries), encoding="utf-8")
    changed = sum(key in known and known[key].checksum != one.checksum for key, one in now.items())
    return len(now.keys() - known.keys()), changed
