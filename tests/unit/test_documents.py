"""The documents beside the code: what README and CONTRIBUTING say can be done as they say it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from edition.__main__ import main
from tests.sample import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_each_addition_takes_at_most_six_steps() -> None:
    """CONTRIBUTING leads through adding a reading, a fact, a note, a name and a source, each in at most six steps."""
    parts = re.split(r"^#+ (.*)\n", CONTRIBUTING, flags=re.MULTILINE)
    steps = {
        title: [int(number) for number in re.findall(r"^(\d+)\. ", body, re.MULTILINE)]
        for title, body in zip(parts[1::2], parts[2::2], strict=True)
        if title.startswith("Add ")
    }
    assert set(steps) == {
        "Add a reading",
        "Add a fact",
        "Add an attestation",
        "Add a rival",
        "Add a note on bias",
        "Add a name",
        "Add a station",
        "Add a scene",
        "Add a source",
    }
    for title, numbers in steps.items():
        assert numbers == list(range(1, len(numbers) + 1)), title
        assert 1 < len(numbers) <= 6, title


def test_data_loads_in_three_lines() -> None:
    """The Python of README has three lines and gives the readings of each source by verdict."""
    (code,) = [fence[2] for fence in _FENCE.finditer(README) if fence[1] == "python"]
    lines = [line for line in code.splitlines() if line]
    assert len(lines) == 3
    names: dict[str, Any] = {}
    exec("\n".join(lines[:-1]), names)  # noqa: S102  # our own README
    counted = eval(lines[-1], names)  # noqa: S307  # the same
    assert counted.sum() == len(names["readings"]) > 0


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_commands_exist(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every make target and every command of the edition that the documents name is one that there is."""
    targets = set(re.findall(r"^([\w-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake (book|test|lab|check|clean|[\w-]+(?=`))", document)) <= targets
    for command in sorted(set(re.findall(r"python -m edition ([a-z-]+)", document))):
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0, command
    assert "usage" in capsys.readouterr().out


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_files_exist(document: str) -> None:
    """Every file and folder that the documents name is there, but for those that a build or a reader makes."""
    made = re.compile(r"\.venv|_build|sources/|notebooks/|facts/ID|data/redirects|CN1\.txt|NAME\.py|v/VERSION/")
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|csv|txt|cff|yml))`", document)
    rooms = [ROOT, ROOT / "edition", ROOT / "edition" / "sphinx_ext"]
    assert len(named) > 5
    assert [name for name in named if not made.match(name) and not any((room / name).exists() for room in rooms)] == []
    assert all((ROOT / target).exists() for target in re.findall(r"\]\(([\w./-]+)\)", document))


def test_rooms_of_the_map_exist() -> None:
    """The map of the rooms in README names what there is."""
    (drawn,) = [fence[2] for fence in _FENCE.finditer(README) if not fence[1] and "edition/" in fence[2]]
    for line in drawn.splitlines():
        entry = line.split()[0]
        assert (ROOT / ("edition" if line.startswith(" ") else "") / entry).exists(), entry


def test_plain_build_is_strict() -> None:
    """The plain command builds as strictly as make does."""
    (command,) = re.findall(r"^jupyter-book build (.*?)(?:  +#.*)?$", README, re.MULTILINE)
    assert command.split() == [".", "-n", "-W", "--keep-going"]
