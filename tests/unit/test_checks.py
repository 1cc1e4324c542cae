"""Checks: every kind of bad row is found at its place, with what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition.checks import check
from tests import bad_evidence, sample, sample_search
from tests.bad_cells import BAD_CELLS, ELSEWHERE

if TYPE_CHECKING:
    from pathlib import Path


def said(data: Path) -> list[str]:
    """Return what the check says, line by line."""
    return [str(problem) for problem in check(data)]


def test_sound(data: Path) -> None:
    """Sound data has no problem."""
    assert said(data) == []


@pytest.mark.parametrize("name", BAD_CELLS | bad_evidence.BAD_EVIDENCE | sample_search.BAD_SEARCH)
def test_bad_cell(data: Path, name: str) -> None:
    """A bad cell is named with file, line and column, with what was found and what would be right."""
    place, value, words = (BAD_CELLS | bad_evidence.BAD_EVIDENCE | sample_search.BAD_SEARCH)[name]
    sample.spoil(data, place, value)
    where, column = place.split(" ")
    expected = (ELSEWHERE | bad_evidence.ELSEWHERE).get(name) or [f"{where}  {column}  {one}" for one in words]
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


def test_bearer_with_two_ids(data: Path) -> None:
    """A canonical form or an authority that stands under two ids is named; a place may be called as a person is."""
    sample.spoil(data, "names.csv:2 canonical", "petrov  IVAN")
    assert said(data) == []
    sample.spoil(data, "names.csv:2 kind", "person")
    assert said(data) == [
        "data/names.csv:3  name_id  found 'petrov-ivan', expected 'hall', which has this canonical in line 2",
        "data/names.csv:4  name_id  found 'petrov-ivan', expected 'hall', which has this canonical in line 2",
    ]
    sample.spoil(data, "names.csv:2 canonical", "Hall, Ivan")
    assert said(data) == []
    for line in (2, 3, 4):
        sample.spoil(data, f"names.csv:{line} authority", "Wikidata:Q1")
    assert said(data) == [
        "data/names.csv:3  name_id  found 'petrov-ivan', expected 'hall', which has this authority in line 2",
        "data/names.csv:4  name_id  found 'petrov-ivan', expected 'hall', which has this authority in line 2",
    ]


def test_row_twice(data: Path) -> None:
    """Two rows of one primary key are named with the line of the first."""
    header, first, *lines = sample.rows(data / "readings.csv")
    sample.save(data / "readings.csv", [header, first, first, *lines])
    assert said(data) == [
        "data/readings.csv:3  fact_id, siglum, paragraph  found the same as in line 2, expected a value of its own",
    ]


def test_fact_twice(data: Path) -> None:
    """A fact that is added a second time, at the end, is not told to move: the line of the first is named."""
    header, first, *lines = sample.rows(data / "facts.csv")
    sample.save(data / "facts.csv", [header, first, *lines, first])
    assert said(data) == ["data/facts.csv:11  fact_id  found the same as in line 2, expected a value of its own"]


@pytest.mark.parametrize(
    ("addition", "expected"),
    [
        ("a,b\n", "data/names.csv:5  row  found 2 cells, expected 12 cells"),
        ("\n", "data/names.csv:5  row  found 0 cells, expected 12 cells"),
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
        ("@book{memoir-1970,}", "entry  found 'memoir-1970', expected a key that no other entry has; line 8 has it"),
        ("@book{x, keywords = {unsure}}", "keywords  found 'unsure', expected one of seen, secondhand, unverified"),
        (
            "@book{x, keywords = {seen}, url = {https://example.org}}",
            "urldate  found '', expected the day on which the address was last seen, as in 2026-11-22",
        ),
        (
            "@book{x, keywords = {secondhand}, doi = {10.5281/z.1}, urldate = {May 2026}}",
            "urldate  found 'May 2026', expected the day on which the address was last seen, as in 2026-11-22",
        ),
        ("@book{x, title = {", "entry  found syntax error in line 14: premature end of file, expected BibTeX"),
    ],
)
def test_bad_bibliography(data: Path, entry: str, expected: str) -> None:
    """An entry that cannot be used is named with its line."""
    with (data / "references.bib").open("a", encoding="utf-8") as works:
        works.write(entry)
    assert said(data) == [f"data/references.bib:14  {expected}"]


def test_work_whose_address_was_seen(data: Path) -> None:
    """An address with the day on which it was last seen is sound."""
    with (data / "references.bib").open("a", encoding="utf-8") as works:
        works.write("@book{x, keywords = {seen}, url = {https://example.org}, urldate = {2026-05-01}}")
    assert said(data) == []


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
        ("datapackage.json", b"{}", ":1  resources  found nothing, expected sources.csv, facts.csv, "),
        ("datapackage.json", b"[1]", ":1  resources  found nothing, expected sources.csv, facts.csv, "),
    ],
)
def test_bad_file(data: Path, name: str, content: bytes | None, expected: str) -> None:
    """A file that is missing, empty or broken is named, and nothing is said of what follows from that."""
    if content is None:
        (data / name).unlink()
    else:
        (data / name).write_bytes(content)
    assert said(data)[0].startswith(f"data/{name}{expected}")
    assert all(line.startswith(f"data/{name}:") for line in said(data))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            '"names.csv"',
            '"../names.csv"',
            "resources  found sources.csv, facts.csv, readings.csv, bias.csv, techniques.csv",
        ),
        ("^[a-z0-9]+", "^[z-a]+", "descriptor  found bad character range z-a"),
        ('"type": "integer"', '"type": []', "descriptor  found "),
    ],
)
def test_bad_descriptor(data: Path, before: str, after: str, expected: str) -> None:
    """A descriptor that describes other files, or nothing that can be, is named; it leads nowhere else."""
    descriptor = data / "datapackage.json"
    descriptor.write_text(descriptor.read_text("utf-8").replace(before, after), "utf-8")
    (line,) = said(data)
    assert line.startswith(f"data/datapackage.json:1  {expected}")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            b"\n",
            b"\r\n",
            "line end  found a carriage return, expected a line feed alone: save it with the line ends of Unix",
        ),
        (
            b"name_id,",
            b"\xef\xbb\xbfname_id,",
            (
                "start  found a byte order mark, expected the first column's name: "
                "save it as UTF-8 without a byte order mark"
            ),
        ),
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
    sample.spoil(data, "readings.csv:10 paragraph", "99")
    assert [line.split("  found")[0] for line in said(data)] == [
        "data/facts.csv:2  question",
        "data/names.csv:2  paragraph",
        "data/readings.csv:2  quotation",
        "data/readings.csv:2  siglum",
        "data/readings.csv:10  paragraph",
    ]
