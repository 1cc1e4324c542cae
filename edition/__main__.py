"""The command line of the edition: ``python -m edition check | verify``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from edition import tables as store
from edition.checks import check
from edition.model import BadData
from edition.quotations import verify


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 when all is well, 1 when problems were found and spoken, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m edition", description=__doc__)
    parser.add_argument("--data", type=Path, default=store.DATA, help="folder of the tables (default: %(default)s)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="hold the tables against their schema and the edition's own rules")
    looked_up = commands.add_parser("verify", help="look every quotation up in copies of the sources")
    looked_up.add_argument("copies", type=Path, metavar="DIR", help="folder with copies named SIGLUM.txt")
    chosen = parser.parse_args(arguments)
    if chosen.command == "check":
        return _check(chosen.data)
    return _verify(chosen.data, chosen.copies)


def _check(data: Path) -> int:
    problems = check(data)
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problems", file=sys.stderr)
        return 1
    tables = store.read(data)
    print(f"{len(tables.facts)} facts and {len(tables.readings)} readings are sound")
    return 0


def _verify(data: Path, copies: Path) -> int:
    try:
        problems, missing, checked = verify(store.read(data), copies)
    except BadData as bad:
        print(bad)
        return 1
    for problem in problems:
        print(problem)
    for siglum in missing:
        print(f"skipped {siglum}: no copy at {copies / siglum}.txt")
    print(f"{checked} fragments looked up, {len(problems)} problems", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
