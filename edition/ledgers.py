"""Readers' ledgers: labels and notes on passages, read from the files that the lens on bias exports, and compared."""

from __future__ import annotations

import logging
from collections import Counter
from itertools import combinations, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edition import here, ledger_files
from edition.laters import krippendorff, pd
from edition.ledger_entries import EDITION, RESERVED, Entry, Passages, merged, moment, named, reserved
from edition.ledger_files import to_csv
from edition.model import BadData, Problem
from edition.opening import format_file
from edition.tables import read as read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edition.tables import Tables

__all__ = ["agreement", "disagreements", "labels", "load", "merged", "read", "samples", "to_csv"]

Labels = dict[str, str]  #: note id -> technique

NAMELESS = "reader"  #: the name of a reader who gave none

_LOG = logging.getLogger(__name__)


class Ledger(list[Entry]):
    """Entries that were read, and what could not be."""

    left_out: tuple[str, ...] = ()  #: a word on each part of the files that no entry has


def read(path: Path, tables: Tables | None = None) -> Ledger:
    """Return the entries of a ledger, exported as CSV or as W3C Web Annotations, by this book or another tool.

    Annotations that name no paragraph of the edition are found by their quotation, and labels by
    their names, where there are `tables`; what an entry cannot hold is left out, and logged. The model
    of the annotations: https://www.w3.org/TR/annotation-model/. Raises BadData, with file and line,
    where it is no ledger; FileNotFoundError where there is none.
    """
    placed, left = ledger_files.placed(path, Passages.of(tables) if tables else None)
    return _ledger((entry for _, entry in placed), [f"{format_file(path)}  {what}" for what in left])


def load(*paths: Path | str, data: Path | None = None) -> Ledger:
    """Return the entries of several ledgers, each of which must speak of what the tables in `data` have.

    As `collect` does it.
    """
    return collect(map(Path, paths), read_tables(data))


def collect(paths: Iterable[Path], tables: Tables) -> Ledger:
    """Return the entries of several ledgers, each of which must speak of what the tables have.

    Readers without a name are told apart by their files. Raises BadData with the file and line of
    every entry on a source, paragraph, note or technique that there is not, and of a reader who is
    called as the edition is.
    """
    known = Passages.of(tables)
    files = {path: ledger_files.placed(path, known) for path in dict.fromkeys(paths)}
    problems = [
        Problem(format_file(path), line, column, repr(entry[column]), expected)
        for path, (placed, _) in files.items()
        for line, entry in placed
        for column, expected in known.faults(entry)
    ]
    if problems:
        raise BadData(problems)
    nameless = _nameless(
        [path for path, (placed, _) in files.items() if any(not one["labelled_by"] for _, one in placed)]
    )
    entries = (
        entry | {"labelled_by": entry["labelled_by"] or nameless[path]}
        for path, (placed, _) in files.items()
        for _, entry in placed
    )
    return _ledger(entries, [f"{format_file(path)}  {what}" for path, (_, left) in files.items() for what in left])


def _ledger(entries: Iterable[Entry], left: list[str]) -> Ledger:
    ledger = Ledger(entries)
    ledger.left_out = tuple(left)
    if left:
        _LOG.warning("left out of what was read:\n%s", "\n".join(left))
    return ledger


def _nameless(paths: list[Path]) -> dict[Path, str]:
    """Return a name for the nameless reader of each file, if they are several: as much of its path as is its own."""
    if len(paths) < 2:  # noqa: PLR2004  # one needs no telling apart
        return dict.fromkeys(paths, "")
    for length in count(1):
        names = {path: f"{NAMELESS} of {'/'.join(path.absolute().parts[-length:])}" for path in paths}
        if len(set(names.values())) == len(paths):
            return names
    raise AssertionError  # two files have two paths


def sample_files(data: Path | None = None) -> list[Path]:
    """Return the two ledgers that were invented for practice, and are no part of the data."""
    return sorted((here.data(data) / "samples").glob("*"))


def samples(data: Path | None = None) -> Ledger:
    """Return the entries of the two ledgers that were invented for practice."""
    return load(*sample_files(data), data=data)


def labels(entries: Iterable[Entry], own: Labels) -> dict[str, Labels]:
    """Return labeller -> note id -> technique: first the edition, whose labels are `own`, then each reader.

    Of two labels by one reader the newer one holds. Entries that label no note of the edition leave
    their reader without labels. Raises BadData for a reader who is called as the edition is.
    """
    found: dict[str, Labels] = {EDITION: own}
    entries = list(entries)
    names = [named(entry["labelled_by"]) for entry in entries]
    if taken := [at for at, name in enumerate(names) if reserved(name)]:
        raise BadData([Problem("ledger", at + 1, "labelled_by", repr(names[at]), RESERVED) for at in taken])
    nameless = f"nameless {NAMELESS}" if NAMELESS in names else NAMELESS
    for name in names:
        found.setdefault(name or nameless, {})
    for entry in sorted(entries, key=moment):
        if entry["note_id"] and entry["technique"]:
            found[named(entry["labelled_by"]) or nameless][entry["note_id"]] = entry["technique"]
    return found


def labelled(entries: Iterable[Entry], tables: Tables) -> dict[str, Labels]:
    """Return the labels of the edition and of each reader, the edition's only where some reader gave one, too."""
    entries = list(entries)
    touched = {entry["note_id"] for entry in entries if entry["technique"]}
    return labels(entries, {note.note_id: note.technique for note in tables.bias if note.note_id in touched})


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
    counted = Counter(unit for own in given for unit in own)
    units = sorted(unit for unit, count in counted.items() if count > 1)
    kinds = sorted({own[unit] for own in given for unit in units if unit in own})
    if len(kinds) < 2:  # noqa: PLR2004  # nothing varies, so nothing can be explained
        return None
    values = [[float(kinds.index(own[unit])) if unit in own else float("nan") for unit in units] for own in given]
    return float(krippendorff.alpha(reliability_data=values, level_of_measurement="nominal"))
