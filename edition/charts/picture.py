"""A chart drawn while the book is built: a sentence on what to see, its numbers in words, and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from edition.addresses import from_chapter
from edition.charts.drawing import FONTS, NARROW, WIDE, Drawing
from edition.export.cells import csv_text
from edition.render.embedding import for_build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SHEET = 2 * WIDE  # pixels of the height of a picture that a sheet can hold

TEMPLATES = Environment(
    loader=PackageLoader("edition.charts", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its words, and kind and name of what they lead to, if to anything."""

    text: str
    kind: str = ""
    name: str = ""

    @property
    def href(self) -> str:
        """Return the address that the words lead to, as seen from a chapter."""
        return from_chapter(self.kind, self.name) if self.kind else ""


Row = tuple[Cell, ...]


def _nowhere(_kind: str, _name: str) -> str:
    """Return no address: beside a notebook there is no book."""
    return ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a caption; the first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    stands_on: str = "flat"  #: what it is made from where it leads to no fact: the flat table, or what was measured
    anchors: tuple[str, ...] = ()  #: the name of each row in an address, where it has one

    def shows(self) -> list[tuple[str, str]]:
        """Return kind and name of the facts that it leads to; of the table that it counts, where it leads to none."""
        facts = dict.fromkeys((cell.kind, cell.name) for row in self.rows for cell in row if cell.kind == "fact")
        return list(facts) or [("table", self.stands_on)]

    def format_text(self, rows: Iterable[Row] | None = None) -> str:
        """Return rows in words, by default all: the first cell, then each other one after the name of its column."""
        lines = []
        for first, *cells in self.rows if rows is None else rows:
            named = zip(self.columns[1:], cells, strict=True)
            sign = "" if first.text.endswith((".", "?")) else ":"
            lines.append(f"{first.text}{sign} {', '.join(f'{name} {cell.text}' for name, cell in named if cell.text)}")
        return "; ".join(lines) + "." if lines else "None."

    def csv(self) -> str:
        """Return it as comma-separated lines."""
        rows = [dict(zip(self.columns, (cell.text for cell in row), strict=True)) for row in self.rows]
        return csv_text(self.columns, rows)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart for two widths, with the words that carry its numbers and the table that holds them all."""

    name: str  #: in addresses: it never changes
    says: str  #: what to see in it
    alt: str
    wide: Drawing
    narrow: Drawing
    table: Table

    @property
    def linked(self) -> bool:
        """Whether parts of it are links, so that it is no single image."""
        return any(href for _, href in self.wide.parts)

    @property
    def tall(self) -> bool:
        """Whether it would be too small to be read on one sheet of paper."""
        return self.wide.height > _SHEET

    def content(self) -> dict[str, Any]:
        """Return what a built page makes of it: its markup, what its table shows, and the files to take away."""
        drawing = {"body": self.wide.body(), "height": round(self.wide.height), "fonts": FONTS}
        said = {"name": self.name, "title": self.table.caption, "says": self.says, "alt": self.alt}
        picture = said | {"drawing": drawing, "csv": self.table.csv()}
        return {"html": self._html(from_chapter, book=True), "shows": self.table.shows(), "picture": picture}

    def _html(self, address: Callable[[str, str], str], *, book: bool) -> str:
        return TEMPLATES.get_template("picture.html").render(picture=self, table=self.table.html(address), book=book)

    def _repr_html_(self) -> str:
        return self._html(_nowhere, book=False)  # a notebook, where no style chooses between two widths

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:  # noqa: ANN401  # Jupyter's signature
        return for_build(self.content)


def drawn(name: str, says: str, table: Table, draw: Callable[[Drawing], None], alt: str = "") -> Picture:
    """Draw a chart for a column of text and for a phone; without other words its alternative is the table in words."""
    wide, narrow = Drawing(WIDE), Drawing(NARROW)
    draw(wide)
    draw(narrow)
    said = f"{table.caption.removesuffix('.')}. {alt or table.format_text()}"
    return Picture(name=name, says=says, alt=said, wide=wide, narrow=narrow, table=table)
