"""Make all forms of a built book and offer them in its pages; one that fails takes no other with it."""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from edition.addresses import FORMATS
from edition.book import epub, offline, pdf
from edition.book.assembling import assembled
from edition.book.whole import FACTS, Whole
from edition.export import forms
from edition.render import offer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from edition.book.assembling import Text

#: what can be asked for
KINDS = {
    "pdf": (
        "PDF",
        "All of it as one book with contents, page numbers and bookmarks; tagged, so that it can be read aloud.",
    ),
    "epub": ("EPUB", "For a phone or an e-reader, without a network; what a value opens is a note."),
    "zip": (
        "Copy for the disk",
        "This site as it is: unpack it and open index.html. It needs neither server nor network.",
    ),
    "chapters": ("PDF of each chapter", ""),
    **{kind: (form.label, form.says) for kind, form in forms.FORMS.items()},
}


class _Form(NamedTuple):
    path: str
    saved: str
    label: str
    says: str
    make: Callable[[], bytes]
    chapter: bool = False
    data: bool = False


def make(root: Path, book: Path, kinds: Sequence[str] = tuple(KINDS)) -> int:
    """Make forms of the book in a folder, from the edition at `root`; return 0, or 1 where one could not be made."""
    if not (book / "index.html").is_file():
        print(f"No book in {book}: build it first, by python -m edition build", file=sys.stderr)
        return 1
    whole = Whole(root, book)
    if lacking := [name for chapter in whole.chapters for name in chapter.pages if not whole.page(name).is_file()]:
        print(f"The book in {book} has no {lacking[0]}: build it again, by python -m edition build", file=sys.stderr)
        return 1
    files, failed = [], 0
    for form in _forms(whole, kinds):
        start = time.monotonic()
        try:
            content = form.make()
        except ImportError as missing:
            failed += 1
            remedy = "python -m pip install -r requirements.txt"
            _say(f"{form.label}: found no package {_package(missing)}, expected it to be installed: {remedy}")
        except Exception as error:  # noqa: BLE001  # whatever a tool says: the book stands, and so do the other forms
            failed += 1
            _say(f"{form.label}: {error}")
        else:
            _put(book / form.path, content)
            files.append(
                offer.File(
                    path=form.path,
                    saved=form.saved,
                    label=form.label,
                    says=form.says,
                    length=len(content),
                    chapter=form.chapter,
                    data=form.data,
                )
            )
            if not form.chapter:
                print(f"{files[-1].path}: {files[-1].size}, {time.monotonic() - start:.1f} s")
    _offer(whole, files)
    if failed:
        _say(f"{failed} form{'s were' if failed > 1 else ' was'} not made; the book and {len(files)} others are whole.")
    return 1 if failed else 0


def _forms(whole: Whole, kinds: Sequence[str]) -> Iterator[_Form]:
    """Yield what is asked for, in the order in which it is offered."""
    texts: list[Text] = []

    def all_texts() -> list[Text]:
        texts[:] = texts or assembled(whole)
        return texts

    makers = {
        "pdf": lambda: pdf.typeset(whole, all_texts()),
        "epub": lambda: epub.made(whole, all_texts()),
        "zip": lambda: offline.made(whole),
    }
    for kind, maker in makers.items():
        if kind in kinds:
            label, says = KINDS[kind]
            yield _Form(f"{FORMATS}edition.{kind}", f"{whole.name}.{kind}", label, says, maker)
    for kind, form in forms.FORMS.items():
        if kind in kinds:
            _, _, name = form.path.rpartition("/")
            saved = f"{whole.name}.{name.partition('.')[2]}"
            maker = partial(form.make, whole.root / "data", whole.edition)
            yield _Form(form.path, saved, form.label, form.says, maker, data=True)
    if "chapters" in kinds:
        for text in all_texts():
            if text.chapter.part not in {"", FACTS}:
                path = f"{FORMATS}{text.chapter.name}.pdf"
                saved = f"{whole.name}-{text.chapter.name.rpartition('/')[2]}.pdf"
                yield _Form(path, saved, text.title, "", partial(pdf.typeset, whole, [text]), chapter=True)


def _offer(whole: Whole, files: Sequence[offer.File]) -> None:
    """Offer the files wherever a page has a place for them."""
    for name in (page for chapter in whole.chapters if chapter.part != FACTS for page in chapter.pages):
        path = whole.page(name)
        text = path.read_text(encoding="utf-8")
        if (new := offer.filled(text, path.relative_to(whole.folder).as_posix(), files)) != text:
            _put(path, new.encode())


def _put(path: Path, content: bytes) -> None:
    """Write a file in one step, so that nobody meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.new")
    half.write_bytes(content)
    half.replace(path)


def _package(missing: ImportError) -> str:
    return (missing.name or "").partition(".")[0].replace("_", "-")


def _say(words: str) -> None:
    print(words, file=sys.stderr)
