"""The tree of copies: which account takes its readings from which text, and what that text prints."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from edition.bibliography import short
from edition.charts.drawing import LINE, SIZE, Drawing, wrapped
from edition.charts.picture import Cell, Picture, Table, drawn
from edition.dependence import witnesses as listed
from edition.rules.links import citations
from edition.tables import read

if TYPE_CHECKING:
    from pathlib import Path

    from edition.model import Reading
    from edition.tables import Tables

Edges = dict[tuple[str, str], list["Reading"]]  #: account and model -> the readings that are taken over

_CAPTION = "The tree of copies: which account is taken from which text, readings of background included"
_SAYS = (
    "Read from left to right: an account, the texts from which its readings are taken, as thick as there are many, and "
    "what those texts hand on. The readings behind each number are rows of its table."
)
_PAD, _THICK = 10, 14  # pixels within a row, and of the thickest line
_COLUMNS = (0.0, 0.36, 0.78)  # where account, model and archive begin, as shares of a wide picture


def copies(data: Path | None = None) -> Picture:
    """Draw every account with its models, as `depends_on` names them, and the witness that a model prints."""
    tables = read(data)
    edges: Edges = defaultdict(list)
    for reading in tables.readings:
        for name in listed(reading.depends_on):
            edges[reading.siglum, name].append(reading)
    order = list(tables.source)
    edges = dict(sorted(edges.items(), key=lambda edge: (order.index(edge[0][0]), -len(edge[1]))))
    rows, anchors = [], []
    for (siglum, name), readings in edges.items():
        for at, one in enumerate(readings):
            rows.append(
                (
                    Cell(one.locator, "para", one.locator),
                    Cell(tables.fact[one.fact_id].question, "fact", one.fact_id),
                    _model(tables, name),
                    Cell(_archive(tables, name)),
                    Cell(f"{at + 1} of {len(readings)}"),
                )
            )
            anchors.append(_anchor(siglum, name) if at == 0 else f"{_anchor(siglum, name)}-{at + 1}")
    columns = ("Taken over in", "Question", "From", "Behind it", "Which from there")
    table = Table(_CAPTION, columns, tuple(rows), anchors=tuple(anchors))
    alone = [siglum for siglum in order if not any(debtor == siglum for debtor, _ in edges)]
    words = "; ".join(
        f"{siglum}: {len(readings)} readings from {short(tables.references, name)}"
        + (f", and behind it {archive}" if (archive := _archive(tables, name)) else "")
        for (siglum, name), readings in edges.items()
    )
    silent = f" No model is shown for {', '.join(alone)}." if alone else ""
    return drawn("copies", _SAYS, table, lambda drawing: _draw(drawing, tables, edges, alone), f"{words}.{silent}")


def _draw(drawing: Drawing, tables: Tables, edges: Edges, alone: list[str]) -> None:
    most = max((len(readings) for readings in edges.values()), default=1)
    starts = [share * drawing.width for share in _COLUMNS]
    if drawing.wide:
        for x, words in zip(starts, ("Account", "Taken from", "Behind it"), strict=True):
            drawing.text(x, SIZE, words, soft=True)
        drawing.height = LINE + _PAD
    groups: dict[str, list[tuple[str, list[Reading]]]] = {siglum: [] for siglum, _ in edges}
    for (siglum, name), readings in edges.items():
        groups[siglum].append((name, readings))
    for siglum, models in groups.items():
        drawing.line((0, drawing.width), (drawing.height, drawing.height), strong=0.2)
        drawing.height += _PAD
        top = drawing.height + SIZE
        drawing.text(0, top, siglum, bold=True, href=Cell("", "source", siglum).href)
        if not drawing.wide:
            drawing.height += LINE
        for name, readings in models:
            _edge(drawing, tables, (siglum, name), (top, _THICK * len(readings) / most), str(len(readings)))
    for siglum in alone:
        drawing.line((0, drawing.width), (drawing.height, drawing.height), strong=0.2)
        drawing.height += _PAD
        drawing.text(0, drawing.height + SIZE, siglum, bold=True, href=Cell("", "source", siglum).href)
        if not drawing.wide:
            drawing.height += LINE
        drawing.text(starts[1] if drawing.wide else 24, drawing.height + SIZE, "no model is shown", soft=True)
        drawing.height += LINE + _PAD


def _edge(drawing: Drawing, tables: Tables, edge: tuple[str, str], line: tuple[float, float], number: str) -> None:
    """Draw one model with the line that leads to it, and what it prints."""
    (siglum, name), (top, thick) = edge, line
    model, archive = _model(tables, name), _archive(tables, name)
    y = drawing.height + SIZE
    link = f"#{_anchor(siglum, name)}"
    if drawing.wide:
        start, end = 88.0, _COLUMNS[1] * drawing.width - 44
        drawing.path(
            f"M{start} {top - 5:.1f}C{start + 60} {top - 5:.1f} {end - 70:.1f} {y - 5:.1f} {end:.1f} {y - 5:.1f}",
            thick=max(thick, 1),
        )
        drawing.text(_COLUMNS[1] * drawing.width - 8, y, number, anchor="end", bold=True, href=link)
        texts = [(_COLUMNS[1], _COLUMNS[2], model.text, model.href), (_COLUMNS[2], 1.0, archive, "")]
        deep = 1
        for begin, until, words, href in texts:
            lines = wrapped(words, (until - begin) * drawing.width - 12)
            deep = max(deep, len(lines))
            for at, said in enumerate(lines):
                drawing.text(begin * drawing.width, y + at * LINE, said, href=href)
        drawing.height += deep * LINE + _PAD
        return
    drawing.box(24, y - 10, (3 * thick, 10), fill=0.8)
    drawing.text(24 + 3 * _THICK + 8, y, number, bold=True, href=link)
    for words, href, soft in ((model.text, model.href, False), (archive and f"behind it: {archive}", "", True)):
        for said in wrapped(words, drawing.width - 112) if words else ():
            drawing.text(104, y, said, href=href, soft=soft)
            y += LINE
    drawing.height = y - SIZE + _PAD


def _model(tables: Tables, name: str) -> Cell:
    return Cell(name, "source", name) if name in tables.source else Cell(short(tables.references, name), "work", name)


def _archive(tables: Tables, name: str) -> str:
    """Return the witnesses that a text prints, as the table of witnesses has it; nothing where it has none."""
    return "; ".join(one.label for one in tables.witnesses if name in {key for key, _ in citations(one.reference)})


def _anchor(siglum: str, name: str) -> str:
    return f"copies-{siglum}-{name}"
