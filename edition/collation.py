"""Compare readings of one fact with its reference and with each other: deviation, agreement, silence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from edition.kinds import KINDS, NUMBERS, kind_of
from edition.values import Extent, extent, format_hedged, format_value, widened
from edition.verdicts import meeting

if TYPE_CHECKING:
    from edition.evidence_model import Topic
    from edition.model import Fact, Reading
    from edition.tables import Tables


NOT_ESTABLISHED = "not established"  #: in the place of a reference, wherever one would be printed

_made: WeakKeyDictionary[Tables, dict[str, Collation]] = WeakKeyDictionary()  # pages, widgets and exports ask again


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One reading set against the reference of its fact."""

    reading: Reading
    value: str  #: as a reader expects to see it
    said: str  #: the same with its qualifier: about, at least, at most
    extent: Extent | None  #: what the value covers, None for kinds without a scale
    deviation: float | None  #: signed distance from the reference in the scale's unit; None if not comparable
    percent: float | None  #: the same in per cent of the nearer end of the reference; None without a ratio scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """One fact with everything that the sources say to it."""

    fact: Fact
    topic: Topic  #: the group under which the fact is listed
    reference: str  #: as a reader expects to see it, or that there is none
    extent: Extent | None
    comparisons: tuple[Comparison, ...]
    silent: tuple[str, ...]  #: sigla of the sources that no reading of this fact comes from
    cut: tuple[str, ...]  #: those of them that print a part of their text: what they lack may stand in the rest

    @property
    def counted(self) -> str:
        """What the reference is a count of; empty where there is no reference, or where its value says it."""
        return self.fact.unit if self.fact.reference and kind_of(self.fact.kind).counted else ""

    @property
    def mute(self) -> tuple[str, ...]:
        """The silent without the extracts: those that pass the question over."""
        return tuple(siglum for siglum in self.silent if siglum not in self.cut)

    @property
    def disagreement(self) -> float:
        """How far the readings stand from the reference at most: 0 to 1, and 1 where they cannot be measured.

        The measure is the largest share of the larger of the two values, so that it is the same
        whichever way a source errs. Readings without a scale count as 1 unless their verdict says that they meet it.
        """
        return max((_distance(self, comparison) for comparison in self.comparisons), default=0.0)

    @property
    def conflicts(self) -> int:
        """How many pairs of sources there are of which one says what does not meet what the other says."""
        apart = (
            frozenset((first.reading.siglum, second.reading.siglum))
            for first, second in combinations(self.comparisons, 2)
            if not meet(self.fact, first, second)
        )
        return sum(len(pair) > 1 for pair in set(apart))


def collate(tables: Tables, fact_id: str) -> Collation:
    """Set all readings of one fact beside its reference, once. Raises KeyError for an unknown fact."""
    made = _made.setdefault(tables, {})
    if fact_id not in made:
        made[fact_id] = _collated(tables, fact_id)
    return made[fact_id]


def _collated(tables: Tables, fact_id: str) -> Collation:
    fact = tables.fact[fact_id]
    readings = tables.readings_of.get(fact_id, [])
    reference = extent(fact.kind, fact.reference) if fact.reference else None
    speaking = {reading.siglum for reading in readings}
    order = list(tables.source)
    silent = tuple(siglum for siglum in order if siglum not in speaking)
    return Collation(
        fact=fact,
        topic=tables.topic[fact.topic],
        reference=format_value(fact.kind, fact.unit, fact.reference) if fact.reference else NOT_ESTABLISHED,
        extent=reference,
        comparisons=tuple(
            compare(fact, reference, reading)
            for reading in sorted(readings, key=lambda one: (order.index(one.siglum), one.paragraph))
        ),
        silent=silent,
        cut=tuple(siglum for siglum in silent if tables.source[siglum].extract_of),
    )


def collate_all(tables: Tables) -> list[Collation]:
    """Collate every fact, in the order of the table."""
    return [collate(tables, fact.fact_id) for fact in tables.facts]


def deviation_from(fact: Fact, reference: Extent | None, reading: Reading) -> float | None:
    """Return how far a reading stands from the reference of its fact; None where that is not measured."""
    stated = widened(fact.kind, reading.value, reading.qualifier)
    return stated.gap(reference) if stated and reference else None


def compare(fact: Fact, reference: Extent | None, reading: Reading) -> Comparison:
    """Measure one reading against the reference of its fact."""
    deviation = deviation_from(fact, reference, reading)
    percent = None
    if deviation is not None and reference and KINDS[fact.kind].scale == NUMBERS:
        base = reference.high if deviation > 0 else reference.low
        percent = 100 * deviation / base if base else None
    return Comparison(
        reading=reading,
        value=(value := format_value(fact.kind, fact.unit, reading.value)),
        said=format_hedged(value, reading.qualifier),
        extent=extent(fact.kind, reading.value),
        deviation=deviation,
        percent=percent,
    )


def _distance(collation: Collation, comparison: Comparison) -> float:
    if comparison.deviation is None or not collation.extent or not comparison.extent:
        return 0.0 if comparison.reading.verdict in meeting() else 1.0
    if not comparison.deviation:
        return 0.0
    whole = KINDS[collation.fact.kind].natural or max(comparison.extent.high, collation.extent.high)
    return min(1.0, abs(comparison.deviation) / whole)


def between(fact: Fact, first: Comparison, second: Comparison) -> float | None:
    """Return how far the second of two readings stands from the first; None where that is not measured."""
    ends = [widened(fact.kind, one.reading.value, one.reading.qualifier) for one in (first, second)]
    return ends[1].gap(ends[0]) if ends[0] and ends[1] else None


def meet(fact: Fact, first: Comparison, second: Comparison) -> bool:
    """Tell whether two readings can both be right; words do if they are the same, or if both meet the reference."""
    gap = between(fact, first, second)
    if gap is not None:
        return not gap
    return first.value == second.value or {first.reading.verdict, second.reading.verdict} <= meeting()


def omissions(tables: Tables, siglum: str, *, others: int = 2) -> list[Fact]:
    """Return the facts at issue that at least `others` other sources speak to and this one does not."""
    speakers = {fact_id: {one.siglum for one in rows} for fact_id, rows in tables.readings_of.items()}
    return [
        fact
        for fact in tables.facts
        if fact.at_issue
        and siglum not in speakers.get(fact.fact_id, set())
        and len(speakers.get(fact.fact_id, set())) >= others
    ]
