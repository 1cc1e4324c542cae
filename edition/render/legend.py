"""What the words of a fact's page mean, where they stand: its grade, its verdicts, and the short names of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.fidelity import FIDELITIES, fidelity_of
from edition.render.printable import GRADES, KNOWN
from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.collation import Collation
    from edition.tables import Tables


def legend(tables: Tables, collation: Collation) -> Iterator[tuple[str, str]]:
    """Yield each of these words that the page has, with its meaning."""
    fact, readings = collation.fact, [one.reading for one in collation.comparisons]
    if fact.reference:
        yield fact.confidence, GRADES[fact.confidence].meaning
    yield fact.evidence, KNOWN[fact.evidence]
    used = {one.verdict for one in readings}
    yield from ((verdict.label, verdict.meaning) for name, verdict in VERDICTS.items() if name in used)
    found = {one.fidelity for reading in readings if (one := fidelity_of(tables, reading))}
    yield from ((one.label, one.meaning) for name, one in FIDELITIES.items() if name in found)
    for siglum in dict.fromkeys((*(one.siglum for one in readings), *collation.silent)):
        source = tables.source[siglum]
        yield siglum, f"{source.title}. {source.genre}."
