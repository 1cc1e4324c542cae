"""How the check of the tables grows with them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure, figure
from benchmarks.scaled import enlarged

SIZES = (200, 20_000, 200_000)  #: readings

#: the check by itself: what it finds in rows that are only repeated is of no interest
_CHECK = """
import sys, time
begun = time.perf_counter()
from pathlib import Path
from edition.checks import check
check(Path(sys.argv[1]))
took = time.perf_counter() - begun
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(took, int(status["VmHWM"].split()[0]) // 1024)  # getrusage would count what the parent had
"""


def measured(tree: Path) -> list[Figure]:
    """Check tables of each size; return seconds, start of the program included, and peak memory."""
    figures = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            data = enlarged(tree / "data", Path(folder) / "data", readings=size)
            command = [sys.executable, "-c", _CHECK, str(data)]
            said = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True).stdout.split()
        figures += [
            figure("check", f"Check of {size:,} readings", "s", float(said[0]), most=3 if size == SIZES[1] else None),
            figure("check", f"Peak memory at {size:,} readings", "MB", float(said[1])),
        ]
    return figures
