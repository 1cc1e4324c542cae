"""Lay a new book: settings, order, one invented account with its tables, and tests that pass at once."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from edition.here import CARRIED

if TYPE_CHECKING:
    import datetime as dt

_TEMPLATES = "templates/new_book"
_FOLDER = Path(__file__).parent / _TEMPLATES
_SUFFIX = ".jinja"  #: at the end of what is filled in; the rest of its name is that of the file
_SCHEMA = Path("data", "datapackage.json")

#: where the tables of every book are described: carried by a wheel, else beside the package in its checkout
_DESCRIBED = (CARRIED / _SCHEMA, Path(__file__).resolve().parents[1] / _SCHEMA)

#: names that nobody sees in a listing, and tools obey where they stand
_HIDDEN = {"gitignore": ".gitignore"}


class CannotLay(Exception):  # noqa: N818  # it is an answer, not a fault of ours
    """The book cannot be laid; nothing was written."""


def lay(folder: Path, title: str, today: dt.date) -> list[str]:
    """Write a book into a folder that is empty or not there; return the names of its files.

    Raises CannotLay, having written nothing, where the folder holds something or the title is none.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotLay(f"found {folder}, expected a folder that is empty or not there yet")
    if not (title.strip() and title.isprintable()):
        raise CannotLay(f"found {title!r}, expected a title on one line")
    files = {_SCHEMA: _schema(title)}
    environment = Environment(
        loader=PackageLoader("edition", _TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  # files for people, and no markup
        keep_trailing_newline=True,
        variable_start_string="<<",  # chapters and bibliography have braces of their own
        variable_end_string=">>",
    )
    for path in sorted(_FOLDER.rglob(f"*{_SUFFIX}")):
        name = path.relative_to(_FOLDER)
        text = environment.get_template(name.as_posix()).render(title=title, today=today.isoformat())
        files[name.with_name(_HIDDEN.get(name.stem, name.stem))] = text
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return sorted(name.as_posix() for name in files)


def _schema(title: str) -> str:
    """Return the description of the tables, which all books have alike, with the name of the book."""
    described = json.loads((_FOLDER / _SCHEMA).read_text(encoding="utf-8"))
    whole = next(path for path in _DESCRIBED if path.is_file())
    described["resources"] = json.loads(whole.read_text(encoding="utf-8"))["resources"]
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    named = {"name": "-".join(re.findall(r"[a-z0-9]+", plain)) or "edition", "title": f"{title}: data"}
    return json.dumps(named | described, indent=2, ensure_ascii=False) + "\n"
