"""The verdicts of the edition: the word, the sign that stands beside it, and what it means."""

from __future__ import annotations

from typing import NamedTuple


class Verdict(NamedTuple):
    """How a verdict is shown: never by colour alone."""

    label: str
    sign: str
    meaning: str


VERDICTS = {
    "agrees": Verdict("agrees", "✓", "The value meets the reference."),
    "differs": Verdict("differs", "✗", "The value is wrong by the reference."),
    "conflates": Verdict("conflates", "⇄", "The value is right for another quantity."),
    "garbled": Verdict("garbled", "≋", "The value was damaged in copying or translation."),
    "disputed": Verdict("disputed", "⁇", "Historians disagree about the value."),
    "unverifiable": Verdict("unverifiable", "○", "The value cannot be checked."),
}
