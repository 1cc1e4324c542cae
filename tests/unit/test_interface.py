"""What a notebook is offered: a small interface, complete in its documentation, and loaded when it is asked for."""

from __future__ import annotations

import csv
import inspect
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from IPython.core.completer import IPCompleter, provisionalcompleter

import edition
from edition import ledgers
from edition.frames import frame, table
from edition.model import BadData
from edition.record_types import RECORDS
from tests import sample

if TYPE_CHECKING:
    import pandas as pd

#: function -> the file whose columns it has
FILES = {name: name for name in ("sources", "facts", "readings", "bias", "names", "witnesses", "attestations")}


def test_completion_shows_the_interface_and_no_more() -> None:
    """Behind the dot a notebook shows the functions and the widgets, and none of the modules beneath."""
    with provisionalcompleter():
        completer = IPCompleter(namespace={"edition": edition})  # type: ignore[no-untyped-call]  # IPython types a part
        shown = list(completer.completions("edition.", len("edition.")))
    assert sorted(one.text.removeprefix(".") for one in shown) == sorted([*edition.__all__, "widgets"])
    assert callable(edition.widgets.BiasLens)


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    """Where there is no pandas the edition can be imported, and its records be read."""
    code = "import edition, sys; edition.read(); print('pandas' in sys.modules, edition.facts.__module__)"
    said = subprocess.run([sys.executable, "-c", code], cwd=sample.ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "False edition.frames\n"


def test_what_there_is_not_is_said() -> None:
    """A name that the edition does not have is an ordinary error."""
    with pytest.raises(AttributeError, match="'edition' has no attribute 'fact'"):
        _ = edition.fact


@pytest.mark.parametrize("name", FILES)
def test_every_column_is_documented(data: Path, name: str) -> None:
    """A column is one of the file, which the codebook describes, or named in the docstring, which names no other."""
    made: pd.DataFrame = getattr(edition, name)(data)
    with (data / f"{FILES[name]}.csv").open(encoding="utf-8", newline="") as file:
        own = next(csv.reader(file))
    if name == "attestations":
        own += [*edition.facts(data).columns, *(f"{one}_attestation" for one in own), *(f"{one}_fact" for one in own)]
    named = re.findall(r"^ *- (.*?):", inspect.getdoc(getattr(edition, name)) or "", re.MULTILINE)
    told = [column for line in named for column in re.findall(r"`(\w+)`", line)]
    if name == "attestations":
        told.append("says")
    assert set(made.columns) - set(own) == set(told)
    assert len(made.columns) == len(set(made.columns))


def test_the_joined_table_documents_its_columns(data: Path) -> None:
    """`load` names each of its columns, and none that it does not have."""
    told = re.findall(r"`(\w+)`", (inspect.getdoc(edition.load) or "").partition("Columns of the reading")[2])
    made = edition.load(data)
    assert set(told) - {"readings", "facts"} == set(made.columns)
    assert len(made) == len(sample.READINGS)


def test_a_comparison_documents_its_columns(data: Path) -> None:
    """`compare` names each of its columns."""
    told = re.findall(
        r"`(\w+)`", "\n".join(re.findall(r"^- (.*?):", inspect.getdoc(edition.compare) or "", re.MULTILINE))
    )
    assert told == list(edition.compare("fee", data).columns)


@pytest.mark.parametrize("name", sorted(Path(one).stem for one in RECORDS))
def test_types_are_those_of_the_schema(data: Path, name: str) -> None:
    """Numbers are numbers and words are words, also in a table that has no rows."""
    described = json.loads((data / "datapackage.json").read_text("utf-8"))["resources"]
    (columns,) = (one["schema"]["fields"] for one in described if one["name"] == name)
    types = {"integer": "int64", "number": "float64"}
    expected = {one["name"]: types.get(one["type"], "str") for one in columns}
    assert frame(name, []).dtypes.astype(str).to_dict() == expected
    assert table(name, data).dtypes.astype(str).to_dict() == expected


def test_references_have_bounds(data: Path) -> None:
    """Both ends of a reference stand beside both ends of a value; where nothing is established they are missing."""
    made = edition.load(data).set_index(["fact_id", "siglum"])
    assert tuple(made.loc[("delegates-late", "BETA"), ["low", "high", "reference_low", "reference_high"]]) == (
        49,
        49,
        50,
        52,
    )
    assert tuple(made.loc[("fee", "GAMMA"), ["reference_said", "low"]]) == ("not established", 1_000_000)
    assert made.loc[("fee", "GAMMA"), ["reference_low", "reference_high"]].isna().all()


def test_independent_votes(data: Path) -> None:
    """A reading that is taken from another that speaks here as well is no vote of its own."""
    made = edition.readings(data).query("fact_id == 'delegates-late'").set_index("siglum")
    assert dict(made.independent) == {"ALFA": True, "BETA": True, "GAMMA": False}


def test_everyone_speaks_to_a_question(data: Path) -> None:
    """A comparison has the reference first, then witnesses and rivals, then the accounts, the silent ones last."""
    told = edition.compare("delegates-all", str(data))
    assert list(zip(told.who, told.role, told.said, strict=True)) == [
        ("reference", "reference", "200"),
        ("speech", "witness", "200"),
        ("memoir-1970", "rival", "210"),
        ("ALFA", "account", "200"),
        ("BETA", "account", "about 190"),
        ("GAMMA", "account", ""),
    ]
    (beta,) = told[told.who == "BETA"].to_dict("records")
    assert (beta["deviation"], beta["verdict"], beta["fidelity"]) == (-5, "differs", "altered")
    assert told.verdict.iloc[-1] == "silent"
    assert told.attrs == {"fact_id": "delegates-all", "question": "How many delegates came?", "unit": "delegates"}


def test_an_unknown_fact_is_told_the_nearest(data: Path) -> None:
    """A slip in the id of a fact is answered by those that are like it."""
    with pytest.raises(LookupError, match=r"found 'delegates', expected .* did you mean 'delegates-all'"):
        edition.compare("delegates", data)
    with pytest.raises(LookupError, match="found 'reading', expected one of attestations, "):
        table("reading", data)


@pytest.mark.parametrize(
    ("cell", "value", "expected"),
    [
        ("readings.csv:3 fact_id", "delegates-none", "data/readings.csv:3  fact_id  found 'delegates-none'"),
        ("readings.csv:3 siglum", "DELTA", "data/readings.csv:3  siglum  found 'DELTA'"),
        ("readings.csv:3 value", "many", "data/readings.csv:3  value  found 'many'"),
        ("facts.csv:3 reference", "many", "data/facts.csv:3  reference  found 'many'"),
        ("attestations.csv:3 value", "many", "data/attestations.csv:3  value  found 'many'"),
        ("bias.csv:2 technique", "shouting", "data/bias.csv:2  technique  found 'shouting'"),
    ],
)
def test_a_bad_row_is_refused_in_file_and_line(data: Path, cell: str, value: str, expected: str) -> None:
    """What cannot be read or names what there is not is never dropped: it is refused, in file and line."""
    sample.spoil(data, cell, value)
    with pytest.raises(BadData, match=re.escape(expected)):
        edition.load(data)


def test_agreement_takes_files_and_entries(data: Path) -> None:
    """Ledgers are given by one path, by several, or as the entries that were read; the edition is always a labeller."""
    one = sample.ROOT / "data" / "samples" / "reader-a.csv"
    both = sorted(one.parent.glob("*"))
    assert list(edition.agreement(str(one)).labellers) == ["edition and reader A"]
    assert len(edition.agreement(both)) == 4
    assert edition.agreement(ledgers.load(one)).equals(edition.agreement(one))
    with pytest.raises(BadData):
        edition.agreement(one, data)
