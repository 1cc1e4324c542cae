"""Readers' ledgers: labels and notes on passages, read from the files that the lens on bias exports, and compared."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import krippendorff
import pandas as pd

from edition.model import BadData, Problem
from edition.tables import DATA
from edition.tables import read as read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.tables import Tables

__all__ = ["agreement", "disagreements", "labels", "load", "samples"]

Entry = dict[str, str]
Labels = dict[str, str]  #: note id -> technique

#: of an entry and of a ledger as CSV: note_id is empty for a note of the reader's own on a paragraph
COLUMNS = ("note_id", "siglum", "paragraph", "quotation", "technique", "comment", "labelled_by", "created")

EDITION = "edition"  #: the name under which the edition's own labels are compared
NAMELESS = "reader"  #: that of a reader who gave none

#: the apostrophe that keeps a spreadsheet from running a cell
_GUARD = re.compile(r"^'(?=[=+\-@\t\r\n＝＋－＠])")


def read(path: Path) -> list[Entry]:
    """Return the entries of a ledger, exported as CSV or as W3C Web Annotations (any suffix but ``.csv``).

    The model of the annotations: https://www.w3.org/TR/annotation-model/. Raises BadData, with file and line, where it
    is no ledger; FileNotFoundError where there is none.
    """
    return [entry for _, entry in _placed(path)]


def load(*paths: Path | str, data: Path = DATA) -> list[Entry]:
    """Return the entries of several ledgers, each of which must speak of what the tables in `data` have.

    Raises BadData, with the file and line of every entry on a source, paragraph, note or technique
    that there is not.
    """
    tables = read_tables(data)
    placed = [(path, line, entry) for path in map(Path, paths) for line, entry in _placed(path)]
    if problems := [problem for one in placed for problem in _unknown(*one, tables)]:
        raise BadData(problems)
    return [entry for _, _, entry in placed]


def sample_files(data: Path = DATA) -> list[Path]:
    """Return the two ledgers that were invented for practice, and are no part of the data."""
    return sorted((data / "samples").glob("*"))


def samples(data: Path = DATA) -> list[Entry]:
    """Return the entries of the two ledgers that were invented for practice."""
    return load(*sample_files(data), data=data)


def labels(entries: Iterable[Entry], own: Labels) -> dict[str, Labels]:
    """Return labeller -> note id -> technique: first the edition, whose labels are `own`, then each reader.

    Entries that label no note of the edition leave their reader without labels.
    """
    found: dict[str, Labels] = {EDITION: own}
    for entry in entries:
        given = found.setdefault(entry["labelled_by"] or NAMELESS, {})
        if entry["note_id"] and entry["technique"]:
            given[entry["note_id"]] = entry["technique"]
    return found


def agreement(given: dict[str, Labels]) -> pd.DataFrame:
    """Return Krippendorff's alpha for each pair of labellers, and for all of them where they are more than two.

    One row a group: labellers, notes (that at least two of them labelled), same (on how many of
    these all who labelled them say the same), alpha (None where it is not defined, as where nothing
    was labelled twice).
    """
    groups: list[tuple[str, ...]] = list(combinations(given, 2))
    if len(given) > 2:  # noqa: PLR2004  # a pair is a group already
        groups.append(tuple(given))
    rows = [_row(group, [given[name] for name in group]) for group in groups]
    return pd.DataFrame(rows, columns=["labellers", "notes", "same", "alpha"])


def disagreements(given: dict[str, Labels]) -> pd.DataFrame:
    """Return the notes on which not all say the same: one row a note, one column a labeller, empty for no label."""
    notes = dict.fromkeys(note for given_labels in given.values() for note in given_labels)
    table = pd.DataFrame(
        [{"note_id": note} | {name: own.get(note, "") for name, own in given.items()} for note in notes]
    )
    parted = [len({own[note] for own in given.values() if note in own}) > 1 for note in notes]
    return table[parted].reset_index(drop=True)


def _row(group: tuple[str, ...], given: list[Labels]) -> dict[str, Any]:
    counted = Counter(note for own in given for note in own)
    twice = [note for note, count in counted.items() if count > 1]
    same = sum(len({own[note] for own in given if note in own}) == 1 for note in twice)
    return {"labellers": " and ".join(group), "notes": len(twice), "same": same, "alpha": alpha(given)}


def alpha(given: list[Labels]) -> float | None:
    """Return Krippendorff's alpha of nominal labels, a note that one did not label being missing for that one.

    The measure: https://doi.org/10.1080/19312450709336664, which is hayes-krippendorff-2007 in the bibliography.
    """
    units = sorted({unit for own in given for unit in own})
    kinds = sorted({technique for own in given for technique in own.values()})
    values = [[float(kinds.index(own[unit])) if unit in own else float("nan") for unit in units] for own in given]
    paired = any(sum(unit in own for own in given) > 1 for unit in units)
    if not paired or len(kinds) < 2:  # noqa: PLR2004  # nothing varies, so nothing can be explained
        return None
    return float(krippendorff.alpha(reliability_data=values, level_of_measurement="nominal"))


def _unknown(path: Path, line: int, entry: Entry, tables: Tables) -> Iterator[Problem]:
    """Yield a problem for each cell of an entry that names what the tables do not have."""
    shown = _shown(path)
    if entry["siglum"] not in tables.source:
        yield Problem(shown, line, "siglum", repr(entry["siglum"]), f"one of {', '.join(tables.source)}")
        return
    last = tables.source[entry["siglum"]].paragraphs
    if not entry["paragraph"].isdecimal() or not 1 <= int(entry["paragraph"]) <= last:
        yield Problem(shown, line, "paragraph", repr(entry["paragraph"]), f"1 to {last} for {entry['siglum']}")
    if entry["note_id"] and entry["note_id"] not in tables.note:
        yield Problem(shown, line, "note_id", repr(entry["note_id"]), "a note of the edition, or nothing")
    if entry["technique"] and entry["technique"] not in tables.technique:
        yield Problem(shown, line, "technique", repr(entry["technique"]), "a technique of the edition, or nothing")


def _shown(path: Path) -> str:
    return f"{path.resolve().parent.name}/{path.name}"


def _placed(path: Path) -> Iterator[tuple[int, Entry]]:
    """Yield the entries of a file, each with its line, or in annotations with its number."""
    content, shown = path.read_bytes(), _shown(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, byte = error.object.count(b"\n", 0, error.start) + 1, error.object[error.start]
        raise BadData([Problem(shown, line, "encoding", f"byte {byte:#04x}", "UTF-8")]) from error
    return _from_csv(text, shown) if path.suffix == ".csv" else _from_annotations(text, shown)


def _from_csv(text: str, shown: str) -> Iterator[tuple[int, Entry]]:
    lines = csv.reader(io.StringIO(text, newline=""))
    header = next(lines, [])
    if tuple(header) != COLUMNS:
        raise BadData([Problem(shown, 1, "header", ",".join(header) or "nothing", ",".join(COLUMNS))])
    for cells in lines:
        if len(cells) != len(COLUMNS):
            raise BadData([Problem(shown, lines.line_num, "row", f"{len(cells)} cells", f"{len(COLUMNS)} cells")])
        yield lines.line_num, dict(zip(COLUMNS, (_GUARD.sub("", cell) for cell in cells), strict=True))


def _from_annotations(text: str, shown: str) -> Iterator[tuple[int, Entry]]:
    at = 0
    try:
        content = json.loads(text)
        items = content["first"]["items"] if "first" in content else content["items"]
        for at, item in enumerate(items, start=1):
            yield at, _entry(item)
    except json.JSONDecodeError as error:
        raise BadData(
            [Problem(shown, error.lineno, "json", error.msg, "a page or collection of annotations")]
        ) from error
    except RecursionError as error:
        raise BadData(
            [Problem(shown, 1, "json", "too many brackets", "a page or collection of annotations")]
        ) from error
    except (KeyError, TypeError, AttributeError) as error:
        place = f"annotation {at}" if at else "annotations"
        raise BadData(
            [Problem(shown, at or 1, place, repr(str(error)), "body, target and selector as exported")]
        ) from error


def _entry(item: dict[str, Any]) -> Entry:
    selector = item["target"]["selector"]
    siglum, _, paragraph = selector["value"].partition(".")
    said = {body["purpose"]: body["value"] for body in item["body"]}
    entry = {
        "note_id": said.get("linking", ""),
        "siglum": siglum,
        "paragraph": paragraph,
        "quotation": selector.get("refinedBy", {}).get("exact", ""),
        "technique": said.get("classifying", ""),
        "comment": said.get("commenting", ""),
        "labelled_by": item.get("creator", {}).get("name", ""),
        "created": item.get("created", ""),
    }
    if strange := [name for name, cell in entry.items() if not isinstance(cell, str)]:
        raise TypeError(f"{strange[0]} is no text")
    return entry
