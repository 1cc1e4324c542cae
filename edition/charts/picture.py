"""Draw a chart while the book is built, and set its numbers beneath it as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from edition.addresses import from_chapter
from edition.laters import vl_convert
from edition.render.embedding import for_build

if TYPE_CHECKING:
    from collections.abc import Callable

    import altair as alt

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
    """One cell of a table: its words, and kind and name of what they lead to, if to anything."""

    text: str
    kind: str = ""
    name: str = ""


def _nowhere(_kind: str, _name: str) -> str:
    """Return no address: beside a notebook there is no book."""
    return ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a caption; the first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    stands_on: str = "flat"  #: what it is made from where it leads to no fact: the flat table, or what was measured

    def shows(self) -> list[tuple[str, str]]:
        """Return kind and name of the facts that it leads to; of the table that it counts, where it leads to none."""
        facts = dict.fromkeys((cell.kind, cell.name) for row in self.rows for cell in row if cell.kind == "fact")
        return list(facts) or [("table", self.stands_on)]

    def content(self) -> dict[str, Any]:
        """Return what a built page makes of it: its markup, and what it shows."""
        return {"html": self.html(from_chapter), "shows": self.shows()}

    def html(self, address: Callable[[str, str], str]) -> str:
        """Return its markup, with links to where `address` says that a kind and a name are found."""
        return TEMPLATES.get_template("table.html").render(table=self, address=address)

    def _repr_html_(self) -> str:
        return self.html(_nowhere)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:  # noqa: ANN401  # Jupyter's signature
        return for_build(self.content)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, with the words that carry its numbers and the table that holds them all."""

    svg: str
    alt: str
    table: Table

    def content(self) -> dict[str, Any]:
        """Return what a built page makes of it: its markup, and what its table shows."""
        return {"html": self._html(self.table.html(from_chapter), self.table.caption), "shows": self.table.shows()}

    def _html(self, table: str, caption: str = "") -> str:
        return TEMPLATES.get_template("picture.html").render(picture=self, caption=caption, table=table)

    def _repr_html_(self) -> str:
        return self._html(self.table.html(_nowhere))  # a notebook, where no style hides the caption of the table

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:  # noqa: ANN401  # Jupyter's signature
        return for_build(self.content)


def drawn(chart: alt.LayerChart | alt.Chart, words: str, table: Table) -> Picture:
    """Convert an Altair chart to SVG, which needs no script and no chart library in the reader's browser."""
    specification: dict[str, Any] = chart.to_dict()
    specification |= {"background": None, "config": _CONFIG}
    return Picture(svg=vl_convert.vegalite_to_svg(specification), alt=words, table=table)
