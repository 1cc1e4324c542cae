"""What the edition claims must follow from what stands beside it: evidence, verdicts and computed values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edition.collation import deviation_from
from edition.kinds import CALENDAR, NUMBERS, kind_of
from edition.model import Problem
from edition.values import extent, widened
from edition.verdicts import HOLDS, MEETS, MISSES, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.model import Fact, Reading
    from edition.tables import Tables

    Said = tuple[Fact, str]  #: a fact, and a value that is said of it

BLANK = "{}"  #: where a statement has the answer
_PARTS = re.compile(r"([a-z0-9-]+) ([/+-]) ([a-z0-9-]+)")
_WHOLE_YEAR = 364  #: days from the first of a year to its last
_FAR = 10  #: how many times as wide as the reference a span must be to be called imprecise
SURE = "confident"
_PARTS_WANTED = "two fact ids, or numbers of the question, joined by /, + or -"


def grounded_references(tables: Tables) -> Iterator[Problem]:
    """A reference value says how it is known, and one that is not there claims nothing.

    A reader who wants to print a value must know how far to trust it.
    """
    for fact in tables.facts:
        if bool(fact.reference) != (fact.evidence != "none"):
            wanted = "seen, secondhand, from-memory or computed" if fact.reference else "none without a reference"
            yield Problem.at(fact, "evidence", repr(fact.evidence), wanted)
        if fact.evidence in {"seen", "secondhand"} and not (fact.reference_cite and fact.seen_at):
            expected = f"reference_cite and seen_at for evidence {fact.evidence!r}"
            yield Problem.at(fact, "seen_at", "nothing", expected)
        if not fact.reference and fact.confidence != "undecided":
            yield Problem.at(fact, "confidence", repr(fact.confidence), "undecided without a reference")


def printed_statements(tables: Tables) -> Iterator[Problem]:
    """A sentence to be printed takes its figure from the reference, so that the two cannot part.

    A number typed into the sentence would stay when the reference changes.
    """
    for fact in tables.facts:
        blanks = fact.statement.count(BLANK)
        if fact.statement and not fact.reference:
            yield Problem.at(fact, "statement", repr(fact.statement), "nothing without a reference")
        elif fact.statement and (blanks > 1 or (blanks == 0 and fact.kind != "text")):
            yield Problem.at(fact, "statement", repr(fact.statement), f"{BLANK} once, where the reference stands")
        elif fact.statement and not fact.statement.endswith("."):
            yield Problem.at(fact, "statement", repr(fact.statement), "a sentence with a full stop")


def reasoned_verdicts(tables: Tables) -> Iterator[Problem]:
    """A verdict can be seen from the values, and one that finds fault says why.

    A verdict that the values contradict is a slip; one that finds fault is a charge, and a charge has its
    reason.
    """
    for reading in tables.readings:
        verdict = VERDICTS.get(reading.verdict)
        if not verdict:
            continue  # the schema speaks of it
        if verdict.reason and not reading.note:
            yield Problem.at(reading, "note", "nothing", f"the reason of the verdict {reading.verdict!r}")
        fact = tables.fact.get(reading.fact_id)
        if not fact:
            continue
        if not fact.reference and verdict.reference:
            free = [name for name, one in VERDICTS.items() if not one.reference]
            expected = f"{', '.join(free[:-1])} or {free[-1]}, as the fact has no reference"
            yield Problem.at(reading, "verdict", repr(reading.verdict), expected)
        meets = _meets(fact, reading)
        found = f"{reading.verdict!r} of {reading.value!r}"
        if meets is False and verdict.requires == MEETS:
            yield Problem.at(reading, "verdict", found, f"a value that meets {fact.reference!r}")
        if meets and verdict.requires == MISSES:
            yield Problem.at(reading, "verdict", found, f"'agrees', as the value meets {fact.reference!r}")
        if fact.reference and verdict.requires == MEETS and _vague(fact, reading):
            yield Problem.at(reading, "verdict", found, f"'imprecise', as a year is far wider than {fact.reference!r}")
        if fact.reference and verdict.requires == HOLDS and not _far_wider(fact, reading):
            yield Problem.at(reading, "verdict", found, f"a span far wider than {fact.reference!r}")


def right_elsewhere(tables: Tables) -> Iterator[Problem]:
    """A value said to be right for another question meets the reference of that one.

    “Right, but of something else” is a charge that can be tried: the figure must be the answer there.
    """
    for reading in tables.readings:
        other = tables.fact.get(reading.right_for)
        if reading.right_for and reading.verdict != "conflates":
            expected = "nothing, as the verdict is not 'conflates'"
            yield Problem.at(reading, "right_for", repr(reading.right_for), expected)
        elif reading.right_for == reading.fact_id:
            yield Problem.at(reading, "right_for", repr(reading.right_for), "another fact")
        elif other and (not other.reference or (kind_of(other.kind).figure and not _meets(other, reading))):
            expected = f"a fact whose reference {reading.value!r} meets"
            yield Problem.at(reading, "right_for", f"{reading.right_for!r} with {other.reference!r}", expected)


def _meets(fact: Fact, reading: Reading) -> bool | None:
    """Tell whether a value meets the reference; None where that cannot be computed."""
    if not fact.reference:
        return None
    kind = kind_of(fact.kind)
    if kind.figure and not kind.scale:
        return reading.value == fact.reference
    try:
        deviation = deviation_from(fact, extent(fact.kind, fact.reference), reading)
    except ValueError:
        return None  # normalised_values speaks of it
    return None if deviation is None else deviation == 0


def _vague(fact: Fact, reading: Reading) -> bool:
    """Tell whether a date of a year or more stands for one that is known far better; a month is left to the editors."""
    if kind_of(fact.kind).scale != CALENDAR:
        return False
    try:
        span = extent(fact.kind, reading.value)
    except ValueError:
        return False  # normalised_values speaks of it
    return span is not None and span.high - span.low >= _WHOLE_YEAR and _far_wider(fact, reading)


def _far_wider(fact: Fact, reading: Reading) -> bool:
    """Tell whether a value holds the reference within a span many times as wide; texts are left to the editors."""
    try:
        span, reference = widened(fact.kind, reading.value, reading.qualifier), extent(fact.kind, fact.reference)
    except ValueError:
        return True  # normalised_values speaks of it
    if not (span and reference):
        return not kind_of(fact.kind).figure
    return span.holds(reference) and span.high - span.low > _FAR * (reference.high - reference.low)


def derived_values(tables: Tables) -> Iterator[Problem]:
    """A value said to follow from other facts follows from them, in the reference and in each source.

    A share or a sum that does not follow from its parts is wrong in one of the three.
    """
    for fact in tables.facts:
        if fact.evidence == "computed" and not fact.computed_from:
            yield Problem.at(fact, "computed_from", "nothing", _PARTS_WANTED)
        if not fact.computed_from:
            continue
        parts = _PARTS.fullmatch(fact.computed_from)
        left, right = (_part(tables, fact, parts[1]), _part(tables, fact, parts[3])) if parts else (None, None)
        if not (parts and left and right):
            yield Problem.at(fact, "computed_from", repr(fact.computed_from), _PARTS_WANTED)
            continue
        sure = {part.confidence for part, _ in (left, right)} == {SURE}
        if fact.evidence == "computed" and fact.confidence == SURE and not sure:
            expected = f"what {fact.computed_from} is, as nothing that is computed is surer"
            yield Problem.at(fact, "confidence", repr(SURE), expected)
        if fact.evidence == "computed" and (value := follows((fact, fact.reference), left, parts[2], right)):
            yield Problem.at(fact, "reference", repr(fact.reference), f"{value}, from {fact.computed_from}")
        for reading in tables.readings_of.get(fact.fact_id, []):
            own = [_own(tables, part.fact_id, reading.siglum) for part, _ in (left, right) if part is not fact]
            if len(own) < len((left, right)):
                continue  # a number of the question is nobody's own
            value = follows((fact, reading.value), (left[0], own[0]), parts[2], (right[0], own[1]))
            if value and value not in reading.note:
                found = f"{reading.value!r} from {own[0]} {parts[2]} {own[1]}"
                yield Problem.at(reading, "note", found, f"a note that gives the value that follows, {value}")


def _part(tables: Tables, whole: Fact, part: str) -> Said | None:
    """Return a part with its value: another fact with its reference, or a number that stands in the question."""
    if part.isdecimal() and part in re.findall(r"\d+", whole.question):
        return whole, part
    fact = tables.fact.get(part)
    return (fact, fact.reference) if fact else None


def _own(tables: Tables, fact_id: str, siglum: str) -> str:
    """Return what a source itself says to a fact; empty where it is silent."""
    return next((one.value for one in tables.readings_of.get(fact_id, []) if one.siglum == siglum), "")


def follows(stated: Said, left: Said, sign: str, right: Said) -> str:
    """Return what follows from two values, as interval arithmetic has it, if it is not what is stated.

    Empty where the stated value holds to its last decimal place, or where a part is no number. A
    quotient is in per cent.
    """
    try:
        said, a, b = (
            extent(fact.kind, value) for fact, value in (stated, left, right) if kind_of(fact.kind).scale == NUMBERS
        )
    except ValueError:
        return ""
    if not (said and a and b) or (sign == "/" and not b.low):
        return ""
    low, high = {
        "/": lambda: (100 * a.low / b.high, 100 * a.high / b.low),
        "+": lambda: (a.low + b.low, a.high + b.high),
        "-": lambda: (a.low - b.high, a.high - b.low),
    }[sign]()
    places = len(stated[1].rpartition("..")[2].partition(".")[2])
    slack = 0.5 * 10**-places if sign == "/" else 0  # a share is rounded, a sum is not
    if said.low - slack <= high and low <= said.high + slack:
        return ""
    ends = dict.fromkeys(f"{end:.{places}f}" for end in (low, high))
    return "..".join(ends)
