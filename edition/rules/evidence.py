"""What witnesses and other works are said to say: where it stands, in which notation, and whose word it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.dependence import witnesses as origins
from edition.fidelity import NOT_JUDGED, SPEECH, fidelity_of
from edition.model import Problem
from edition.rules.form import unreadable
from edition.rules.links import KEY, citations
from edition.values import extent
from edition.verdicts import errors, meeting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.evidence_model import Attestation, Rival
    from edition.model import Fact, Reading
    from edition.tables import Tables

#: voices that are no witness's
OWN_VOICES = ("itself", "hearsay", "other")


def known_works(tables: Tables) -> Iterator[Problem]:
    """What witnesses, rivals, the debate and the way of the text are cited from has an entry in the bibliography.

    A reader must be able to find the work in which a witness is printed.
    """
    keys = {reference.key for reference in tables.references}
    cited = [
        *((row, "reference", citations(row.reference)) for row in tables.witnesses),
        *((row, "cite", citations(row.cite)) for row in tables.rivals),
        *((row, "work", [(row.work, "")]) for row in tables.historiography),
        *((row, "cite", citations(row.cite)) for row in tables.stations),
    ]
    for row, column, found in cited:
        for key, _ in found:
            if key not in keys:
                yield Problem.at(row, column, repr(key), KEY)


def sections_of_witnesses(tables: Tables) -> Iterator[Problem]:
    """A section ends after its beginning, prints paragraphs that there are, and is cited for its own witness.

    Shares of a text can be added up only if its sections lie one behind the other.
    """
    for section in tables.sections:
        if not section.start < section.end:
            yield Problem.at(section, "end", f"'{section.end}'", f"more than its start, {section.start}")
        for locator in origins(section.extract):
            siglum, _, number = locator.partition(".")
            source = tables.source.get(siglum)
            if not source or number not in map(str, range(1, source.paragraphs + 1)):
                yield Problem.at(section, "extract", repr(locator), "a paragraph of a source")
    for one in tables.attestations:
        place = tables.section.get(one.section)
        if place and place.witness != one.witness:
            yield Problem.at(one, "section", repr(one.section), f"a section of {one.witness!r}")


def stated_attestations(tables: Tables) -> Iterator[Problem]:
    """Who says something has a value, who is silent has none, and what could not be read has a reason.

    Silence and not having looked are two things, and only the first is evidence.
    """
    for one in tables.attestations:
        if one.status == "says" and not one.value:
            yield Problem.at(one, "value", "nothing", "a value, as the status is 'says'")
        if one.status != "says" and one.value:
            yield Problem.at(one, "value", repr(one.value), f"no value, as the status is {one.status!r}")
        if one.status == "not-checked" and not one.note:
            yield Problem.at(one, "note", "nothing", "the reason why it was not checked")
        if (one.status == "not-checked") != (one.evidence == "none"):
            expected = "none for what was not checked, and for nothing else"
            yield Problem.at(one, "evidence", repr(one.evidence), expected)
        if one.evidence in {"seen", "secondhand"} and not one.seen_at:
            yield Problem.at(one, "seen_at", "nothing", f"the text that was read, for evidence {one.evidence!r}")


def notation_of_evidence(tables: Tables) -> Iterator[Problem]:
    """What witnesses and rivals say is written as the kind of the fact demands, and witnesses are dated in EDTF.

    Only values of one notation can be set beside those of the accounts.
    """
    for witness in tables.witnesses:
        if witness.date:
            yield from unreadable(witness, "date", "date", witness.date)
    rows: tuple[Attestation | Rival, ...] = (*tables.attestations, *tables.rivals)
    for row in rows:
        fact = tables.fact.get(row.fact_id)
        if fact and row.value:
            yield from unreadable(row, "value", fact.kind, row.value)


def speech_asked(tables: Tables) -> Iterator[Problem]:
    """Where the whole speech is a witness, every question is put to it.

    What an account added can be told only where it is known that the text does not have it.
    """
    if SPEECH in tables.witness:
        for fact in tables.facts:
            if (fact.fact_id, SPEECH) not in tables.attestation:
                expected = "a row in data/attestations.csv: says, silent, later or not-checked"
                yield Problem.at(fact, "fact_id", f"no status of {fact.fact_id!r} for {SPEECH!r}", expected)


def known_voices(tables: Tables) -> Iterator[Problem]:
    """A voice is known or named; words put into the speech's mouth are judged, and nothing is that can be computed.

    Whether a claim is true and whether somebody made it are two questions, and the second needs to know who.
    """
    known = (*OWN_VOICES, *tables.witness)
    for reading in tables.readings:
        if reading.voice not in known:
            yield Problem.at(reading, "voice", repr(reading.voice), f"one of {', '.join(known)}")
        if reading.voice == "other" and not reading.voice_note:
            yield Problem.at(reading, "voice_note", "nothing", "whose voice it is")
        if reading.fact_id not in tables.fact:
            continue
        found = fidelity_of(tables, reading)
        if reading.fidelity_judged and (not found or found.computed):
            why = f"it is computed: {found.fidelity}" if found else "the voice is no witness's"
            yield Problem.at(reading, "fidelity_judged", repr(reading.fidelity_judged), f"nothing, as {why}")
        if found and reading.voice == SPEECH and found.fidelity == NOT_JUDGED:
            expected = "faithful, altered or added, as words are weighed by hand"
            yield Problem.at(reading, "fidelity_judged", "nothing", expected)


def voices_asked(tables: Tables) -> Iterator[Problem]:
    """Where an account lets a witness speak, a row has what the witness says, or why that could not be read.

    Whether a witness said so can be told only where it was looked up, or where somebody says why it could not
    be.
    """
    others = tables.witness.keys() - {SPEECH}  # of which speech_asked speaks
    for reading in tables.readings:
        if reading.voice in others and (reading.fact_id, reading.voice) not in tables.attestation:
            expected = f"a row in data/attestations.csv for {reading.fact_id!r} and {reading.voice!r}"
            yield Problem.at(reading, "voice", repr(reading.voice), expected)


def grounds_of_references(tables: Tables) -> Iterator[Problem]:
    """Where grounds are kept, each reference that was read says what it stands on, and no other one does.

    A reference from an archive and one from a popular page do not weigh the same.
    """
    for fact in tables.facts if tables.grounds else ():
        read = fact.evidence in {"seen", "secondhand"}
        ground = tables.ground.get(fact.fact_id)
        if read and not ground:
            expected = "a row in data/grounds.csv: what its reference stands on"
            yield Problem.at(fact, "fact_id", f"no ground of {fact.fact_id!r}", expected)
        if ground and not read and not (fact.reference and fact.evidence == "none"):  # grounded_references speaks of it
            expected = f"a fact whose reference was read, and not {fact.evidence!r}"
            yield Problem.at(ground, "fact_id", repr(fact.fact_id), expected)


def rivals_that_differ(tables: Tables) -> Iterator[Problem]:
    """A rival answer is another than the reference.

    An answer within the reference is no other answer.
    """
    for rival in tables.rivals:
        fact = tables.fact.get(rival.fact_id)
        if fact and fact.reference and _within(fact, rival.value):
            expected = f"another answer than the reference, {fact.reference!r}"
            yield Problem.at(rival, "value", repr(rival.value), expected)


def works_of_one_answer(tables: Tables) -> Iterator[Problem]:
    """A work that has another answer does not bear out the edition's as well, unless in another place.

    A work cannot be called as a witness for two answers to one question.
    """
    for rival in tables.rivals:
        fact = tables.fact.get(rival.fact_id)
        if not fact or fact.confidence == "undecided":  # then the reference itself names both sides
            continue
        own = dict(citations(fact.reference_cite))
        for key, locator in citations(rival.cite):
            if key in own and (not locator or own[key] in {"", locator}):
                expected = "a work that is not cited for the reference, or its places in both cells"
                yield Problem.at(rival, "cite", repr(key), expected)


def _within(fact: Fact, value: str) -> bool:
    try:
        own, other = extent(fact.kind, fact.reference), extent(fact.kind, value)
    except ValueError:
        return False  # normalised_values and notation_of_evidence speak of it
    if own and other:
        return own.holds(other)
    return value == fact.reference


def circular_agreements(tables: Tables) -> Iterator[Problem]:
    """No reading agrees with a reference that rests on nothing but the text from which the reading is copied.

    A copy agrees with its original whatever happened.
    """
    for reading in tables.readings:
        fact = tables.fact.get(reading.fact_id)
        if not reading.depends_on or not fact or reading.verdict not in meeting() or fact.asks_text:
            continue
        keys = {key for key, _ in citations(fact.reference_cite)}
        if keys and keys <= _copied(tables, reading):
            found = f"{reading.verdict!r} with {', '.join(sorted(keys))}, from which it is copied"
            yield Problem.at(reading, "verdict", found, "another authority for the reference, or 'unverifiable'")


def _copied(tables: Tables, reading: Reading) -> set[str]:
    """Return the works from which a reading is copied, with all that print the same witness as a whole."""
    keys = set(origins(reading.depends_on))
    for witness in tables.witnesses:
        prints = {key for key, _ in citations(witness.reference)}
        if keys & prints and witness.extent == "whole":
            keys |= prints
    return keys


def one_fragment_one_verdict(tables: Tables) -> Iterator[Problem]:
    """A fragment that is right to one question and wrong to another has a word why, on both rows.

    Without a word, two verdicts on the same words look like a slip.
    """
    fragments: dict[tuple[str, str], list[Reading]] = {}
    for reading in tables.readings:
        fragments.setdefault((reading.locator, reading.quotation), []).append(reading)
    for rows in fragments.values():
        right = [one for one in rows if one.verdict in meeting()]
        wrong = [one for one in rows if one.verdict in errors()]
        for one in (*right, *wrong) if right and wrong else ():
            if not one.note:
                other = (wrong if one in right else right)[0]
                expected = f"why the same words have the verdict {other.verdict!r} in line {other.place.line}"
                yield Problem.at(one, "note", f"nothing for {one.verdict!r}", expected)
