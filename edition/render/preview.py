"""The picture that a link to a page is shown with: its title, and of a fact the reference and what each source says."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from font_source_sans_pro import (  # type: ignore[import-untyped]  # it publishes no types
    SourceSansPro,
    SourceSansProSemibold,
)
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.render.record import PageRecord

SIZE = (1200, 630)  #: what networks ask for, and show whole
_LEFT, _TOP, _FOOT = 84, 60, 588
_TITLES = (66, 54, 43)  # pixels of the letters: the largest with which the title leaves room for the values
_VALUE, _EDITION = 37, 31
_STEP = 1.24  # from one line to the next, in sizes of letters
_PAPER, _INK, _SOFT = 15, 0, 6  # of sixteen greys
_GREYS = [shade for grey in range(16) for shade in [grey * 17] * 3]


def preview(page: PageRecord) -> bytes:
    """Return the picture as a PNG in a few greys."""
    drawn = Image.new("L", SIZE, _PAPER)
    drawing = ImageDraw.Draw(drawn)
    drawing.rectangle((0, 0, 27, SIZE[1]), fill=_INK)
    for x, y, words, font, ink in laid_out(page):
        drawing.text((x, y), words, font=font, fill=ink)
    greys = Image.frombytes("P", SIZE, drawn.tobytes())
    greys.putpalette(_GREYS)
    written = io.BytesIO()
    greys.save(written, "PNG", bits=4, compress_level=4)
    return written.getvalue()


def laid_out(page: PageRecord) -> Iterator[tuple[int, float, str, ImageFont.FreeTypeFont, int]]:
    """Yield place, words, font and ink of every line; values that have no room are left out, which is said."""
    y = float(_TOP)
    edition = page.cited.edition.title
    if page.title != edition:
        yield _LEFT, y, _cut(edition, _font(_EDITION)), _font(_EDITION), _SOFT
    y += _EDITION * 1.8
    size, lines = _title(page)
    for line in lines:
        yield _LEFT, y, line, _font(size, bold=True), _INK
        y += size * _STEP
    y += _VALUE / 2
    room = int((_FOOT - y) / (_VALUE * _STEP))
    shown = page.values if len(page.values) <= room else (*page.values[: room - 1], "…")
    for line in shown:
        yield _LEFT, y, _cut(line, _font(_VALUE)), _font(_VALUE), _INK
        y += _VALUE * _STEP


def _title(page: PageRecord) -> tuple[int, list[str]]:
    least = _VALUE * _STEP * min(len(page.values), 4)
    for size in _TITLES:
        lines = _wrapped(page.title, _font(size, bold=True))
        if _TOP + _EDITION * 1.8 + len(lines) * size * _STEP + _VALUE / 2 + least <= _FOOT:
            break
    return size, lines


def _wrapped(words: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > SIZE[0] - 2 * _LEFT:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _cut(words: str, font: ImageFont.FreeTypeFont) -> str:
    """Return as many of some words as there is room for on a line."""
    first, *rest = _wrapped(words, font)
    return f"{first} …" if rest else first


@cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(SourceSansProSemibold if bold else SourceSansPro, size)
