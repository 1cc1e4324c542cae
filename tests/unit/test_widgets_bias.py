"""BiasLens: its passages, what its traits refuse, and the ledgers that it reads and compares."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from traitlets import TraitError

from edition.ledger_entries import COLUMNS
from edition.ledgers import read
from edition.model import BadData
from edition.widgets import BiasLens
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ",".join(COLUMNS)


def entry(**cells: str) -> dict[str, str]:
    """Return an entry of a ledger, on the paragraph of its note, or on the first of ALFA unless told otherwise."""
    siglum, _, place = cells.get("note_id", "ALFA.1a").partition(".")
    there = {"siglum": siglum, "paragraph": place.rstrip("abz"), "labelled_by": "Ann"}
    return dict.fromkeys(COLUMNS, "") | there | cells


def test_it_needs_no_facts(data: Path) -> None:
    """Sources, notes and techniques suffice for it."""
    for name in ("facts.csv", "readings.csv", "names.csv", "references.bib"):
        (data / name).unlink()
    assert [note["note_id"] for note in BiasLens(data).notes] == ["ALFA.4a", "BETA.3a"]


@pytest.mark.parametrize(
    ("trait", "value", "named"),
    [
        ("source", "ALPHA", "did you mean 'ALFA'"),
        ("technique", "loaded", "allowed are appeal-to-popularity, loaded-language|did you mean 'loaded-language'"),
        ("direction", "anti", "allowed are anti-party, none|did you mean 'anti-party'"),
        ("note", "ALFA.4b", "did you mean 'ALFA.4a'"),
    ],
)
def test_what_the_tables_do_not_have_is_refused(data: Path, trait: str, value: str, named: str) -> None:
    """A wrong value raises a TraitError that names what is allowed, and changes nothing."""
    lens = BiasLens(data)
    with pytest.raises(TraitError, match=named):
        setattr(lens, trait, value)
    assert getattr(lens, trait) == ""


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"siglum": "OMEGA"}, r"ledger\[0\].siglum"),
        ({"paragraph": "6"}, r"ledger\[0\].paragraph: found '6'; allowed are 1, 2, 3, 4, 5"),
        ({"technique": "lies"}, r"ledger\[0\].technique"),
        ({"note_id": "ALFA.4z"}, r"ledger\[0\].note_id"),
        ({"note_id": "ALFA.4a", "paragraph": "1"}, r"ledger\[0\].note_id: found 'ALFA.4a'"),
        ({"labelled_by": " Edition"}, r"ledger\[0\].labelled_by: found ' Edition', expected another name"),
        ({"colour": "red"}, "expected the keys note_id, siglum"),
    ],
)
def test_an_unsound_ledger_is_refused(data: Path, wrong: dict[str, str], named: str) -> None:
    """An entry on what the tables do not have raises a TraitError that names entry and column."""
    lens = BiasLens(data)
    with pytest.raises(TraitError, match=named):
        lens.ledger = [entry(**wrong)]
    assert lens.ledger == []


def test_the_table_has_every_passage(data: Path) -> None:
    """The static table has each note with its words, technique, direction, reason and neutral wording."""
    sample.spoil(data, "bias.csv:2 quotation", "<b>shameful</b>")
    page = BeautifulSoup(BiasLens(data).html(), "html5lib")
    cells = [[" ".join(cell.text.split()) for cell in row.select("th, td")] for row in page.select("tr[data-row]")]
    assert cells[0] == [
        "ALFA.4a",
        "“<b>shameful</b>”",
        "Loaded language",
        "against the party",
        "It judges while it tells. the vote (confident)",
    ]
    profile = [[cell.text for cell in row.select("td")] for row in page.select(".ew-profile tbody tr")]
    assert profile == [["0", "1", "1"], ["1", "0", "1"], ["0", "0", "0"]]


def test_ledgers_are_read_from_both_formats(data: Path, tmp_path: Path) -> None:
    """What the lens exports is read back the same, from CSV and from annotations, and joins the ledger."""
    own = entry(note_id="ALFA.4a", paragraph="4", technique="loaded-language", comment='=1+1, "so"\nit is')
    written = HEAD + '\nALFA.4a,ALFA,4,,loaded-language,"\'=1+1, ""so""\nit is",Ann,\n'
    (tmp_path / "own.csv").write_text(written, encoding="utf-8")
    assert read(tmp_path / "own.csv") == [own]
    bodies = [("linking", "ALFA.4a"), ("classifying", "loaded-language"), ("commenting", own["comment"])]
    item = {
        "creator": {"name": "Ann"},
        "body": [{"purpose": purpose, "value": value} for purpose, value in bodies],
        "target": {"selector": {"value": "ALFA.4"}},
    }
    (tmp_path / "own.jsonld").write_text(json.dumps({"first": {"items": [item]}}), encoding="utf-8")
    lens = BiasLens(data)
    lens.load(tmp_path / "own.csv", tmp_path / "own.jsonld")
    assert lens.ledger == [own]
    lens.save(tmp_path / "again.csv")
    assert read(tmp_path / "again.csv") == [own]


def test_a_reader_has_a_name_of_their_own(data: Path) -> None:
    """The name is brought into its one form; that of the edition is refused."""
    assert BiasLens(data, reader=" Rene\u0301 ").reader == "Ren\u00e9"
    with pytest.raises(TraitError, match="reader: found 'Edition', expected another name"):
        BiasLens(data, reader="Edition")


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("bad.csv", "a,b\n", "header"),
        ("bad.csv", HEAD + "\nALFA.4a,ALFA\n", "bad.csv:2  row  found 2 cells"),
        ("bad.jsonld", "{", "bad.jsonld:1  json"),
        ("bad.jsonld", '{"items": [1]}', "nothing that is an annotation"),
        ("bad.jsonld", "[]", "nothing that is an annotation"),
    ],
)
def test_a_file_that_is_no_ledger_is_named(data: Path, tmp_path: Path, name: str, text: str, named: str) -> None:
    """A damaged file raises BadData with its name and line, and the ledger stays."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    lens = BiasLens(data)
    with pytest.raises(BadData, match=named):
        lens.load(tmp_path / name)
    assert lens.ledger == []


def test_agreement_is_krippendorffs(data: Path) -> None:
    """Alpha is 1 where all labels are the same, negative where none is, None where nothing can be compared."""
    lens = BiasLens(data)
    same = {"ALFA.4a": "loaded-language", "BETA.3a": "appeal-to-popularity"}
    swapped = {"ALFA.4a": "appeal-to-popularity", "BETA.3a": "loaded-language"}
    lens.ledger = [
        *(entry(note_id=note, technique=technique) for note, technique in same.items()),
        *(entry(note_id=note, technique=technique, labelled_by="Bob") for note, technique in swapped.items()),
        entry(comment="a note of one's own counts for nothing", labelled_by="Cid"),
    ]
    table = lens.agreement().set_index("labellers")
    assert table.loc["edition and Ann", "alpha"] == 1
    assert table.loc["edition and Ann", "notes"] == 2
    assert table.loc["edition and Bob", "alpha"] == pytest.approx(-0.5)
    assert table.loc["edition and Cid", "notes"] == 0
    assert table.loc["edition and Cid"].isna()["alpha"]
    assert "edition and Ann and Bob and Cid" in table.index
