"""Whatever the files hold, the check names what is wrong at its place and never falls over."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.checks import check
from edition.tables import RECORDS, parse, read
from tests import sample

pytestmark = pytest.mark.slow  # thousands of generated files

TABLES = sorted(RECORDS)
FILES = [*TABLES, "references.bib", "datapackage.json"]

#: signs that mean something in CSV, BibTeX, JSON or a terminal, beside any others
SIGNS = st.one_of(st.sampled_from('",;\n\r\t\0{}@\\=+-./:~?\ufeff\u202e\x1b'), st.characters(codec="utf-8"))
TEXT = st.text(SIGNS, max_size=40)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the generated tests spoil and mend again."""
    return sample.write(tmp_path_factory.mktemp("any"))


def said(data: Path) -> list[str]:
    """Return what the check says, after holding it to its form."""
    problems = check(data)
    for problem in problems:
        name = problem.file.removeprefix("data/")
        assert name in FILES
        content = (data / name).read_bytes() if (data / name).exists() else b""
        lines = len(content.splitlines()) + 1  # a bare carriage return ends a line, too
        assert 0 <= problem.line <= lines
        assert str(problem).isprintable()
    return list(map(str, problems))


@given(name=st.sampled_from(FILES), at=st.floats(0, 1), text=TEXT | st.binary(max_size=40), over=st.integers(0, 40))
def test_anything_anywhere(spoilt: Path, name: str, at: float, text: str | bytes, over: int) -> None:
    """Any bytes at any place of any file are either harmless or named with file and line."""
    path = spoilt / name
    sound = path.read_bytes()
    where = int(at * len(sound))
    put = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    try:
        path.write_bytes(sound[:where] + put + sound[where + over :])
        if said(spoilt):
            return
        read(spoilt)
    finally:
        path.write_bytes(sound)


@given(name=st.sampled_from(TABLES), line=st.floats(0, 1), column=st.floats(0, 1), cell=TEXT)
def test_any_cell(name: str, line: float, column: float, cell: str) -> None:
    """Any text in any cell is either sound or named in its own column or in one that depends on it."""
    with tempfile.TemporaryDirectory() as folder:
        data = sample.write(Path(folder))
        content = sample.rows(data / name)
        row = 1 + int(line * (len(content) - 2))
        content[row][int(column * (len(content[0]) - 1))] = cell
        sample.save(data / name, content)
        assert set(map(str, parse(data)[1])) <= set(said(data))
