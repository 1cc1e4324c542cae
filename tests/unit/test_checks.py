"""Checks: every kind of bad row is found at its place, with what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition.checks import RULES, check
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"
KINDS = "count, percent, date, time, duration, money, vote, text"
VERDICTS = "agrees, differs, conflates, garbled, disputed, unverifiable"
JOINED = "expected two fact ids joined by /, + or -"

#: what is put into which cell, and all that is then said
BAD_CELLS = {
    # links
    "unknown siglum": ("readings.csv:2 siglum", "OMEGA", ["found 'OMEGA', expected one of ALFA, BETA, GAMMA"]),
    "paragraph beyond the last": ("readings.csv:2 paragraph", "51", ["found '51', expected 1 to 5 for ALFA"]),
    "paragraph before the first": ("names.csv:2 paragraph", "0", ["found '0', expected 1 to 5 for ALFA"]),
    "paragraph in words": ("names.csv:2 paragraph", "two", ["found 'two', expected a whole number"]),
    "unknown fact": ("readings.csv:3 fact_id", "b", ["found 'b', expected a fact_id of data/facts.csv"]),
    "unknown reference": (
        "facts.csv:2 reference_cite",
        "x, p. 3",
        ["found 'x', expected a key of data/references.bib"],
    ),
    "unknown witness": (
        "readings.csv:2 depends_on",
        "x",
        ["found 'x', expected a siglum or a key of data/references.bib"],
    ),
    "unknown origin": (
        "sources.csv:3 derives_from",
        "ALFA; x",
        ["found 'x', expected a siglum or a key of data/references.bib"],
    ),
    "unknown technique": (
        "bias.csv:2 technique",
        "magic",
        ["found 'magic', expected technique of a row in techniques"],
    ),
    "unknown taxonomy": (
        "techniques.csv:2 source",
        "x",
        ["found 'x', expected a key of data/references.bib or 'edition'"],
    ),
    "unknown siglum of a note": ("bias.csv:3 siglum", "OMEGA", []),
    # form
    "long quotation": ("readings.csv:2 quotation", LONG, ["found 13 words, expected 1 to 12"]),
    "quotation without words": ("bias.csv:2 quotation", "…", ["found 0 words, expected 1 to 12"]),
    "value in words": (
        "readings.csv:3 value",
        "many",
        ["found 'many', expected a number (848) or an interval (357..362) for a count"],
    ),
    "reference in the wrong kind": (
        "facts.csv:9 reference",
        "10 am",
        ["found '10 am', expected a 24-hour time (10:00) or an interval (18:00..20:00) for a time"],
    ),
    "two forms of one name": ("names.csv:4 kind", "body", ["found 'body', expected 'person', as in line 3"]),
    "note id of another place": ("bias.csv:2 note_id", "ALFA.3a", ["found 'ALFA.3a', expected ALFA.4 and a letter"]),
    "control character": (
        "facts.csv:2 note",
        "a\0b",
        ["found U+0000 (a control character), expected visible characters"],
    ),
    "text turned round": (
        "readings.csv:2 note",
        "a\u202eb",
        ["found U+202E (RIGHT-TO-LEFT OVERRIDE), expected visible characters"],
    ),
    "huge cell": ("facts.csv:2 note", "x" * 4001, ["found 4001 characters, expected at most 4000"]),
    # judgement
    "evidence without reference": (
        "facts.csv:6 evidence",
        "from-memory",
        ["found 'from-memory', expected none without a reference"],
    ),
    "reference without evidence": (
        "facts.csv:2 evidence",
        "none",
        ["found 'none', expected seen, secondhand, from-memory or computed"],
    ),
    "seen nowhere": (
        "facts.csv:2 seen_at",
        "",
        ["found no place, expected reference_cite and seen_at for evidence 'seen'"],
    ),
    "sure of nothing": (
        "facts.csv:6 confidence",
        "confident",
        ["found 'confident', expected undecided without a reference"],
    ),
    "verdict without reason": (
        "readings.csv:4 note",
        "",
        ["found nothing, expected the reason of the verdict 'differs'"],
    ),
    "verdict on nothing": (
        "readings.csv:9 verdict",
        "differs",
        ["found 'differs', expected disputed or unverifiable, as the fact has no reference"],
    ),
    "agrees but does not": (
        "readings.csv:4 verdict",
        "agrees",
        ["found 'agrees' of '190', expected a value that meets '200'"],
    ),
    "differs but does not": (
        "readings.csv:7 value",
        "51",
        [],  # the verdict is at fault, not the value: see below
    ),
    "vote that is not the reference's": (
        "readings.csv:15 value",
        "4:7",
        [],
    ),
    "computed from nothing": ("facts.csv:5 computed_from", "", [f"found nothing, {JOINED}"]),
    "computed from unknown facts": ("facts.csv:5 computed_from", "a / b", [f"found 'a / b', {JOINED}"]),
    "computed wrongly": ("facts.csv:5 reference", "30", []),
    # schema
    "unknown kind": ("facts.csv:2 kind", "colour", [f"found 'colour', expected one of {KINDS}"]),
    "unknown verdict": ("readings.csv:4 verdict", "wrong", [f"found 'wrong', expected one of {VERDICTS}"]),
    "missing value": ("facts.csv:2 question", "", ["found '', expected a value"]),
    "id with capitals": (
        "names.csv:2 name_id",
        "Hall",
        ["found 'Hall', expected the pattern ^[a-z0-9]+(-[a-z0-9]+)*$"],
    ),
    "long short title": (
        "sources.csv:2 short_title",
        "x" * 25,
        [f"found '{'x' * 25}', expected at most 24 characters"],
    ),
}
#: where the fault shows elsewhere than in the cell that was changed, or twice
ELSEWHERE = {
    "differs but does not": [
        "readings.csv:7  verdict  found 'differs' of '51', expected 'agrees', as the value meets '50..52'"
    ],
    "vote that is not the reference's": [
        "readings.csv:15  verdict  found 'agrees' of '4:7', expected a value that meets '7:4'",
    ],
    "unknown siglum of a note": [
        "bias.csv:3  note_id  found 'BETA.3a', expected OMEGA.3 and a letter",
        "bias.csv:3  siglum  found 'OMEGA', expected one of ALFA, BETA, GAMMA",
    ],
    "computed wrongly": [
        "facts.csv:5  reference  found '30', expected 25..26, from delegates-late / delegates-all",
        "readings.csv:8  verdict  found 'agrees' of '25', expected a value that meets '30'",
    ],
}


def said(data: Path) -> list[str]:
    """Return what the check says, line by line."""
    return [str(problem) for problem in check(data)]


def test_sound(data: Path) -> None:
    """Sound data has no problem."""
    assert said(data) == []


@pytest.mark.parametrize("name", BAD_CELLS)
def test_bad_cell(data: Path, name: str) -> None:
    """A bad cell is named with file, line and column, with what was found and what would be right."""
    place, value, words = BAD_CELLS[name]
    sample.spoil(data, place, value)
    where, column = place.split(" ")
    expected = ELSEWHERE.get(name) or [f"{where}  {column}  {one}" for one in words]
    assert [line.removeprefix("data/") for line in said(data)] == expected


def test_own_share_that_does_not_follow(data: Path) -> None:
    """A source's percentage that does not follow from its own figures needs a note with the one that does."""
    sample.spoil(data, "readings.csv:8 value", "40")
    sample.spoil(data, "readings.csv:8 verdict", "differs")
    sample.spoil(data, "readings.csv:8 note", "Far too much.")
    assert said(data) == [
        "data/readings.csv:8  note  found '40' from 50 / 200, expected a note that gives the value that follows, 25",
    ]
    sample.spoil(data, "readings.csv:8 note", "Its own figures make it 25.")
    assert said(data) == []


def test_fact_without_reading(data: Path) -> None:
    """A fact that nobody speaks to does not belong into the edition."""
    header, *lines = sample.rows(data / "readings.csv")
    sample.save(data / "readings.csv", [header, *lines[1:]])
    assert said(data) == [
        "data/facts.csv:2  fact_id  found no reading of 'anthem', expected at least one row in data/readings.csv",
    ]


def test_order(data: Path) -> None:
    """A row that is not in the order of ids is named."""
    header, *lines = sample.rows(data / "names.csv")
    sample.save(data / "names.csv", [header, *lines[1:], lines[0]])
    assert said(data) == ["data/names.csv:4  name_id  found 'hall', expected a place before 'petrov-ivan'"]


def test_row_twice(data: Path) -> None:
    """Two rows of one primary key are named with the line of the first."""
    header, first, *lines = sample.rows(data / "readings.csv")
    sample.save(data / "readings.csv", [header, first, first, *lines])
    assert said(data) == [
        "data/readings.csv:3  fact_id, siglum, paragraph  found what line 2 has, expected a row of its own",
    ]


@pytest.mark.parametrize(
    ("addition", "expected"),
    [
        ("a,b\n", "data/names.csv:5  row  found 2 cells, expected 8 cells"),
        ("\n", "data/names.csv:5  row  found 0 cells, expected 8 cells"),
        ('"open,b\n', "data/names.csv:5  file  found unexpected end of data, expected comma-separated cells"),
        (
            'a,ALFA,1,"x"y,z,place,,\n',
            "data/names.csv:5  file  found ',' expected after '\"', expected comma-separated cells",
        ),
    ],
)
def test_ragged_row(data: Path, addition: str, expected: str) -> None:
    """A row that has not the header's cells is named."""
    with (data / "names.csv").open("a", encoding="utf-8") as table:
        table.write(addition)
    assert said(data) == [expected]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@book{memoir-1970,}", "entry  found 'memoir-1970', expected a key of its own; it is that of line 8"),
        ("@book{x, keywords = {unsure}}", "keywords  found 'unsure', expected one of seen, secondhand, unverified"),
        ("@book{x, title = {", "entry  found syntax error in line 14: premature end of file, expected BibTeX"),
    ],
)
def test_bad_bibliography(data: Path, entry: str, expected: str) -> None:
    """An entry that cannot be used is named with its line."""
    with (data / "references.bib").open("a", encoding="utf-8") as works:
        works.write(entry)
    assert said(data) == [f"data/references.bib:14  {expected}"]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("names.csv", None, ":0  file  found no such file, expected a file of the edition"),
        ("names.csv", b"", f":1  header  found nothing, expected {sample.COLUMNS['names.csv']}"),
        ("names.csv", b"a,b\n", f":1  header  found a,b, expected {sample.COLUMNS['names.csv']}"),
        ("names.csv", b"a\nb\xff\n", ":2  encoding  found byte 0xff, expected UTF-8"),
        ("references.bib", None, ":0  file  found no such file, expected a file of the edition"),
        ("datapackage.json", None, ":0  file  found no such file, expected a file of the edition"),
        (
            "datapackage.json",
            b"{\n",
            ":2  descriptor  found Expecting property name enclosed in double quotes, expected JSON",
        ),
        ("datapackage.json", b"{}", ":1  descriptor  found descriptor is not valid, expected a Data Package"),
    ],
)
def test_bad_file(data: Path, name: str, content: bytes | None, expected: str) -> None:
    """A file that is missing, empty or broken is named, and nothing is said of what follows from that."""
    if content is None:
        (data / name).unlink()
    else:
        (data / name).write_bytes(content)
    assert said(data)[0] == f"data/{name}{expected}"
    assert all(line.startswith(f"data/{name}:") for line in said(data))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (b"\n", b"\r\n", "line end  found a carriage return, expected a line feed alone"),
        (b"name_id,", b"\xef\xbb\xbfname_id,", "start  found a byte order mark, expected the first column's name"),
    ],
)
def test_foreign_habits(data: Path, before: bytes, after: bytes, expected: str) -> None:
    """What a spreadsheet program adds is named, as it would make every line of a difference."""
    table = data / "names.csv"
    table.write_bytes(table.read_bytes().replace(before, after))
    assert said(data) == [f"data/names.csv:1  {expected}"]


def test_message_on_one_line(data: Path) -> None:
    """A message repeats neither line breaks nor megabytes nor signs that would steer a terminal."""
    sample.spoil(data, "facts.csv:2 kind", "\x1b[31m\n" + "x" * 10_000)
    for line in said(data):
        assert line.isprintable()
        assert len(line) < 600


def test_all_problems_at_once(data: Path) -> None:
    """Problems of all kinds are collected, from all files, in the order of files and lines."""
    for place, value, _ in (BAD_CELLS[name] for name in ("unknown siglum", "long quotation", "missing value")):
        sample.spoil(data, place, value)
    sample.spoil(data, "names.csv:2 paragraph", "two")
    sample.spoil(data, "readings.csv:15 paragraph", "99")
    assert [line.split("  found")[0] for line in said(data)] == [
        "data/facts.csv:2  question",
        "data/names.csv:2  paragraph",
        "data/readings.csv:2  quotation",
        "data/readings.csv:2  siglum",
        "data/readings.csv:15  paragraph",
    ]


def test_every_rule_is_told() -> None:
    """Each rule says in one sentence what must hold."""
    assert all((rule.__doc__ or "").endswith(".") for rule in RULES)
    assert len(set(RULES)) == len(RULES)
