"""Commands on the tables: check, sort, verify, fingerprint, export; each prints what it finds and returns 0 or 1."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from edition import fingerprints, here, regests
from edition import tables as store
from edition.build import format_path
from edition.checks import EXPLAINED, examine
from edition.citation import cff
from edition.export.forms import FORMS
from edition.export.publish import published, write
from edition.model import BadData
from edition.quotations import strangers, verify
from edition.sorting import sort
from edition.unprinted import unprinted

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from edition.model import Problem

EXPLAIN = "python -m edition check --explain"


def _counted(problems: list[Problem]) -> str:
    return f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"


def check(chosen: argparse.Namespace) -> int:
    """Print every problem with its rule, or how much was checked; or explain one rule."""
    if chosen.explain is not None:
        return _explain(chosen.explain)
    data = here.data(chosen.data)
    tables, problems = examine(data)
    if problems:
        print(*(f"{problem}  [{problem.rule}]" for problem in problems), sep="\n")
        print(
            f"{_counted(problems)} in {format_path(data)}; {EXPLAIN} RULE says what a rule wants and why",
            file=sys.stderr,
        )
        return 1
    print(
        f"{len(tables.facts)} facts and {len(tables.readings)} readings checked, "
        f"{_counted(problems)} in {format_path(data)}"
    )
    if remarks := unprinted(tables, regests.read(regests.chapters_of(data))):
        noticed = [f"{len(remarks)} of the figures stand in no regest: add --unprinted to see them"]
        print(*(remarks if chosen.unprinted else noticed), sep="\n")
    return 0


def _explain(rule: str) -> int:
    if rule not in EXPLAINED:
        print(f"check: found {rule!r}, expected one of {', '.join(EXPLAINED)}", file=sys.stderr)
        return 1
    print(EXPLAINED[rule])
    return 0


def sort_tables(chosen: argparse.Namespace) -> int:
    """Sort, and name the tables that were not in order."""
    data = here.data(chosen.data)
    try:
        changed = sort(data)
    except BadData as bad:
        print(bad)
        return 1
    said = [f"sorted {name}" for name in changed] or [f"All tables of {format_path(data)} were in order."]
    print(*said, sep="\n")
    return 0


def look_up(chosen: argparse.Namespace) -> int:
    """Look every quotation up; a copy under a name that no source has, or none at all, is a failure, too."""
    data, copies = here.data(chosen.data), chosen.copies
    if not _is_folder("verify", copies):
        return 1
    try:
        tables = store.read(data)
        problems, missing, checked = verify(tables, copies)
        problems += fingerprints.outdated(tables, copies)
    except BadData as bad:
        print(bad)
        return 1
    for problem in problems:
        print(problem)
    _skip(missing, copies)
    unknown = strangers(tables, copies)
    for name in unknown:
        print(f"passed over {copies / name}: expected the name of a source, {', '.join(tables.source)}")
    print(f"{checked} fragments looked up, {_counted(problems)} in {format_path(data)}", file=sys.stderr)
    return 1 if problems or unknown or not checked else 0


def fingerprint(chosen: argparse.Namespace) -> int:
    """Write the fingerprints of the copies that there are."""
    data, copies = here.data(chosen.data), chosen.copies
    if not _is_folder("fingerprint", copies):
        return 1
    try:
        written, missing = fingerprints.renew(store.read(data), copies)
    except BadData as bad:
        print(bad)
        return 1
    (data / fingerprints.FILE).write_text(written, encoding="utf-8", newline="")
    _skip(missing, copies)
    print(f"The fingerprints of {written.count(chr(10)) - 1} paragraphs are in {data / fingerprints.FILE}.")
    return 0


def _is_folder(command: str, copies: Path) -> bool:
    if not copies.is_dir():
        print(f"{command}: found no folder {copies}, expected one with copies named SIGLUM.txt", file=sys.stderr)
    return copies.is_dir()


def _skip(missing: list[str], copies: Path) -> None:
    for siglum in missing:
        print(f"skipped {siglum}: no copy at {copies / siglum}.txt")


def export(chosen: argparse.Namespace) -> int:
    """Write all data as the book publishes them."""
    data = here.data(chosen.data)
    beside = data.absolute().parent / cff.FILE
    try:
        book = cff.read(beside if beside.is_file() else here.root() / cff.FILE)
        made = {FORMS[name].path: FORMS[name].make(data, book) for name in chosen.form}
        count = write({**dict(published(data, book)), **made}.items(), chosen.folder)
    except BadData as bad:
        print(bad)
        return 1
    print(f"{count} files made from {format_path(data)} are in {chosen.folder}")
    return 0
