"""What is said to one question, and how far labellers agree, as tables of pandas."""

from __future__ import annotations

import difflib
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edition import ledgers as readers
from edition.collation import collate
from edition.dependence import independent
from edition.fidelity import NOT_IN_EXTRACT, SILENT, fidelity_of
from edition.laters import pd
from edition.rules.usable import usable
from edition.tables import read
from edition.values import extent, format_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.collation import Collation
    from edition.ledger_entries import Entry
    from edition.model import Fact
    from edition.tables import Tables

_COLUMNS = {
    "who": "str",
    "role": "str",
    "locator": "str",
    "said": "str",
    "low": "float64",
    "high": "float64",
    "deviation": "float64",
    "percent": "float64",
    "verdict": "str",
    "fidelity": "str",
    "independent": "bool",
    "quotation": "str",
    "note": "str",
}


def compare(fact: str, data: Path | str | None = None) -> pd.DataFrame:
    """Return all that is said to one question, side by side: reference, witnesses, rival answers, then the accounts.

    - `who`: *reference*, a witness, the work that has a rival answer, or the siglum of an account
    - `role`: *reference*, *witness*, *rival* or *account*
    - `locator`: the place
    - `said`: the value as a reader expects it; empty for who is silent
    - `low`, `high`: what it covers, in numbers (see `load`)
    - `deviation`: of an account from the reference, in the unit of the fact, dates in days, times in minutes
    - `percent`: the same in per cent of the nearer end of the reference
    - `verdict`, `fidelity`: of an account; *silent*, or
      *not-in-extract*, where it does not speak to the question
    - `independent`: whether an account is no copy of another that speaks here as well
    - `quotation`, `note`: the account's words, and the editors'

    Question and unit are in `attrs`. Raises LookupError for an unknown fact, with the nearest that there are.

    >>> import edition
    >>> edition.compare("delegates-1934-shot")[["who", "said", "deviation", "verdict"]]
    """
    tables = usable(read(data))
    if fact not in tables.fact:
        near = difflib.get_close_matches(fact, tables.fact, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "edition.facts() lists them"
        raise LookupError(f"found {fact!r}, expected the id of a fact: {hint}")
    collation = collate(tables, fact)
    rows = chain(_evidence(tables, collation), _accounts(tables, collation))
    empty: dict[str, Any] = {name: {"str": "", "bool": False}.get(kind) for name, kind in _COLUMNS.items()}
    made = pd.DataFrame([empty | row for row in rows], columns=list(_COLUMNS)).astype(_COLUMNS)
    made.attrs = {"fact_id": fact, "question": collation.fact.question, "unit": collation.fact.unit}
    return made


def _evidence(tables: Tables, collation: Collation) -> Iterator[dict[str, Any]]:
    """Yield a row for the reference, for each witness that was asked, and for each rival answer."""
    fact = collation.fact
    yield {"who": "reference", "role": "reference", "locator": fact.reference_cite, "said": collation.reference} | (
        _ends(fact, fact.reference) | {"note": fact.note}
    )
    for one in tables.attestations_of.get(fact.fact_id, []):
        place = one.section or one.locator
        row = {"who": one.witness, "role": "witness", "locator": place, "quotation": "", "note": one.wording}
        yield row | _value(fact, one.value) | {"verdict": "" if one.value else one.status}
    for rival in tables.rivals_of.get(fact.fact_id, []):
        row = {"who": rival.cite.partition(",")[0], "role": "rival", "locator": rival.cite, "note": rival.note}
        yield row | _value(fact, rival.value)


def _accounts(tables: Tables, collation: Collation) -> Iterator[dict[str, Any]]:
    """Yield a row for each reading, then for each account without one."""
    votes = independent([one.reading for one in collation.comparisons])
    for one in collation.comparisons:
        reading = one.reading
        found = fidelity_of(tables, reading)
        yield {
            "who": reading.siglum,
            "role": "account",
            "locator": reading.locator,
            "said": one.said,
            **_ends(collation.fact, reading.value),
            "deviation": one.deviation,
            "percent": one.percent,
            "verdict": reading.verdict,
            "fidelity": found.fidelity if found else "",
            "independent": reading in votes,
            "quotation": reading.quotation,
            "note": reading.note,
        }
    for siglum in collation.silent:
        silence = NOT_IN_EXTRACT if tables.source[siglum].extract_of else SILENT
        yield {"who": siglum, "role": "account", "verdict": silence}


def _value(fact: Fact, value: str) -> dict[str, Any]:
    return {"said": format_value(fact.kind, fact.unit, value) if value else "", **_ends(fact, value)}


def _ends(fact: Fact, value: str) -> dict[str, float | None]:
    covered = extent(fact.kind, value) if value else None
    return {"low": covered.low if covered else None, "high": covered.high if covered else None}


def agreement(ledgers: Path | str | Iterable[Path | str | Entry], data: Path | str | None = None) -> pd.DataFrame:
    """Return how far readers who labelled passages agree with the edition and with each other.

    `ledgers` are the files that the lens on bias exports, one or several, or the entries that `edition.ledgers.load`
    read from them. One row is a pair of labellers, and the last one all of them, where they are more than two.

    - `labellers`: who they are; *edition* is the edition itself
    - `notes`: the passages that at least two of them labelled
    - `same`: on how many of these they say the same
    - `alpha`: Krippendorff's alpha; missing where nothing was labelled twice, or nothing varies

    Raises BadData, in file and line, for what is no ledger, or speaks of what the tables do not have.

    >>> import edition
    >>> edition.agreement(["mine.csv", "yours.csv"])  # doctest: +SKIP
    """
    tables = read(data)
    given = [ledgers] if isinstance(ledgers, (str, Path)) else list(ledgers)
    files = [Path(one) for one in given if isinstance(one, (str, Path))]
    entries = [one for one in given if not isinstance(one, (str, Path))] + list(readers.collect(files, tables))
    return readers.agreement(readers.labelled(entries, tables))


def summary(tables: Tables, fact_id: str) -> pd.DataFrame:
    """Return one row for each reading of a fact: source, value, deviation from the reference, verdict.

    Deviations are in the unit of the fact, dates in days and times in minutes; missing where none is
    measured. Raises KeyError for an unknown fact.
    """
    rows = [
        {
            "source": comparison.reading.locator,
            "value": comparison.said,
            "deviation": comparison.deviation,
            "verdict": comparison.reading.verdict,
        }
        for comparison in collate(tables, fact_id).comparisons
    ]
    return pd.DataFrame(rows, columns=["source", "value", "deviation", "verdict"])
