"""The tables as others read them: a spreadsheet, Parquet and CSV in openpyxl, DuckDB and polars, values and types."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import duckdb
import openpyxl
import polars as pl
import pytest

from edition import tables as store
from edition.__main__ import main
from edition.citation import cff
from edition.export import parquet, spreadsheet
from edition.export.flat import COLUMNS
from edition.export.publish import published, tabular
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

EDITION = replace(cff.read(sample.ROOT / cff.FILE), address="")
TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}


def workbook(data: Path) -> bytes:
    """Make a workbook of the tables in a folder."""
    return spreadsheet.made(*tabular(data, store.read(data), EDITION), EDITION)


def cells(sheet: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # openpyxl publishes no types
    """Return the rows of a sheet by its heads."""
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_spreadsheet_keeps_what_is_written(data: Path) -> None:
    """A vote is no time, a month no day, and a formula no formula: before and after a program has saved it again."""
    sample.spoil(data, "readings.csv:2 quotation", "=1+1 “no song”")
    book = openpyxl.load_workbook(io.BytesIO(workbook(data)))
    for _ in range(2):
        assert book.sheetnames == ["about", "flat", *(name.removesuffix(".csv") for name in store.RECORDS), "codebook"]
        said = {(one["fact_id"], one["siglum"]): one for one in cells(book["flat"])}
        assert said["resolution-vote", "ALFA"]["value"] == "7:4"
        assert said["opening", "GAMMA"]["value"] == "1956-02"
        assert said["anthem", "ALFA"]["quotation"] == "=1+1 “no song”"
        assert (said["delegates-late", "GAMMA"]["deviation"], said["fee", "GAMMA"]["deviation"]) == (-1, None)
        formulas = [cell.coordinate for row in book["flat"] for cell in row if cell.data_type == "f"]
        assert formulas == []
        saved = io.BytesIO()
        book.save(saved)
        book = openpyxl.load_workbook(saved)
    meant = {(one["table"], one["column"]): one["meaning"] for one in cells(book["codebook"])}
    assert meant["flat", "siglum"] == "The source, as in sources.csv."
    assert {column for table, column in meant if table == "facts"} == set(sample.COLUMNS["facts.csv"].split(","))


def test_spreadsheet_is_the_same_each_time(data: Path) -> None:
    """Nothing in it tells when it was made."""
    assert workbook(data) == workbook(data)


def test_parquet_has_types(data: Path, tmp_path: Path) -> None:
    """DuckDB finds each column with the type of the schema, numbers as numbers, and nothing where nothing is said."""
    _, rows = tabular(data, store.read(data), EDITION)
    path = tmp_path / "flat.parquet"
    path.write_bytes(parquet.made(rows["flat"], EDITION))
    assert path.read_bytes() == parquet.made(rows["flat"], EDITION)
    with duckdb.connect() as database:
        found = database.read_parquet(str(path))
        types = dict(zip(found.columns, map(str, found.types), strict=True))
        assert types == {name: TYPES[kind] for name, (kind, _) in COLUMNS.items()}
        asked = (
            "select value, deviation, own_voice, depends_on from found where fact_id = 'delegates-late' order by siglum"
        )
        assert database.sql(asked).fetchall() == [
            ("50", 0.0, True, None),
            ("49", -1.0, True, None),
            ("49", -1.0, False, "BETA"),
        ]


def test_command_writes_what_is_asked_for(data: Path, tmp_path: Path) -> None:
    """Beside the data the command writes those forms that are named, and no other."""
    assert main(["export", str(tmp_path / "out"), "--data", str(data), "--form", "parquet", "xlsx"]) == 0
    written = sorted(path.name for path in (tmp_path / "out" / "formats").iterdir())
    assert written == ["edition.xlsx", "flat.parquet"]


@pytest.mark.parametrize("folder", ["sample", "real"])
def test_flat_table_is_guessed_alike(data: Path, tmp_path: Path, folder: str) -> None:
    """Polars and DuckDB, which guess types by the first rows, find the same types and values in the CSV."""
    chosen = data if folder == "sample" else sample.ROOT / "data"
    path = tmp_path / "flat.csv"
    path.write_text(str(dict(published(chosen, EDITION))["data/flat.csv"]), "utf-8")
    frame = pl.read_csv(path)
    guessed = {"deviation": pl.Float64, "percent": pl.Float64, "paragraph": pl.Int64, "value": pl.String}
    assert {name: frame.schema[name] for name in guessed} == guessed
    with duckdb.connect() as database:
        types = dict(zip((found := database.read_csv(str(path))).columns, map(str, found.types), strict=True))
        asked = ("siglum", "locator", "value", "deviation", "percent", "own_voice")
        assert found.select(*asked).fetchall() == frame.select(asked).rows()
    said = {(row["fact_id"], row["siglum"]): row["deviation"] for row in frame.iter_rows(named=True)}
    assert folder == "real" or (said["delegates-late", "GAMMA"], said["fee", "GAMMA"]) == (-1.0, None)
    kinds = ("deviation", "paragraph", "value", "own_voice")
    assert [types[name] for name in kinds] == ["DOUBLE", "BIGINT", "VARCHAR", "BOOLEAN"]
