"""The chapters as they are written: complete, in our own words, with every figure from the tables."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
import yaml

import edition
from edition.grounds import GROUNDS
from edition.quotations import borrowed, runs
from edition.rules.links import citations
from edition.values import format_value
from tests import copies
from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from edition.model import Row

TABLES = edition.read()
CHAPTERS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in (ROOT / "index.md", *sorted((ROOT / "chapters").glob("*.md")))
}

DOCUMENTS = [*sorted((ROOT / "chapters").glob("*.md")), *sorted(ROOT.glob("*.md"))]

_BLOCK = re.compile(
    r"^:::\{(regest|section|commentary)\} (\S+)\n((?::kind: \w+\n)?)(.*?)^:::$", re.MULTILINE | re.DOTALL
)
_ROLE = re.compile(r"\{([\w:-]+)\}`([^`<]*?)(?: <[^`]*>)?`")
_CELL = re.compile(r"^```\{code-cell\}[^\n]*\n((?::[^\n]*\n)*)(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[tuple[str, str, str]]:
    """Return chapter, locator and text of every regest or commentary, in the order of the chapters."""
    found = [(name, block) for name, text in CHAPTERS.items() for block in _BLOCK.finditer(text)]
    return [(name, block[2], block[4]) for name, block in found if block[1] == kind]


def printed(text: str) -> str:
    """Return a text as the book prints it: each value in place of its role, and no comment."""
    seen = "\n".join(line for line in text.splitlines() if not line.startswith("% "))
    return _ROLE.sub(lambda role: _value(role[1], role[2]), seen)


def _value(role: str, named: str) -> str:
    fact_id, _, where = named.partition(" ")
    if role in {"reading", "said"}:
        fact = TABLES.fact[fact_id]
        readings = TABLES.readings_of[fact_id]
        return next(
            format_value(fact.kind, fact.unit, one.value) for one in readings if where in {one.siglum, one.locator}
        )
    return format_value(TABLES.fact[named].kind, "", TABLES.fact[named].reference) if role == "fact" else named


REGESTS = blocks("regest")


@cache
def held() -> dict[tuple[str, ...], str]:
    """Return what may not be quoted of the copies, found once for all tests."""
    return runs(copies.texts())


def test_every_paragraph_has_a_regest() -> None:
    """Each source's chapter has one regest for each of its paragraphs, in order, and of no other source's."""
    for source in TABLES.sources:
        chapter = source.siglum.lower()
        expected = [f"{source.siglum}.{number}" for number in range(1, source.paragraphs + 1)]
        assert [locator for name, locator, _ in REGESTS if name == chapter] == expected
    assert len(REGESTS) == sum(source.paragraphs for source in TABLES.sources)


@pytest.mark.parametrize(("locator", "text"), [block[1:] for block in REGESTS], ids=[block[1] for block in REGESTS])
def test_figures_of_a_regest_are_in_the_readings(locator: str, text: str) -> None:
    """A regest prints what this paragraph says: each value is a reading of it, and no digit stands outside of one."""
    here = TABLES.readings_at.get(locator, [])
    places = {f"{one.fact_id} {name}" for one in here for name in (one.siglum, one.locator)}
    roles = [(role[1], role[2]) for role in _ROLE.finditer(text)]
    assert [named for role, named in roles if role in {"reading", "said"} and named not in places] == []
    assert [named for role, named in roles if role in {"fact", "count"}] == [], "the reference is the editors' to give"
    quoted = " ".join(one.quotation for one in here)
    digits = re.findall(r"\d[\d.,:]*\d|\d", _ROLE.sub("", text))
    assert [number for number in digits if number not in quoted] == []


def test_commentary_follows_its_paragraph() -> None:
    """What the editors say of a paragraph stands directly after it, so that the reader sees what it is about."""
    for text in CHAPTERS.values():
        last = ""
        for block in _BLOCK.finditer(text):
            if block[1] == "commentary":
                assert block[2] == last
            last = block[2]


@copies.needed
@pytest.mark.parametrize("name", CHAPTERS)
def test_chapters_are_in_our_words(name: str) -> None:
    """As printed, with the values in their places, no chapter has more words running than may be quoted."""
    assert list(borrowed(printed(CHAPTERS[name]), held())) == []


@copies.needed
def test_tables_are_in_our_words() -> None:
    """No cell of any table has more words running than may be quoted."""
    groups: tuple[tuple[Row, ...], ...] = (
        TABLES.sources,
        TABLES.facts,
        TABLES.readings,
        TABLES.bias,
        TABLES.techniques,
        TABLES.names,
        TABLES.episodes,
        TABLES.passages,
    )
    for row in (row for rows in groups for row in rows):
        cells = " ¶ ".join(str(getattr(row, column)) for column in row.__dataclass_fields__ if column != "place")
        assert list(borrowed(cells.replace("¶", "end-of-cell"), held())) == [], row.place


@pytest.mark.parametrize(
    "name", [name for name, text in CHAPTERS.items() if "{code-cell}" in text and not name.startswith("lab-")]
)
def test_chapters_call_and_do_not_compute(name: str) -> None:
    """A cell has at most three lines, and none that defines, loops or opens a file: those belong in the library."""
    cells = [cell[2] for cell in _CELL.finditer(CHAPTERS[name])]
    assert len(cells) == CHAPTERS[name].count("{code-cell}")
    for cell in cells:
        assert len([line for line in cell.splitlines() if line.strip()]) <= 3, cell
        for node in ast.walk(ast.parse(cell)):
            assert not isinstance(node, _COMPUTING), cell
            called = node.func if isinstance(node, ast.Call) else None
            word = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            assert word not in {"open", "read_csv", "read_text", "eval", "exec"}, cell


_COMPUTING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.For, ast.While, ast.comprehension)

NAMED = {
    *("introduction", "principles", "speech", "cn1", "bblv", "cn2", "fakti", "figures", "chronology", "decision"),
    *("toll", "dependence", "bias", "apparatus", "persons", "glossary", "citing", "data", "bibliography"),
}


def test_every_chapter_is_in_the_order() -> None:
    """The chapters that the edition promises exist, and every chapter has its one place in the order of the book."""
    order = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    listed = [order["root"], *(chapter["file"] for part in order["parts"] for chapter in part["chapters"])]
    assert sorted(listed) == sorted(name if name == "index" else f"chapters/{name}" for name in CHAPTERS)
    assert set(CHAPTERS) >= NAMED


def test_every_source_has_its_chapter() -> None:
    """A source's chapter is named after its siglum, has its card, the four questions and the switches."""
    for source in TABLES.sources:
        text = CHAPTERS[source.siglum.lower()]
        assert text.count(f":::{{source-card}} {source.siglum}\n") == 1
        assert text.count(":::{layers}\n") == 1
        assert re.findall(r"^## (.*)", text, re.MULTILINE) == [
            "What kind of text this is",
            "What it depends on",
            "What it leaves out",
            "How far to trust it, and for what",
            "The account, paragraph by paragraph",
        ]


def test_principles_count_how_references_are_known() -> None:
    """The principles print from the data how many references were seen, at second hand, or not to be verified."""
    roles = {role[2] for role in _ROLE.finditer(CHAPTERS["principles"]) if role[1] == "count"}
    assert {f"references-{kind}" for kind in ("seen", "secondhand", "unverified")} <= roles
    assert {f"facts-{kind}" for kind in ("seen", "secondhand", "from-memory", "computed", "none")} <= roles
    assert {f"ground-{kind}" for kind in GROUNDS} <= roles
    assert {"sections", "sections-speech-seen", "sections-speech-secondhand", "addresses-http"} <= roles


def test_no_answer_rests_on_polemics_alone() -> None:
    """Polemical works are cited for what they quote, as the principles say, and never stand alone for an answer."""
    polemics = {position.work for position in TABLES.historiography if position.author_kind == "polemicist"}
    cited = {fact.fact_id: {key for key, _ in citations(fact.reference_cite)} for fact in TABLES.facts}
    assert polemics
    assert [fact_id for fact_id, keys in cited.items() if keys and keys <= polemics] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_files_resolve(path: Path) -> None:
    """A link to another file leads to one, in the chapters and in the documents beside them."""
    text = _CODE.sub("", path.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r"\{doc\}`(?:[^`<]*<)?([^`<>]+)>?`", text)
    for target in targets:
        if not re.match(r"[a-z]+:|#", target):
            place = path.parent / target.partition("#")[0]
            assert place.exists() or place.with_suffix(".md").is_file(), target
