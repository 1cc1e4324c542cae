"""A text is recognised by its fingerprints, and by nothing that could be read: alike in Python and in the page."""

from __future__ import annotations

import json
import re
from math import lgamma, log
from typing import TYPE_CHECKING

import pandas as pd
import pytest

import edition
from edition import fingerprints
from edition.__main__ import main
from edition.checks import check
from edition.fingerprints import BITS, CERTAIN, SEQUENCE, WINDOW, sequences, shortened, thinned, words
from edition.recognition import ENOUGH, LEAST, found_in
from edition.widgets import TextRecognition
from tests import copies as sources
from tests import sample
from tests.unit.test_scripts import VECTORS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SURE = "are certain to be enough."

#: the one paragraph of the sample that is long enough to be recognised for certain
LONG = sample.COPIES["ALFA"][4]


@pytest.mark.parametrize("kind", ["words", "sequences", "thinned"])
def test_the_page_has_the_same_fingerprints(kind: str) -> None:
    """What the scripts are held to (tests/node) is what Python gives."""
    functions: dict[str, Callable[[str], object]] = {
        "words": words,
        "sequences": sequences,
        "thinned": lambda text: sorted(thinned(sequences(text))),
    }
    own = [one for one in json.loads(VECTORS.read_text("utf-8")) if one["module"] == "fingerprints"]
    told = [one for one in own if one["says"].startswith(kind)]
    assert len(told) > 2
    for one in told:
        (text,) = re.findall(r'\((".*")\)', one["expression"])
        assert functions[kind](json.loads(text.rstrip(")"))) == one["gives"]


def test_a_run_in_common_is_certain_to_be_seen() -> None:
    """Any run of `CERTAIN` words keeps a fingerprint, any run of `ENOUGH` words as many as are asked for."""
    own = [f"word{at}" for at in range(200)]
    kept = thinned(sequences(" ".join(own)))
    for start in range(len(own) - ENOUGH + 1):
        assert kept & set(sequences(" ".join(own[start : start + CERTAIN])))
        assert len(kept & set(sequences(" ".join(own[start : start + ENOUGH])))) >= LEAST


def test_fewer_fingerprints_than_sequences() -> None:
    """Winnowing keeps about two of one more than a window, and the least one of a short text."""
    hashes = sequences(" ".join(f"word{at}" for at in range(2000)))
    assert len(thinned(hashes)) / len(hashes) == pytest.approx(2 / (WINDOW + 1), rel=0.15)
    assert thinned(hashes[:3]) == {min(hashes[:3])}
    assert thinned([]) == set()


def test_a_paragraph_is_recognised(data: Path) -> None:
    """The account and the paragraph are named, with what the edition knows of it, in a record that pandas takes."""
    found = edition.recognise(f"Somebody sent me this. {LONG} What is it?", data)
    (row,) = pd.DataFrame(found.paragraphs).to_dict("records")
    assert (row["locator"], row["siglum"], row["paragraph"]) == ("ALFA.5", "ALFA", 5)
    assert row["shared"] == row["of"] >= LEAST
    assert found.sources == ["ALFA"]
    assert found.says == f"1 paragraph of ALFA; about {int(100 * found.share + 0.5)}% of these {found.words} words."
    assert 0.5 < found.share < 1
    assert str(found).endswith(f"ALFA.5  {row['of']} of {row['of']}")
    assert "<th>ALFA.5</th>" in found._repr_html_()


def test_a_paragraph_leads_to_its_facts_and_marks(data: Path) -> None:
    """Facts with their verdicts, and marks of bias, are those of the paragraph."""
    sample.spoil(data, "readings.csv:2 paragraph", "5")
    sample.spoil(data, "bias.csv:2 paragraph", "5")
    (found,) = edition.recognise(LONG, data).paragraphs
    assert (found.facts, found.verdicts, found.marks) == (("anthem",), ("agrees",), ("ALFA.4a",))


def test_typography_makes_no_difference(data: Path) -> None:
    """Case, dashes, quotes, soft hyphens and lines are not looked at; another order of sentences hardly is."""
    first, _, rest = LONG.partition(". ")
    changed = f"“{rest}”\n\n— {first.upper()}!".replace("windows", "win\u00addows")
    assert [one.locator for one in edition.recognise(changed, data).paragraphs] == ["ALFA.5"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", f"Too short: 0 of at least {SEQUENCE} words, and {ENOUGH} to be certain."),
        ("It was so.", f"Too short: 3 of at least {SEQUENCE} words, and {ENOUGH} to be certain."),
        (
            "nobody who had been there in the morning",
            f"Nothing of the accounts was found in these 8 words. So short a text may be missed: {ENOUGH} words {SURE}",
        ),
        ("so it goes on and on " * 8, "Nothing of the accounts was found in these 48 words."),
    ],
)
def test_nothing_is_said_plainly(data: Path, text: str, says: str) -> None:
    """Where nothing is found, or could be, the answer is a sentence, and no empty table."""
    found = edition.recognise(text, data)
    assert found.says == says
    assert found._repr_html_() == f"<p>{says}</p>"


def test_what_several_accounts_have_tells_none(data: Path) -> None:
    """A fingerprint that stands in two accounts is left out of both."""
    own = sample.rows(data / "fingerprints.csv")[5][3]
    sample.spoil(data, "fingerprints.csv:8 fingerprints", own)
    assert edition.recognise(LONG, data).paragraphs == []


@pytest.mark.slow
def test_more_is_asked_of_a_long_text(data: Path) -> None:
    """In a text as long as a shelf of books, so few fingerprints come together by chance, and are nothing."""
    noise = [f"noise{at}" for at in range(300_000)]
    for length, found in ((3_000, ["ALFA.5"]), (300_000, [])):
        text = f"{LONG} {' '.join(noise[:length])}"
        assert [one.locator for one in edition.recognise(text, data).paragraphs] == found


def test_a_source_is_recognised_as_a_whole(data: Path) -> None:
    """Where fingerprints of some paragraphs are missing, or out of order, the check says so."""
    head, *rows = sample.rows(data / "fingerprints.csv")
    sample.save(data / "fingerprints.csv", [head, *rows[1:]])
    assert [str(one) for one in check(data)] == [
        "data/fingerprints.csv:2  paragraph  found 2, expected 1, the next of ALFA"
    ]
    sample.save(data / "fingerprints.csv", [head, *rows[:-1]])
    assert [str(one) for one in check(data)] == [
        "data/fingerprints.csv:10  paragraph  found 1 paragraphs of GAMMA, expected all 2"
    ]


def test_the_widget_answers_as_the_function_does(data: Path) -> None:
    """In a notebook the widget has the same answer; its rows have what tells a paragraph, and no words."""
    widget = TextRecognition(data, text=LONG)
    assert widget.found() == edition.recognise(LONG, data)
    assert LONG[:20] not in json.dumps(TextRecognition(data).content())
    assert "First" in widget.html()


def test_fingerprints_are_made_from_copies(data: Path, copies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes what the sample has, keeps the rows of a source without a copy, and says so."""
    before = (data / fingerprints.FILE).read_bytes()
    (copies / "BETA.txt").unlink()
    assert main(["fingerprint", str(copies), "--data", str(data)]) == 0
    assert (data / fingerprints.FILE).read_bytes() == before
    assert f"skipped BETA: no copy at {copies / 'BETA'}.txt" in capsys.readouterr().out
    assert main(["fingerprint", str(copies / "none"), "--data", str(data)]) == 1


def test_outdated_fingerprints_are_told(data: Path, copies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy that was changed is reported by verify, in file and line."""
    assert main(["verify", str(copies), "--data", str(data)]) == 0
    sample.spoil(data, "fingerprints.csv:6 fingerprints", "0beef")
    assert main(["verify", str(copies), "--data", str(data)]) == 1
    assert "data/fingerprints.csv:6  fingerprints  found other fingerprints of ALFA.5" in capsys.readouterr().out


def test_too_little_is_kept_to_put_a_text_together() -> None:
    """The published table holds less than four bits for each word, and no order."""
    tables = edition.read()
    held = sum(len(row.hashes) * BITS - lgamma(len(row.hashes) + 1) / log(2) for row in tables.fingerprints)
    assert 0 < held / sum(row.words for row in tables.fingerprints) < 4
    assert all(row.fingerprints.split() == sorted(row.fingerprints.split()) for row in tables.fingerprints)


@sources.needed
def test_the_published_fingerprints_are_those_of_the_sources() -> None:
    """Each text is found whole, and taken for no other."""
    assert sources.FOLDER
    tables = edition.read()
    assert fingerprints.outdated(tables, sources.FOLDER) == []
    for siglum, text in sources.texts().items():
        found = found_in(tables, "\n".join(text))
        long = {row.locator for row in tables.fingerprints if row.siglum == siglum and row.words >= ENOUGH}
        assert long <= {one.locator for one in found.paragraphs}
        assert found.sources == [siglum]


def test_shortened() -> None:
    """Of each hash the last bits are kept."""
    assert shortened([1 << BITS | 5, 5]) == {5}
