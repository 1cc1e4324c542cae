"""What the edition hands out: every file, from the small tables, read back by programs that are not ours."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from edition import tables as store
from edition.__main__ import main
from edition.citation import cff
from edition.export.cells import csv_text, harmless
from edition.export.flat import COLUMNS, VERDICTS_AND_SILENCE
from edition.export.publish import descriptions, published, write
from edition.model import BadData
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

    from edition.citation.cff import Edition

Files = dict[str, str | bytes]


def edition(address: str = "") -> Edition:
    """Return the edition's own record, with an address or without one."""
    return replace(cff.read(sample.ROOT / cff.FILE), address=address)


@pytest.fixture
def files(data: Path) -> Files:
    """Every file of an edition whose address is not known."""
    return dict(published(data, edition()))


@pytest.fixture
def flat(files: Files) -> pd.DataFrame:
    """The flat table as pandas reads it, every cell as text."""
    return pd.read_csv(io.StringIO(str(files["data/flat.csv"])), dtype=str, keep_default_na=False)


def row(flat: pd.DataFrame, fact_id: str, siglum: str) -> dict[str, Any]:
    """Return the one row of a fact and a source."""
    (found,) = flat[(flat.fact_id == fact_id) & (flat.siglum == siglum)].to_dict("records")
    return {str(name): value for name, value in found.items()}


def test_flat_table_has_every_fact_with_every_source(data: Path, flat: pd.DataFrame) -> None:
    """There is a row for each reading and one for each silence, and no other."""
    tables = store.read(data)
    pairs = {(fact.fact_id, source.siglum) for fact in tables.facts for source in tables.sources}
    assert set(zip(flat.fact_id, flat.siglum, strict=True)) == pairs
    assert (flat.verdict != "silent").sum() == len(tables.readings)
    assert list(flat.columns) == list(COLUMNS)
    assert set(flat.verdict) <= set(VERDICTS_AND_SILENCE)


def test_flat_row_joins_fact_reading_and_collation(flat: pd.DataFrame) -> None:
    """A row has the reference, the reading, how far they are apart, and where the reading stands."""
    found = row(flat, "delegates-late", "GAMMA")
    assert (found["reference"], found["value"], found["verdict"]) == ("50..52", "49", "differs")
    assert (found["deviation"], found["percent"]) == ("-1.0", "-2.0")
    assert (found["locator"], found["depends_on"], found["own_voice"]) == ("GAMMA.1", "BETA", "False")
    assert found["address"] == "../chapters/gamma.html#GAMMA.1"


VOICED = {
    ("delegates-all", "BETA"): ["at-issue", "a list (mirror.example)", "speech", "", "200", "altered"],
    ("length", "BETA"): ["background", "scan.example", "speech", "", "silent", "added"],
    ("fee", "GAMMA"): ["at-issue", "", "other", "a bookkeeper", "", ""],
}


def test_flat_row_tells_voice_weight_and_fidelity(flat: pd.DataFrame) -> None:
    """A row says in whose mouth a reading is put, what that witness says, and whether the question is at issue."""
    columns = ("weight", "seen_at", "voice", "voice_note", "attested", "fidelity")
    told = {one: [row(flat, *one)[name] for name in columns] for one in VOICED}
    assert told == VOICED


def test_an_extract_is_not_silent(data: Path) -> None:
    """What a source that prints a part of its text lacks is not in the extract, in the table and in the fact's file."""
    sample.spoil(data, "sources.csv:3 extract_of", "speech")
    files = dict(published(data, edition()))
    flat = list(csv.DictReader(io.StringIO(str(files["data/flat.csv"]))))
    said = {one["siglum"]: one["verdict"] for one in flat if one["fact_id"] == "fee"}
    assert said == {"GAMMA": "unverifiable", "ALFA": "silent", "BETA": "not-in-extract"}
    fee = json.loads(files["api/facts/fee.json"])
    assert (fee["silent"], fee["not_in_extract"]) == (["ALFA"], ["BETA"])


def test_numbers_have_their_point(files: Files) -> None:
    """A column of numbers can be told by its first row, as polars and readr tell it: whole ones have a point, too."""
    flat = csv.DictReader(io.StringIO(str(files["data/flat.csv"])))
    numbers = [one[name] for one in flat for name in ("deviation", "percent") if one[name]]
    assert {"0.0", "-1.0"} < set(numbers)
    assert all("." in one for one in numbers)


def test_silence_is_a_row_without_a_reading(flat: pd.DataFrame) -> None:
    """A silent source has a verdict, no value and no locator, and leads to the fact."""
    found = row(flat, "anthem", "BETA")
    assert (found["verdict"], found["value"], found["locator"], found["deviation"]) == ("silent", "", "", "")
    assert found["address"] == "../facts/anthem.html"


@pytest.mark.parametrize("name", store.RECORDS)
def test_tables_come_out_as_they_went_in(data: Path, files: Files, name: str) -> None:
    """Each table is the same as CSV, and as JSON with the same columns and cells."""
    rows = sample.rows(data / name)
    assert list(csv.reader(io.StringIO(str(files[f"data/{name}"])))) == rows
    as_json = json.loads(files[f"data/{name.removesuffix('.csv')}.json"])
    assert [list(one) for one in as_json] == [rows[0]] * (len(rows) - 1)
    assert [[str(cell) for cell in one.values()] for one in as_json] == rows[1:]


def test_same_tables_make_the_same_bytes(data: Path, files: Files) -> None:
    """Nothing in a file tells when or where it was made."""
    assert dict(published(data, edition())) == files


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\tx", "\rx", "＝1+1", "=HYPERLINK(0)"])
def test_formula_is_neutralised(cell: str) -> None:
    """A cell that a spreadsheet would run has an apostrophe before it."""
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-3", "+2.5", "1956-02-14", "a=b", "", "—", "’tis"])
def test_other_cells_stay(cell: str) -> None:
    """Numbers with a sign, and text that only contains one, are left alone."""
    assert harmless(cell) == cell


def test_formula_in_the_tables_is_neutral_in_csv_and_exact_in_json(data: Path) -> None:
    """A quotation like a formula comes out with an apostrophe in CSV, flat table included, and as it is in JSON."""
    sample.spoil(data, "readings.csv:2 quotation", '=HYPERLINK("x")')
    files = dict(published(data, edition()))
    for name in ("readings", "flat"):
        cells = {cell for line in csv.reader(io.StringIO(str(files[f"data/{name}.csv"]))) for cell in line}
        assert '\'=HYPERLINK("x")' in cells
        assert '=HYPERLINK("x")' in {one["quotation"] for one in json.loads(files[f"data/{name}.json"])}


def test_nothing_is_an_empty_cell() -> None:
    """A value that is not there is written as nothing, not as a word."""
    assert csv_text(["a", "b"], [{"a": None, "b": 0}]) == "a,b\n,0\n"


def test_every_fact_has_a_file_that_the_index_leads_to(data: Path, files: Files) -> None:
    """The index lists all facts, and each address in it is a file with that fact."""
    listed = json.loads(files["api/facts/index.json"])["facts"]
    assert [one["fact_id"] for one in listed] == [fact.fact_id for fact in store.read(data).facts]
    for one in listed:
        path = one["json"].removeprefix("../../")
        assert json.loads(files[path])["question"] == one["question"]


def test_file_of_a_fact_has_witnesses_and_rivals(files: Files) -> None:
    """What witnesses say stands with where it was seen, the other answers with why they are not preferred."""
    late = json.loads(files["api/facts/delegates-late.json"])
    assert [(one["witness"], one["shown"], one["seen_at"]) for one in late["witnesses"]] == [
        ("commission", "49", "a memoir"),
        ("speech", "50", "the print"),
    ]
    assert late["rivals"] == []
    assert [one["fidelity"] for one in late["readings"]] == ["faithful", "", "faithful"]
    (rival,) = json.loads(files["api/facts/delegates-all.json"])["rivals"]
    assert (rival["value"], rival["cite"], rival["note"]) == (
        "210",
        [{"key": "memoir-1970", "locator": "p. 9"}],
        "It counts guests.",
    )


def test_file_of_a_fact_has_all_that_is_said_to_it(files: Files) -> None:
    """Reference, literature, readings with deviation and verdict, silences, citation and licence are there."""
    found = json.loads(files["api/facts/opening-hour.json"])
    assert found["reference"] | {"value": "10:00", "evidence": "from-memory"} == found["reference"]
    assert found["reference"]["cite"] == [{"key": "archive-1990", "locator": ""}]
    (reading,) = found["readings"]
    assert (reading["locator"], reading["verdict"], reading["deviation"]) == ("BETA.1", "disputed", -600)
    assert found["silent"] == ["ALFA", "GAMMA"]
    assert "“When Did It Begin?,” in Five Accounts" in found["citation"]
    assert found["licence"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(("address", "start"), [("", "../"), ("https://example.org/e/", "https://example.org/e/")])
def test_addresses_are_absolute_where_the_books_is_known(data: Path, address: str, start: str) -> None:
    """With an address configured every link is absolute; without one it is relative to its file."""
    files = dict(published(data, edition(address)))
    flat = csv.DictReader(io.StringIO(str(files["data/flat.csv"])))
    assert all(one["address"].startswith(start) for one in flat)
    notes = json.loads(files["data/annotations.jsonld"])["first"]["items"]
    assert notes[0]["target"]["source"] == f"{start}chapters/alfa.html"
    assert ("homepage" in json.loads(files["data/datapackage.json"])) == bool(address)


def test_all_that_readers_are_told_of_is_there(data: Path, files: Files) -> None:
    """Every file in the list of files is published and no other; the build adds what was built, and all its ids."""
    told = descriptions(store.schema(data))
    assert set(told) - set(files) == {"build-info.json", "data/inventory.csv"}
    assert {path for path in files if path.startswith("data/")} <= set(told)
    assert len(set(told.values())) == len(told)  # each in its own words


def test_command_writes_the_files(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes all files where it is told to, and says how many."""
    folder = tmp_path / "out"
    assert main(["export", str(folder), "--data", str(data)]) == 0
    assert (folder / "data" / "flat.csv").is_file()
    count = sum(path.is_file() for path in folder.rglob("*"))
    assert capsys.readouterr().out == f"{count} files made from {data} are in {folder}\n"


def test_unsound_tables_are_not_published(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row that cannot be read stops the command, which names it and writes nothing."""
    (data / "facts.csv").write_text("fact_id\n", encoding="utf-8")
    assert main(["export", str(tmp_path / "out"), "--data", str(data)]) == 1
    assert capsys.readouterr().out.startswith("data/facts.csv:1  header  found fact_id")
    assert not (tmp_path / "out").exists()
    with pytest.raises(BadData):
        dict(published(data, edition()))


def test_files_that_are_so_already_are_left_alone(tmp_path: Path) -> None:
    """Writing the same content again does not touch the file; other content replaces it."""
    write([("a/b.txt", "one")], tmp_path)
    before = (tmp_path / "a" / "b.txt").stat().st_mtime_ns
    write([("a/b.txt", "one")], tmp_path)
    assert (tmp_path / "a" / "b.txt").stat().st_mtime_ns == before
    assert write([("a/b.txt", "two"), ("c", b"\x00")], tmp_path) == 2
    assert (tmp_path / "a" / "b.txt").read_text() == "two"
