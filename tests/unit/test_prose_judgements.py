"""The edition's own judgements: named by the taxonomy, and kept out of what the sources say."""

from __future__ import annotations

import re

import pytest

import edition
from tests.sample import ROOT

TABLES = edition.read()
CHAPTERS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in (ROOT / "index.md", *sorted((ROOT / "chapters").glob("*.md")))
}

#: what a source's chapter says where the edition judges nowhere in it
NONE = "The edition marks no judgement of its own in this chapter."

_MARK = re.compile(r"\{judgement\}`([^`]*)`")
_REGEST = re.compile(r"^:::\{regest\} (\S+)\n(.*?)^:::$", re.MULTILINE | re.DOTALL)


def test_every_judgement_names_a_technique() -> None:
    """What the edition calls its own judgements by are the techniques that it finds in its sources."""
    named = {technique for text in CHAPTERS.values() for technique in _MARK.findall(text)}
    assert named
    assert named - set(TABLES.technique) == set()


def test_no_regest_judges() -> None:
    """A regest reports only: marks of judgement stand in the commentary and in the essays."""
    regests = [block for text in CHAPTERS.values() for block in _REGEST.findall(text)]
    assert len(regests) == sum(source.paragraphs for source in TABLES.sources)
    assert [locator for locator, text in regests if "{judgement}" in text] == []


@pytest.mark.parametrize("siglum", TABLES.source)
def test_every_source_is_judged_openly(siglum: str) -> None:
    """The chapter of each source marks where the edition judges, or says that it does so nowhere."""
    text = CHAPTERS[siglum.lower()]
    assert bool(_MARK.search(text)) != (NONE in text)


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_mark_follows_a_sentence(name: str) -> None:
    """A mark stands after the words that it is about, on their line, and never at the head of a line."""
    before = [CHAPTERS[name][: mark.start()][-2:] for mark in _MARK.finditer(CHAPTERS[name])]
    assert [end for end in before if end[-1:] != " " or end.isspace()] == []
