"""The command line of the edition."""

from __future__ import annotations

import argparse
import os
import re
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from edition import changes, commands_book, commands_data, here
from edition.book.formats import KINDS, make
from edition.build import OUTPUT
from edition.export.forms import FORMS
from edition.lite.command import lite, notebooks
from edition.serve import LAST_PORT, PORT, serve
from edition.write import write as rebuild

if TYPE_CHECKING:
    from collections.abc import Callable


def parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """Return what reads the command line, and the part of it that reads each command."""
    whole = argparse.ArgumentParser(prog="python -m edition", description=__doc__)
    found = whole.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, does: str) -> argparse.ArgumentParser:
        return found.add_parser(name, help=does, description=f"{does[:1].upper()}{does[1:]}.")

    _on_tables(add)
    _on_books(add)
    return whole, found.choices


def _on_tables(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    command = add("check", "check the tables against their schema and the edition's own rules")
    _takes_data(command)
    command.add_argument("--explain", metavar="RULE", help="say what a rule wants and why, by the name in a message")
    command.add_argument("--unprinted", action="store_true", help="list the figures that no regest prints")
    command.set_defaults(run=commands_data.check)

    command = add("sort", "put the rows of the tables in their order")
    _takes_data(command)
    command.set_defaults(run=commands_data.sort_tables)

    command = add("verify", "look up every quotation in copies of the sources")
    command.add_argument("copies", type=Path, metavar="DIR", help="folder with copies named SIGLUM.txt")
    _takes_data(command)
    command.set_defaults(run=commands_data.look_up)

    command = add("fingerprint", "make the fingerprints by which texts are recognised, from copies of the sources")
    command.add_argument("copies", type=Path, metavar="DIR", help="folder with copies named SIGLUM.txt")
    _takes_data(command)
    command.set_defaults(run=commands_data.fingerprint)

    command = add("export", "write all data as the book publishes them")
    command.add_argument("folder", type=Path, metavar="DIR", help="where to write; made if it is not there")
    _takes_data(command)
    command.add_argument("--form", nargs="+", choices=FORMS, default=[], help="further forms of the data to write")
    command.set_defaults(run=commands_data.export)


def _on_books(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    command = add("new-source", "create a source: its row, its chapter and its line in _toc.yml")
    command.add_argument("siglum", help="its permanent name, in capital letters and digits")
    command.add_argument("copy", type=Path, metavar="TEXTFILE", help="its text, one line for each paragraph")
    command.add_argument("--title", default="", help="as it is printed")
    command.add_argument("--short-title", default="", metavar="TITLE", help="for column heads")
    command.add_argument("--root", type=Path, metavar="DIR", help="the book's folder; default: the one you stand in")
    command.set_defaults(run=commands_book.new_source)

    command = add("new-book", "lay a new book, of one invented account, that can be built at once")
    command.add_argument("folder", type=Path, metavar="FOLDER", help="where; empty, or not there yet")
    command.add_argument("--title", required=True, help="of the book")
    command.set_defaults(run=commands_book.new_book)

    command = add("inventory", "update the list of published ids from a built book, before a release")
    _takes_book(command)
    command.set_defaults(run=commands_book.keep_inventory)

    command = add("changes", "say what two states of the edition have different, cell by cell")
    command.add_argument("old", metavar="OLD", help="a folder with data/ and chapters/, or a tag or commit")
    command.add_argument("new", metavar="NEW", nargs="?", help="the same; default: this tree")
    command.add_argument(
        "--keep", nargs=2, metavar=("VERSION", "SINCE"), help=f"write them to data/{changes.KEPT} instead"
    )
    command.set_defaults(run=commands_book.list_changes)

    command = add("build", "check the data and build the book, strictly")
    command.add_argument("--output", type=Path, metavar="DIR", help="default: _build, beside chapters/")
    says = "where it will stand; else as in its settings"
    command.add_argument("--address", type=commands_book.place, metavar="URL", help=says)
    says = "then lay it into this site: as its newest version, and as one that stays under v/VERSION/"
    command.add_argument("--release", type=Path, metavar="SITE", help=says)
    command.set_defaults(run=commands_book.build_book)

    command = add(
        "formats", "make the other forms of a built book: PDF, EPUB, a copy for the disk, spreadsheet, TEI, others"
    )
    _takes_book(command)
    command.add_argument("--only", nargs="+", choices=KINDS, default=[*KINDS], help="default: all of them")
    command.set_defaults(run=lambda chosen: make(here.root(), chosen.folder or commands_book.built(), chosen.only))

    command = add("notebooks", "lay the chapters with code as notebooks, in words, for a Jupyter of your own")
    command.set_defaults(run=lambda _: notebooks(here.root()))

    command = add("lite", "make the chapters live in a reader's browser; the next build takes them along")
    says = "a folder with a full distribution of Pyodide, for what needs pandas; default: its core, which is fetched"
    command.add_argument("--pyodide", type=Path, metavar="DIR", help=says)
    command.set_defaults(run=lambda chosen: lite(here.root(), chosen.pyodide))

    command = add("serve", "show a built book in the browser")
    _takes_book(command)
    command.add_argument("--port", type=_port, default=PORT, help="default: %(default)s, or a free one if it is taken")
    command.set_defaults(run=lambda chosen: serve(chosen.folder or commands_book.built(), chosen.port))

    command = add("write", "build the book again with each change, and reload the page")
    command.add_argument("--port", type=_port, default=PORT, help="default: %(default)s")
    command.set_defaults(run=lambda chosen: rebuild(here.root(), here.root() / OUTPUT / "write", chosen.port))


def _takes_data(command: argparse.ArgumentParser) -> None:
    says = "the tables' folder; default: that of the book you stand in"
    command.add_argument("--data", type=Path, metavar="DIR", help=says)


def _takes_book(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="a built book; default: _build/book")


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
        sys.stdout.flush()
    except BrokenPipeError:  # who reads what we say has gone, as head does
        return _unsaid()
    except OSError as error:  # such as a full disk
        print(": ".join(map(str, filter(None, (error.strerror or error, error.filename)))), file=sys.stderr)
        return _unsaid()
    except KeyboardInterrupt:
        print("\nEnded.", file=sys.stderr)
        return 130  # as a shell has it for Ctrl-C
    except here.NoBook as reason:
        print(reason, file=sys.stderr)
        return 1
    return code


def _unsaid() -> int:
    """Return 1; what cannot be written any more is dropped, or Python would speak of it at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


if __name__ == "__main__":
    sys.exit(main())
