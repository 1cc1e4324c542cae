"""AgreementMatrix: its cells, what its traits refuse, and the table that stands in for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from traitlets import TraitError

from edition.widgets import AgreementMatrix
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_every_question_meets_every_source(data: Path) -> None:
    """Each row has a cell for each source, a verdict or a silence."""
    matrix = AgreementMatrix(data)
    cells = {row["fact_id"]: row["cells"] for row in matrix.collations}
    assert cells["delegates-late"] == {"ALFA": "agrees", "BETA": "differs", "GAMMA": "differs"}
    assert cells["fee"] == {"ALFA": "silent", "BETA": "silent", "GAMMA": "unverifiable"}


def test_the_gravest_verdict_stands_for_a_source(data: Path) -> None:
    """Where a source says several things to one question, the gravest verdict fills its cell."""
    table = sample.rows(data / "readings.csv")
    sample.save(
        data / "readings.csv",
        [*table[:2], [*table[1][:2], "3", "none", "a march", "exact", "garbled", "", "", "itself", "", "", "?"]],
    )
    assert AgreementMatrix(data).collations[0]["cells"]["ALFA"] == "garbled"


def test_many_sources_have_no_room_for_words(data: Path) -> None:
    """With more sources than a page has room for, or a long siglum, each table says so to its style."""
    matrix = AgreementMatrix(data)
    assert not matrix.crowded
    assert "ew-many" not in matrix.html()
    for accounts in ({f"S{number}": {"title": "x"} for number in range(7)}, {"MEDVEDEVROY": {"title": "x"}}):
        matrix.set_trait("accounts", accounts)
        assert matrix._crowded()  # the default is computed once


@pytest.mark.parametrize(
    ("trait", "value", "named"),
    [
        ("source", "BETTA", "did you mean 'BETA'"),
        ("verdict", "agree", "did you mean 'agrees'"),
        ("verdict", "x", "allowed are agrees, imprecise, differs, conflates, garbled, disputed, unverifiable, silent"),
        ("against", "evidenc", "did you mean 'evidence'"),
        ("background", "yes", "boolean"),
        ("fact", "openin", "did you mean 'opening'"),
        ("topic", "zzz", "allowed are session, leak"),
        ("order", "size", "disagreement"),
    ],
)
def test_what_the_tables_do_not_have_is_refused(data: Path, trait: str, value: str, named: str) -> None:
    """A wrong value raises a TraitError that names what is allowed, and changes nothing."""
    matrix = AgreementMatrix(data)
    before = getattr(matrix, trait)
    with pytest.raises(TraitError, match=named):
        setattr(matrix, trait, value)
    assert getattr(matrix, trait) == before
    with pytest.raises(TraitError, match=named):
        AgreementMatrix(data, **{trait: value})  # type: ignore[arg-type]  # the wrong type is the point


def test_the_table_has_the_verdicts_of_the_trait(data: Path) -> None:
    """The static table has the trait's verdict in each cell, and below each source how often each comes."""
    matrix = AgreementMatrix(data)
    page = BeautifulSoup(matrix.html(), "html5lib")
    for row in matrix.collations:
        line = page.select_one(f'tr[data-row="{row["fact_id"]}"]')
        assert line is not None
        shown = [cell.text.split()[1] for cell in line.select("td")]
        assert shown == [matrix.verdicts[verdict]["label"] for verdict in map(row["cells"].get, matrix.accounts)]


def test_each_measure_is_counted_where_the_question_is_at_issue(data: Path) -> None:
    """Before the rows stands how often each source has each verdict and each standing; background is left out."""
    matrix = AgreementMatrix(data)
    page = BeautifulSoup(matrix.html(), "html5lib")
    rows = [row for row in matrix.collations if not row["background"]]
    assert len(rows) == len(sample.FACTS) - 2
    for measure, cells in (("evidence", "cells"), ("speech", "standings")):
        counted = page.select("table:not(.ew-part table)")[list(matrix.measures).index(measure)]
        lines = [[" ".join(cell.text.split()) for cell in line.select("th, td")] for line in counted.select("tbody tr")]
        assert len(lines) == len(matrix.measures[measure])
        for key, (_, *shown) in zip(matrix.measures[measure], lines, strict=True):
            columns = [[row[cells][siglum] for row in rows] for siglum in matrix.accounts]
            assert shown == [str(column.count(key)) for column in columns]
    assert "2 of background" in page.text


def test_a_cell_tells_how_faithful_the_source_is_to_the_speech(data: Path) -> None:
    """Each row has a standing for each source; the static table shows it where the source speaks for the speech."""
    matrix = AgreementMatrix(data, against="speech", verdict="altered")
    rows = {row["fact_id"]: row for row in matrix.collations}
    assert rows["delegates-all"]["standings"] == {"ALFA": "other-voice", "BETA": "altered", "GAMMA": "left-out"}
    assert (rows["delegates-all"]["speech"], rows["delegates-all"]["unfaithful"]) == ("200", 1)
    assert (rows["fee"]["speech"], rows["opening-hour"]["speech"]) == ("later than the speech", "not checked")
    page = BeautifulSoup(matrix.html(), "html5lib")
    cells = [" ".join(cell.text.split()) for cell in page.select('tr[data-row="delegates-all"] td')]
    assert cells == ["✓ agrees ALFA.2", "✗ differs ≠ altered BETA.1", "– silent"]
    head = page.select_one('tr[data-row="length"] th')
    assert head is not None
    assert "speech: not in the speech · background" in head.text


def test_without_the_speech_there_is_one_measure(data: Path) -> None:
    """Tables without the speech have the evidence to be measured against, and nothing of fidelity."""
    for name in ("witnesses.csv", "attestations.csv", "sections.csv"):
        (data / name).unlink()
    matrix = AgreementMatrix(data)
    assert list(matrix.measures) == ["evidence"]
    assert "added" not in matrix.verdicts
    assert "speech" not in matrix.html().lower()
    with pytest.raises(TraitError, match="allowed are evidence"):
        matrix.against = "speech"


def test_a_cell_can_be_opened_from_a_notebook(data: Path) -> None:
    """The open cell is two traits, set and observed like any other."""
    matrix = AgreementMatrix(data, fact="opening", source="GAMMA")
    heard: list[str] = []
    matrix.observe(lambda change: heard.append(change.new), "source")
    matrix.source = ""
    assert (matrix.fact, heard) == ("opening", [""])
