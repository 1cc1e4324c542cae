"""Counts: the numbers that the edition gives of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition import tables as store
from edition.counts import counted, counts, in_words
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_counts_of_witnesses(data: Path) -> None:
    """Attestations are counted by witness and status, facts by weight, rivals with the facts that have any."""
    found = counts(store.read(data))
    assert [found[f"attestations-speech-{status}"] for status in ("says", "silent", "later", "not-checked")] == [
        4,
        3,
        1,
        1,
    ]
    assert [found[f"attestations-commission-{status}"] for status in ("says", "silent", "not-checked")] == [2, 0, 0]
    assert (found["witnesses"], found["attestations"], found["rivals"], found["facts-with-rivals"]) == (2, 11, 2, 2)
    assert (found["facts-at-issue"], found["facts-background"]) == (7, 2)


def test_counts_of_voices(data: Path) -> None:
    """Readings are counted by voice, those of the speech by fidelity, and a verdict that nobody has is 0."""
    found = counts(store.read(data))
    assert (found["voices-speech"], found["voices-itself"], found["voices-commission"]) == (4, 7, 1)
    assert [found[f"fidelity-{kind}"] for kind in ("faithful", "altered", "added", "not-checked")] == [2, 1, 0, 0]
    assert [found[f"fidelity-faithful-{siglum}"] for siglum in ("ALFA", "BETA", "GAMMA")] == [2, 0, 0]
    assert (found["fidelity-all"], found["fidelity-computed"], found["fidelity-altered-BETA"]) == (3, 2, 1)
    assert (found["readings-imprecise"], found["readings-differs"]) == (0, 3)


def test_background_is_no_verdict(data: Path) -> None:
    """Readings of the setting are told by their number and left out of verdicts and fidelities; all are readings."""
    found = counts(store.read(data))
    assert (found["readings"], found["readings-at-issue"], found["readings-background"]) == (14, 11, 3)
    sample.spoil(data, "facts.csv:7 weight", "at-issue")
    found = counts(store.read(data))
    assert (found["readings-differs"], found["fidelity-added"], found["readings-background"]) == (4, 1, 1)


def test_sections_without_a_question(data: Path) -> None:
    """A section to which no question leads is counted; one that is silent to a question leads nowhere."""
    assert counts(store.read(data))["sections-unasked"] == 0
    for line in (3, 5):
        sample.spoil(data, f"attestations.csv:{line} section", "")
    assert counts(store.read(data))["sections-unasked"] == 1


def test_counts_of_grounds_and_sections(data: Path) -> None:
    """Grounds are counted by kind, one that no reference has is 0, and sections by how they are known."""
    found = counts(store.read(data))
    kinds = ("archive", "scholarly", "official", "press", "e-book-copy", "web")
    assert [found[f"ground-{kind}"] for kind in kinds] == [3, 1, 0, 0, 1, 0]
    assert (found["sections-speech-seen"], found["sections-speech-secondhand"]) == (1, 1)
    assert found["sections-commission-seen"] == 0


def test_sources_are_counted_in_words(data: Path) -> None:
    """The number of sources is a word as prose has it, with a capital where that is asked for; others are figures."""
    tables = store.read(data)
    assert [counted(tables, name) for name in ("sources", "Sources", "readings")] == ["three", "Three", "14"]
    assert [in_words(number) for number in (0, 12, 13, 1300)] == ["no", "twelve", "13", "1,300"]
    with pytest.raises(KeyError):
        counted(tables, "sheep")


def test_addresses_that_were_seen_with_http_alone_are_counted_once(data: Path) -> None:
    """An address that begins with http alone is counted, once, wherever it stands; one with https is not."""
    found = []
    for first, second in (("https", "https"), ("http", "https"), ("http", "http")):
        sample.spoil(data, "grounds.csv:2 url", f"{first}://old.example/page")
        sample.spoil(data, "grounds.csv:3 url", f"{second}://old.example/page")
        found.append(counts(store.read(data))["addresses-http"])
    assert [number - found[0] for number in found] == [0, 1, 1]
