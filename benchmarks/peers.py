"""Make the comparison of figures as others would: an Altair page, a page of Observable Framework, and bare HTML."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from benchmarks.hosting import HERE, MODULES
from edition.widgets import FigureComparison

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = HERE / "peers"

#: what a comparison draws of a fact and of a reading; the rest of our rows stays with us
FACT = (
    "fact_id",
    "question",
    "topic_label",
    "reference",
    "counted",
    "evidence",
    "confidence",
    "cite",
    "note",
    "silent",
)
READING = ("locator", "said", "deviation", "percent", "verdict", "quotation", "note", "depends_on", "extent")


def rows(data: Path) -> list[dict[str, Any]]:
    """Return what the comparison of figures draws from the tables of a folder."""
    return [
        {name: row[name] for name in FACT}
        | {"readings": [{name: reading[name] for name in READING} for reading in row["readings"]]}
        for row in FigureComparison(data).collations
    ]


def limit(drawn: list[dict[str, Any]], target: Path) -> None:
    """Write the limit: one page of HTML with thirty lines of script."""
    target.mkdir(parents=True)
    page = (TEMPLATES / "limit.html").read_text(encoding="utf-8")
    text = json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    (target / "index.html").write_text(page.replace("ROWS", text), encoding="utf-8")


def altair(drawn: list[dict[str, Any]], target: Path) -> None:
    """Write an Altair page: its chart as Altair compiles it, vega-embed in one file beside it."""
    target.mkdir(parents=True)
    shutil.copy(TEMPLATES / "altair.html", target / "index.html")
    flat = [
        {"question": row["question"], "fact": row["fact_id"], "reference": row["reference"], "at": at}
        | {name: reading[name] for name in ("locator", "said", "deviation", "verdict", "quotation")}
        | {"low": reading["extent"] and reading["extent"][0]}
        for row in drawn
        for at, reading in enumerate(row["readings"])
    ]
    ids = [row["fact_id"] for row in drawn]
    labels = [row["question"] for row in drawn]
    fact = alt.param(name="fact", value=ids[0], bind=alt.binding_select(options=ids, labels=labels, name="Question "))
    alt.data_transformers.disable_max_rows()
    base = alt.Chart(pd.DataFrame(flat)).transform_filter("datum.fact == fact").encode(y=alt.Y("locator:N", title=None))
    dots = base.mark_point(filled=True).encode(x=alt.X("low:Q", title=None), color="verdict:N")
    texts = [
        base.mark_text(align="left").encode(text=f"{name}:N").properties(title=name, width=140)
        for name in ("said", "deviation", "verdict", "quotation")
    ]
    titles = alt.layer(*[base.mark_text(align="left").encode(y=alt.value(10 + 14 * at), text=f"{name}:N")
                         for at, name in enumerate(("question", "reference"))])  # fmt: skip
    chart = alt.vconcat(titles.properties(width=600, height=30), alt.hconcat(dots, *texts)).add_params(fact)
    (target / "spec.json").write_text(chart.to_json(indent=None), encoding="utf-8")
    bundled("vega-embed", target / "embed.js")


def framework(drawn: list[dict[str, Any]], target: Path) -> None:
    """Build a page of Observable Framework, its libraries from the installed packages."""
    project = HERE / "build" / target.name  # below the installed packages, where Framework looks for them
    shutil.rmtree(project, ignore_errors=True)
    (project / "src").mkdir(parents=True)
    shutil.copy(TEMPLATES / "observablehq.config.js", project)
    shutil.copy(TEMPLATES / "framework.md", project / "src" / "index.md")
    (project / "src" / "rows.json").write_text(json.dumps(drawn, ensure_ascii=False), encoding="utf-8")
    seed(project / "src" / ".observablehq" / "cache" / "_npm")
    settings = os.environ | {"OBSERVABLE_TELEMETRY_DISABLE": "true"}
    command = [str(MODULES / ".bin" / "observable"), "build"]
    subprocess.run(command, cwd=project, env=settings, check=True, capture_output=True, text=True)
    shutil.copytree(project / "dist", target)


def seed(cache: Path) -> None:
    """Lay what Framework would fetch from a network of its own into its cache, from the installed packages."""
    for name in ("@observablehq/plot", "@observablehq/inputs", "d3", "htl", "isoformat"):
        version = json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))["version"]
        bundled(name, cache / f"{name}@{version}" / "_esm.js")


def bundled(package: str, target: Path) -> None:
    """Write an installed package and all it needs as one module."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source = f'export * from "{package}"; import * as all from "{package}"; export default all.default;'
    command = [str(MODULES / ".bin" / "esbuild"), "--bundle", "--minify", "--format=esm", f"--outfile={target}"]
    subprocess.run(command, input=source, cwd=HERE, check=True, capture_output=True, text=True)
