"""Which account is most biased? Marks for each thousand words and each paragraph, by whom they favour."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from edition.charts.forms import Number, grid
from edition.charts.picture import Cell, Picture, Table, drawn
from edition.second_labels import Agreement, on_the_whole
from edition.tables import read

if TYPE_CHECKING:
    from pathlib import Path

    from edition.model import Source
    from edition.tables import Tables

_THOUSAND = 1000
_CAPTION = "Marks of bias for each thousand words, by whom they favour; the account with most of them first"
_ALL, _PARAGRAPH = "All directions", "For each paragraph"


def leanings(data: Path | None = None) -> Picture:
    """Draw, for each source whose words were counted, how many marks it has for its length, by direction."""
    tables = read(data)
    counted = Counter((note.siglum, note.direction) for note in tables.bias)
    marks = Counter(note.siglum for note in tables.bias)
    sources = [one for one in tables.sources if one.words]
    sources.sort(key=lambda one: -marks[one.siglum] / one.words)
    used = {note.direction for note in tables.bias}
    kinds = {key: one.label[:1].upper() + one.label[1:] for key, one in tables.direction.items() if key in used}

    def rates(source: Source) -> list[float]:
        numbers = (marks[source.siglum], *(counted[source.siglum, key] for key in kinds))
        return [_THOUSAND * number / source.words for number in numbers]

    found = {one.siglum: [*rates(one), marks[one.siglum] / one.paragraphs] for one in sources}
    labels = (_ALL, *kinds.values(), _PARAGRAPH)
    most = max((numbers[0] for numbers in found.values()), default=0) or 1
    densest = max((numbers[-1] for numbers in found.values()), default=0) or 1
    lines = [
        (
            label,
            [Number(f"{row[at]:.1f}", row[at] / (densest if label == _PARAGRAPH else most)) for row in found.values()],
        )
        for at, label in enumerate(labels)
    ]
    counts = {
        "Marks": [marks[one.siglum] for one in sources],
        "Words": [one.words for one in sources],
        "Paragraphs": [one.paragraphs for one in sources],
    }
    rows = tuple(
        (Cell(label), *(Cell(text) for text in texts))
        for label, texts in (
            *((label, [number.says for number in numbers]) for label, numbers in lines),
            *((label, [str(number) for number in numbers]) for label, numbers in counts.items()),
        )
    )
    names = [one.siglum for one in sources]
    table = Table(_CAPTION, ("Direction", *names), rows, stands_on="techniques")
    return drawn("leanings", _says(tables), table, lambda drawing: grid(drawing, names, lines))


def _says(tables: Tables) -> str:
    """Say how to read it, and how far the marks would be another reader’s."""
    caveat = "".join(
        f" On {asked} a second labeller agrees with an alpha of {one.alpha:.2f} ({one.low:.2f} to {one.high:.2f})."
        for one, asked in (
            (on_the_whole(tables, "marked"), "whether a passage is slanted at all"),
            (on_the_whole(tables, "direction"), "whom it favours"),
        )
        if isinstance(one, Agreement) and one.alpha == one.alpha  # not a number is not itself
    )
    return (
        "A mark is one reader’s judgement, and a short text is soon full of them: trust wide gaps between accounts, "
        f"not small ones.{caveat} Neither number says that anything is false."
    )
