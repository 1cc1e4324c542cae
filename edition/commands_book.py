"""Commands on books: a new source, a new book, a build, its release, its ids and its changes; each returns 0 or 1."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from edition import changes, here, inventory
from edition import tables as store
from edition.addresses import SETTING
from edition.build import OUTPUT, build
from edition.citation import cff
from edition.model import BadData
from edition.new_book import CannotLay, lay
from edition.new_source import CannotCreate, scaffold
from edition.number_of_sources import places
from edition.release import CannotRelease, release

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def built() -> Path:
    """Return where the built book of the folder in which one stands is."""
    return here.root() / OUTPUT / "book"


def new_source(chosen: argparse.Namespace) -> int:
    """Create a source; say what was written, and what has to be read again."""
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


def new_book(chosen: argparse.Namespace) -> int:
    """Lay a book, and say what to do next."""
    try:
        files = lay(chosen.folder, chosen.title, dt.datetime.now(tz=dt.UTC).date())
    except (CannotLay, OSError) as reason:
        print(f"new-book: {reason}", file=sys.stderr)
        return 1
    said = f"{len(files)} files are in {chosen.folder}"
    print(f"{said}; there, python -m edition build makes the book. README.md says more.")
    return 0


def list_changes(chosen: argparse.Namespace) -> int:
    """Print what two states have different, or keep it."""
    root = here.root()
    try:
        with changes.state_at(chosen.old, root) as before, changes.state_at(chosen.new or str(root), root) as after:
            found = changes.between(changes.read(before), changes.read(after))
    except BadData as bad:
        print(bad, file=sys.stderr)
        return 1
    if chosen.keep:
        changes.keep(here.data(), changes.Release(version=chosen.keep[0], since=chosen.keep[1], changes=found))
    else:
        print(*found, sep="\n")
    print(f"{len(found)} changes", file=sys.stderr)
    return 0


def place(given: str) -> str:
    """Return the address at which a book will stand. Raises ArgumentTypeError for what is none."""
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", given):
        raise ArgumentTypeError(f"found {given!r}, expected an address such as https://example.org/book/")
    return given


def build_book(chosen: argparse.Namespace) -> int:
    """Build, and lay the book into a site where one is named."""
    root = here.root()
    output = (chosen.output or root / OUTPUT).absolute()
    if chosen.address:
        os.environ[SETTING] = chosen.address
    failed = build(root, output)
    if failed or not chosen.release:
        return failed
    edition = cff.read(root / cff.FILE)
    try:
        shared = release((output / "book").resolve(), chosen.release, edition)
    except (CannotRelease, OSError) as reason:
        print(f"build: {reason}", file=sys.stderr)
        return 1
    said = f"{chosen.release} has version {edition.version} as its newest, and to stay"
    print(f"{said}; {shared} files are shared with others.")
    return 0


def keep_inventory(chosen: argparse.Namespace) -> int:
    """Update the list of published ids from a built book."""
    book = chosen.folder or built()
    listed, kept = book / "data" / inventory.FILE, here.data() / inventory.FILE
    if not listed.is_file():
        print(f"No inventory in {book}: build the book first, by python -m edition build", file=sys.stderr)
        return 1
    new, changed = inventory.keep(listed, kept)
    print(f"{kept}: {new} new, {changed} changed")
    return 0
