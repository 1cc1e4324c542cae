"""Frictionless, asked once in a run for each state of a table: it judges each by itself, and most tests spoil one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frictionless import Package

if TYPE_CHECKING:
    from frictionless import Error, ReportTask

_JUDGED: dict[tuple[str, bytes], tuple[list[Error], list[ReportTask]]] = {}


@dataclass
class Report:
    """What is used of a report of Frictionless."""

    errors: list[Error]
    tasks: list[ReportTask]


class JudgedOnce:
    """Stands in for a package: keys between tables are not its matter, so that no table depends on another."""

    def __init__(self, described: dict[str, Any], *, basepath: str) -> None:
        """Take what a package takes."""
        self.described, self.basepath = described, basepath

    def validate(self, *, limit_errors: int) -> Report:
        """Return what Frictionless says of each table, in their order."""
        report = Report([], [])
        for resource in self.described["resources"]:
            alone = self.described | {"resources": [resource]}
            path = Path(self.basepath, resource["path"])
            key = json.dumps(alone), path.read_bytes() if path.is_file() else b""
            if key not in _JUDGED:
                judged = Package(alone, basepath=self.basepath).validate(limit_errors=limit_errors)
                _JUDGED[key] = judged.errors, judged.tasks
            errors, tasks = _JUDGED[key]
            report.errors += [error for error in errors if error not in report.errors]
            report.tasks += tasks
        return report
