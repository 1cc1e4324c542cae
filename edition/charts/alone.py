"""A chart as a file of its own: SVG on white with what it shows and where it comes from, and PNG made of that."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from PIL import Image

from edition.charts.drawing import LINE, WIDE, Drawing, wrapped
from edition.laters import vl_convert

if TYPE_CHECKING:
    from collections.abc import Sequence

_EDGE = 24  # pixels of white around it
_TITLE = 17  # pixels of its letters
_GREYS = 16  # shades from black to white
_SHARP = 2  # pixels of the PNG for one of the SVG


def standalone(picture: dict[str, Any], origin: Sequence[str]) -> str:
    """Return the SVG of what a chart says of itself (`Picture.content()`), under its title and over its origin."""
    head, foot = Drawing(WIDE), Drawing(WIDE)
    for line in wrapped(picture["title"], WIDE, _TITLE):
        head.height += _TITLE + 6
        head.text(0, head.height, line, bold=True, size=_TITLE)
    for line in wrapped(picture["says"], WIDE):
        head.height += LINE
        head.text(0, head.height, line, soft=True)
    for line in (line for words in origin for line in wrapped(words, WIDE)):
        foot.height += LINE
        foot.text(0, foot.height, line, soft=True)
    top = head.height + _EDGE
    end = top + picture["drawing"]["height"]
    width, height = WIDE + 2 * _EDGE, round(end + foot.height + 2.5 * _EDGE)
    frame = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" font-family="{2}">\n'
        '<title>{3}</title>\n<rect width="{0}" height="{1}" fill="white"/>\n<g transform="translate({4} {4})">{5}</g>\n'
        '<g transform="translate({4} {6})">{7}</g>\n<g transform="translate({4} {8})">{9}</g>\n</svg>\n'
    )
    body = Markup(picture["drawing"]["body"])  # noqa: S704  # it was escaped when it was drawn
    drawn = (head.body(), round(_EDGE + top), body, round(_EDGE + end), foot.body())
    return frame.format(width, height, picture["drawing"]["fonts"], picture["title"], _EDGE, *drawn)


def png(svg: str, scale: float = _SHARP) -> bytes:
    """Return the pixels of a drawing, in a few greys: a tenth of what all colours would weigh."""
    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=scale))).convert("L")
    steps = drawn.point([round(shade * (_GREYS - 1) / 255) for shade in range(256)])
    greys = Image.frombytes("P", steps.size, steps.tobytes())
    greys.putpalette([round(step * 255 / (_GREYS - 1)) for step in range(_GREYS) for _ in range(3)])
    written = io.BytesIO()
    greys.save(written, "PNG", bits=4)
    return written.getvalue()
