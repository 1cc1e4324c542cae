"""The tables as users of pandas take them: typed, in words and in numbers, alone and joined."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edition.collation import NOT_ESTABLISHED
from edition.dependence import independent
from edition.fidelity import NOT_CHECKED, fidelity_of
from edition.laters import pd
from edition.record_types import RECORDS
from edition.rules.usable import usable
from edition.tables import read
from edition.values import extent, format_hedged, format_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from edition.evidence_model import Attestation
    from edition.fidelity import Fidelity
    from edition.model import Fact, Reading, Row
    from edition.tables import Tables

__all__ = ["table"]

_TYPES = {"str": "str", "int": "int64", "float": "float64"}


def sources(data: Path | str | None = None) -> pd.DataFrame:
    """Return the accounts: one row a source, with the columns of `sources.csv`.

    >>> import edition
    >>> edition.sources()[["siglum", "title", "language", "paragraphs"]]
    """
    return table("sources", data)


def facts(data: Path | str | None = None) -> pd.DataFrame:
    """Return the questions with their references: one row a fact, with the columns of `facts.csv`, and these.

    - `reference_said`: the reference as a reader expects it; *not established* where there is none
    - `reference_low`, `reference_high`: what it covers, in numbers (see `load`)

    >>> import edition
    >>> facts = edition.facts()
    >>> facts[facts.topic == "army"][["question", "reference_said", "evidence"]]
    """
    return _facts(_usable(data))


def readings(data: Path | str | None = None) -> pd.DataFrame:
    """Return what the accounts say: one row a reading, with the columns of `readings.csv`, and these.

    - `locator`: the paragraph as it is cited
    - `said`: the value as a reader expects it, with its qualifier
    - `low`, `high`: what the value covers, in numbers (see `load`)
    - `independent`: whether it is the first of those that are taken from the same text: one vote for each voice
    - `attested`: what the witness says in whose mouth the account puts it; empty where it is in the mouth of none
    - `fidelity`: whether that witness says so: *faithful*, *altered*, *added*, *not-judged*, *not-checked*, or empty

    >>> import edition
    >>> readings = edition.readings()
    >>> readings[readings.fact_id == "delegates-1934-shot"][["locator", "said", "verdict"]]
    """
    return _readings(_usable(data))


def bias(data: Path | str | None = None) -> pd.DataFrame:
    """Return the loaded passages: one row a mark, with the columns of `bias.csv`, and these.

    - `locator`: the paragraph as it is cited
    - `family`: what kind of technique it is
    - `technique_said`, `direction_said`: both as they are printed

    >>> import edition
    >>> edition.bias().groupby(["siglum", "direction"]).size()
    """
    tables = _usable(data)
    return frame("bias", tables.bias).assign(
        locator=[note.locator for note in tables.bias],
        family=[tables.technique[note.technique].family for note in tables.bias],
        technique_said=[tables.technique[note.technique].label for note in tables.bias],
        direction_said=[tables.direction[note.direction].label for note in tables.bias],
    )


def names(data: Path | str | None = None) -> pd.DataFrame:
    """Return the names as the accounts print them: one row a variant, with the columns of `names.csv`, and this.

    - `locator`: the first place of the variant, as it is cited

    >>> import edition
    >>> names = edition.names()
    >>> names[names.canonical.str.startswith("Khrushchev")][["locator", "variant"]]
    """
    tables = _usable(data)
    return frame("names", tables.names).assign(locator=[name.locator for name in tables.names])


def witnesses(data: Path | str | None = None) -> pd.DataFrame:
    """Return the primary witnesses that are none of the accounts, with the columns of `witnesses.csv`.

    >>> import edition
    >>> edition.witnesses()[["witness", "label", "extent"]]
    """
    return table("witnesses", data)


def attestations(data: Path | str | None = None) -> pd.DataFrame:
    """Return what each witness says to each question, or that it is silent, joined with the question.

    The columns are those of `attestations.csv` and of `facts`, and `says`: the value as a reader expects it, or the
    status where there is none. Those that both have end in `_attestation` and `_fact`.

    >>> import edition
    >>> asked = edition.attestations()
    >>> asked[asked.witness == "speech"].groupby("status").size()
    """
    tables = _usable(data)
    asked = frame("attestations", tables.attestations).assign(says=[_says(tables, one) for one in tables.attestations])
    return asked.merge(_facts(tables), on="fact_id", suffixes=("_attestation", "_fact"), validate="m:1")


def load(data: Path | str | None = None) -> pd.DataFrame:
    """Return the edition as one table: a row for each reading, joined with its fact and its source.

    Columns of the reading: `fact_id`, `siglum`, `paragraph`, `quotation`, `value`, `qualifier`, `verdict`,
    `right_for`, `depends_on`, `voice`, `voice_note`, `fidelity_judged`, `note_reading`; and, as `readings` has them,
    `locator`, `said`, `low`, `high`, `independent`, `attested`, `fidelity`.

    Columns of the fact: `topic`, `question`, `kind`, `unit`, `weight`, `reference`, `reference_cite`, `evidence`,
    `confidence`, `seen_at`, `computed_from`, `statement`, `asks_text`, `note_fact`; and, as `facts` has them,
    `reference_said`, `reference_low`, `reference_high`.

    Columns of the source: `title`, `short_title`, `publisher`, `author`, `language`, `original_language`, `published`,
    `url`, `url_seen`, `genre`, `rights`, `paragraphs`, `words`, `derives_from`, `extract_of`, `country`, `thesis`,
    `provenance`.

    `low` and `high`, and `reference_low` and `reference_high`, are both ends of what a value covers on the scale of its
    kind: numbers as such, dates in days since 1970, times in minutes since midnight. They are missing for votes and
    texts, and where there is no value. Qualifiers are not in them: *at least 6* has the ends of 6.

    Raises BadData, in file and line, where a row cannot be read, or names a source or a fact that there is not.

    >>> import edition
    >>> edition.load().groupby(["siglum", "verdict"]).size()
    """
    tables = _usable(data)
    joined = _readings(tables).merge(_facts(tables), on="fact_id", suffixes=("_reading", "_fact"), validate="m:1")
    return joined.merge(frame("sources", tables.sources), on="siglum", validate="m:1")


def table(name: str, data: Path | str | None = None) -> pd.DataFrame:
    """Return any table of the edition by its name, typed, as it stands in its file.

    Raises LookupError for a name that is none, with those that there are.

    >>> from edition import frames
    >>> frames.table("sections")[["section", "title"]]
    """
    if f"{name}.csv" not in RECORDS:
        known = ", ".join(sorted(Path(one).stem for one in RECORDS))
        raise LookupError(f"found {name!r}, expected one of {known}")
    return frame(name, getattr(_usable(data), name))


def _usable(data: Path | str | None) -> Tables:
    return usable(read(data))


def frame(name: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Return the records of a table for pandas, one column a field, each of its type even where there are no rows."""
    rows = list(rows)
    columns = {one.name: _TYPES[str(one.type)] for one in fields(RECORDS[f"{name}.csv"]) if one.name != "place"}
    return pd.DataFrame(
        {column: pd.Series([getattr(row, column) for row in rows], dtype=kind) for column, kind in columns.items()}
    )


def _facts(tables: Tables) -> pd.DataFrame:
    said = [_shown(fact, fact.reference) if fact.reference else NOT_ESTABLISHED for fact in tables.facts]
    ends = _ends([(fact, fact.reference) for fact in tables.facts], "reference_")
    return frame("facts", tables.facts).assign(reference_said=said, **ends)


def _readings(tables: Tables) -> pd.DataFrame:
    found = [fidelity_of(tables, reading) for reading in tables.readings]
    votes = {id(vote) for rows in tables.readings_of.values() for vote in independent(rows)}
    return frame("readings", tables.readings).assign(
        locator=[reading.locator for reading in tables.readings],
        said=[_said(tables, reading) for reading in tables.readings],
        **_ends([(tables.fact[reading.fact_id], reading.value) for reading in tables.readings]),
        independent=[id(reading) in votes for reading in tables.readings],
        attested=[_attested(tables, one) if one else "" for one in found],
        fidelity=[one.fidelity if one else "" for one in found],
    )


def _ends(values: Sequence[tuple[Fact, str]], prefix: str = "") -> dict[str, Any]:
    """Return two columns: what values cover on the scales of their facts."""
    extents = [extent(fact.kind, value) if value else None for fact, value in values]
    return {
        f"{prefix}{end}": pd.Series([getattr(one, end) if one else None for one in extents], dtype="float64")
        for end in ("low", "high")
    }


def _said(tables: Tables, reading: Reading) -> str:
    return format_hedged(_shown(tables.fact[reading.fact_id], reading.value), reading.qualifier)


def _says(tables: Tables, said: Attestation) -> str:
    return _shown(tables.fact[said.fact_id], said.value) if said.value else said.status


def _attested(tables: Tables, found: Fidelity) -> str:
    return _says(tables, found.attestation) if found.attestation else NOT_CHECKED


def _shown(fact: Fact, value: str) -> str:
    return format_value(fact.kind, fact.unit, value)
