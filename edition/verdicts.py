"""The verdicts of the edition: the one place that says how each is shown, what it means and what it asks for."""

from __future__ import annotations

from typing import NamedTuple

#: how a value must stand to the reference, where that can be computed: on it, around it and far wider, or off it
MEETS, HOLDS, MISSES = "meets", "holds", "misses"


class Verdict(NamedTuple):
    """A judgement on a reading: how it is shown, never by colour alone, and what it claims.

    Where a source says several things to one question, the verdict with the greatest gravity stands
    for it. What a verdict requires of the value is asked only where that can be computed.
    """

    label: str
    sign: str
    meaning: str
    gravity: int = 0
    error: bool = False  #: whether the source has it wrong, so that two with the same value are a sign of one text
    reason: bool = True  #: whether the note must say why
    reference: bool = False  #: whether there must be a reference to hold the value against
    requires: str = ""  #: MEETS, HOLDS or MISSES; empty where it may stand in any way


#: in the order in which they are listed
VERDICTS = {
    "agrees": Verdict("agrees", "✓", "The value meets the reference.", 0, reason=False, reference=True, requires=MEETS),
    "imprecise": Verdict(
        "imprecise", "≈", "The value holds the reference, but is far wider.", 1, reference=True, requires=HOLDS
    ),
    "differs": Verdict(
        "differs", "✗", "The value is wrong by the reference.", 6, error=True, reference=True, requires=MISSES
    ),
    "conflates": Verdict("conflates", "⇄", "The value is right for another quantity.", 5, error=True),
    "garbled": Verdict(
        "garbled",
        "≋",
        "The value was damaged in copying or translation.",
        4,
        error=True,
        reference=True,
        requires=MISSES,
    ),
    "disputed": Verdict("disputed", "⁇", "Historians disagree about the value.", 3),
    "unverifiable": Verdict("unverifiable", "○", "The value cannot be checked.", 2),
}

#: no verdict of the edition, but what it computes where a source has no reading
SILENT = Verdict("silent", "–", "No paragraph speaks to the question.", reason=False)

#: the same where the source prints a part of a witness: what it lacks may stand in the rest
NOT_IN_EXTRACT = Verdict("not in extract", "⋯", "The part that the source prints does not speak to it.", reason=False)


def meeting() -> frozenset[str]:
    """Return the verdicts by which a value meets the reference."""
    return frozenset(name for name, verdict in VERDICTS.items() if verdict.requires in {MEETS, HOLDS})


def errors() -> frozenset[str]:
    """Return the verdicts by which a source has it wrong."""
    return frozenset(name for name, verdict in VERDICTS.items() if verdict.error)
