"""The command line of the edition."""

from __future__ import annotations

import argparse
import re
import sys
from io import TextIOWrapper
from pathlib import Path

from edition import changes, fingerprints, inventory
from edition import tables as store
from edition.book.formats import KINDS, make
from edition.build import OUTPUT, ROOT, build
from edition.checks import examine
from edition.citation import cff
from edition.export.publish import published, write
from edition.model import BadData, Problem
from edition.new_source import CannotCreate, scaffold
from edition.quotations import verify
from edition.release import CannotRelease, release
from edition.serve import LAST_PORT, PORT, serve
from edition.write import write as rebuild


def parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """Return what reads the command line, and the part of it that reads each command."""
    whole = argparse.ArgumentParser(prog="python -m edition", description=__doc__)
    found = whole.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, does: str) -> argparse.ArgumentParser:
        return found.add_parser(name, help=does, description=f"{does[:1].upper()}{does[1:]}.")

    command = add("check", "check the tables against their schema and the edition's own rules")
    _takes_data(command)
    command.set_defaults(run=lambda chosen: _check(chosen.data))

    command = add("verify", "look up every quotation in copies of the sources")
    command.add_argument("copies", type=Path, metavar="DIR", help="folder with copies named SIGLUM.txt")
    _takes_data(command)
    command.set_defaults(run=lambda chosen: _verify(chosen.data, chosen.copies))

    command = add("fingerprint", "make the fingerprints by which texts are recognised, from copies of the sources")
    command.add_argument("copies", type=Path, metavar="DIR", help="folder with copies named SIGLUM.txt")
    _takes_data(command)
    command.set_defaults(run=lambda chosen: _fingerprint(chosen.data, chosen.copies))

    command = add("export", "write all data as the book publishes them")
    command.add_argument("folder", type=Path, metavar="DIR", help="where to write; made if it is not there")
    _takes_data(command)
    command.set_defaults(run=lambda chosen: _export(chosen.data, chosen.folder))

    command = add("new-source", "create a source: its row, its chapter and its line in _toc.yml")
    command.add_argument("siglum", help="its permanent name, in capital letters and digits")
    command.add_argument("copy", type=Path, metavar="TEXTFILE", help="its text, one line for each paragraph")
    command.add_argument("--title", default="", help="as it is printed")
    command.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the edition's folder")
    command.set_defaults(run=lambda chosen: _new_source(chosen.root, chosen.siglum, chosen.copy, chosen.title))

    command = add("inventory", "update the list of published ids from a built book, before a release")
    command.add_argument("folder", type=Path, nargs="?", default=OUTPUT / "book", metavar="DIR", help="a built book")
    command.set_defaults(run=lambda chosen: _inventory(chosen.folder))

    command = add("changes", "say what two states of the edition have different, cell by cell")
    command.add_argument("old", metavar="OLD", help="a folder with data/ and chapters/, or a tag or commit")
    command.add_argument("new", metavar="NEW", nargs="?", default=str(ROOT), help="the same; default: this tree")
    command.add_argument(
        "--keep", nargs=2, metavar=("VERSION", "SINCE"), help=f"write them to data/{changes.KEPT} instead"
    )
    command.set_defaults(run=lambda chosen: _changes(chosen.old, chosen.new, chosen.keep))

    command = add("build", "check the data and build the book, strictly")
    command.add_argument("--output", type=Path, default=OUTPUT, metavar="DIR", help="default: _build, beside chapters/")
    says = "then lay it into this site: as its newest version, and as one that stays under v/VERSION/"
    command.add_argument("--release", type=Path, metavar="SITE", help=says)
    command.set_defaults(run=lambda chosen: _build(chosen.output.absolute(), chosen.release))

    command = add(
        "formats", "make the other forms of a built book: PDF, EPUB, a copy for the disk, a PDF of each chapter"
    )
    command.add_argument("folder", type=Path, nargs="?", default=OUTPUT / "book", metavar="DIR", help="a built book")
    command.add_argument("--only", nargs="+", choices=KINDS, default=[*KINDS], help="default: all of them")
    command.set_defaults(run=lambda chosen: make(ROOT, chosen.folder, chosen.only))

    command = add("serve", "show a built book in the browser")
    command.add_argument("folder", type=Path, nargs="?", default=OUTPUT / "book", metavar="DIR", help="a built book")
    command.add_argument("--port", type=_port, default=PORT, help="default: %(default)s, or a free one if it is taken")
    command.set_defaults(run=lambda chosen: serve(chosen.folder, chosen.port))

    command = add("write", "build the book again with each change, and reload the page")
    command.add_argument("--port", type=_port, default=PORT, help="default: %(default)s")
    command.set_defaults(run=lambda chosen: rebuild(ROOT, OUTPUT / "write", chosen.port))
    return whole, found.choices


def _port(given: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", given) or int(given) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"found {given!r}, expected a number from 0 to {LAST_PORT}")
    return int(given)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 when all is well, 1 when problems were found and reported, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that has no curly quotes gets their numbers
    chosen = parser()[0].parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
    except KeyboardInterrupt:
        print("\nEnded.", file=sys.stderr)
        return 130  # as a shell has it for Ctrl-C
    return code


def _takes_data(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data", type=Path, default=store.DATA, metavar="DIR", help="the tables' folder")


def _counted(problems: list[Problem]) -> str:
    return f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"


def _check(data: Path) -> int:
    tables, problems = examine(data)
    if problems:
        print(*problems, sep="\n")
        print(_counted(problems), file=sys.stderr)
        return 1
    print(f"{len(tables.facts)} facts and {len(tables.readings)} readings checked, {_counted(problems)}")
    return 0


def _verify(data: Path, copies: Path) -> int:
    if not _is_folder("verify", copies):
        return 1
    try:
        tables = store.read(data)
        problems, missing, checked = verify(tables, copies)
        problems += fingerprints.outdated(tables, copies)
    except BadData as bad:
        print(bad)
        return 1
    for problem in problems:
        print(problem)
    _skip(missing, copies)
    print(f"{checked} fragments looked up, {_counted(problems)}", file=sys.stderr)
    return 1 if problems else 0


def _fingerprint(data: Path, copies: Path) -> int:
    if not _is_folder("fingerprint", copies):
        return 1
    try:
        written, missing = fingerprints.renew(store.read(data), copies)
    except BadData as bad:
        print(bad)
        return 1
    (data / fingerprints.FILE).write_text(written, encoding="utf-8", newline="")
    _skip(missing, copies)
    print(f"The fingerprints of {written.count(chr(10)) - 1} paragraphs are in {data / fingerprints.FILE}.")
    return 0


def _is_folder(command: str, copies: Path) -> bool:
    if not copies.is_dir():
        print(f"{command}: found no folder {copies}, expected one with copies named SIGLUM.txt", file=sys.stderr)
    return copies.is_dir()


def _skip(missing: list[str], copies: Path) -> None:
    for siglum in missing:
        print(f"skipped {siglum}: no copy at {copies / siglum}.txt")


def _export(data: Path, folder: Path) -> int:
    try:
        count = write(published(data, cff.read(ROOT / cff.FILE)), folder)
    except BadData as bad:
        print(bad)
        return 1
    print(f"{count} files are in {folder}")
    return 0


def _new_source(root: Path, siglum: str, copy: Path, title: str) -> int:
    try:
        places = scaffold(root, siglum, copy, title)
    except (BadData, CannotCreate, OSError) as reason:
        print(f"new-source: {reason}", file=sys.stderr)
        return 1
    print(*places, sep="\n")
    print("python -m edition check reports what is missing in the tables, python -m edition build in the chapter.")
    return 0


def _changes(old: str, new: str, kept: list[str] | None) -> int:
    try:
        with changes.state_at(old, ROOT) as before, changes.state_at(new, ROOT) as after:
            found = changes.between(changes.read(before), changes.read(after))
    except BadData as bad:
        print(bad, file=sys.stderr)
        return 1
    if kept:
        changes.keep(store.DATA, changes.Release(version=kept[0], since=kept[1], changes=found))
    else:
        print(*found, sep="\n")
    print(f"{len(found)} changes", file=sys.stderr)
    return 0


def _build(output: Path, site: Path | None) -> int:
    failed = build(ROOT, output)
    if failed or not site:
        return failed
    edition = cff.read(ROOT / cff.FILE)
    try:
        shared = release((output / "book").resolve(), site, edition)
    except (CannotRelease, OSError) as reason:
        print(f"build: {reason}", file=sys.stderr)
        return 1
    print(f"{site} has version {edition.version} as its newest, and to stay; {shared} files are shared with others.")
    return 0


def _inventory(book: Path) -> int:
    built, kept = book / "data" / inventory.FILE, store.DATA / inventory.FILE
    if not built.is_file():
        print(f"No inventory in {book}: build the book first, by python -m edition build", file=sys.stderr)
        return 1
    new, changed = inventory.keep(built, kept)
    print(f"{kept}: {new} new, {changed} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
