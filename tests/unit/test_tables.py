"""Tables: typed and joined for pandas users, plain CSV for everybody, one schema for both."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pandas as pd
import pytest

import edition
from edition import tables as store
from edition.checks import check
from edition.model import BadData, Place
from edition.widgets import AgreementMatrix, BiasLens, FigureComparison
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

ALWAYS = ("sources.csv", "facts.csv", "readings.csv", "bias.csv", "techniques.csv", "names.csv")


def test_load(data: Path) -> None:
    """A row of the joined table is a reading with its fact and its source, typed."""
    table = edition.load(data)
    assert len(table) == len(sample.READINGS)
    row = table[(table.fact_id == "delegates-late") & (table.siglum == "GAMMA")].iloc[0]
    assert (row.value, row.reference, row.kind, row.title) == ("49", "50..52", "count", "Third account")
    assert (row.note_reading, row.note_fact) == ("Taken from the second account.", "")
    assert table.paragraph.dtype == "int64"
    assert (row.voice, row.weight, row.fidelity) == ("commission", "at-issue", "faithful")
    assert list(table[table.fidelity == "added"].fact_id) == ["length"]
    assert (row.locator, row.said, row.attested) == ("GAMMA.1", "49", "49")
    hedged = table[(table.fact_id == "length") & (table.siglum == "BETA")].iloc[0]
    assert (hedged.said, hedged.attested) == ("at least 6 hours", "silent")


def test_read_once(data: Path) -> None:
    """Tables are read once while their files are the same, wherever they lie, and again when one has changed."""
    first = store.read(data)
    assert store.read(data) is first
    sample.spoil(data, "facts.csv:2 question", "What else was sung?")
    assert store.read(data).facts[0].question == "What else was sung?"


def test_attestations(data: Path) -> None:
    """What a witness says stands beside its question, in words; where it says nothing stands its status."""
    table = edition.attestations(data).set_index(["fact_id", "witness"])
    assert list(table.loc[("delegates-late", "commission"), ["says", "question", "section"]]) == [
        "49",
        "How many were late?",
        "",
    ]
    assert (table.says["fee", "speech"], table.says["opening", "speech"]) == ("later", "February 1956")
    assert len(table) == len(sample.TABLES["attestations.csv"])


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


def test_look_ups_of_witnesses(data: Path) -> None:
    """What witnesses say is found by question, by section and by both names; rivals by question."""
    tables = edition.read(data)
    assert [one.witness for one in tables.attestations_of["delegates-late"]] == ["commission", "speech"]
    assert tables.attestation["delegates-late", "speech"].value == "50"
    assert [one.fact_id for one in tables.attestations_at["S2"]] == ["delegates-all", "delegates-late"]
    assert [one.value for one in tables.rivals_of["opening"]] == ["1956-02-13"]
    assert (tables.section["S2"].start, tables.witness["speech"].extent) == (40.5, "whole")
    assert [one.share for one in tables.reactions_at["S2"]] == [61.5]


def test_a_topic_and_a_direction_are_a_row_and_nothing_else(data: Path) -> None:
    """A new row is enough for check and widgets; without its row the check speaks, and its name is its label."""
    sample.spoil(data, "facts.csv:2 topic", "music")
    sample.spoil(data, "bias.csv:2 direction", "pro-choir")
    assert [str(one) for one in check(data)] == [
        "data/bias.csv:2  direction  found 'pro-choir', expected direction of a row in directions",
        "data/facts.csv:2  topic  found 'music', expected topic of a row in topics",
    ]
    assert edition.read(data).topic["music"].label == "music"
    for name, row in (("topics", "music,Songs,What was sung.,"), ("directions", "pro-choir,for the choir,It sings.")):
        with (data / f"{name}.csv").open("a", encoding="utf-8") as table:
            table.write(f"{row}\n")
    assert check(data) == []
    matrix = AgreementMatrix(data)
    assert matrix.topics() == ["session", "leak", "music"]
    assert "Songs" in matrix.html()
    assert "for the choir" in BiasLens(data).html()


def test_tables_that_a_folder_may_do_without(data: Path) -> None:
    """Without the tables of witnesses, topics and directions, the check and the widgets are content."""
    for name in store.OPTIONAL:
        (data / name).unlink()
    for line, row in enumerate(sample.rows(data / "readings.csv")[1:], 2):
        if row[9] not in {"itself", "hearsay", "other"}:
            sample.spoil(data, f"readings.csv:{line} voice", "itself")
            sample.spoil(data, f"readings.csv:{line} fidelity_judged", "")
    assert check(data) == []
    assert AgreementMatrix(data).topics() == ["session", "leak"]
    assert store.files(data) == [data / name for name in (*ALWAYS, "references.bib", "datapackage.json")]


@pytest.mark.parametrize("name", sorted(store.RECORDS))
def test_one_schema(name: str) -> None:
    """Each record has the fields of the published schema, in the order of the file's header."""
    described = {resource["path"]: resource["schema"]["fields"] for resource in store.schema()["resources"]}
    columns = [column.name for column in fields(store.RECORDS[name]) if column.name != "place"]
    assert columns == [column["name"] for column in described[name]]
    assert columns == sample.COLUMNS[name].split(",")
    for kind, described_as in (("int", "integer"), ("float", "number")):
        numbers = [column.name for column in fields(store.RECORDS[name]) if column.type == kind]
        assert numbers == [column["name"] for column in described[name] if column["type"] == described_as]
    assert all(column["description"] for column in described[name])


@pytest.mark.parametrize("name", sorted(store.RECORDS))
def test_header_of_the_edition(name: str) -> None:
    """The edition's own files have the header that their schema describes."""
    columns = [column.name for column in fields(store.RECORDS[name]) if column.name != "place"]
    assert sample.rows(sample.ROOT / "data" / name)[0] == columns


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


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("readings.csv:3 value", "many", "data/readings.csv:3  value  found 'many', expected "),
        ("readings.csv:3 siglum", "OMEGA", "data/readings.csv:3  siglum  found 'OMEGA', expected one of ALFA, BETA"),
        ("readings.csv:3 fact_id", "nobody-asks", "data/readings.csv:3  fact_id  found 'nobody-asks', expected "),
        ("readings.csv:3 verdict", "aggrees", "data/readings.csv:3  verdict  found 'aggrees', expected one of agrees"),
        ("facts.csv:3 kind", "number", "data/facts.csv:3  kind  found 'number', expected one of count"),
    ],
)
def test_a_table_of_ones_own_is_refused_at_its_place(data: Path, place: str, value: str, said: str) -> None:
    """What cannot be compared is told in file and line by every widget that needs it, and dropped by none."""
    sample.spoil(data, place, value)
    for ask in (AgreementMatrix, FigureComparison, edition.load):
        with pytest.raises(BadData) as refusal:
            ask(str(data))
        assert str(refusal.value).startswith(said)
    BiasLens(data)  # has no need of readings


def test_the_tables_say_how_much_they_hold_and_not_what(data: Path) -> None:
    """Whoever shows all tables at once in a notebook gets a line, not half a million characters."""
    said = repr(store.read(data))
    assert said.startswith("Tables(3 sources, 9 facts, ")
    assert len(said) < 600
