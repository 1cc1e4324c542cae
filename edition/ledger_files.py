"""Files of readers' ledgers: CSV out and in, annotations in, and what other tools write named for what it is."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from edition.ledger_annotations import Annotations
from edition.ledger_entries import COLUMNS, READ, RESERVED, Entry, named, reserved
from edition.ledger_terms import termed
from edition.model import BadData, Problem
from edition.opening import LINE_END, decoded, format_file, lines_and_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from edition.ledger_entries import Passages

#: what a spreadsheet may run, behind the apostrophes that keep it from that
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_SEPARATOR = re.compile(r'"?note_id"?([,;\t])')

#: how files begin that are no text, and those of other tools -> what they are
_NO_TEXT = (b"PK", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"%PDF")
_FOREIGN = {
    re.compile(r'"?Creat(?:ed at|ion Date)"?,.*Annotation/Reply Type'): "a table of Hypothesis, whose JSON is read",
    re.compile(r"#FORMAT=WebAnno|# webanno\."): "the TSV of INCEpTION",
    re.compile(r"\s*<"): "XML, as of CATMA or INCEpTION",
    re.compile(r"(?:[TREAMN#][0-9]+|\*)\t\S+ \S"): "the standoff format of brat",
    re.compile(r"[0-9]+\t(?:[0-9]+(?:\t|$)|\S+\t[0-9]+\t[0-9]+$|[\w,&/-]+$)", re.MULTILINE): "labels of SemEval",
    re.compile(r"-DOCSTART-|[0-9]+\t\S+\t"): "CoNLL, as of INCEpTION or Label Studio",
    re.compile(r"\s*(?:@prefix|@base|PREFIX)\b"): "Turtle",
}


def to_csv(entries: Iterable[Entry]) -> str:
    """Return a ledger as the page exports it, with the mark by which Excel knows UTF-8."""
    written = io.StringIO(newline="")
    written.write("\ufeff" + ",".join(COLUMNS) + "\n")
    for entry in entries:
        cells = (f"'{entry[name]}" if _FORMULA.match(entry[name]) else entry[name] for name in COLUMNS)
        written.write(",".join(map(_cell, cells)) + "\n")
    return written.getvalue()


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if re.search(r'[",;\t\r\n]', text) else text


def placed(path: Path, known: Passages | None) -> tuple[list[tuple[int, Entry]], list[str]]:
    """Return the entries of a file, each with its line, or in annotations with its number, and what was left out.

    Raises BadData, with file and line, where it is no ledger.
    """
    file = format_file(path)
    with path.open("rb") as opened:
        if opened.read(4).startswith(_NO_TEXT):
            raise BadData([Problem(file, 1, "file", "an archive, a workbook or a PDF", READ)])
    text = decoded(path)
    left: list[str] = []
    if text.lstrip()[:1] in {"{", "["}:
        annotations = Annotations(_json(text, file), known)
        entries = annotations.entries(file)
        left = annotations.left
    else:
        entries = list(_from_csv(text, file))
    if faults := [(line, one["labelled_by"]) for line, one in entries if reserved(one["labelled_by"])]:
        raise BadData([Problem(file, line, "labelled_by", repr(name), RESERVED) for line, name in faults])
    return [(line, entry | {"labelled_by": named(entry["labelled_by"])}) for line, entry in entries], left


def _from_csv(text: str, file: str) -> Iterator[tuple[int, Entry]]:
    if tool := next((tool for start, tool in _FOREIGN.items() if start.match(text)), ""):
        raise BadData([Problem(file, 1, "file", tool, READ)])
    found = _SEPARATOR.match(text)
    rows = lines_and_cells(text, found[1] if found else ",")
    line = 0
    try:
        line, header = next(rows, (1, []))
        if tuple(_within(header)) != COLUMNS:
            raise BadData([Problem(file, 1, "header", ",".join(header) or "nothing", f"{','.join(COLUMNS)}: {READ}")])
        for line, row in rows:
            cells = _within(row)
            if not any(map(named, cells)):
                continue  # what a spreadsheet leaves below the last row
            if len(cells) != len(COLUMNS):
                raise BadData([Problem(file, line, "row", f"{len(cells)} cells", f"{len(COLUMNS)} cells")])
            yield line, {name: _unguarded(cell) for name, cell in zip(COLUMNS, cells, strict=True)}
    except csv.Error as error:
        expected = "quotation marks around the whole of a cell, and doubled within"
        raise BadData([Problem(file, line + 1, "row", "a quotation mark out of place", expected)]) from error


def _within(row: list[str]) -> list[str]:
    """Return a row without the empty cells that a spreadsheet adds beyond the last column."""
    return row[: len(COLUMNS)] if not any(row[len(COLUMNS) :]) else row


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell[1:]) else cell


def _json(text: str, file: str) -> Any:  # noqa: ANN401  # whatever the file has
    found, line = "", 1
    try:
        content = _loaded(text)
    except json.JSONDecodeError as error:
        found, line, content = error.msg, error.lineno, None
        with suppress(ValueError):  # one on each line
            found, content = "", [_loaded(one) for one in LINE_END.split(text) if one.strip()]
    except ValueError as error:
        found, content = str(error), None
    except RecursionError:
        found, content = "too many brackets", None
    if tool := _foreign(content):
        raise BadData([Problem(file, 1, "file", tool, READ)])
    if found:
        raise BadData([Problem(file, line, "json", found, READ)])
    return content


def _loaded(text: str) -> Any:  # noqa: ANN401  # the same
    return json.loads(text, parse_constant=_no_number, object_pairs_hook=termed)


def _no_number(name: str) -> None:
    raise ValueError(f"{name}, which is no JSON")


def _foreign(content: Any) -> str:  # noqa: ANN401  # whatever the file has
    """Return what JSON is that is not made of annotations; the empty text where it may be."""
    first = content[0] if isinstance(content, list) and content else content
    if not isinstance(first, dict) or "target" in first:
        return ""
    if ("data" in first and {"annotations", "predictions", "completions"} & set(first)) or "lead_time" in first:
        return "an export of Label Studio"
    if {"%TYPES", "%FEATURE_STRUCTURES", "_referenced_fss"} & set(first):
        return "the JSON of INCEpTION"
    if {"text", "data"} & set(first) and {"label", "labels", "entities", "cats"} & set(first):
        return "an export of doccano"
    return ""
