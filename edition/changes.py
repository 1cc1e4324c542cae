"""What has changed between two states of the edition: rows of the tables, regests and commentary, each with why."""

from __future__ import annotations

import io
import json
import re
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from edition import regests
from edition.export.cells import csv_text
from edition.model import BadData, Problem
from edition.opening import lines_and_cells, text
from edition.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from edition.regests import Run

LOG = "CHANGELOG.md"
KEPT = "changes.csv"  #: in data/: what each version changed, written once, at its release
_COLUMNS = ("version", "since", "table", "name", "column", "before", "after", "why")

#: what the chapters say of a paragraph or a section is compared like a table, by its locator
REGESTS, COMMENTARY = "regests", "commentary"

Rows = dict[str, dict[str, str]]  #: name of a row -> column -> cell

_LOCATOR = re.compile(r"\b[A-Z][A-Z0-9]{1,11}\.[0-9]+[a-z]*")  #: as a change log names a paragraph or a note


@dataclass(frozen=True, slots=True)
class State:
    """What an edition says at one time."""

    tables: dict[str, Rows]
    log: str  #: its change log, as it is written


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One cell that says something else, or one row or table that is new or gone."""

    table: str  #: as its file is called, without its ending; or regests, commentary
    name: str  #: of the row, its key: ``delegates-1934-shot FAKTI.11``; empty for a whole table
    column: str  #: empty where the whole row or table is new or gone
    before: str
    after: str
    why: str = ""  #: what the change log says of the row, where it names it

    def __str__(self) -> str:
        """Return it in a line: ``readings  delegates-1934-shot FAKTI.16  verdict  differs → garbled``."""
        what = f"{self.before or '(nothing)'} → {self.after or '(nothing)'}"
        return "  ".join(filter(None, [self.table, self.name, self.column, what, self.why and f"({self.why})"]))


@contextmanager
def state_at(place: str, root: Path) -> Iterator[Path]:
    """Give the folder of a state of the edition: `place` is a folder, or a tag or commit of the repository at `root`.

    Raises BadData where it is neither.
    """
    if (Path(place) / "data").is_dir():
        yield Path(place)
        return
    command = ["git", "archive", "--format=tar", place, "data", "chapters", LOG]
    asked = subprocess.run(command, cwd=root, capture_output=True, check=False)  # git refuses what is no state
    if asked.returncode:
        said = asked.stderr.decode(errors="replace").strip().splitlines()
        expected = "a folder with data/, or a tag or commit of this repository"
        raise BadData([Problem(place, 0, "version", (said or ["nothing"])[-1], expected)])
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(asked.stdout)) as archive:
        archive.extractall(folder, filter="data")
        yield Path(folder)


def read(root: Path) -> State:
    """Return what the edition at `root` says, whatever its version: its own descriptor names its tables and their keys.

    Raises BadData where there is no descriptor.
    """
    content, problems = text(root / "data" / SCHEMA)
    if problems:
        raise BadData(problems)
    found: dict[str, Rows] = {}
    for resource in json.loads(content)["resources"]:
        path, key = root / "data" / resource["path"], resource["schema"]["primaryKey"]
        if path.is_file():
            (_, header), *lines = lines_and_cells(text(path)[0])
            rows = (dict(zip(header, cells, strict=True)) for _, cells in lines)
            found[path.stem] = {_name(row, [key] if isinstance(key, str) else key): row for row in rows}
    said = regests.read(root / regests.CHAPTERS)
    found[REGESTS] = {name: {"text": _plain(one.blocks)} for name, one in said.items()}
    found[COMMENTARY] = {name: {"text": _plain(one.commentary)} for name, one in said.items() if one.commentary}
    return State(found, text(root / LOG)[0])


def _name(row: Mapping[str, str], key: list[str]) -> str:
    """Return a row's key as it is spoken of: a source and a paragraph make a locator."""
    parts = [row[column] for column in key]
    if "siglum" in key and "paragraph" in key:
        others = [row[column] for column in key if column not in {"siglum", "paragraph"}]
        parts = [*others, f"{row['siglum']}.{row['paragraph']}"]
    return " ".join(parts)


def _plain(blocks: Iterable[tuple[Run, ...]]) -> str:
    """Return written text without its markup; what comes from the tables stands by its name, in brackets."""
    return " ".join("".join(run.text or f"[{run.target}]" for run in block) for block in blocks)


def between(old: State, new: State) -> list[Change]:
    """Return every difference, by table and name, with what the newer change log says of it.

    A table that only one of the two states has is one change. A column that only one of them has is
    left out: it would be a change of every row.
    """
    said = set(old.log.splitlines())
    why = _reasons("\n".join(line for line in new.log.splitlines() if line not in said))
    found: list[Change] = []
    for table in sorted(old.tables.keys() | new.tables.keys()):
        before, after = old.tables.get(table), new.tables.get(table)
        if before is None or after is None:
            found.append(Change(table=table, name="", column="", before=_size(before), after=_size(after)))
            continue
        for name in sorted(before.keys() | after.keys()):
            told = next((why[one] for one in (name, *name.split()) if one in why), "")
            found += _of_row(Change(table=table, name=name, column="", before="", after="", why=told), before, after)
    return found


def _size(rows: Rows | None) -> str:
    return "" if rows is None else f"{len(rows)} rows"


def _of_row(change: Change, before: Rows, after: Rows) -> Iterator[Change]:
    old, new = before.get(change.name), after.get(change.name)
    if old is None or new is None:
        yield replace(change, before=_summary(old), after=_summary(new))
        return
    for column, cell in new.items():
        if old.get(column, cell) != cell:
            yield replace(change, column=column, before=old[column], after=cell)


def _summary(row: Mapping[str, str] | None) -> str:
    """Return a whole row in a line: every cell that is filled, by its column."""
    return "; ".join(f"{column}: {cell}" for column, cell in (row or {}).items() if cell)


def _reasons(log: str) -> dict[str, str]:
    """Return id of a fact, or locator -> what a change log says before it names the first of them, in one entry."""
    found = {}
    for token in MarkdownIt().parse(log):
        if token.type != "inline" or not token.children:
            continue
        names: list[str] = []
        lead = ""
        for part in token.children:
            here = [part.content] if part.type == "code_inline" else _LOCATOR.findall(part.content)
            if not names:
                lead += part.content.partition(here[0])[0] if here else part.content
            names += here
        said = (lead.rpartition(":")[0] or lead).strip()
        found.update(dict.fromkeys(names, said))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What one version changed since another."""

    version: str
    since: str
    changes: list[Change]


def released(data: Path) -> list[Release]:
    """Return the versions whose changes are kept in a folder of tables, the newest last; none without the file."""
    if not (data / KEPT).is_file():
        return []
    (_, header), *lines = lines_and_cells(text(data / KEPT)[0])
    found: dict[tuple[str, str], list[Change]] = {}
    for _, cells in lines:
        row = dict(zip(header, cells, strict=True))
        found.setdefault((row.pop("version"), row.pop("since")), []).append(Change(**row))
    return [Release(version=version, since=since, changes=rows) for (version, since), rows in found.items()]


def keep(data: Path, release: Release) -> None:
    """Write what a version changed to its file, after what is kept of others; what was kept of itself is replaced."""
    others = [one for one in released(data) if one.version != release.version]
    rows = [
        {"version": one.version, "since": one.since, **asdict(change)}
        for one in (*others, release)
        for change in one.changes
    ]
    (data / KEPT).write_text(csv_text(_COLUMNS, rows), encoding="utf-8")
