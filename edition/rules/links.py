"""What a row refers to must be there: sources, paragraphs, facts, readings and references."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from edition import tables as store
from edition.dependence import witnesses
from edition.model import BiasNote, Name, Problem, Reading, Reference, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.evidence_model import Ground, SecondLabel
    from edition.search_model import Fingerprints
    from edition.tables import Tables

KEY = f"a key of data/{store.BIBLIOGRAPHY}"

#: what the field `keywords` of an entry says: how the edition knows the work
STATUS = ("seen", "secondhand", "unverified")


def known_sources(tables: Tables) -> Iterator[Problem]:
    """A locator names a source of the edition and a paragraph that it has.

    A locator that leads nowhere cannot be looked up, and its row would be in no comparison.
    """
    rows: tuple[Reading | BiasNote | Name | SecondLabel | Fingerprints, ...] = (
        *tables.readings,
        *tables.bias,
        *tables.names,
        *tables.second_labels,
        *tables.fingerprints,
    )
    for row in rows:
        source = tables.source.get(row.siglum)
        if not source:
            yield Problem.at(row, "siglum", repr(row.siglum), f"one of {', '.join(tables.source)}")
        elif not 1 <= row.paragraph <= source.paragraphs:
            yield Problem.at(row, "paragraph", f"'{row.paragraph}'", f"1 to {source.paragraphs} for {row.siglum}")


def known_originals(tables: Tables) -> Iterator[Problem]:
    """An extract names the witness of which it prints a part.

    What an extract lacks may stand in the rest of that witness, so it is not called silent.
    """
    for source in tables.sources:
        if source.extract_of and source.extract_of not in tables.witness:
            yield Problem.at(source, "extract_of", repr(source.extract_of), f"one of {', '.join(tables.witness)}")


def known_facts(tables: Tables) -> Iterator[Problem]:
    """Every reading answers a question of the edition.

    An answer without its question cannot be compared.
    """
    for reading in tables.readings:
        if reading.fact_id not in tables.fact:
            yield Problem.at(reading, "fact_id", repr(reading.fact_id), "a fact_id of data/facts.csv")


def answered_facts(tables: Tables) -> Iterator[Problem]:
    """Every question has a reading, or is a part of one that has.

    A question that nobody answers compares nothing.
    """
    parts = {part for fact in tables.facts for part in fact.computed_from.split()}
    for fact in tables.facts:
        if fact.fact_id not in tables.readings_of and fact.fact_id not in parts:
            expected = "at least one row in data/readings.csv"
            yield Problem.at(fact, "fact_id", f"no reading of {fact.fact_id!r}", expected)


def known_references(tables: Tables) -> Iterator[Problem]:
    """Every key that the tables cite has an entry in the bibliography.

    A reader must be able to find the work behind every reference.
    """
    keys = {reference.key for reference in tables.references}
    for fact in tables.facts:
        for key, _ in citations(fact.reference_cite):
            if key not in keys:
                yield Problem.at(fact, "reference_cite", repr(key), KEY)
    for technique in tables.techniques:
        if technique.source not in keys | {"edition"}:
            yield Problem.at(technique, "source", repr(technique.source), f"{KEY} or 'edition'")


def known_witnesses(tables: Tables) -> Iterator[Problem]:
    """What a source or a reading is taken from is a source of the edition or an entry of the bibliography.

    An account that copies is no second vote; that can be counted only if both ends are known.
    """
    known = {reference.key for reference in tables.references} | set(tables.source)
    for row, column, cell in (
        *((reading, "depends_on", reading.depends_on) for reading in tables.readings),
        *((source, "derives_from", source.derives_from) for source in tables.sources),
    ):
        for name in witnesses(cell):
            if name not in known:
                yield Problem.at(row, column, repr(name), f"a siglum or {KEY}")


def known_status(tables: Tables) -> Iterator[Problem]:
    """Every entry of the bibliography says how the edition knows the work.

    A work that was never seen must not look like one that was read.
    """
    for reference in tables.references:
        if reference.status not in STATUS:
            yield Problem.at(reference, "keywords", repr(reference.status), f"one of {', '.join(STATUS)}")


def dated_addresses(tables: Tables) -> Iterator[Problem]:
    """Every address outside the book has the day on which it was last seen, since pages move and vanish.

    A day tells a reader what stood there then, and which archived copy to ask for.
    """
    rows: list[tuple[Source | Reference | Ground, str, list[str], str]] = [
        *((source, "url_seen", [source.url], source.url_seen) for source in tables.sources),
        *((work, "urldate", work.addresses, work.urldate) for work in tables.references),
        *((ground, "url_seen", [ground.url], ground.url_seen) for ground in tables.grounds),
    ]
    for row, column, addresses, seen in rows:
        if any(one.startswith("http") for one in addresses) and not _is_day(seen):
            yield Problem.at(row, column, repr(seen), "the day on which the address was last seen, as in 2026-11-22")


def read_grounds(tables: Tables) -> Iterator[Problem]:
    """The page of a ground is among the places where the answer of its fact was read.

    A page that was read for something else may say the contrary.
    """
    for ground in tables.grounds:
        fact, page = tables.fact.get(ground.fact_id), urlsplit(ground.url)
        host, repository = page.netloc.removeprefix("www."), "/".join(page.path.split("/")[1:3])
        if fact and host and not any(place and place in fact.seen_at for place in (host, repository)):
            expected = f"a page of a place named in seen_at of {fact.fact_id!r}: {fact.seen_at}"
            yield Problem.at(ground, "url", repr(ground.url), expected)


def _is_day(written: str) -> bool:
    try:
        return dt.date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def citations(cell: str) -> list[tuple[str, str]]:
    """Split ``key, locator; key, locator`` into pairs of key and locator."""
    pairs = (entry.partition(",") for entry in cell.split(";") if entry.strip())
    return [(key.strip(), locator.strip()) for key, _, locator in pairs]
