"""Write what the search page reads, and the stemmer by which it compares words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjsmin import jsmin
from sphinx.search import en

from edition.render.search_entries import packed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from edition.render.search_entries import Entry
    from edition.tables import Tables

FOLDER = "_static/edition/search"
ENTRIES, TEXTS, STEMMER = "entries.js", "texts.js", "stemmer.js"


def write(found: Iterable[Entry], tables: Tables, folder: Path) -> None:
    """Write the scripts into the output folder; the same entries make the same files."""
    entries, texts = packed(found, tables.source, (row.words for row in tables.synonyms))
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    (target / ENTRIES).write_text(entries, encoding="utf-8")
    (target / TEXTS).write_text(texts, encoding="utf-8")
    stemmer = jsmin(f"{en.js_porter_stemmer}\nglobalThis.Stemmer = Stemmer;")
    (target / STEMMER).write_text(stemmer, encoding="utf-8")
