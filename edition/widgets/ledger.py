"""A reader's ledger: labels and notes on passages, read from the files that the lens exports, and compared."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import combinations
from typing import TYPE_CHECKING, Any

import krippendorff

from edition.model import BadData, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Entry = dict[str, str]

#: of an entry and of a ledger as CSV: note_id is empty for a note of the reader's own on a paragraph
COLUMNS = ("note_id", "siglum", "paragraph", "quotation", "technique", "comment", "labelled_by", "created")


#: the apostrophe that keeps a spreadsheet from running a cell
_GUARD = re.compile(r"^'(?=[=+\-@\t\r\n＝＋－＠])")


def read(path: Path) -> list[Entry]:
    """Return the entries of a ledger, exported as CSV or as W3C Web Annotations (any suffix but ``.csv``).

    Raises BadData, with file and line, where it is no ledger; FileNotFoundError where there is none.
    """
    text = path.read_text(encoding="utf-8-sig")
    shown = f"{path.parent.name}/{path.name}"
    return _from_csv(text, shown) if path.suffix == ".csv" else _from_annotations(text, shown)


def _from_csv(text: str, shown: str) -> list[Entry]:
    lines = csv.reader(io.StringIO(text, newline=""))
    header = next(lines, [])
    if tuple(header) != COLUMNS:
        raise BadData([Problem(shown, 1, "header", ",".join(header) or "nothing", ",".join(COLUMNS))])
    entries = []
    for cells in lines:
        if len(cells) != len(COLUMNS):
            raise BadData([Problem(shown, lines.line_num, "row", f"{len(cells)} cells", f"{len(COLUMNS)} cells")])
        entries.append(dict(zip(COLUMNS, (_GUARD.sub("", cell) for cell in cells), strict=True)))
    return entries


def _from_annotations(text: str, shown: str) -> list[Entry]:
    try:
        content = json.loads(text)
        items = content["first"]["items"] if "first" in content else content["items"]
        return [_entry(item) for item in items]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadData(
            [Problem(shown, 1, "annotations", repr(str(error)), "a page or collection of annotations")]
        ) from error


def _entry(item: dict[str, Any]) -> Entry:
    selector = item["target"]["selector"]
    siglum, _, paragraph = selector["value"].partition(".")
    said = {body["purpose"]: body["value"] for body in item["body"]}
    return {
        "note_id": said.get("linking", ""),
        "siglum": siglum,
        "paragraph": paragraph,
        "quotation": selector.get("refinedBy", {}).get("exact", ""),
        "technique": said.get("classifying", ""),
        "comment": said.get("commenting", ""),
        "labelled_by": item.get("creator", {}).get("name", ""),
        "created": item.get("created", ""),
    }


def agreement(labels: dict[str, dict[str, str]]) -> dict[tuple[str, ...], float | None]:
    """Return Krippendorff's alpha for each pair of labellers, and for all of them where they are more than two.

    `labels` is labeller -> note id -> technique. Only notes that several labelled count; None
    stands for an alpha that is not defined, as where nothing is labelled twice.
    """
    names = list(labels)
    groups: list[tuple[str, ...]] = list(combinations(names, 2))
    if len(names) > 2:  # noqa: PLR2004  # a pair is a group already
        groups.append(tuple(names))
    return {group: _alpha([labels[name] for name in group]) for group in groups}


def _alpha(labels: list[dict[str, str]]) -> float | None:
    units = sorted({unit for given in labels for unit in given})
    kinds = sorted({technique for given in labels for technique in given.values()})
    data = [[float(kinds.index(given[unit])) if unit in given else float("nan") for unit in units] for given in labels]
    paired = any(sum(unit in given for given in labels) > 1 for unit in units)
    if not paired or len(kinds) < 2:  # noqa: PLR2004  # nothing varies, so nothing can be explained
        return None
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def labels_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Return note id -> technique, for the entries that label a note of the edition."""
    return {entry["note_id"]: entry["technique"] for entry in entries if entry["note_id"] and entry["technique"]}
