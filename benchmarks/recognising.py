"""How well a text is recognised: whole, in part, shuffled, reworded, retold; and texts of other things."""

from __future__ import annotations

import argparse
import csv
import random
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.hosting import HERE
from edition import fingerprints, here, read, regests
from edition.quotations import paragraphs
from edition.recognition import ENOUGH, found_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from edition.tables import Tables

TABLE = HERE / "recognising.csv"
COLUMNS = ["trial", "texts", "found", "wrong"]
SEED = 1956
CANDIDATES = 100  #: words among which an attacker always has the next one
AHEAD = 2  #: words that an attacker tries together
REPLACED = (12, 10, 8, 6, 5)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class Trial(NamedTuple):
    """A text that is looked up, and the paragraphs it was made from, if it was made from any."""

    text: str
    made_from: frozenset[str] = frozenset()


def trials(texts: dict[str, list[str]], chance: random.Random) -> Iterator[tuple[str, list[Trial]]]:
    """Yield the name of a trial and its texts, for all that are made from the copies."""
    every = {f"{siglum}.{at}": one for siglum, text in texts.items() for at, one in enumerate(text, 1)}
    long = {locator: one for locator, one in every.items() if len(fingerprints.words(one)) >= ENOUGH}
    whole = [Trial("\n".join(text), _whole(siglum, text)) for siglum, text in texts.items()]
    yield "whole texts", whole
    yield "whole texts, their sentences shuffled", [_shuffled(one, chance) for one in whole]
    yield f"paragraphs of {ENOUGH} words or more", _single(long)
    yield (
        "shorter paragraphs, of twelve words or more",
        _single(
            {
                locator: one
                for locator, one in every.items()
                if locator not in long and len(fingerprints.words(one)) >= fingerprints.CERTAIN
            }
        ),
    )
    yield (
        "halves of paragraphs",
        [
            Trial(" ".join(part), frozenset({locator}))
            for locator, one in long.items()
            for part in (one.split()[: len(one.split()) // 2], one.split()[len(one.split()) // 2 :])
        ],
    )
    yield "paragraphs, their sentences shuffled", [_shuffled(one, chance) for one in _single(long)]
    known = sorted({word for one in every.values() for word in fingerprints.words(one)})
    for step in REPLACED:
        yield (
            f"paragraphs, one word in {step} replaced",
            [Trial(_reworded(one, step, known, chance), frozenset({locator})) for locator, one in long.items()],
        )
    yield (
        "paragraphs, their words shuffled",
        [
            Trial(" ".join(chance.sample(one.split(), len(one.split()))), frozenset({locator}))
            for locator, one in long.items()
        ],
    )


def _single(chosen: dict[str, str]) -> list[Trial]:
    return [Trial(one, frozenset({locator})) for locator, one in chosen.items()]


def _shuffled(trial: Trial, chance: random.Random) -> Trial:
    sentences = _SENTENCE.split(trial.text)
    return Trial(" ".join(chance.sample(sentences, len(sentences))), trial.made_from)


def _reworded(text: str, step: int, known: list[str], chance: random.Random) -> str:
    """Return the words of a text with one in each `step`, anywhere among them, replaced by another."""
    found = fingerprints.words(text)
    for first in range(0, len(found), step):
        found[min(first + chance.randrange(step), len(found) - 1)] = chance.choice(known)
    return " ".join(found)


def looked_up(tables: Tables, name: str, texts: list[Trial]) -> list[str]:
    """Return a row: how many texts lead to a paragraph they were made from, and how many to another account."""
    right = wrong = 0
    for text in texts:
        found = {one.locator for one in found_in(tables, text.text).paragraphs}
        right += bool(found & text.made_from)
        wrong += bool({_siglum(one) for one in found} - {_siglum(one) for one in text.made_from})
    return [name, str(len(texts)), str(right), str(wrong)]


def _siglum(locator: str) -> str:
    return locator.partition(".")[0]


def retold(texts: dict[str, list[str]]) -> list[Trial]:
    """Return the edition's own regests of long paragraphs: the same content in other words."""
    told = regests.read(regests.chapters_of(here.data()))
    found = {
        locator: " ".join(run.text for block in one.blocks for run in block)
        for locator, one in told.items()
        if _siglum(locator) in texts
    }
    return [one for one in _single(found) if len(fingerprints.words(one.text)) >= ENOUGH]


def continued(tables: Tables, texts: dict[str, list[str]], chance: random.Random) -> list[int]:
    """Return by how many words each long paragraph can be continued from its first ones by its fingerprints.

    The attacker has candidates for each next word, with the right one always among them, tries every sequence of some
    of them, and goes on where one alone leaves a fingerprint that the paragraph has.
    """
    known = sorted({word for text in texts.values() for one in text for word in fingerprints.words(one)})
    reached = []
    for row in tables.fingerprints:
        right = fingerprints.words(texts[row.siglum][row.paragraph - 1])
        if len(right) < ENOUGH:
            continue
        at = fingerprints.SEQUENCE
        while step := _step(right, at, row.hashes, lambda: chance.sample(known, CANDIDATES - 1)):
            at += step
        reached.append(at - fingerprints.SEQUENCE)
    return reached


def _step(right: list[str], at: int, held: frozenset[int], drawn: Callable[[], list[str]]) -> int:
    """Return how many words are won at a place: the fewest that one sequence of candidates alone confirms."""
    guesses = [[word, *drawn()] for word in right[at : at + AHEAD]]
    for length in range(1, len(guesses) + 1):
        ends = product(*guesses[:length])
        hits = [end for end in ends if _hash([*right[:at], *end][-fingerprints.SEQUENCE :]) in held]
        if hits:
            return length if len(hits) == 1 and list(hits[0]) == right[at : at + length] else 0
    return 0


def _hash(sequence: list[str]) -> int:
    (found,) = fingerprints.shortened(fingerprints.sequences(" ".join(sequence)))
    return found


def _whole(siglum: str, text: list[str]) -> frozenset[str]:
    return frozenset(f"{siglum}.{at}" for at in range(1, len(text) + 1))


def main() -> None:
    """Look everything up, and write the table."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.recognising", description=__doc__)
    asked.add_argument("copies", type=Path, help="folder with copies named SIGLUM.txt")
    asked.add_argument("foreign", type=Path, help="folder with texts of other things, a paragraph a line")
    asked.add_argument("translated", type=Path, help="passages translated anew, in files named SIGLUM.txt")
    chosen = asked.parse_args()
    tables, chance = read(), random.Random(SEED)  # noqa: S311  # the same texts each time
    texts = {siglum: paragraphs(chosen.copies / f"{siglum}.txt") for siglum in tables.source}
    rows = [looked_up(tables, name, made) for name, made in trials(texts, chance)]
    rows.append(looked_up(tables, "the edition’s own words for paragraphs", retold(texts)))
    anew = [
        Trial(passage, _whole(path.stem, texts[path.stem]))
        for path in sorted(chosen.translated.glob("*.txt"))
        for passage in paragraphs(path)
    ]
    rows.append(looked_up(tables, "passages translated anew", anew))
    others = [one for path in sorted(chosen.foreign.glob("*.txt")) for one in paragraphs(path)]
    rows.append(looked_up(tables, "foreign paragraphs", [Trial(one) for one in others]))
    with TABLE.open("w", encoding="utf-8", newline="") as table:
        csv.writer(table, lineterminator="\n").writerows([COLUMNS, *rows])
    words = continued(tables, texts, chance)
    print(f"continued from {fingerprints.SEQUENCE} words: {sum(words) / len(words):.2f} words, {max(words)} at most")


if __name__ == "__main__":
    main()
