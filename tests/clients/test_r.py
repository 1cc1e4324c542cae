"""The code for R that the book prints runs on the data, and counts what pandas counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tests.sample import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_printed_code_runs(real_book: Path, tmp_path: Path, run: Callable[..., str]) -> None:
    """The readings by siglum and verdict, as the chapter counts them."""
    code = (ROOT / "chapters" / "data.md").read_text("utf-8").partition("```r\n")[2].partition("```")[0]
    (tmp_path / "flat.csv").write_bytes((real_book / "data" / "flat.csv").read_bytes())
    (tmp_path / "count.R").write_text(f"counted <- {{\n{code}}}\nwrite_csv(counted, 'counted.csv')\n", "utf-8")
    run(tmp_path, "Rscript", "count.R")
    counted = pd.read_csv(tmp_path / "counted.csv", keep_default_na=False)
    flat = pd.read_csv(real_book / "data" / "flat.csv", dtype=str, keep_default_na=False)
    said = flat[flat.locator != ""].groupby(["siglum", "verdict"]).size().reset_index(name="n")
    assert counted.to_dict("list") == said.to_dict("list")
