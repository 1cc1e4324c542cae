"""Tables: typed and joined for pandas users, plain CSV for everybody, one schema for both."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pandas as pd
import pytest

import edition
from edition import tables as store
from edition.model import BadData, Place
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_load(data: Path) -> None:
    """A row of the joined table is a reading with its fact and its source, typed."""
    table = edition.load(data)
    assert len(table) == len(sample.READINGS)
    row = table[(table.fact_id == "delegates-late") & (table.siglum == "GAMMA")].iloc[0]
    assert (row.value, row.reference, row.kind, row.title) == ("49", "50..52", "count", "Third account")
    assert (row.note_reading, row.note_fact) == ("Taken from the second account.", "")
    assert table.paragraph.dtype == "int64"


def test_extents(data: Path) -> None:
    """Values on a scale stand in the joined table as numbers too, ready to compute with."""
    table = edition.load(data).set_index(["fact_id", "siglum"])
    assert tuple(table.loc[("delegates-late", "ALFA"), ["low", "high"]]) == (50, 50)
    assert tuple(table.loc[("opening-hour", "BETA"), ["low", "high"]]) == (0, 0)
    assert table.loc[("resolution-vote", "ALFA"), ["low", "high"]].isna().all()


def test_plain_csv(data: Path) -> None:
    """The files are plain CSV: pandas reads them without us."""
    facts = pd.read_csv(data / "facts.csv")
    assert list(facts.fact_id) == [line.split("|")[0] for line in sample.FACTS]
    assert pd.read_csv(data / "readings.csv").paragraph.dtype == "int64"


def test_places(data: Path) -> None:
    """Every row remembers the file and line it stands on, the bibliography's entries too."""
    tables = edition.read(data)
    assert tables.readings[0].place == Place("data/readings.csv", 2)
    assert tables.readings[-1].place == Place("data/readings.csv", len(sample.READINGS) + 1)
    assert [reference.place.line for reference in tables.references] == [1, 8]


def test_places_after_a_long_cell(data: Path) -> None:
    """A cell of several lines does not shift the lines of the rows after it."""
    sample.spoil(data, "readings.csv:2 note", "two\nlines")
    assert [reading.place.line for reading in edition.read(data).readings[:3]] == [2, 4, 5]


def test_look_ups(data: Path) -> None:
    """Rows are found by their names, in the order of the files."""
    tables = edition.read(data)
    assert [one.siglum for one in tables.readings_of["delegates-late"]] == ["ALFA", "BETA", "GAMMA"]
    assert [one.fact_id for one in tables.readings_at["ALFA.2"]] == [
        "delegates-all",
        "delegates-late",
        "delegates-late-share",
    ]
    assert [one.variant for one in tables.variants["petrov-ivan"]] == ["Petrov", "Petrow"]
    assert [note.note_id for note in tables.bias_at["ALFA.4"]] == ["ALFA.4a"]
    assert tables.note["BETA.3a"].technique in tables.technique
    assert tables.source["GAMMA"].paragraphs == 2
    assert tables.fact["fee"].unit == "US dollars"


@pytest.mark.parametrize("name", sorted(store.RECORDS))
def test_one_schema(name: str) -> None:
    """Each record has the fields of the published schema, in the order of the file's header."""
    described = {resource["path"]: resource["schema"]["fields"] for resource in store.schema()["resources"]}
    columns = [column.name for column in fields(store.RECORDS[name]) if column.name != "place"]
    assert columns == [column["name"] for column in described[name]]
    assert columns == sample.COLUMNS[name].split(",")
    whole = [column.name for column in fields(store.RECORDS[name]) if column.type == "int"]
    assert whole == [column["name"] for column in described[name] if column["type"] == "integer"]
    assert all(column["description"] for column in described[name])


@pytest.mark.parametrize("name", sorted(store.RECORDS))
def test_header_of_the_edition(name: str) -> None:
    """The edition's own files have the header that their schema describes."""
    columns = [column.name for column in fields(store.RECORDS[name]) if column.name != "place"]
    assert sample.rows(store.DATA / name)[0] == columns


def test_read_refuses(data: Path) -> None:
    """Where rows cannot be read, all of them are named at once."""
    sample.spoil(data, "readings.csv:2 paragraph", "two")
    sample.spoil(data, "sources.csv:3 paragraphs", "")
    with pytest.raises(BadData) as raised:
        edition.read(data)
    assert str(raised.value).splitlines() == [
        "data/readings.csv:2  paragraph  found 'two', expected a whole number",
        "data/sources.csv:3  paragraphs  found '', expected a whole number",
    ]


def test_frame_of_nothing() -> None:
    """No rows make an empty table, not an error."""
    assert store.frame([]).empty
