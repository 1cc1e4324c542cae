"""Files of ledgers: every string survives, and what other tools write is read, or refused in a sentence."""

from __future__ import annotations

import base64
import json
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import ledgers, tables
from edition.ledger_entries import COLUMNS, Entry, named
from edition.model import BadData
from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

VECTORS = ROOT / "tests" / "vectors"
STRINGS: list[str] = json.loads((VECTORS / "ledger_strings.json").read_text("utf-8"))
FILES: list[dict[str, Any]] = json.loads((VECTORS / "ledger_files.json").read_text("utf-8"))

BLANK = dict.fromkeys(COLUMNS, "")


def entry(**cells: str) -> Entry:
    """Return an entry on the first paragraph of ALFA."""
    return BLANK | {"siglum": "ALFA", "paragraph": "1", "labelled_by": "Ann"} | cells


def content(case: dict[str, Any]) -> bytes:
    """Return the bytes of the file of a case."""
    return base64.b64decode(case["base64"]) if "base64" in case else str(case["content"]).encode()


@pytest.mark.parametrize("text", STRINGS, ids=ascii)
def test_every_string_survives(tmp_path: Path, text: str) -> None:
    """What a reader types comes back from a ledger as CSV with every character."""
    own = [entry(comment=text, quotation=text), entry(comment="next")]
    (tmp_path / "own.csv").write_text(ledgers.to_csv(own), encoding="utf-8", newline="")
    assert ledgers.read(tmp_path / "own.csv") == own


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the file that each example writes anew."""
    return tmp_path_factory.mktemp("ledgers")


@given(
    st.lists(
        st.fixed_dictionaries(
            {name: st.text(st.characters(codec="utf-8") | st.sampled_from("\"',;'=\r\n\t\ufeff")) for name in BLANK}
        ),
        max_size=3,
    )
)
def test_any_strings_survive(folder: Path, rows: list[Entry]) -> None:
    """Whatever the cells hold, they come back; only a reader's name is brought into its one form."""
    own = [row | {"siglum": f"A{row['siglum']}", "labelled_by": f"Ann{row['labelled_by']}"} for row in rows]
    (folder / "own.csv").write_text(ledgers.to_csv(own), encoding="utf-8", newline="")
    assert ledgers.read(folder / "own.csv") == [row | {"labelled_by": named(row["labelled_by"])} for row in own]


@pytest.mark.parametrize("case", FILES, ids=lambda case: case["name"])
def test_files_of_every_kind(data: Path, case: dict[str, Any]) -> None:
    """A file is read with all that carries our ids or words, what is left out is named, or it is refused by place."""
    path = data / case["file"]
    path.write_bytes(content(case))
    if case.get("refused"):
        with pytest.raises(BadData, match=rf"{case['file']}:\d+  \w+") as refusal:
            ledgers.load(path, data=data)
        assert case.get("says", "") in str(refusal.value)
        return
    found = ledgers.load(path, data=data)
    assert [{name: cell for name, cell in one.items() if cell} for one in found] == case["entries"]
    assert [left.partition("  ")[2] for left in found.left_out] == case["left"]


def test_what_is_left_out_is_logged(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Who reads a file in a notebook is told what no entry has."""
    case = next(one for one in FILES if one["name"] == "two labels")
    (data / "x.jsonld").write_bytes(content(case))
    ledgers.load(data / "x.jsonld", data=data)
    assert "x.jsonld  annotation 1: the second label “appeal-to-popularity”" in caplog.text


@pytest.mark.parametrize(
    ("byte", "line", "character"), [(b"a\r\nb\rc\xe9 d", 3, 2), ("aé\n\U0001d11e".encode() + b"\xff", 2, 2)]
)
def test_a_byte_that_is_no_utf_8_is_located(data: Path, byte: bytes, line: int, character: int) -> None:
    """The line is counted at every line end, the place in it in characters."""
    (data / "x.csv").write_bytes(byte)
    with pytest.raises(BadData, match=rf"x.csv:{line}  encoding .* \(line {line}, character {character}\): save"):
        ledgers.load(data / "x.csv", data=data)


def test_excel_knows_the_encoding() -> None:
    """A ledger begins with the mark by which Excel reads UTF-8, and formulas are kept from running."""
    written = ledgers.to_csv([entry(comment="=1+1")])
    assert written.startswith("\ufeffnote_id,")
    assert ",'=1+1," in written


@pytest.mark.parametrize(
    "name", ["René", unicodedata.normalize("NFD", "René"), " René ", "René\u200b", "\ufeffRené", "René\u00a0"]
)
def test_one_reader_has_one_name(name: str) -> None:
    """Composed or decomposed, with a space or an invisible character at its end: it is one name."""
    assert named(name) == "René"
    labelled = ledgers.labels([entry(labelled_by=name, note_id="n", technique="x"), entry(labelled_by="René")], {})
    assert labelled == {"edition": {}, "René": {"n": "x"}}


@pytest.mark.parametrize("name", ["edition", "Edition ", "ＥＤＩＴＩＯＮ", "edi\u00adtion"])
def test_the_editions_name_is_the_editions(name: str) -> None:
    """No reader's labels take the place of the edition's."""
    with pytest.raises(BadData, match="another name"):
        ledgers.labels([entry(labelled_by=name, note_id="n", technique="x")], {"n": "y"})


def test_nameless_readers_are_kept_apart(data: Path) -> None:
    """Several files without a name are several readers, called by as much of their paths as tells them apart."""
    paths = [data / "a" / "ledger.csv", data / "b" / "ledger.csv", data / "c.csv"]
    for at, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        technique = "loaded-language" if at else "appeal-to-popularity"
        path.write_text(
            ledgers.to_csv([entry(labelled_by="", note_id="ALFA.4a", paragraph="4", technique=technique)]), "utf-8"
        )
    alone = ledgers.load(paths[0], data=data)
    assert list(ledgers.labels(alone, {})) == ["edition", "reader"]
    assert list(ledgers.labels(ledgers.load(*paths[:2], data=data), {})) == [
        "edition",
        "reader of a/ledger.csv",
        "reader of b/ledger.csv",
    ]
    assert list(ledgers.labels(ledgers.load(*paths[1:], data=data), {}))[1:] == [
        "reader of ledger.csv",
        "reader of c.csv",
    ]
    assert list(ledgers.labels([*alone, entry(labelled_by="reader")], {}))[1:] == ["nameless reader", "reader"]


def test_the_newer_of_two_entries_holds() -> None:
    """Whichever comes first, and however its moment is written, the later made of two entries counts."""
    newer = entry(note_id="n", technique="new", created="2026-01-02T01:00:00+02:00")
    older = entry(note_id="n", technique="old", created="2026-01-01T22:59:59.999Z")
    undated = entry(note_id="n", technique="none", created="yesterday")
    for entries in ([newer, older, undated], [undated, older, newer]):
        assert ledgers.labels(entries, {})["Ann"] == {"n": "new"}
        assert ledgers.merged([], entries) == [newer]
    again = entry(note_id="n", technique="again", created=newer["created"])
    assert ledgers.merged([newer], [again]) == [again]


def test_the_practice_ledgers_lose_nothing() -> None:
    """All that the two invented ledgers hold is read."""
    assert ledgers.samples().left_out == ()
    assert ledgers.read(ledgers.sample_files()[1], tables.read()) == ledgers.read(ledgers.sample_files()[1])
