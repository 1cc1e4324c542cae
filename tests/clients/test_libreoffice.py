"""The spreadsheet in LibreOffice: what it opens and saves again, in its own format and back, says what it said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from edition import tables
from edition.export import spreadsheet
from edition.export.publish import tabular
from tests.sample import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from edition.citation.cff import Edition


def cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return sheet -> its rows, without what is empty at their ends."""
    book = openpyxl.load_workbook(path)
    return {sheet.title: [_shorn(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def _shorn(row: tuple[object, ...]) -> tuple[object, ...]:
    while row and row[-1] is None:
        row = row[:-1]
    return row


def test_round_trip(tmp_path: Path, run: Callable[..., str], edition: Edition) -> None:
    """Every cell of every sheet is the same after XLSX, ODS and XLSX again: votes, months, quotation marks, numbers."""
    data = ROOT / "data"
    (tmp_path / "edition.xlsx").write_bytes(spreadsheet.made(*tabular(data, tables.read(data), edition), edition))
    quietly = ("--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}")
    run(tmp_path, "soffice", *quietly, "--convert-to", "ods", "edition.xlsx")
    run(tmp_path, "soffice", *quietly, "--convert-to", "xlsx", "--outdir", "again", "edition.ods")
    before, after = cells(tmp_path / "edition.xlsx"), cells(tmp_path / "again" / "edition.xlsx")
    assert list(after) == list(before)
    for name, rows in before.items():
        assert after[name][: len(rows)] == rows, name
    said = {str(cell) for rows in before.values() for row in rows for cell in row}
    assert "7:4" in said
    assert any("“" in cell for cell in said)
