"""The command line of the edition."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from io import TextIOWrapper
from pathlib import Path

from edition import here, inventory, regests
from edition import tables as store
from edition.build import OUTPUT, build, shown
from edition.checks import EXPLAINED, examine
from edition.citation import cff
from edition.export.publish import published, write
from edition.model import BadData, Problem
from edition.new_book import CannotLay, lay
from edition.new_source import CannotCreate, scaffold
from edition.number_of_sources import places
from edition.quotations import strangers, verify
from edition.serve import LAST_PORT, PORT, serve
from edition.sorting import sort
from edition.unprinted import unprinted
from edition.write import write as rebuild

EXPLAIN = "python -m edition check --explain"


def parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """Return what reads the command line, and the part of it that reads each command."""
    whole = argparse.ArgumentParser(prog="python -m edition", description=__doc__)
    found = whole.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, does: str) -> argparse.ArgumentParser:
        return found.add_parser(name, help=does, description=f"{does[:1].upper()}{does[1:]}.")

    command = add("check", "check the tables against their schema and the edition's own rules")
    _takes_data(command)
    command.add_argument("--explain", metavar="RULE", help="say what a rule wants and why, by the name in a message")
    command.add_argument("--unprinted", action="store_true", help="list the figures that no regest prints")
    command.set_defaults(run=lambda chosen: _check(chosen) if chosen.explain is None else _explain(chosen.explain))

    command = add("sort", "put the rows of the tables in their order")
    _takes_data(command)
    command.set_defaults(run=lambda chosen: _sort(chosen.data))

    command = add("verify", "look up every quotation in copies of the sources")
    command.add_argument("copies", type=Path, metavar="DIR", help="folder with copies named SIGLUM.txt")
    _takes_data(command)
    command.set_defaults(run=lambda chosen: _verify(chosen.data, chosen.copies))

    command = add("export", "write all data as the book publishes them")
    command.add_argument("folder", type=Path, metavar="DIR", help="where to write; made if it is not there")
    _takes_data(command)
    command.set_defaults(run=lambda chosen: _export(chosen.data, chosen.folder))

    command = add("new-source", "create a source: its row, its chapter and its line in _toc.yml")
    command.add_argument("siglum", help="its permanent name, in capital letters and digits")
    command.add_argument("copy", type=Path, metavar="TEXTFILE", help="its text, one line for each paragraph")
    command.add_argument("--title", default="", help="as it is printed")
    command.add_argument("--short-title", default="", metavar="TITLE", help="for column heads")
    command.add_argument("--root", type=Path, metavar="DIR", help="the book's folder; default: the one you stand in")
    command.set_defaults(run=_new_source)

    command = add("new-book", "lay a new book, of one invented account, that can be built at once")
    command.add_argument("folder", type=Path, metavar="FOLDER", help="where; empty, or not there yet")
    command.add_argument("--title", required=True, help="of the book")
    command.set_defaults(run=lambda chosen: _new_book(chosen.folder, chosen.title))

    command = add("inventory", "update the list of published ids from a built book, before a release")
    command.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="a built book; default: _build/book")
    command.set_defaults(run=lambda chosen: _inventory(chosen.folder or _built()))

    command = add("build", "check the data and build the book, strictly")
    command.add_argument("--output", type=Path, metavar="DIR", help="default: _build, beside chapters/")
    command.set_defaults(run=lambda chosen: build(output=chosen.output and chosen.output.absolute()))

    command = add("serve", "show a built book in the browser")
    command.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="a built book; default: _build/book")
    command.add_argument("--port", type=_port, default=PORT, help="default: %(default)s, or a free one if it is taken")
    command.set_defaults(run=lambda chosen: serve(chosen.folder or _built(), chosen.port))

    command = add("write", "build the book again with each change, and reload the page")
    command.add_argument("--port", type=_port, default=PORT, help="default: %(default)s")
    command.set_defaults(run=lambda chosen: rebuild(here.root(), here.root() / OUTPUT / "write", chosen.port))
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
    except here.NoBook as reason:
        print(reason, file=sys.stderr)
        return 1
    return code


def _takes_data(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data", type=Path, metavar="DIR", help="the tables' folder; default: that of the book you stand in"
    )


def _counted(problems: list[Problem]) -> str:
    return f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"


def _built() -> Path:
    return here.root() / OUTPUT / "book"


def _check(chosen: argparse.Namespace) -> int:
    data = here.data(chosen.data)
    tables, problems = examine(data)
    if problems:
        print(*(f"{problem}  [{problem.rule}]" for problem in problems), sep="\n")
        print(f"{_counted(problems)} in {shown(data)}; {EXPLAIN} RULE says what a rule wants and why", file=sys.stderr)
        return 1
    print(
        f"{len(tables.facts)} facts and {len(tables.readings)} readings checked, {_counted(problems)} in {shown(data)}"
    )
    if remarks := unprinted(tables, regests.read(regests.chapters_of(data))):
        noticed = [f"{len(remarks)} of the figures stand in no regest: add --unprinted to see them"]
        print(*(remarks if chosen.unprinted else noticed), sep="\n")
    return 0


def _explain(rule: str) -> int:
    if rule not in EXPLAINED:
        print(f"check: found {rule!r}, expected one of {', '.join(EXPLAINED)}", file=sys.stderr)
        return 1
    print(EXPLAINED[rule])
    return 0


def _sort(data: Path | None) -> int:
    data = here.data(data)
    try:
        changed = sort(data)
    except BadData as bad:
        print(bad)
        return 1
    print(
        *(f"sorted {name}" for name in changed) if changed else [f"All tables of {shown(data)} were in order."],
        sep="\n",
    )
    return 0


def _verify(data: Path | None, copies: Path) -> int:
    data = here.data(data)
    if not copies.is_dir():
        print(f"verify: found no folder {copies}, expected one with copies named SIGLUM.txt", file=sys.stderr)
        return 1
    try:
        tables = store.read(data)
        problems, missing, checked = verify(tables, copies)
        unknown = strangers(tables, copies)
    except BadData as bad:
        print(bad)
        return 1
    for problem in problems:
        print(problem)
    for siglum in missing:
        print(f"skipped {siglum}: no copy at {copies / siglum}.txt")
    for name in unknown:
        print(f"passed over {copies / name}: expected the name of a source, {', '.join(tables.source)}")
    print(f"{checked} fragments looked up, {_counted(problems)} in {shown(data)}", file=sys.stderr)
    return 1 if problems or unknown or not checked else 0


def _export(data: Path | None, folder: Path) -> int:
    data = here.data(data)
    try:
        beside = data.absolute().parent / cff.FILE
        book = cff.read(beside if beside.is_file() else here.root() / cff.FILE)
        count = write(published(data, book), folder)
    except BadData as bad:
        print(bad)
        return 1
    print(f"{count} files made from {shown(data)} are in {folder}")
    return 0


def _new_source(chosen: argparse.Namespace) -> int:
    root = chosen.root or here.root()
    try:
        before = list(store.read(root / "data").source)
        laid = scaffold(root, chosen.siglum, chosen.copy, chosen.title, chosen.short_title)
    except (BadData, CannotCreate, OSError) as reason:
        print(f"new-source: {reason}", file=sys.stderr)
        return 1
    many = "paragraph" if laid.paragraphs == 1 else "paragraphs"
    print(f"{chosen.siglum} has {laid.paragraphs} {many}; its text is in {laid.copy}")
    print("Written:", *laid.places, sep="\n  ")
    if spoken := places(root, before):
        print("To be read again, as the number or the list of sources is another:", *spoken, sep="\n  ")
    print("python -m edition check asks for what is missing in the tables, python -m edition build in the chapter.")
    return 0


def _new_book(folder: Path, title: str) -> int:
    try:
        files = lay(folder, title, dt.datetime.now(tz=dt.UTC).date())
    except (CannotLay, OSError) as reason:
        print(f"new-book: {reason}", file=sys.stderr)
        return 1
    print(f"{len(files)} files are in {folder}; there, python -m edition build makes the book. README.md says more.")
    return 0


def _inventory(book: Path) -> int:
    built, kept = book / "data" / inventory.FILE, here.data() / inventory.FILE
    if not built.is_file():
        print(f"No inventory in {book}: build the book first, by python -m edition build", file=sys.stderr)
        return 1
    new, changed = inventory.keep(built, kept)
    print(f"{kept}: {new} new, {changed} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
