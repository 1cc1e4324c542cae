"""The house: rooms, sizes, directions, pins and manners."""

from __future__ import annotations

import ast
import graphlib
import json
import os
import re
import statistics
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.sample import ROOT, SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

COMMITTED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607  # git is wherever the reader has it
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    if (ROOT / name).is_file()
]
CODE = [path for path in COMMITTED if path.suffix in {".py", ".js"}]
MODULES = [path for path in CODE if path.suffix == ".py"]
EDITION = [path for path in MODULES if path.is_relative_to(ROOT / "edition")]

#: what lives in one room and nowhere else -> that room
ROOMS = {
    "sphinx": "sphinx_ext",
    "docutils": "sphinx_ext",
    "myst_nb": "sphinx_ext",
    "myst_parser": "sphinx_ext",
    "anywidget": "widgets",
    "ipywidgets": "widgets",
}
#: the ground floor -> all of the edition that it may stand on
GROUND = {
    "edition.model": set(),
    "edition.dates": set(),
    "edition.here": set(),
    "edition.kinds": {"edition.dates"},
    "edition.values": {"edition.dates", "edition.kinds"},
    "edition.bibliography": {"edition.model"},
    "edition.evidence_model": {"edition.model"},
    "edition.opening": {"edition.model"},
    "edition.search_model": {"edition.model"},
    "edition.record_types": {"edition.model", "edition.evidence_model", "edition.search_model"},
    "edition.tables": {
        "edition.here",
        "edition.model",
        "edition.evidence_model",
        "edition.record_types",
        "edition.opening",
        "edition.bibliography",
    },
}
#: rooms that talk to people, which nothing imports but the command line
ROOFS = (
    *("edition.sphinx_ext", "edition.widgets", "edition.book", "edition.build", "edition.serve"),
    *("edition.commands_", "edition.__main__"),
)

A_REASON = r"  # \S"
LINT_IGNORE = re.compile(r"# (noqa\b|type: ignore|pylint|eslint-disable)")


def name(path: Path) -> str:
    """Return the dotted name of a module."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def shown(path: Path) -> str:
    """Return a path as pytest shows it."""
    return str(path.relative_to(ROOT))


def imports(path: Path) -> set[str]:
    """Return the modules that a module imports when it runs: those for types alone are left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in typing:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {one if one in NAMES else node.module for one in inner}
    return found


NAMES = {name(path) for path in EDITION}


@pytest.mark.parametrize("path", EDITION, ids=shown)
def test_rooms(path: Path) -> None:
    """Sphinx lives in edition/sphinx_ext and anywidget in edition/widgets, and nowhere else."""
    room = path.relative_to(ROOT).parts[1]
    strangers = {one for one in imports(path) if ROOMS.get(one.split(".")[0], room) != room}
    assert not strangers


@pytest.mark.parametrize("path", EDITION, ids=shown)
def test_direction(path: Path) -> None:
    """Imports point one way: rooms that talk to people, then those that decide, then tables, then the model."""
    own = {one for one in imports(path) if one in NAMES and one != "edition"}
    if name(path) in GROUND:
        assert own <= GROUND[name(path)]
    if not name(path).startswith(ROOFS):
        assert not {one for one in own if one.startswith(ROOFS)}


def test_no_circles() -> None:
    """No module needs itself by way of others."""
    graph = {name(path): imports(path) & NAMES - {"edition", name(path)} for path in EDITION}
    assert list(graphlib.TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("path", CODE, ids=shown)
def test_size(path: Path) -> None:
    """No module is longer than 250 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


def test_median_size() -> None:
    """Most modules are far shorter than that."""
    assert statistics.median(len(path.read_text(encoding="utf-8").splitlines()) for path in EDITION) < 100


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_one_sentence(path: Path) -> None:
    """A module says in its first line, which is one sentence or a sentence and its remark, what it is for."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert said.endswith((".", "?"))
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("path", CODE, ids=shown)
def test_reasons(path: Path) -> None:
    """Every rule of a linter that is set aside has its reason on the line."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if LINT_IGNORE.search(line)]
    assert [line for line in lines if not re.search(A_REASON, LINT_IGNORE.split(line, maxsplit=1)[2])] == []


def test_reasons_in_the_settings() -> None:
    """The linter asks for all that it knows, the type checker is strict; what either passes over has its reason."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    tools = tomllib.loads(text)["tool"]
    assert tools["ruff"]["lint"]["select"] == ["ALL"]
    assert tools["mypy"]["strict"] is True
    assert {"edition", "tests", "benchmarks"} <= set(tools["mypy"]["files"])
    lines = text.partition("[tool.ruff.lint]")[2].partition("[tool.mypy]")[0].splitlines()
    rules = [line for line in lines if re.search(r'"[A-Z]+\d*"', line) and not line.startswith("select")]
    assert len(rules) > 20
    assert [line for line in rules if not re.search(A_REASON, line)] == []
    (override,) = tools["mypy"]["overrides"]
    assert set(override) == {"module", "ignore_missing_imports"}
    assert "error" in tools["pytest"]["ini_options"]["filterwarnings"]


def test_only_what_has_passed_is_published() -> None:
    """The workflow deploys a tag after tests, clients and audit, adding it to the site; a form of the book may fail."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))["jobs"]
    steps = jobs["build"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    made = [run.partition(" ||")[0] for run in runs if run.startswith("make ")]
    assert made == ["make test-all", "make clients", "make lite", "make audit", "make all-formats"]
    assert [run for run in runs if "||" in run] == [next(run for run in runs if "all-formats" in run)]
    assert "python -m edition build --release _build/site" in runs[-1]
    assert "upload-pages-artifact" in steps[-1]["uses"]
    assert steps[-1]["with"] == {"path": "_build/site/"}
    assert {steps[-1]["if"], steps[-2]["if"], jobs["deploy"]["if"]} == {"github.ref_type == 'tag'"}
    assert jobs["deploy"]["needs"] == "build"
    assert "always()" not in jobs["deploy"]["if"]
    assert not [step for job in jobs.values() for step in (job, *job["steps"]) if "continue-on-error" in step]


@pytest.mark.parametrize("path", COMMITTED, ids=shown)
def test_no_machine(path: Path) -> None:
    """No file knows where on a machine it was made."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return  # a picture
    places = re.findall(r"(?<![\w.~/*-])/(?:tmp|work|root|home|opt|Users)/\S*", text)
    assert places == []


TOOLS = [
    ["ruff", "check"],
    ["ruff", "format", "--check"],
    pytest.param(["mypy"], marks=pytest.mark.slow),
]


@pytest.mark.parametrize("tool", TOOLS, ids=str)
def test_tools(tool: list[str]) -> None:
    """The linter, the formatter and the type checker report nothing."""
    said = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_requirements() -> None:
    """Everything is pinned, each with its reason; what Binder looks for is named; the edition comes last."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    needs = [line for line in lines if line and not line.startswith("#")]
    assert needs[-1] == "-e ."
    pins = [re.fullmatch(r"([\w.\[\]-]+)==(\S+?)(; .+)?  # \S.*", line) for line in needs[:-2]]
    assert [line for line, pin in zip(needs, pins, strict=False) if not pin] == []
    named = {pin[1]: pin[2] for pin in pins if pin}
    assert named["jupyter-book"].startswith("1.")
    assert {"pandas", "ipywidgets", "myst-parser"} <= set(named)
    direct = lines[: lines.index("# what those need in turn")]
    assert any(line.startswith("jupyter-book==") for line in direct)


def test_one_version() -> None:
    """The package, the citation and the data are of one version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    described = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert project["version"] == str(citation["version"]) == described["version"]


def test_make_says_what_there_is() -> None:
    """Plain make names every command with a word of what it does."""
    outside = {
        name: value for name, value in os.environ.items() if not name.startswith("MAKE")
    }  # we may be in make test
    said = subprocess.run(["make"], cwd=ROOT, env=outside, capture_output=True, text=True, check=True).stdout  # noqa: S607  # the reader's make
    assert [line.split()[1] for line in said.splitlines()][:5] == ["help", "book", "write", "quick", "test"]
