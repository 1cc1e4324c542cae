"""Spelling: British, by a dictionary and the edition's own list of words, in chapters, documents and tables."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from spellchecker import SpellChecker

import edition
from tests.sample import ROOT

WORDS = ROOT / "tests" / "words.txt"  #: words of the field that no dictionary has: one a line, sorted; add yours

DOCUMENTS = [path for folder in ("chapters", "docs", ".") for path in sorted((ROOT / folder).glob("*.md"))]

#: columns in which the edition speaks its own prose
PROSE = {
    "facts": ("question", "note"),
    "bias": ("explanation", "neutral", "correction"),
    "readings": ("note",),
    "sources": ("provenance", "genre", "rights"),
    "techniques": ("label", "definition"),
}

#: code, roles, addresses and paths: nobody reads them as words
_NO_PROSE = re.compile(
    r"\A---\n.*?^---$|^(```|~~~)\{?(?:code|bash|python|text|console|csv|r\b|yaml|html|json|bibtex|raw|list-table).*?^\1"
    r"|^```\n.*?^```|\{[\w:-]+\}`[^`]*`|`[^`]*`|\{[\w:-]+\}|\]\([^)]*\)|<[^>]*>|\S*\w[./_@=]\w\S*",
    re.MULTILINE | re.DOTALL,
)
_FOREIGN = re.compile(r"\*[^*\n]*\*|“[^”]*”|‘[^’]*’|\"[^\"]*\"")  # titles, transliterations, and others' words
_WORD = re.compile(r"(?<![\w.’'-])[a-zß-ɏ]+(?:['’][a-z]+)?(?![\w])")

#: where an American spelling differs from a British one by rule, and the words that only look so
_AMERICAN = re.compile(
    r"(?:\w{3,}(?:iz(?:e[ds]?|ers?|ing|ations?)|yz(?:e[ds]?|ing))|\w*(?:col|fav|hon|lab|rum|neighb|behavi|hum|vig)or"
    r"(?:s|ed|ing|able|ite)?|(?:cent|theat|fib)ers?|(?:def|off)enses?|\w+(?:el|al)(?:ed|ing|er))"
)
_DOUBLED = re.compile(r"(?:label|cancel|model|travel|level|counsel|marshal|signal|total|equal|rival|channel|quarrel)")


@cache
def dictionary() -> SpellChecker:
    """Return the dictionary with the edition's words."""
    words = SpellChecker(language="en", distance=1)
    words.word_frequency.load_words(WORDS.read_text(encoding="utf-8").split())
    return words


def american(word: str) -> bool:
    """Tell whether a word is spelt as in America."""
    if word.endswith(("eled", "eling", "eler", "aled", "aling", "aler")):
        return bool(_DOUBLED.match(word)) and "ll" not in word
    sized = ("size", "prize", "seize", "capsiz", "sizing", "honorary", "horizon", "citizen")
    return bool(_AMERICAN.fullmatch(word)) and not any(part in word for part in sized)


def british(word: str) -> bool:
    """Tell whether a word is the British twin of one that the dictionary has."""
    twins = [re.sub("is(e|i|a)", r"iz\1", word), word.replace("our", "or"), word.replace("tre", "ter")]
    twins += (word.replace("ence", "ense"), word.replace("ll", "l"), word.replace("yse", "yze"))
    return any(twin != word and twin in dictionary() for twin in twins)


def faults(text: str) -> list[str]:
    """Return the words of a text that are spelt wrongly, or in the American way."""
    prose = _FOREIGN.sub(" ", _NO_PROSE.sub(" ", text))
    words = {word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(prose)}
    unknown = {word for word in dictionary().unknown(words) if not british(word)}
    own = set(WORDS.read_text(encoding="utf-8").split())
    return sorted((unknown | {word for word in words if american(word)}) - own)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: Path(path).stem)
def test_documents(document: Path) -> None:
    """Every word of a chapter or document is in the dictionary or in the edition's list."""
    assert faults(document.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("table", sorted(PROSE))
def test_tables(table: str) -> None:
    """The same holds for what the tables say in the edition's voice."""
    rows = getattr(edition.read(), table)
    found = {row.place.line: faults(" ".join(getattr(row, column) for column in PROSE[table])) for row in rows}
    assert {line: words for line, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The colour of the centre, organised and labelled.", []),
        ("The color of the center, organized and labeled.", ["center", "color", "labeled", "organized"]),
        ("A mispelt word; a `mispelt` one, *mispelt* and “mispelt”.", ["mispelt"]),
        ("The prize was seized; its size; sealed and dealing.", []),
        ("They said it wasn’t Stalin’s.", []),
    ],
)
def test_the_test(text: str, expected: list[str]) -> None:
    """British spellings pass, American and wrong ones are named, code and the words of others are left alone."""
    assert faults(text) == expected


def test_own_words() -> None:
    """The list is sorted, without doubles, so that two who add to it do not collide."""
    words = WORDS.read_text(encoding="utf-8").split()
    assert words == sorted(set(words))
