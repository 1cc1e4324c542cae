"""Draw a chart while the book is built, and set its numbers beneath it as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import vl_convert
from jinja2 import Environment, PackageLoader, StrictUndefined

from edition.addresses import page
from edition.render.embedding import MIME

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import altair as alt
    import pandas as pd

TEMPLATES = Environment(loader=PackageLoader("edition.charts", "."), autoescape=True, undefined=StrictUndefined)

#: one shape for each source, in the order of the table of sources; shapes, not colours, tell them apart
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "stroke")

#: everything is drawn in the colour of the text around it, so that the picture follows the theme
_INK = {f"{part}Color": "currentColor" for part in ("label", "title", "grid", "domain", "tick")}
_CONFIG = {
    "font": "inherit",
    "axis": {**_INK, "gridOpacity": 0.15, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"},
    "legend": {"labelColor": "currentColor", "labelFontSize": 12, "symbolStrokeColor": "currentColor", "orient": "top"},
    "mark": {"color": "currentColor"},
    "view": {"stroke": None},
    "text": {"color": "currentColor"},
    "rule": {"color": "currentColor"},
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its words, and the address that they lead to, if any."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a caption; the first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    stands_on: str = "flat"  #: what it is made from where it leads to no fact: the flat table, or what was measured

    def shows(self) -> list[tuple[str, str]]:
        """Return kind and name of the facts that it leads to; of the table that it counts, where it leads to none."""
        facts = dict.fromkeys(fact_of(cell.href) for row in self.rows for cell in row)
        return [("fact", fact) for fact in facts if fact] or [("table", self.stands_on)]

    def content(self) -> dict[str, Any]:
        """Return what a built page makes of it: its markup, and what it shows."""
        return {"html": self._repr_html_(), "shows": self.shows()}

    def _repr_html_(self) -> str:
        return TEMPLATES.get_template("table.html").render(table=self)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:  # noqa: ANN401  # Jupyter's signature
        return {MIME: self.content()}


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, with the words that carry its numbers and the table that holds them all."""

    svg: str
    alt: str
    table: Table

    def content(self) -> dict[str, Any]:
        """Return what a built page makes of it: its markup, and what its table shows."""
        return {"html": self._repr_html_(), "shows": self.table.shows()}

    def _repr_html_(self) -> str:
        return TEMPLATES.get_template("picture.html").render(picture=self)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:  # noqa: ANN401  # Jupyter's signature
        return {MIME: self.content()}


def drawn(chart: alt.LayerChart | alt.Chart, words: str, table: Table) -> Picture:
    """Convert an Altair chart to SVG, which needs no script and no chart library in the reader's browser."""
    specification: dict[str, Any] = chart.to_dict()
    specification |= {"background": None, "config": _CONFIG}
    return Picture(svg=vl_convert.vegalite_to_svg(specification), alt=words, table=table)


def fact_of(href: str) -> str:
    """Return the fact to whose page an address in a chapter leads, or the empty string."""
    folder, _, file = href.rpartition("/")
    return file.removesuffix(".html") if folder == "../facts" else ""


def framed(frame: pd.DataFrame, caption: str, stands_on: str = "flat") -> Table:
    """Return a table of pandas as it stands in a page: its names in words, facts, paragraphs and sections as links.

    What names the rows comes first. A column ``fact_id`` leads to the fact's page, under its ``question`` where
    there is such a column.
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
        return Cell(str(row.get("question", text)), fact_address(text))
    if column == "locator":
        return Cell(text, paragraph_address(text))
    return Cell(text, section_address(text)) if column == "section" and text else Cell(text)


def fact_address(fact_id: str) -> str:
    """Return the address of a fact's page, as seen from a chapter."""
    return f"../facts/{fact_id}.html"


def paragraph_address(locator: str) -> str:
    """Return the address of a paragraph, as seen from a chapter: the chapter is named after the siglum."""
    return f"{locator.partition('.')[0].lower()}.html#{locator}"


def section_address(section: str) -> str:
    """Return the address of a section of the whole speech, as seen from a chapter."""
    return page("section", section).removeprefix("chapters/")
