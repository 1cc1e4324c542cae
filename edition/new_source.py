"""Create a further source: its row, a chapter with a place for each paragraph, its line in the order of the book."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from edition import tables as store
from edition.model import BadData, Source
from edition.quotations import paragraphs

if TYPE_CHECKING:
    from pathlib import Path

_CHAPTER = """# {heading}

:::{{source-card}} {siglum}
:::

## What kind of text this is

## What it depends on

## What it leaves out

## How far to trust it, and for what

## The account, paragraph by paragraph

:::{{layers}}
:::

% What you say of a paragraph follows it, as :::{{commentary}} {siglum}.1. Where you judge, name the technique after
% the sentence: {{judgement}}`loaded-language`. Figures are {{reading}}`FACT_ID {siglum}` and {{fact}}`FACT_ID`.
{places}"""

_PLACE = """
:::{{regest}} {siglum}.{number}
:kind: unwritten
:::
"""


class CannotCreate(Exception):  # noqa: N818  # it is an answer, not a fault of ours
    """The source cannot be created; nothing was written."""


class Laid(NamedTuple):
    """What was written for a source."""

    places: list[str]  #: ``file:line``
    paragraphs: int  #: how many its text has
    copy: str  #: where the text is kept, beside the book and out of its history


def scaffold(root: Path, siglum: str, copy: Path, title: str = "", short_title: str = "") -> Laid:
    """Create a source in the edition at `root` from a copy of its text, and keep the copy in ``sources/``.

    What only a scholar can say stays empty, so that the checks ask for it. Raises CannotCreate, having
    written nothing, and BadData where the tables cannot be read.
    """
    data, order = root / "data", root / "_toc.yml"
    tables = store.read(data)
    chapter = root / "chapters" / f"{siglum.lower()}.md"
    kept = root / "sources" / f"{siglum}.txt"
    columns = _columns(data)
    if not re.fullmatch(columns["siglum"]["constraints"]["pattern"], siglum):
        raise CannotCreate(f"found {siglum!r}, expected a siglum of {columns['siglum']['written']}")
    if siglum in tables.source:
        raise CannotCreate(f"found {siglum!r}, expected a siglum that is free; taken are {', '.join(tables.source)}")
    if chapter.exists():
        raise CannotCreate(f"found chapters/{chapter.name}, expected a siglum whose chapter is still to be written")
    if not (title + short_title).isprintable():
        raise CannotCreate(f"found {title + short_title!r}, expected a title on one line")
    longest = columns["short_title"]["constraints"]["maxLength"]
    if len(short_title) > longest:
        raise CannotCreate(f"found {short_title!r}, expected a short title of at most {longest} characters")
    count = _paragraphs(copy)
    text = copy.read_text(encoding="utf-8-sig")
    if kept.exists() and not kept.samefile(copy):
        raise CannotCreate(f"found a text at sources/{kept.name}, expected none there yet, or that one")
    row = {"siglum": siglum, "title": title, "short_title": short_title, "paragraphs": str(count)}
    rows, line = _with_row((data / "sources.csv").read_text(encoding="utf-8"), row)
    places, place = _with_line(order.read_text(encoding="utf-8"), list(tables.source), siglum)
    heading = f"{siglum}: {title}" if title else siglum
    stubs = "".join(_PLACE.format(siglum=siglum, number=number) for number in range(1, count + 1))
    _write(
        {
            data / "sources.csv": rows,
            chapter: _CHAPTER.format(heading=heading, siglum=siglum, places=stubs),
            order: places,
            **({} if kept.exists() else {kept: text}),
        }
    )
    written = [f"data/sources.csv:{line}", f"chapters/{chapter.name}:1", f"_toc.yml:{place}"]
    return Laid(written, count, f"sources/{kept.name}")


def _columns(data: Path) -> dict[str, Any]:
    """Return what the schema says of the columns of the sources."""
    resources = store.schema(data)["resources"]
    columns = next(one for one in resources if one["path"] == "sources.csv")["schema"]["fields"]
    return {column["name"]: column for column in columns}


def _paragraphs(copy: Path) -> int:
    """Return how many paragraphs a copy has."""
    try:
        found = paragraphs(copy)
    except OSError as error:
        raise CannotCreate(f"{copy}: found {error.strerror or error}, expected a text file") from error
    except BadData as error:
        [fault] = error.problems
        raise CannotCreate(f"{copy}: found {fault.found}, expected {fault.expected}") from error
    if not found:
        raise CannotCreate(f"{copy}: found no words, expected one line for each paragraph")
    return len(found)


def _with_row(table: str, row: dict[str, str]) -> tuple[str, int]:
    """Return a table with one more row at its end, and the line of that row."""
    written = io.StringIO(newline="")
    columns = [name for name in Source.__dataclass_fields__ if name != "place"]
    csv.DictWriter(written, columns, restval="", lineterminator="\n").writerow(row)
    before = table if table.endswith("\n") else f"{table}\n"
    return before + written.getvalue(), before.count("\n") + 1


def _with_line(order: str, sigla: list[str], siglum: str) -> tuple[str, int]:
    """Return the order of the book with a chapter after that of the last source, and the line of it.

    The first source comes after the first chapter.
    """
    lines = order.splitlines(keepends=True)
    names = "|".join(name.lower() for name in sigla)
    entries = [re.fullmatch(rf"(\s*- file: chapters/)(?:{names})(?:\.md)?\s*(?:#.*)?", line) for line in lines]
    found = [(number, entry[1]) for number, entry in enumerate(entries, 1) if entry]
    if not (found or sigla):
        chapters = [re.match(r"\s*- file: chapters/", line) for line in lines]
        found = [(number, entry[0]) for number, entry in enumerate(chapters, 1) if entry][:1]
    if not found:
        raise CannotCreate("_toc.yml: found no chapter to put the new one after, expected one of a source, or any")
    last, entry = found[-1]
    lines[last - 1] = lines[last - 1].rstrip("\n") + "\n"
    return "".join([*lines[:last], f"{entry}{siglum.lower()}\n", *lines[last:]]), last + 1


def _write(files: dict[Path, str]) -> None:
    """Write all files, or none: each beside its place first, and back again if one of them cannot be moved there."""
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    beside = {path: path.with_name(f"{path.name}.new") for path in files}
    try:
        for path, text in files.items():
            path.parent.mkdir(exist_ok=True)
            beside[path].write_text(text, encoding="utf-8", newline="\n")
        for path in files:
            beside[path].replace(path)
    except BaseException:
        for path, content in before.items():
            beside[path].unlink(missing_ok=True)
            if content is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != content:
                path.write_bytes(content)
        raise
