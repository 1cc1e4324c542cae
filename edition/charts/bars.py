"""Bars of a table of pandas: one for each row, as long as its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slugify import slugify

from edition.charts import forms
from edition.charts.framed import framed
from edition.charts.picture import Picture, drawn

if TYPE_CHECKING:
    import pandas as pd


def bars(numbers: pd.Series, caption: str) -> Picture:
    """Draw the numbers of one column as bars, in the order of their rows; no number is less than zero.

    >>> import edition
    >>> from edition import charts
    >>> charts.bars(edition.readings().groupby("siglum").size(), "Readings of each account")
    """
    labels = [" ".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in numbers.index]
    title = str(numbers.name or "number")
    rows = [
        forms.Bar(label=label, parts=(float(one),), says=f"{one:g}") for label, one in zip(labels, numbers, strict=True)
    ]
    says = _says(title, labels, [row.says for row in rows], list(map(float, numbers)))
    words = "; ".join(f"{row.label} {row.says}" for row in rows)
    table = framed(numbers.rename(title).to_frame().rename_axis(numbers.index.names), caption)
    return drawn(slugify(caption), says, table, lambda drawing: forms.bars(drawing, rows), f"{title}: {words}.")


def _says(title: str, labels: list[str], numbers: list[str], sizes: list[float]) -> str:
    """Say between what the numbers lie, and whose the first and the last are."""
    if not sizes:
        return "There is no number to draw."
    ends = []
    for end in (min(sizes), max(sizes)):
        those = [label for label, size in zip(labels, sizes, strict=True) if size == end]
        ends.append(f"{numbers[sizes.index(end)]} ({', '.join(those)})" if len(those) < len(sizes) else "")
    range_ = f"from {ends[0]} to {ends[1]}" if all(ends) else f"{numbers[0]} each"
    return f"{title[:1].upper()}{title[1:]}: {range_}."
