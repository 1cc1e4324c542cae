"""What is said of passages that were labelled twice: whole labels, and decisions that are true of the marks today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.evidence_model import SecondLabel
    from edition.tables import Tables


def whole_labels(tables: Tables) -> Iterator[Problem]:
    """A label has technique, direction and strength, or none of them; the edition's belongs to a mark.

    Half a label can be compared with nothing.
    """
    for one in tables.second_labels:
        for prefix in ("", "second_"):
            technique, direction, strength = (
                getattr(one, f"{prefix}{name}") for name in ("technique", "direction", "strength")
            )
            if not bool(technique) == bool(direction) == bool(strength):
                found = f"{technique!r}, {direction!r}, '{strength}'"
                expected = "technique, direction and strength, or nothing, nothing and 0"
                yield Problem.at(one, f"{prefix}technique", found, expected)
        if bool(one.note_id) != bool(one.technique):
            expected = "a label where the edition has a mark, and nowhere else"
            yield Problem.at(one, "technique", repr(one.technique), expected)


def true_decisions(tables: Tables) -> Iterator[Problem]:
    """Where two labels part, and nowhere else, something was decided for a reason; the marks of today bear it out.

    A decision that is recorded and was not carried out would be counted all the same.
    """
    for one in tables.second_labels:
        parted = (one.technique, one.direction) != (one.second_technique, one.second_direction)
        expected = _decision(tables, one) if parted else ""
        if one.decision != expected:
            why = "as the two labels part" if parted else "as the two labels are the same"
            yield Problem.at(one, "decision", repr(one.decision), f"{expected!r}, {why}, by the mark of today")
        if bool(one.reason) != bool(one.decision):
            yield Problem.at(one, "reason", repr(one.reason), "why it was decided so, where something was decided")


def _decision(tables: Tables, one: SecondLabel) -> str:
    """Return what the marks of today show to have been decided."""
    if one.note_id:
        note = tables.note.get(one.note_id)
        return "kept" if note and (note.technique, note.direction) == (one.technique, one.direction) else "changed"
    marks = tables.bias_at.get(one.locator, [])
    return "added" if any(note.quotation == one.quotation for note in marks) else "kept"
