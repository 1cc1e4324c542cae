"""The command line: what it says, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from edition.__main__ import main, parser
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("count", "percent", "date", "time", "duration", "money", "vote", "text")


def test_check_sound(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sound data ends with 0 and says how much was looked at."""
    assert main(["check", "--data", str(data)]) == 0
    assert (
        capsys.readouterr().out
        == f"{len(sample.FACTS)} facts and {len(sample.READINGS)} readings checked, 0 problems in {data}\n"
    )


def test_check_prints_every_problem(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All problems are printed, one a line, and the command ends with 1."""
    sample.spoil(data, "readings.csv:2 paragraph", "51")
    sample.spoil(data, "facts.csv:2 kind", "colour")
    sample.spoil(data, "names.csv:3 paragraph", "first")
    assert main(["check", "--data", str(data)]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"data/facts.csv:2  kind  found 'colour', expected one of {', '.join(KINDS)}  [schema]",
        "data/names.csv:3  paragraph  found 'first', expected a whole number  [file]",
        "data/readings.csv:2  paragraph  found '51', expected 1 to 5 for ALFA  [known-sources]",
    ]
    assert said.err == f"3 problems in {data}; python -m edition check --explain RULE says what a rule wants and why\n"


def test_check_explains(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule is explained by the name that a message has; another name is answered with those that there are."""
    assert main(["check", "--explain", "known-sources"]) == 0
    assert capsys.readouterr().out.startswith("A locator names a source of the edition")
    assert main(["check", "--explain", "colour"]) == 1
    assert "found 'colour', expected one of file, schema, known-sources" in capsys.readouterr().err


@pytest.mark.slow  # two programs are started
def test_what_cannot_be_written_is_no_fault_of_ours(data: Path) -> None:
    """Where nobody reads any more nothing is said, and a full disk is one line: without a word of Python's."""
    command = [sys.executable, "-m", "edition", "check", "--data", str(data)]
    read_by_nobody, end = os.pipe()[::-1]
    os.close(end)
    expected = {read_by_nobody: ""}
    with suppress(FileNotFoundError):  # only some systems have it
        expected[os.open("/dev/full", os.O_WRONLY)] = "No space left on device\n"
    for out, said in expected.items():
        ended = subprocess.run(command, cwd=sample.ROOT, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
        os.close(out)
        assert (ended.returncode, ended.stderr) == (1, said)


def test_a_refused_step_is_one_line(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a command cannot write, it says which file and why."""
    (tmp_path / "taken").write_text("a file where a folder should be", encoding="utf-8")
    assert main(["export", str(tmp_path / "taken"), "--data", str(data)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert str(tmp_path / "taken") in said


def test_sort(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command names the tables that it has changed, and says so where there are none."""
    header, *lines = sample.rows(data / "names.csv")
    sample.save(data / "names.csv", [header, *lines[1:], lines[0]])
    assert main(["sort", "--data", str(data)]) == 0
    assert main(["sort", "--data", str(data)]) == 0
    assert capsys.readouterr().out.splitlines() == ["sorted data/names.csv", f"All tables of {data} were in order."]


def test_verify_sound(data: Path, copies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Quotations that stand in their sources end with 0."""
    assert main(["verify", "--data", str(data), str(copies)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"22 fragments looked up, 0 problems in {data}\n")


def test_verify_finds(data: Path, copies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A quotation that does not stand in its source ends with 1."""
    sample.spoil(data, "readings.csv:2 quotation", "no songs")
    assert main(["verify", "--data", str(data), str(copies)]) == 1
    assert capsys.readouterr().out == "data/readings.csv:2  quotation  found “no songs”, expected words of ALFA.1\n"


def test_verify_wants_a_folder(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is no folder without copies: a slip of the pen must not pass for a check."""
    missing = tmp_path / "source"
    assert main(["verify", "--data", str(data), str(missing)]) == 1
    assert capsys.readouterr().err == f"verify: found no folder {missing}, expected one with copies named SIGLUM.txt\n"


def test_verify_says_what_it_skips(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is passed in silence: each source without a copy is named, and where there is none the command fails."""
    assert main(["verify", "--data", str(data), str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [f"skipped {one}: no copy at {tmp_path / one}.txt" for one in sample.COPIES]
    assert said.err == f"0 fragments looked up, 0 problems in {data}\n"


def test_verify_names_a_copy_of_nothing(data: Path, copies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy under a name that no source has is a slip of the pen: the command names it and fails."""
    (copies / "BETA.txt").rename(copies / "Beta.txt")
    assert main(["verify", "--data", str(data), str(copies)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"skipped BETA: no copy at {copies / 'BETA'}.txt",
        f"passed over {copies / 'Beta.txt'}: expected the name of a source, ALFA, BETA, GAMMA",
    ]


def test_verify_unreadable(data: Path, copies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tables that cannot be read are named as the check names them."""
    sample.spoil(data, "readings.csv:2 paragraph", "two")
    assert main(["verify", "--data", str(data), str(copies)]) == 1
    assert capsys.readouterr().out == "data/readings.csv:2  paragraph  found 'two', expected a whole number\n"


@pytest.mark.parametrize("arguments", [[], ["fly"], ["verify"], ["serve", "--port", "door"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage ends with 2 and shows the right one."""
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert "usage: python -m edition" in capsys.readouterr().err


def test_as_a_program(data: Path) -> None:
    """The exit code reaches the shell."""
    sample.spoil(data, "readings.csv:2 paragraph", "51")
    command = [sys.executable, "-m", "edition", "check", "--data", str(data)]
    ended = subprocess.run(command, cwd=sample.ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.count("\n"), ended.stderr.partition(" in ")[0]) == (1, 1, "1 problem")


@pytest.mark.parametrize("port", ["70000", "-1", "٨٠", "x"])
@pytest.mark.parametrize("command", ["serve", "write"])
def test_a_port_that_there_is_not(capsys: pytest.CaptureFixture[str], command: str, port: str) -> None:
    """A port out of range is refused as wrong usage, with the range."""
    with pytest.raises(SystemExit, match="2"):
        main([command, f"--port={port}"])
    assert "expected a number from 0 to 65535" in capsys.readouterr().err


def test_a_terminal_without_curly_quotes(data: Path, copies: Path) -> None:
    """Where the output is not UTF-8, problems are told with the numbers of the characters that it lacks."""
    sample.spoil(data, "readings.csv:2 quotation", "“no songs”")
    command = [sys.executable, "-m", "edition", "verify", str(copies), "--data", str(data)]
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    said = subprocess.run(command, cwd=sample.ROOT, env=environment, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert "Traceback" not in said.stderr
    assert "\\u201cno songs" in said.stdout


def test_a_build_needs_no_argument() -> None:
    """What may be left out is not put through a check that refuses it."""
    assert parser()[0].parse_args(["build"]).address is None
