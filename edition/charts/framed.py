"""A table of pandas as it stands in a page: names in words, facts, paragraphs and sections as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.charts.picture import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd


def framed(frame: pd.DataFrame, caption: str, stands_on: str = "flat") -> Table:
    """Return the table of a frame; what names its rows comes first.

    A column ``fact_id`` leads to the fact's page, under its ``question`` where there is such a column, `locator` to
    the paragraph, and `section` to the section of the whole speech.
    """
    rows = frame.reset_index() if any(frame.index.names) else frame
    linked = "fact_id" in rows.columns
    columns = [name for name in rows.columns if not (linked and name == "question")]
    body = tuple(tuple(_linked(name, row) for name in columns) for row in rows.to_dict("records"))
    heads = tuple("Question" if name == "fact_id" else _spaced(str(name)) for name in columns)
    return Table(caption, heads, body, stands_on)


def _spaced(name: str) -> str:
    return name[:1].upper() + name[1:].replace("_", " ").replace("-", " ")


def _linked(column: Hashable, row: Mapping[Hashable, object]) -> Cell:
    text = str(row[column])
    if column == "fact_id":
        return Cell(str(row.get("question", text)), "fact", text)
    if column == "locator":
        return Cell(text, "para", text)
    return Cell(text, "section", text) if column == "section" and text else Cell(text)
