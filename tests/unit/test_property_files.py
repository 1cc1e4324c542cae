"""Thousands of generated files: a loader that never falls over, and exports in which hostile cells are inert."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from edition.checks import RULES
from edition.citation import cff
from edition.export.publish import published
from edition.opening import WHOLE_FILE
from edition.render.embedding import embedded
from edition.tables import RECORDS, parse
from tests import sample

if TYPE_CHECKING:
    from edition.model import Problem

pytestmark = pytest.mark.slow  # thousands of generated files

LOADED = settings().max_examples * 6  #: folders of fifteen generated files each, or more with another profile
EXPORTED = settings().max_examples
EDITION = replace(cff.read(sample.ROOT / cff.FILE), address="https://example.org/book/")

#: what begins as a formula does and is none: a plain number, which a spreadsheet reads as that number
NUMBER = re.compile(r"[+-][0-9]+(\.[0-9]+)?")

#: no deadline: the machine may be busy; the one folder is written over each time
RUN = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

#: what would run in a page, in a spreadsheet or a terminal, or would change what is seen without being seen
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><svg onload=alert(1)>",
    "]]><!--",
    "javascript:alert(1)",
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    "\u202egnirts\u202c",
    "\u2066a\u2069",
    "\u200b",
    "\ufeff",
    "a\0b",
    "\x1b[31m",
    "a\nb",
    "a\r",
    'q"q',
    "x" * 1_000_000,
    "{{ 7 * 7 }}",
    "${jndi:ldap://x}",
    "../../etc/passwd",
    "`reboot`",
    "\u2028",
    "é́",
    "💥",
    "",
)
CELLS = st.one_of(st.sampled_from(HOSTILE[:20] + HOSTILE[21:]), st.text(st.characters(codec="utf-8"), max_size=12))
NAMES = sorted(RECORDS)
ROWS = {name: [line.split("|") for line in sample.TABLES[name]] for name in NAMES}

#: what may be done to a row: nothing, one cell changed, cells lost or added, all cells anything
CHANGES = st.one_of(
    st.none(),
    st.tuples(st.integers(0, 13), CELLS),
    st.lists(CELLS, max_size=4),
)


def changed(row: list[str], change: Any) -> list[str]:  # noqa: ANN401  # as CHANGES gives it
    """Return a row with a change made."""
    if isinstance(change, tuple):
        at, cell = change
        return [*row[: at % len(row)], cell, *row[at % len(row) + 1 :]]
    return row if change is None else change


def write(data: Path, changes: dict[str, list[Any]], lines: str, bibliography: str) -> None:
    """Write all fifteen files, each with its changes."""
    for name in NAMES:
        rows = [changed(row, change) for row, change in zip(ROWS[name], changes[name], strict=False)]
        with (data / name).open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator=lines).writerows([sample.COLUMNS[name].split(","), *rows])
    (data / "references.bib").write_text(sample.BIBLIOGRAPHY + bibliography, encoding="utf-8")


CHANGED = st.fixed_dictionaries({name: st.lists(CHANGES, max_size=4) for name in NAMES})
UNCHANGED: dict[str, list[Any]] = {name: [None] * len(ROWS[name]) for name in NAMES}
WORKS = st.one_of(st.just(""), st.text('@{}=,"\\ \nabcmiscbooktitle', max_size=30))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that is written over by each example."""
    return sample.write(tmp_path_factory.mktemp("generated"))


def located(problem: Problem, data: Path) -> bool:
    """Tell whether a problem names a file of the edition, a line that it has, and speaks on one line."""
    path = data / problem.file.removeprefix("data/")
    last = path.read_bytes().count(b"\n") + path.read_bytes().count(b"\r") + 1
    return path.is_file() and 0 <= problem.line <= last and str(problem).isprintable()


@settings(RUN, max_examples=LOADED)
@example(changes=UNCHANGED, lines="\n", works="@book{memo{Memoir}, title={Memoir}}")  # it found them, now and then
@example(changes=UNCHANGED, lines="\n", works="@book{memo,\n title = {\\},\n}")
@given(changes=CHANGED, lines=st.sampled_from(["\n", "\r\n", "\r"]), works=WORKS)
def test_the_loader_never_falls_over(folder: Path, changes: dict[str, list[Any]], lines: str, works: str) -> None:
    """Whatever rows and entries the files hold, loading and checking them ends in rows or in located problems."""
    write(folder, changes, lines, works)
    tables, problems = parse(folder)
    for name in NAMES:
        for row in getattr(tables, Path(name).stem):
            assert row.place.file == f"data/{name}"
    if not any(problem.column in WHOLE_FILE for problem in problems):
        for rule in RULES:
            problems += rule(tables)
    assert [problem for problem in problems if not located(problem, folder)] == []


FREE = {  #: columns in which anything may stand that can be read
    "facts.csv": ("question", "note", "seen_at"),
    "readings.csv": ("quotation", "note"),
    "bias.csv": ("quotation", "explanation", "neutral", "correction"),
    "names.csv": ("variant", "note"),
    "sources.csv": ("title", "short_title", "publisher", "provenance"),
    "techniques.csv": ("label", "definition"),
    "topics.csv": ("label", "definition"),
    "directions.csv": ("label", "definition"),
    "witnesses.csv": ("label", "edition", "note"),
    "sections.csv": ("title", "locator", "note"),
    "attestations.csv": ("wording", "locator", "seen_at", "note"),
    "rivals.csv": ("seen_at", "note"),
    "reactions.csv": ("seen_at", "note"),
    "historiography.csv": ("claim", "value", "papers", "note"),
    "stations.csv": ("where", "what", "note"),
    "search_terms.csv": ("terms",),
    "search_places.csv": ("terms",),
    "spellings.csv": ("form",),
    "synonyms.csv": ("also",),
    "episodes.csv": ("title", "question", "note"),
    "passages.csv": ("label",),
}


@settings(RUN, max_examples=EXPORTED)
@given(cells=st.lists(CELLS, min_size=len(FREE), max_size=len(FREE)), data=st.data())
def test_exports_are_inert(folder: Path, cells: list[str], data: st.DataObject) -> None:
    """A hostile cell is refused, or comes out as it went in: nowhere as a formula, as markup or as a broken line."""
    changes: dict[str, list[Any]] = {name: [None] * len(ROWS[name]) for name in NAMES}
    for (name, columns), cell in zip(FREE.items(), cells, strict=True):
        order = [one.name for one in fields(RECORDS[name]) if one.name != "place"]
        changes[name] = [(order.index(data.draw(st.sampled_from(columns))), cell), *[None] * (len(ROWS[name]) - 1)]
    write(folder, changes, "\n", "")
    if refused := parse(folder)[1]:
        assert [problem for problem in refused if not located(problem, folder)] == []
        return
    for path, content in published(folder, EDITION):
        if path.endswith((".json", ".jsonld")) and isinstance(content, str):
            inline = embedded(json.loads(content))
            assert "<" not in inline
            assert "\u2028" not in inline
            assert json.loads(inline) == json.loads(content)
        elif path.endswith(".csv") and isinstance(content, str):
            rows = list(csv.reader(io.StringIO(content, newline="")))
            assert {len(row) for row in rows} == {len(rows[0])}
            runs = [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r\n＝＋－＠")]
            assert [cell for cell in runs if not NUMBER.fullmatch(cell)] == []
    for (name, columns), cell in zip(FREE.items(), cells, strict=True):
        found = [getattr(row, column) for row in getattr(parse(folder)[0], Path(name).stem) for column in columns]
        assert cell in found


def test_a_cell_of_a_megabyte_is_refused_at_its_place(folder: Path) -> None:
    """A cell that no reader would write is refused with its line and column, by the loader or by the rules."""
    write(folder, {name: [] for name in NAMES} | {"readings.csv": [(11, "x" * 1_000_000)]}, "\n", "")
    tables, problems = parse(folder)
    for rule in RULES:
        problems += rule(tables)
    said = [str(problem) for problem in problems if problem.file == "data/readings.csv"]
    assert said
    assert all(one.startswith("data/readings.csv:2  ") and len(one) < 500 for one in said), [one[:200] for one in said]
