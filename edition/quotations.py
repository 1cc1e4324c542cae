"""Is every quotation in its source, at its place, and a fragment of it only?"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from edition.model import BiasNote, Name, Problem, Reading
from edition.opening import LINE_END, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edition.evidence_model import SecondLabel
    from edition.tables import Tables

LONGEST = 12  #: words of a source that the edition may print together

_IDEOGRAPH = r"\u3400-\u9fff"  #: Chinese writes no spaces: each of its characters counts as a word
_WORD = re.compile(rf"[{_IDEOGRAPH}]|(?:[^\W{_IDEOGRAPH}]|%)+")
_CLOSING = "\"')]"

#: perhaps between two sentences, typography folded: after a mark that does not belong to an initial
_BREAK = re.compile(
    rf"(?<=[.!?。])(?<!\b[^\W\d_]\.)[{re.escape(_CLOSING)}]*\s+"
    rf"|(?<=[!?。])[{re.escape(_CLOSING)}]*(?=[{_IDEOGRAPH}])"
)

#: marks that stand for one another: single ones and apostrophes, double ones of all countries, dashes
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‘’‚‛‹›′‵`´ʼ", "'") | dict.fromkeys("“”„‟«»″‶〝〞〟「」『』", '"') | dict.fromkeys("‐‒–—―−", "-")
)

#: characters that are no format characters to Unicode, and as invisible: fillers, joiners, variation selectors
UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


def words(passage: str) -> list[str]:
    """Return the words of a passage, without regard to case, punctuation and typography."""
    return _WORD.findall(folded(passage).casefold())


def paragraphs(copy: Path) -> list[str]:
    """Return the paragraphs of a source's text: its lines in which something can be seen; locator N is item N-1.

    Raises BadData where it is not UTF-8.
    """
    return [line for line in LINE_END.split(decoded(copy)) if folded(line)]


def folded(passage: str) -> str:
    """Fold what an editor cannot see to be different: kinds of quotes, dashes and spaces, invisible characters."""
    # twice, for a mark that NFKC would take apart, and for one that it makes
    plain = unicodedata.normalize("NFKC", passage.translate(_TYPOGRAPHY)).translate(_TYPOGRAPHY)
    if not plain.isprintable():
        plain = "".join(one for one in plain if one.isspace() or unicodedata.category(one) not in {"Cc", "Cf"})
    return " ".join(UNSEEN.sub("", plain).split())


def verify(tables: Tables, copies: Path) -> tuple[list[Problem], list[str], int]:
    """Look every quotation and variant up in the copies of the sources in a folder.

    Returns the problems, the sigla of which there is no copy, and how many fragments were looked
    up. A fragment must stand in its paragraph character for character, but for typography and spaces;
    a quotation is never a whole sentence, nor has one in it. Raises BadData for a copy that is not UTF-8.
    """
    texts = {
        siglum: paragraphs(copies / f"{siglum}.txt") for siglum in tables.source if (copies / f"{siglum}.txt").is_file()
    }
    problems: list[Problem] = []
    checked = 0
    for row, column, fragment in _fragments(tables):
        if row.siglum not in texts:
            continue
        checked += 1
        if not 0 < row.paragraph <= len(texts[row.siglum]):
            problems.append(Problem.at(row, "paragraph", str(row.paragraph), f"1 to {len(texts[row.siglum])}"))
        elif folded(fragment) not in folded(texts[row.siglum][row.paragraph - 1]):
            elsewhere = [n for n, text in enumerate(texts[row.siglum], 1) if folded(fragment) in folded(text)]
            hint = f", where it stands in {row.siglum}.{elsewhere[0]}" if elsewhere else ""
            expected = f"words of {row.siglum}.{row.paragraph}{hint}"
            problems.append(Problem.at(row, column, f"“{fragment}”", expected))
        elif column == "quotation" and _entire(fragment, texts[row.siglum][row.paragraph - 1]):
            problems.append(Problem.at(row, column, f"“{fragment}”", "a part of the sentence, not the whole"))
    for siglum, text in texts.items():
        source = tables.source[siglum]
        if len(text) != source.paragraphs:
            problems.append(Problem.at(source, "paragraphs", str(source.paragraphs), f"{len(text)}, as in the copy"))
        if source.words and (counted := count(text)) != source.words:
            problems.append(Problem.at(source, "words", str(source.words), f"{counted}, as in the copy"))
    return sorted(problems), [siglum for siglum in tables.source if siglum not in texts], checked


def count(text: list[str]) -> int:
    """Return how many words the paragraphs of a source have."""
    return sum(len(words(paragraph)) for paragraph in text)


def strangers(tables: Tables, copies: Path) -> list[str]:
    """Return the names of the text files in a folder that are the copy of no source: a slip of the pen, perhaps."""
    return sorted(path.name for path in copies.glob("*.txt") if path.stem not in tables.source)


def runs(texts: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    """Return every run of one word more than `LONGEST` in the sources, with its locator."""
    return {
        run: f"{siglum}.{number}"
        for siglum, text in texts.items()
        for number, paragraph in enumerate(text, 1)
        for run in _runs(paragraph)
    }


def borrowed(prose: str, held: dict[tuple[str, ...], str]) -> Iterator[tuple[str, str]]:
    """Yield locator and words of every run in `prose` that is one of those `held`."""
    yield from ((held[run], " ".join(run)) for run in _runs(prose) if run in held)


def _runs(passage: str) -> Iterator[tuple[str, ...]]:
    own, length = words(passage), LONGEST + 1
    yield from (tuple(own[at : at + length]) for at in range(len(own) - length + 1))


def _entire(fragment: str, paragraph: str) -> bool:
    """Tell whether a fragment has a whole sentence in it, wherever it stands in its paragraph."""
    text = folded(paragraph)
    sentences = list(_sentences(text))
    return all(
        any(place.start() <= first and last <= place.end() for first, last in sentences)
        for place in re.finditer(re.escape(folded(fragment)), text)
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence has its first word and its last; what ends without a mark is a heading or a byline."""
    start = 0
    for end in (*_ends(text), len(text)):
        sentence = text[start:end]
        found = list(_WORD.finditer(sentence))
        if found and sentence.rstrip(_CLOSING + " ").endswith((".", "!", "?", "。")):
            yield start + found[0].start(), start + found[-1].end()
        start = end


def _ends(text: str) -> Iterator[int]:
    """Yield where one sentence ends within a text; what a small letter or a figure follows (“Oct. 27”) is no end."""
    for between in _BREAK.finditer(text):
        follows = text[between.end() :].lstrip("\"'([")[:1]
        if not (follows.islower() or follows.isdigit()):
            yield between.end()


def _fragments(tables: Tables) -> Iterator[tuple[Reading | BiasNote | Name | SecondLabel, str, str]]:
    yield from ((reading, "quotation", reading.quotation) for reading in tables.readings)
    yield from ((note, "quotation", note.quotation) for note in tables.bias)
    yield from ((label, "quotation", label.quotation) for label in tables.second_labels)
    yield from ((name, "variant", name.variant) for name in tables.names)
