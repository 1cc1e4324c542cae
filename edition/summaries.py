"""What is said to one question, as a table of pandas: for notebooks, beside controls of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from edition.collation import collate

if TYPE_CHECKING:
    from edition.tables import Tables


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
