"""How many rows of each kind the edition has: the numbers that its prose gives of itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from edition.fidelity import FIDELITIES, SPEECH, fidelity_all
from edition.grounds import GROUNDS
from edition.verdicts import VERDICTS

if TYPE_CHECKING:
    from edition.tables import Tables

EVIDENCE = ("seen", "secondhand", "from-memory", "computed", "none")
STATUS = ("seen", "secondhand", "unverified")
WEIGHTS = ("at-issue", "background")
ATTESTED = ("says", "silent", "later", "not-checked")

#: what is counted in words, as prose has it; the rest is in figures
_SPOKEN = ("sources",)
_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)


def counts(tables: Tables) -> dict[str, int]:
    """Return name -> number, for the role ``{count}`` and for reports.

    Verdicts and fidelities are counted where the question is at issue: what nobody disputes would swell agreement.
    """
    weighed = [reading for reading in tables.readings if tables.fact[reading.fact_id].at_issue]
    evidence = Counter(fact.evidence for fact in tables.facts)
    status = Counter(reference.status for reference in tables.references)
    verdicts = dict.fromkeys(VERDICTS, 0) | Counter(reading.verdict for reading in weighed)
    weights = Counter(fact.weight for fact in tables.facts)
    voices = Counter(reading.voice for reading in tables.readings)
    attested = Counter((one.witness, one.status) for one in tables.attestations)
    spoken = [one for one in fidelity_all(tables) if tables.fact[one.reading.fact_id].at_issue]
    fidelities = Counter(one.fidelity for one in spoken)
    by_source = Counter((one.reading.siglum, one.fidelity) for one in spoken)
    sections = {one.section for one in tables.attestations if one.witness == SPEECH and one.status == "says"}
    grounds = Counter(one.ground for one in tables.grounds)
    read = Counter((one.witness, one.evidence) for one in tables.sections)
    return {
        "sources": len(tables.sources),
        "paragraphs": sum(source.paragraphs for source in tables.sources),
        "facts": len(tables.facts),
        "readings": len(tables.readings),
        "readings-at-issue": len(weighed),
        "readings-background": len(tables.readings) - len(weighed),
        "bias": len(tables.bias),
        "techniques": len(tables.techniques),
        "names": len(tables.names),
        "bearers": len(tables.variants),
        "bearers-identified": sum(bool(rows[0].authority) for rows in tables.variants.values()),
        "references": len(tables.references),
        "witnesses": len(tables.witnesses),
        "sections": len(tables.sections),
        "sections-unasked": sum(section.section not in sections for section in tables.sections),
        "reactions": len(tables.reactions),
        "positions": len(tables.historiography),
        "stations": len(tables.stations),
        "episodes": len(tables.episodes),
        "passages": len(tables.passages),
        "rivals": len(tables.rivals),
        "facts-with-rivals": len(tables.rivals_of),
        "addresses-http": len(_unencrypted(tables)),
        "attestations": len(tables.attestations),
        **_labelled_twice(tables),
        **{f"attestations-{one}-{status}": attested[one, status] for one in tables.witness for status in ATTESTED},
        **{f"facts-{weight}": weights[weight] for weight in WEIGHTS},
        **{f"facts-{kind}": evidence[kind] for kind in EVIDENCE},
        **{f"ground-{kind}": grounds[kind] for kind in GROUNDS},
        **{f"sections-{one}-{kind}": read[one, kind] for one in tables.witness for kind in EVIDENCE},
        **{f"voices-{voice}": number for voice, number in sorted(voices.items())},
        **{f"fidelity-{kind}": fidelities[kind] for kind in FIDELITIES},
        **{f"fidelity-{kind}-{name}": by_source[name, kind] for name in tables.source for kind in FIDELITIES},
        "fidelity-all": len(spoken),
        "fidelity-computed": sum(one.computed for one in spoken),
        **{f"references-{kind}": status[kind] for kind in STATUS},
        **{f"readings-{verdict}": number for verdict, number in sorted(verdicts.items())},
    }


def _unencrypted(tables: Tables) -> set[str]:
    """Return the addresses that were seen with http alone, of texts of the accounts, of grounds and of works."""
    addresses = [source.url for source in tables.sources] + [ground.url for ground in tables.grounds]
    addresses += [address for work in tables.references for address in work.addresses]
    return {one for one in addresses if one.startswith("http://")}


def counted(tables: Tables, name: str) -> str:
    """Return a number as prose has it: in words where it is small and of sources, with a capital for ``Sources``.

    Raises KeyError for a name that nothing is counted under.
    """
    plain = name[:1].lower() + name[1:]
    if plain not in _SPOKEN:
        return f"{counts(tables)[name]:,}"
    said = in_words(counts(tables)[plain])
    return said if name == plain else said[:1].upper() + said[1:]


def in_words(number: int) -> str:
    """Return a number in words up to twelve, in figures above."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def _labelled_twice(tables: Tables) -> dict[str, int]:
    """Return the numbers of the passages that two labelled: marks and controls, and where the second parts."""
    marks = [one for one in tables.second_labels if one.note_id]
    controls = [one for one in tables.second_labels if not one.note_id]
    decided = Counter(one.decision for one in tables.second_labels)
    return {
        "labelled-marks": len(marks),
        "labelled-marks-unmarked": sum(not one.second_technique for one in marks),
        "labelled-controls": len(controls),
        "labelled-controls-marked": sum(bool(one.second_technique) for one in controls),
        **{f"labelled-{decision}": decided[decision] for decision in ("kept", "changed", "added")},
    }
