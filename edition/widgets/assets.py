"""Compose the modules and styles of the widgets from the files beside this one."""

from __future__ import annotations

import re
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

FOLDER = Path(__file__).parent

#: the only form in which a module of ours names another
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)

#: a module that is loaded when it is first needed
_LATER = re.compile(r'import\("\./(\w+)\.js"\)')

#: what it gives to others
EXPORTED = re.compile(r"^export (?:const|(?:async )?function) (\w+)", re.MULTILINE)


def module(name: str) -> str:
    """Return NAME.js with the modules that it imports written out before it, each once.

    anywidget loads a module from a Blob, where no address is relative to anything.
    """
    return "\n".join(_LATER.sub(_at_hand, _IMPORT.sub("", _read(f"{part}.js"))) for part in _parts(name))


def _at_hand(later: re.Match[str]) -> str:
    """Return what stands for the loading of a module that is in the text already."""
    return f"Promise.resolve({{ {', '.join(EXPORTED.findall(_read(f'{later[1]}.js')))} }})"


def styles(name: str) -> list[str]:
    """Return the file names of the styles that NAME.js needs, in order: those of its parts, then its own."""
    return [f"{part}.css" for part in _parts(name) if (FOLDER / f"{part}.css").is_file()]


def modules(name: str) -> list[str]:
    """Return the file names of NAME.js and of all that it loads at once: a page can ask for them together."""
    needed = [part for found in _IMPORT.findall(_read(f"{name}.js")) for part in modules(found)]
    return list(dict.fromkeys([f"{name}.js", *needed]))


def style(name: str) -> str:
    """Return the styles that NAME.js needs as one text."""
    return "".join(map(_read, styles(name)))


def assets() -> dict[str, str]:
    """Return file name -> text of every module and style, as a page loads them: without documentation."""
    texts = {path.name: _read(path.name) for path in sorted(FOLDER.iterdir()) if path.suffix in {".js", ".css"}}
    return {name: (jsmin if name.endswith(".js") else cssmin)(text) for name, text in texts.items()}


def _parts(name: str) -> list[str]:
    """Return a module and those that it imports, in an order in which each comes after what it needs."""
    text = _read(f"{name}.js")
    needed = [part for found in _IMPORT.findall(text) + _LATER.findall(text) for part in _parts(found)]
    return list(dict.fromkeys([*needed, name]))


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
