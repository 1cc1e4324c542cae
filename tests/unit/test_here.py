"""Which tables are read where nobody names them: those of the book in which one stands, and never the engine's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import edition
from edition import here
from edition.__main__ import main
from edition.widgets.figures import FigureComparison

if TYPE_CHECKING:
    from pathlib import Path


def test_the_book_in_which_one_stands(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From any folder of a book its own tables are read, by functions, widgets and commands."""
    (data.parent / "chapters").mkdir()
    monkeypatch.chdir(data.parent / "chapters")
    assert here.data() == data
    assert list(edition.read().source) == ["ALFA", "BETA", "GAMMA"]
    assert list(FigureComparison().accounts) == ["ALFA", "BETA", "GAMMA"]


def test_no_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Outside of a book nobody's tables are read: functions refuse, and a command says where it has looked."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(here.NoBook):
        edition.load()
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"found no book in {tmp_path} or above, expected a folder data with datapackage.json and sources.csv\n"
    )


def test_a_wheel_says_that_it_reads_its_own(
    data: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a wheel carries an edition it is read outside of a book alone, and never in silence."""
    monkeypatch.setattr(here, "CARRIED", data.parent)
    monkeypatch.chdir(tmp_path_factory.mktemp("nowhere"))
    with pytest.warns(UserWarning, match="the tables that the package carries are read, in"):
        assert here.data() == data
