"""The whole as a spreadsheet: a sheet for each table, and one that says what each column means."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import xlsxwriter

from edition.export.package import joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from edition.citation.cff import Edition

CODEBOOK = "codebook"
ABOUT = "about"

_HEADS = ("table", "column", "type", "meaning", "values")
_WIDE, _NARROW = 40, 14  #: characters
_LONG = 24  #: characters from which on a column is wide
_LONGEST = 31  #: characters that a sheet's name may have


def made(described: Mapping[str, Any], rows: Mapping[str, Sequence[Mapping[str, Any]]], edition: Edition) -> bytes:
    """Return a workbook of the tables that are `described`, from their rows by the names of the tables.

    Cells are text but for columns of numbers, so that no program takes 7:4 for a time or 1956-02 for a day, and no
    cell is run as a formula. The same rows make the same bytes.
    """
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    book.set_properties(
        {
            "title": edition.title,
            "author": "; ".join(one.shown for one in edition.authors),
            "comments": f"{edition.named}, {edition.licence_of_text}",
            "created": dt.datetime.combine(edition.released, dt.time()),
        }
    )
    head = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"num_format": "@", "valign": "top"})  # "@" is text
    _fill(book.add_worksheet(ABOUT), ("what", "value"), _about(edition), head, text)
    tables = [joined(), *described["resources"]]
    for table in tables:
        columns = [field["name"] for field in table["schema"]["fields"]]
        lines = [[row[name] for name in columns] for row in rows[table["name"]]]
        _fill(book.add_worksheet(table["name"][:_LONGEST]), columns, lines, head, text)
    meanings = [_meaning(table["name"], field) for table in tables for field in table["schema"]["fields"]]
    _fill(book.add_worksheet(CODEBOOK), _HEADS, meanings, head, text)
    book.close()
    return written.getvalue()


def _about(edition: Edition) -> list[tuple[str, str]]:
    return [
        ("title", edition.title),
        ("version", edition.version),
        ("date", edition.released.isoformat()),
        ("licence", edition.licence_of_text),
        ("address", edition.address or "not known"),
        ("begin", "The sheet flat has every fact with every source; codebook says what each column means."),
    ]


def _meaning(table: str, field: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    allowed = ", ".join(map(str, field.get("constraints", {}).get("enum", [])))
    return table, field["name"], field["type"], field["description"], allowed


def _fill(sheet: Worksheet, heads: Sequence[str], lines: Sequence[Sequence[object]], head: Any, text: Any) -> None:  # noqa: ANN401  # formats have no public type
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(lines), len(heads) - 1)
    for at, name in enumerate(heads):
        longest = max((len(_format_cell(line[at])) for line in lines), default=0)
        sheet.set_column(at, at, _WIDE if longest > _LONG else _NARROW, text)
        sheet.write_string(0, at, name, head)
    for number, line in enumerate(lines, 1):
        for at, cell in enumerate(line):
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                sheet.write_number(number, at, cell)
            elif written := _format_cell(cell):
                sheet.write_string(number, at, written, text)


def _format_cell(cell: object) -> str:
    return "" if cell is None else str(cell)
