"""Bars of a table of pandas: one for each row, as long as its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.charts.framed import framed
from edition.charts.picture import Picture, drawn
from edition.laters import alt

if TYPE_CHECKING:
    import pandas as pd

_WIDTH = 330  # pixels: the text stays readable on a phone


def bars(numbers: pd.Series, caption: str) -> Picture:
    """Draw the numbers of one column as bars, in the order of their rows, with the table beneath them.

    >>> import edition
    >>> from edition import charts
    >>> charts.bars(edition.readings().groupby("siglum").size(), "Readings of each account")
    """
    labels = [" ".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in numbers.index]
    title = str(numbers.name or "number")
    rows = [{"label": label, "number": float(one)} for label, one in zip(labels, numbers, strict=True)]
    y = alt.Y("label:N", sort=labels, title=None, axis=alt.Axis(labelLimit=200))
    shown = alt.Chart(alt.InlineData(rows)).encode(x=alt.X("number:Q", title=title), y=y)
    chart = shown.mark_bar(fillOpacity=0.4) + shown.mark_text(align="left", dx=4).encode(text="number:Q")
    words = "; ".join(f"{label} {one:g}" for label, one in zip(labels, numbers, strict=True))
    table = framed(numbers.rename(title).to_frame().rename_axis(numbers.index.names), caption)
    return drawn(chart.properties(width=_WIDTH, height=alt.Step(24)), f"{title}: {words}.", table)
