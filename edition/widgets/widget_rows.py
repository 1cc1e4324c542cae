"""Turn collations into the plain rows that widgets draw: every number computed, every value in words."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Any

from edition.bibliography import short
from edition.collation import between, meet
from edition.dates import SIGNS
from edition.dependence import independent, witnesses
from edition.fidelity import NOT_IN_EXTRACT
from edition.rules.links import citations
from edition.values import Extent, widened
from edition.verdicts import VERDICTS, meeting
from edition.widgets.deviation import format_deviation, format_difference, format_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edition.collation import Collation, Comparison
    from edition.model import Fact, Reading, Reference

Row = dict[str, Any]


def row(collation: Collation, references: Sequence[Reference] = ()) -> Row:
    """Return one fact with its readings, ready to be drawn and to be written as JSON.

    Works are named by their short citation where `references` has them, else by their key.
    Extents are pairs of numbers on the fact's scale: numbers as such, dates in days since 1970,
    times in minutes; None stands for an open end, or for no scale at all.
    """
    fact = collation.fact
    readings = [comparison.reading for comparison in collation.comparisons]
    votes = independent(readings)
    extents = (collation.extent, *(comparison.extent for comparison in collation.comparisons))
    beside = next((extent for extent in extents if extent), None)
    return {
        "fact_id": fact.fact_id,
        "topic": fact.topic,
        "topic_label": collation.topic.label,
        "question": fact.question,
        "kind": fact.kind,
        "counted": collation.counted,
        "reference": collation.reference,
        "extent": ends(collation.extent),
        "rough": fact.reference.endswith(tuple(SIGNS)),
        "cite": _cited(fact.reference_cite, references),
        "evidence": fact.evidence,
        "confidence": fact.confidence,
        "note": fact.note,
        "conflicts": collation.conflicts,
        "disagreement": round(collation.disagreement, 4),
        "faults": sum(reading.verdict not in meeting() for reading in readings),
        "readings": [
            _reading(fact, comparison, votes, references) | _drawn(fact, comparison, beside)
            for comparison in collation.comparisons
        ],
        "silent": list(collation.silent),
        "cells": _cells(collation),
        "tally": _tally(readings),
        "tally_once": _tally(votes),
        "pairs": [
            _pair(fact, first, second)
            for first, second in combinations(collation.comparisons, 2)
            if first.reading.siglum != second.reading.siglum
        ],
    }


def _cited(cell: str, references: Sequence[Reference]) -> str:
    """Return ``key, locator; key, locator`` with short citations for the keys."""
    return "; ".join(
        ", ".join(part for part in (short(references, key), locator) if part) for key, locator in citations(cell)
    )


def _reading(fact: Fact, comparison: Comparison, votes: list[Reading], references: Sequence[Reference]) -> Row:
    reading = comparison.reading
    return {
        "siglum": reading.siglum,
        "locator": reading.locator,
        "value": comparison.value,
        "said": comparison.said,
        "qualifier": reading.qualifier,
        "quotation": reading.quotation,
        "verdict": reading.verdict,
        "note": reading.note,
        "depends_on": "; ".join(short(references, name) for name in witnesses(reading.depends_on)),
        "counted": reading in votes,
        "deviation": format_deviation(fact.kind, fact.unit, comparison.deviation),
        "percent": format_percent(comparison.percent),
    }


def _drawn(fact: Fact, comparison: Comparison, beside: Extent | None) -> Row:
    """Return where a reading is drawn: a time on the turn of the clock on which it lies nearest to the others."""
    reading, extent = comparison.reading, comparison.extent
    span = widened(fact.kind, reading.value, reading.qualifier)
    by = extent.shift(beside) if extent and beside else 0.0
    return {
        "extent": ends(extent.moved(by)) if extent else None,
        "rough": reading.qualifier == "about" or reading.value.endswith(tuple(SIGNS)),
        "span": ends(span.moved(by)) if span and span != extent else None,
    }


def _cells(collation: Collation) -> dict[str, str]:
    """Return siglum -> the gravest verdict on what the source says, or that it is silent, or an extract without it."""
    verdicts = dict.fromkeys(collation.mute, "silent") | dict.fromkeys(collation.cut, NOT_IN_EXTRACT)
    readings = [comparison.reading for comparison in collation.comparisons]
    for reading in sorted(readings, key=lambda one: VERDICTS[one.verdict].gravity):
        verdicts[reading.siglum] = reading.verdict
    return verdicts


def _pair(fact: Fact, first: Comparison, second: Comparison) -> Row:
    """Set two sources' readings against each other: whether they meet, and how far apart they are, where measured."""
    return {
        "first": first.reading.locator,
        "second": second.reading.locator,
        "meets": meet(fact, first, second),
        "apart": format_difference(fact.kind, fact.unit, between(fact, first, second)),
    }


def _tally(readings: list[Reading]) -> dict[str, int]:
    return dict(Counter(reading.verdict for reading in readings).most_common())


def ends(extent: Extent | None) -> list[float | None] | None:
    """Return both ends of a stretch, None for an open one; None for no stretch."""
    return [_finite(extent.low), _finite(extent.high)] if extent else None


def _finite(end: float) -> float | None:
    if abs(end) == float("inf"):
        return None
    return int(end) if end == int(end) else round(end, 6)
