"""Lay a built book into a site where every version stays: the newest at its root, each release under ``v/VERSION/``."""

from __future__ import annotations

import filecmp
import json
import os
import shutil
from typing import TYPE_CHECKING

from edition.addresses import ARCHIVE, BUILD_INFO, CHANGES, archived, changed, fact_at, reach
from edition.render.templating import fill

if TYPE_CHECKING:
    from pathlib import Path

    from edition.citation.cff import Edition

#: stands in every page, where an archived one says that it is not the newest
SLOT = "<!-- archived -->"
SCRIPT = "_static/edition/archived.js"  #: of the archived book itself


class CannotRelease(Exception):  # noqa: N818  # it is an answer, not a fault of ours
    """The version is in the site already and says something else; nothing was written."""


def release(book: Path, site: Path, edition: Edition) -> int:
    """Lay `book` into `site` as its newest version and as a version that stays; return how many files it shares.

    Nothing that a site keeps under ``v/`` is written over, and no file of another's is removed. What
    an archived page says equals the book but for a banner that leads to the same page of the newest
    version. Files that are equal are one file with several names, where the file system has such.
    Raises CannotRelease where the version is there already with other contents.
    """
    kept = site / archived(edition.version)
    if kept.is_dir() and not _same(book, kept, edition):
        message = f"found another version {edition.version} in {kept}, expected none: raise the version in CITATION.cff"
        raise CannotRelease(message)
    names = sorted(path.relative_to(book) for path in book.rglob("*") if path.is_file())
    for name in names:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        new = site / f"{name}.new"
        shutil.copyfile(book / name, new)  # never into a file that an archived name shares
        new.replace(site / name)
    shared = 0 if kept.is_dir() else _archive(book, site, kept, edition)
    (site / ARCHIVE / "index.html").write_text(_listed(site, edition), encoding="utf-8")
    return shared


def _listed(site: Path, edition: Edition) -> str:
    """Return the page that leads to every version of a site, the newest first."""
    built = [json.loads(path.read_text(encoding="utf-8")) for path in (site / ARCHIVE).glob(f"*/{BUILD_INFO}")]
    ordered = sorted(built, key=lambda one: (one["date"], one["version"] == edition.version), reverse=True)
    return fill("versions", title=edition.title, versions=ordered, changes=CHANGES)


def _archive(book: Path, site: Path, kept: Path, edition: Edition) -> int:
    """Write the version that stays, beside its place and then into it; return how many files it shares."""
    made, shared = kept.with_name(f"{kept.name}.new"), 0
    shutil.rmtree(made, ignore_errors=True)
    others = [one for one in sorted(kept.parent.glob("*")) if one.is_dir()] if kept.parent.is_dir() else []
    for path in sorted(book.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(book)
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".html":
            (made / name).write_text(_page(path, str(name.as_posix()), edition), encoding="utf-8")
            continue
        twin = next((one / name for one in (*others, site) if _equal(one / name, path)), None)
        shared += twin is not None and _linked(twin, made / name)
        if not (made / name).exists():
            shutil.copyfile(path, made / name)
    made.rename(kept)
    return shared


def _page(path: Path, name: str, edition: Edition) -> str:
    """Return a page with the banner that says which version it is of and leads to the newest."""
    here = archived(edition.version) + name
    fact = fact_at(name)
    changes = changed(fact) if fact else CHANGES
    newest, since, versions = (reach(path, base="", here=here) for path in (name, changes, f"{ARCHIVE}index.html"))
    script = reach(SCRIPT, base="", here=name)
    banner = fill("archived", edition=edition, newest=newest, since=since, versions=versions, script=script)
    return path.read_text(encoding="utf-8").replace(SLOT, banner, 1)


def _same(book: Path, kept: Path, edition: Edition) -> bool:
    names = {path.relative_to(book) for path in book.rglob("*") if path.is_file()}
    if names != {path.relative_to(kept) for path in kept.rglob("*") if path.is_file()}:
        return False
    return all(
        (kept / name).read_text("utf-8") == _page(book / name, name.as_posix(), edition)
        if name.suffix == ".html"
        else _equal(kept / name, book / name)
        for name in names
    )


def _equal(one: Path, other: Path) -> bool:
    return one.is_file() and filecmp.cmp(one, other, shallow=False)


def _linked(there: Path, here: Path) -> bool:
    """Give a file a second name; return whether that could be done."""
    try:
        os.link(there, here)
    except OSError:  # a file system without such names
        return False
    return True
