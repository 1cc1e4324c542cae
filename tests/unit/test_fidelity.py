"""Fidelity: what an account puts into a witness's mouth, held against what the witness says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import edition
from edition.fidelity import (
    ADDED,
    ALTERED,
    FAITHFUL,
    FIDELITIES,
    LEFT_OUT,
    NOT_CHECKED,
    NOT_IN_EXTRACT,
    NOT_IN_SPEECH,
    NOT_JUDGED,
    OTHER_VOICE,
    SPEECH,
    STANDINGS,
    fidelity_all,
    fidelity_of,
    standings,
)
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def found(data: Path, line: int) -> tuple[str, bool] | None:
    """Return the fidelity of the reading on a line, and whether it is computed."""
    tables = edition.read(data)
    reading = next(one for one in tables.readings if one.place.line == line)
    one = fidelity_of(tables, reading)
    return (one.fidelity, one.computed) if one else None


def in_speech(data: Path, line: int) -> None:
    """Put the reading on a line into the mouth of the speech."""
    sample.spoil(data, f"readings.csv:{line} voice", SPEECH)


def test_own_voice_has_no_fidelity(data: Path) -> None:
    """What an account says itself, or has from hearsay, is put into no witness's mouth."""
    assert (found(data, 3), found(data, 14)) == (None, None)


def test_a_value_that_meets_is_faithful(data: Path) -> None:
    """A value is faithful where it meets what the speech says, with the precision of its hedge."""
    assert found(data, 5) == (FAITHFUL, True)
    in_speech(data, 12)
    assert found(data, 12) == (FAITHFUL, True)  # the day lies in the month that the speech names
    sample.spoil(data, "readings.csv:4 value", "200")
    assert found(data, 4) == (FAITHFUL, True)


def test_a_value_that_misses_is_altered(data: Path) -> None:
    """Another value than that of the speech is altered, though both may be wrong."""
    assert found(data, 4) == (ALTERED, True)


def test_silence_of_the_witness_makes_it_added(data: Path) -> None:
    """What the speech is silent on, the account has added, in numbers or in words."""
    assert found(data, 11) == (ADDED, True)


def test_nothing_is_said_of_what_could_not_be_read(data: Path) -> None:
    """Where the passage was not read, or no row speaks of the witness, the fidelity is not checked."""
    in_speech(data, 14)
    assert found(data, 14) == (NOT_CHECKED, True)
    sample.spoil(data, "readings.csv:14 voice", "commission")
    assert found(data, 14) == (NOT_CHECKED, True)


def test_words_are_judged_by_hand(data: Path) -> None:
    """Equal texts are faithful; of others the editors say what they are, and until then nothing is said."""
    assert found(data, 2) == (FAITHFUL, False)
    sample.spoil(data, "readings.csv:2 fidelity_judged", "altered")
    assert found(data, 2) == (ALTERED, False)
    sample.spoil(data, "readings.csv:2 fidelity_judged", "")
    assert found(data, 2) == (NOT_JUDGED, False)
    sample.spoil(data, "attestations.csv:2 value", "none")
    assert found(data, 2) == (FAITHFUL, True)


def test_a_vote_is_the_same_or_another(data: Path) -> None:
    """A vote has no scale: it is faithful or altered."""
    sample.spoil(data, "readings.csv:15 voice", "commission")
    assert found(data, 15) == (FAITHFUL, True)
    sample.spoil(data, "readings.csv:15 value", "7:5")
    assert found(data, 15) == (ALTERED, True)


def test_all_of_one_witness(data: Path) -> None:
    """Each reading in the mouth of a witness is told, in the order of the table, and of no other."""
    tables = edition.read(data)
    assert [one.reading.locator for one in fidelity_all(tables)] == ["ALFA.1", "BETA.1", "ALFA.2", "BETA.2"]
    assert [one.fidelity for one in fidelity_all(tables, "commission")] == [FAITHFUL]
    assert fidelity_all(tables, "nobody") == []


def test_the_editions_own() -> None:
    """Every reading in the mouth of the speech has a fidelity, and the slip of 83 for 98 is altered."""
    own = fidelity_all(edition.read())
    assert {one.fidelity for one in own} <= set(FIDELITIES) - {NOT_CHECKED, NOT_JUDGED}
    told = {(one.reading.locator, one.reading.fact_id): one.fidelity for one in own}
    assert told["CN1.38", "cc-1934-losses"] == ALTERED
    assert told["FAKTI.16", "delegates-1934-shot"] == ADDED
    assert told["FAKTI.16", "delegates-1934-total"] == FAITHFUL


def test_an_account_stands_to_the_speech_in_every_question(data: Path) -> None:
    """Where an account says nothing as the speech's, it is told whether it and the speech speak at all."""
    tables = edition.read(data)
    assert standings(tables, "delegates-late") == {"ALFA": FAITHFUL, "BETA": OTHER_VOICE, "GAMMA": OTHER_VOICE}
    assert standings(tables, "length") == {"ALFA": NOT_IN_SPEECH, "BETA": ADDED, "GAMMA": "silent"}
    assert standings(tables, "anthem") == {"ALFA": FAITHFUL, "BETA": LEFT_OUT, "GAMMA": LEFT_OUT}
    assert standings(tables, "opening-hour")["BETA"] == NOT_CHECKED
    sample.spoil(data, "sources.csv:4 extract_of", SPEECH)
    assert standings(edition.read(data), "anthem")["GAMMA"] == NOT_IN_EXTRACT
    assert set(STANDINGS) > set(FIDELITIES)
    assert len({one.sign for one in STANDINGS.values()}) == len(STANDINGS)


def test_the_gravest_fidelity_stands_for_an_account(data: Path) -> None:
    """Where an account says several things as the speech's, what it adds outweighs what it alters."""
    for line, value in ((4, "190"), (3, "200")):
        sample.spoil(data, f"readings.csv:{line} siglum", "BETA")
        sample.spoil(data, f"readings.csv:{line} value", value)
        sample.spoil(data, f"readings.csv:{line} voice", SPEECH)
    assert standings(edition.read(data), "delegates-all")["BETA"] == ALTERED
    sample.spoil(data, "attestations.csv:3 status", "silent")
    assert standings(edition.read(data), "delegates-all")["BETA"] == ADDED
