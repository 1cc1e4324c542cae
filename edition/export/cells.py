"""Write rows as CSV that no spreadsheet takes for a program, and as JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

#: what a spreadsheet may run when a cell begins with it; the wide forms are typed in East Asian spreadsheets
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def harmless(cell: object) -> str:
    """Return a cell as text, with an apostrophe before it where a spreadsheet would run it as a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def csv_text(columns: Iterable[str], rows: Iterable[dict[str, Any]]) -> str:
    """Return a table as comma-separated lines under a header."""
    columns = list(columns)
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(columns)
    lines.writerows([harmless(row[name]) for name in columns] for row in rows)
    return written.getvalue()


def json_text(content: object) -> str:
    """Return JSON that a person can read and a version control system can compare."""
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
