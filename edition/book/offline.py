"""The copy for the disk: the whole site, opened by a double click on its first page, without a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edition.addresses import ARCHIVE, FORMATS
from edition.export.archive import zipped
from edition.lite import record
from edition.widgets.classic import bundle, twin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.book.whole import Whole

_THEME = Path(__file__).parent.parent / "sphinx_ext" / "theme"
_ASSETS = "_static/edition/"
SCRIPT = f"{_ASSETS}offline.js"

#: beginning of a line in a page that asks for a file ahead, which a page from a disk may not have
_AHEAD = '<link rel="preload" as="fetch"'
_MODULE, _LIVE = '<script type="module"', f"{_ASSETS}live-"

#: in the place of what needs a server, which a browser does not let a page from a disk do without
_LITE = f"{record.FOLDER}/notebooks/index.html"
_NO_LITE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not from a disk</title></head>
<body><h1>This part needs a server</h1>
<p>Python in the browser cannot be started from a disk: browsers load it from servers alone. All else is in this copy:
the chapters, their comparisons, the search, the data, and each chapter as a notebook to be run in JupyterLab.</p>
</body></html>
"""

README = """{title}
version {version}

Open index.html by a double click. Everything is in this folder: nothing is fetched, and no server is needed.
"""


def made(whole: Whole) -> bytes:
    """Return the site as an archive, in a folder of its own."""
    edition = whole.edition
    return zipped(
        {f"{whole.name}/{path}": content for path, content in _files(whole)}
        | {
            f"{whole.name}/README.txt": README.format(title=edition.title, version=edition.version),
        }
    )


def _files(whole: Whole) -> Iterator[tuple[str, str | bytes]]:
    """Yield path and content of every file, with those beside them that take the place of modules."""
    for path in sorted(whole.folder.rglob("*")):
        name = path.relative_to(whole.folder).as_posix()
        if not path.is_file() or name.startswith((FORMATS, ARCHIVE, f"{record.FOLDER}/")):
            continue
        if name.startswith((f"{_ASSETS}state/", f"{_ASSETS}parts/")):
            yield f"{name}.js", twin(path.read_text("utf-8"))
        yield name, _page(whole.text(path)) if path.suffix == ".html" else path.read_bytes()
    if (whole.folder / record.FOLDER).is_dir():
        yield _LITE, _NO_LITE
    host = (_THEME / f"widget_{name}.js" for name in ("parts", "take", "host"))
    yield SCRIPT, bundle({path.stem: path.read_text("utf-8") for path in host})


def _page(text: str) -> str:
    """Return a page with one ordinary script in the place of the modules of its widgets."""
    kept = [line for line in text.splitlines(keepends=True) if not line.lstrip().startswith(_AHEAD)]
    return "".join(_with_script(line) for line in kept)


def _with_script(line: str) -> str:
    if _MODULE not in line or _LIVE not in line:
        return line
    address = line.partition(' src="')[2].partition('"')[0].partition(_ASSETS)[0]
    return f'<script defer src="{address}{SCRIPT}"></script>\n'
