"""Chapters with code as notebooks: to be taken away, to be run in the reader's browser, or wherever the book says."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.osutil import relative_uri

from edition.addresses import html
from edition.export.publish import write
from edition.lite import record
from edition.lite.notebooks import notebook
from edition.sphinx_ext.context import context_of
from edition.wording import Wording

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FOLDER = "notebooks"
_NEEDS = (
    "From “{title}”. To run this notebook, stand in the folder of that edition, or install its package, which carries "
    "the tables: `pip install {package}`, with Python 3.11 or later."
)


def doors(app: Sphinx, pagename: str, doctree: nodes.document | None) -> dict[str, str]:
    """Return words -> address of each way to run a chapter, and write it as a notebook; nothing for other pages."""
    if not doctree or app.builder.name == "singlehtml":  # there one page has the cells of all chapters
        return {}
    if not any(one.get("nb_element") == "cell_code" for one in doctree.findall(nodes.container)):
        return {}
    known, here, name = context_of(app), html(pagename), pagename.rpartition("/")[2]
    titles = {docname.rpartition("/")[2]: title.astext() for docname, title in app.env.titles.items()}
    words = Wording(known.tables, titles)
    edition = known.build.edition
    package = f"git+{edition.repository}" if edition.repository else "."
    needs = _NEEDS.format(title=edition.title, package=package)
    made = notebook(Path(app.env.doc2path(pagename)), words, address=edition.address, needs=needs)
    path = f"{_FOLDER}/{name}.ipynb"
    write([(path, made)], app.outdir)
    found = {}
    if size := known.live_size:
        live = f"{record.FOLDER}/notebooks/index.html"
        asked = f"{relative_uri(here, live)}?path=chapters/{name}.ipynb"
        found[f"Run this chapter in your browser ({size / 1e6:.0f} MB, once)"] = asked
    found["Download the notebook"] = relative_uri(here, path)
    return found | {words: address.replace("{name}", name) for words, address in known.options.launch.items()}


def take_along(app: Sphinx, failed: Exception | None) -> None:
    """Copy the live chapters into the book, where they were made from what it was made from."""
    known = context_of(app)
    if not failed and app.builder.format == "html" and known.live_size:
        shutil.copytree(known.live, Path(app.outdir) / record.FOLDER, dirs_exist_ok=True)


def setup(app: Sphinx) -> None:
    """Copy when all pages are written."""
    app.connect("build-finished", take_along)
