"""How many rows of each kind the edition has: the numbers that its prose gives of itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from edition.tables import Tables

EVIDENCE = ("seen", "secondhand", "from-memory", "computed", "none")
STATUS = ("seen", "secondhand", "unverified")


def counts(tables: Tables) -> dict[str, int]:
    """Return name -> number, for the role ``{count}`` and for reports."""
    evidence = Counter(fact.evidence for fact in tables.facts)
    status = Counter(reference.status for reference in tables.references)
    verdicts = dict.fromkeys(VERDICTS, 0) | Counter(reading.verdict for reading in tables.readings)
    return {
        "sources": len(tables.sources),
        "paragraphs": sum(source.paragraphs for source in tables.sources),
        "facts": len(tables.facts),
        "readings": len(tables.readings),
        "bias": len(tables.bias),
        "techniques": len(tables.techniques),
        "names": len(tables.names),
        "bearers": len(tables.variants),
        "references": len(tables.references),
        **{f"facts-{kind}": evidence[kind] for kind in EVIDENCE},
        **{f"references-{kind}": status[kind] for kind in STATUS},
        **{f"readings-{verdict}": number for verdict, number in sorted(verdicts.items())},
    }
