"""What the benchmarks measured: tables with both measurements and their ratio, and a picture of the ratios."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from edition import here
from edition.charts.forms import Bar, bars
from edition.charts.picture import Cell, Picture, Table, drawn

RESULTS = Path("benchmarks", "results.json")  #: where a book keeps them

#: group -> caption, and what our figure stands beside
GROUPS = {
    "reading": ("What a reader gets and waits for", "Stock book"),
    "build": ("How long a build takes", "Beside"),
    "check": ("How the check grows with the tables", ""),
    "forms": ("What the other forms of the book weigh, and how long they take to make", ""),
    "answers": ("How soon the widgets answer", ""),
    "live": ("How soon a chapter is live in the reader’s own browser", "Bare JupyterLite"),
    "growth": ("What becomes of larger editions", "Today"),
    "peers": ("The comparison of figures alone, beside the same made with other programs", "Beside"),
}
#: file of rows beside the results -> caption
LISTED = {
    "tasks": "What readers do from the first page on until they have an answer",
    "searching": "How well the search answers, by kind of query",
}
_SAYS = "A full bar would be as much as the stock book has; the shorter, the less."
Figure = dict[str, Any]


def performance(group: str, results: Path | None = None) -> Table:
    """Return the figures of one group: ours, the other, the ratio of the two, the goal, and whether it was reached."""
    caption, other = GROUPS[group]
    caption = f"{caption}. {measured_on(group, results)}"
    beside = (other, "Ratio") if other else ()
    rows = []
    for figure in _figures(results):
        if figure["group"] == group:
            compared = (_number(figure, "beside"), _ratio(figure)) if other else ()
            cells = (figure["what"], _number(figure, "ours"), *compared, goal(figure), reached(figure))
            rows.append(tuple(map(Cell, cells)))
    return Table(caption, ("What", "This edition", *beside, "Goal", "Reached"), tuple(rows), stands_on="measured")


def listed(name: str, folder: Path | None = None) -> Table:
    """Return the rows of a file of the benchmarks: what readers did, or what the search answered."""
    path = (folder or here.root() / RESULTS.parent) / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    heads = tuple(column[:1].upper() + column[1:].replace("_", " ") for column in rows[0])
    return Table(LISTED[name], heads, tuple(tuple(map(Cell, row.values())) for row in rows), stands_on="measured")


def ratios(results: Path | None = None) -> Picture:
    """Draw how our figures stand to those of the stock book, where less is better."""
    chosen = [
        one for one in _figures(results) if one["group"] == "reading" and one.get("beside") and "least" not in one
    ]
    lines = [Bar(label=one["what"], parts=(one["ours"] / one["beside"],), says=_ratio(one)) for one in chosen]
    words = "; ".join(
        f"{one['what']} {_number(one, 'ours')} against {_number(one, 'beside')}, {line.says} of it"
        for one, line in zip(chosen, lines, strict=True)
    )
    table = performance("reading", results)
    return drawn("ratios", _SAYS, table, lambda drawing: bars(drawing, lines, most=1), words)


def measured_on(group: str, results: Path | None = None) -> str:
    """Return when and on what the figures of a group were measured: a group may have several days."""
    known = _measured(results)
    sections = [one for one in known["sections"].values() if any(figure["group"] == group for figure in one["figures"])]
    days, loads = [one["date"] for one in sections], [one["load"] for one in sections]
    since, load = min(days), f"{min(loads)}" + (f" to {max(loads)}" if len(set(loads)) > 1 else "")
    until = f" to {max(days)}" if max(days) != since else ""
    return f"Measured on {since}{until}: {known['machine']}; load of the machine {load}."


def _measured(results: Path | None) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((results or here.root() / RESULTS).read_text(encoding="utf-8"))
    return known


def _figures(results: Path | None) -> list[Figure]:
    sections = _measured(results)["sections"]
    return [figure for section in sections.values() for figure in section["figures"]]


def goal(figure: Figure) -> str:
    """Return a figure's goals in words."""
    unit = f" {figure['unit']}".rstrip()
    words = {"most": f"at most {{:g}}{unit}", "least": f"at least {{:g}}{unit}", "share": "ratio at most {:.3g}"}
    return ", ".join(text.format(figure[name]) for name, text in words.items() if name in figure) or "—"


def reached(figure: Figure) -> str:
    """Tell in a word whether a figure keeps all its goals; nothing where it has none."""
    kept = [figure["ours"] <= figure["most"]] if "most" in figure else []
    kept += [figure["ours"] >= figure["least"]] if "least" in figure else []
    kept += [figure["ours"] <= figure["share"] * figure["beside"]] if "share" in figure else []
    return ("yes" if all(kept) else "no") if kept else "—"


def _number(figure: Figure, name: str) -> str:
    return f"{figure[name]:,g} {figure['unit']}".rstrip() if name in figure else "—"


def _ratio(figure: Figure) -> str:
    return f"{figure['ours'] / figure['beside']:.3g}" if figure.get("beside") else "—"
