"""Draw with words, lines and shapes in the ink of the page: SVG of one width, its height as it comes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from markupsafe import Markup, escape

WIDE, NARROW = 720, 340  #: pixels: for a column of text, and for a phone
SIZE, LINE = 13, 18  #: pixels of the letters, and from one line to the next
FONTS = "sans-serif"
SOFT = 0.72  #: opacity of what is said beside the numbers

#: widths of characters as shares of the size, as in a wide font: a reader's own is seldom wider
_THIN, _BROAD = frozenset("ijl.,;:'’‘|!()[]/- ·ft"), frozenset("mwMW%—…@")
_WIDTHS = {"thin": 0.39, "broad": 0.98, "upper": 0.72, "other": 0.63, "square": 1.0}


def measure(words: str, size: float = SIZE) -> float:
    """Return how wide some words are at most."""
    return size * sum(_WIDTHS[_kind(one)] for one in words)


def _kind(sign: str) -> str:
    if sign in _THIN:
        return "thin"
    if sign in _BROAD:
        return "broad"
    if unicodedata.east_asian_width(sign) in "WF":
        return "square"
    return "upper" if sign.isupper() else "other"


def wrapped(words: str, room: float, size: float = SIZE) -> list[str]:
    """Return the lines of some words in a column; a word that has no room in it stands alone."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measure(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@dataclass(slots=True)
class Drawing:
    """A picture as it grows from top to bottom; a shape may be a link to what it shows."""

    width: int
    height: float = 0.0
    parts: list[tuple[Markup, str]] = field(default_factory=list)  #: markup, and the address that it leads to

    @property
    def wide(self) -> bool:
        """Whether labels have room beside what is drawn."""
        return self.width >= WIDE

    def svg(self, *, links: bool = True) -> Markup:
        """Return the whole, in a page with the links."""
        head = Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" font-family="{2}">'
        )
        return head.format(self.width, _n(self.height), FONTS) + self.body(links=links) + Markup("</svg>")

    def body(self, *, links: bool = False) -> Markup:
        """Return what is drawn, without its frame."""
        return Markup("").join(_link(part, href) if href and links else part for part, href in self.parts)

    def text(  # noqa: PLR0913  # a text has many properties
        self,
        x: float,
        y: float,
        words: str,
        *,
        anchor: str = "start",
        bold: bool = False,
        soft: bool = False,
        size: float = SIZE,
        href: str = "",
    ) -> None:
        """Set words on a line whose foot is at y."""
        look = {"text-anchor": anchor if anchor != "start" else "", "font-weight": "600" if bold else ""}
        ink = {"fill": "currentColor", "fill-opacity": SOFT if soft else ""}
        self._add("text", {"x": x, "y": y, "font-size": size, **look, **ink}, words, href)

    def line(self, x: tuple[float, float], y: tuple[float, float], *, thick: float = 1, strong: float = 1) -> None:
        """Draw a straight line, faint where it is not strong."""
        ends = {"x1": x[0], "x2": x[1], "y1": y[0], "y2": y[1]}
        self._add("line", {**ends, "stroke": "currentColor", "stroke-width": thick, "stroke-opacity": strong})

    def box(self, x: float, y: float, size: tuple[float, float], *, fill: float = 1, href: str = "") -> None:
        """Draw a rectangle with an outline, filled as strongly as said."""
        places = {"x": x, "y": y, "width": max(size[0], 0.5), "height": size[1]}
        ink: dict[str, float | str] = {"fill": "currentColor", "fill-opacity": fill}
        ink |= {"stroke": "currentColor", "stroke-width": 0.8}
        self._add("rect", {**places, **ink}, href=href)

    def path(self, outline: str, *, fill: float = 0, dashed: bool = False, thick: float = 1.4, href: str = "") -> None:
        """Draw an outline, by default unfilled."""
        ink: dict[str, float | str] = {"fill": "currentColor" if fill else "none", "fill-opacity": fill or ""}
        dash = {"stroke-dasharray": "4 4" if dashed else ""}
        self._add("path", {"d": outline, **ink, "stroke": "currentColor", "stroke-width": thick, **dash}, href=href)

    def dot(self, x: float, y: float, *, radius: float = 5, fill: float = 1, href: str = "", title: str = "") -> None:
        """Draw a disc; its title is shown where a reader points at it."""
        ink: dict[str, float | str] = {"fill": "currentColor", "fill-opacity": fill}
        ink |= {"stroke": "currentColor", "stroke-width": 1.4}
        self._add("circle", {"cx": x, "cy": y, "r": radius, **ink}, href=href, title=title)

    def dots(self, y: float, count: int, step: float, *, size: float, fill: float = 1) -> None:
        """Draw a row of discs, each in the middle of a step: a line of dashes of no length, with round ends."""
        ends = {"x1": step / 2, "x2": (count - 0.2) * step, "y1": y, "y2": y}
        ink: dict[str, float | str] = {"stroke": "currentColor", "stroke-width": size, "stroke-opacity": fill}
        self._add("line", {**ends, **ink, "stroke-dasharray": f"0 {step:g}", "stroke-linecap": "round"})

    def _add(
        self, kind: str, properties: dict[str, float | str], words: str = "", href: str = "", title: str = ""
    ) -> None:
        written = Markup("").join(
            Markup(' {}="{}"').format(name, value if isinstance(value, str) else _n(value))
            for name, value in properties.items()
            if value != ""  # 0 is a value
        )
        inner = (Markup("<title>{}</title>").format(title) if title else Markup("")) + escape(words)
        self.parts.append((Markup("<{0}{1}>{2}</{0}>").format(kind, written, inner), href))


def _link(part: Markup, href: str) -> Markup:
    """Return a part that leads somewhere; a shape without words is for the mouse alone, since its table leads there."""
    silent = "" if part.striptags() else Markup(' tabindex="-1" aria-hidden="true"')
    return Markup('<a href="{}"{}>{}</a>').format(href, silent, part)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
