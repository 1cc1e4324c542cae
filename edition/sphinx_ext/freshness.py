"""Read a chapter again when a row that it uses has changed, and only then."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.addnodes import pending_xref
from sphinx.environment.collectors import EnvironmentCollector

from edition import tables as store
from edition.bibliography import short
from edition.dependence import witnesses
from edition.ledgers import sample_files
from edition.sphinx_ext.domain import tables_of
from edition.sphinx_ext.markup.declarative import cells, plain
from edition.sphinx_ext.markup.reader_copy import passage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from edition.model import Row
    from edition.tables import Tables

#: a use of everything: any change may change what notebooks and registers show. What registers do show is noted beside
#: it, as a ``table`` of which they show all
EVERYTHING = ("everything", "")

#: the same, by registers and cells that are drawn when the page is written, without a reading or a kernel
DRAWN = ("drawn", "")


def uses(env: BuildEnvironment, kind: str, name: str = "") -> None:
    """Note that the document being read shows a row, or everything."""
    _uses(env).setdefault(env.docname, {})[kind, name] = digest(env.app, tables_of(env), kind, name)


def used_by(env: BuildEnvironment, docname: str) -> set[tuple[str, str]]:
    """Return kind and name of everything that a document shows."""
    return set(_uses(env).get(docname, {}))


def shows_everything(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a document shows what cannot be told row by row."""
    return not used_by(env, docname).isdisjoint({EVERYTHING, DRAWN})


def outlived(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether the data have changed since the code cells of a document were run."""
    known = _uses(env).get(docname, {}).get(DRAWN)
    return known is not None and known != digest(env.app, tables_of(env), *DRAWN)


def refused(env: BuildEnvironment) -> None:
    """Have the document being read come back with the next build, and with it the words against it."""
    _uses(env).setdefault(env.docname, {})["refused", ""] = "until it is right"


def _uses(env: BuildEnvironment) -> dict[str, dict[tuple[str, str], str]]:
    if not hasattr(env, "edition_uses"):
        env.edition_uses = {}  # type: ignore[attr-defined]  # where Sphinx extensions keep what must be pickled
    found: dict[str, dict[tuple[str, str], str]] = env.edition_uses  # type: ignore[attr-defined]  # the same
    return found


def digest(app: Sphinx, tables: Tables, kind: str, name: str) -> str:
    """Return a checksum of everything that a document shows when it names this object, or of nothing."""
    if (kind, name) in {EVERYTHING, DRAWN}:
        data = Path(app.srcdir) / "data"
        contents = [path.read_bytes() for path in (*store.files(data), *sample_files(data))]
        return hashlib.sha256(b"\0".join(contents)).hexdigest()
    if kind == "copy":
        return hashlib.sha256(passage(app.srcdir, name).encode()).hexdigest()
    return hashlib.sha256(repr(_rows(tables, kind, name)).encode()).hexdigest()


def _rows(tables: Tables, kind: str, name: str) -> Any:  # noqa: ANN401  # records of any kind, to be printed
    if kind == "fact":
        return tables.fact.get(name), tables.readings_of.get(name), list(tables.source)  # who is silent, too
    if kind == "person":
        return [row.canonical for row in tables.variants.get(name, [])]
    if kind == "register":  # what it is the home of; all else it finds when it is drawn
        homes = {
            "names": [(row.name_id, row.canonical) for row in tables.names],
            "techniques": [(row.technique, row.label) for row in tables.techniques],
        }
        return homes.get(name)
    if kind == "regest":
        readings, notes = tables.readings_at.get(name, []), tables.bias_at.get(name, [])
        facts = [tables.fact[one.fact_id] for one in readings]
        return readings, facts, notes, [tables.technique[one.technique] for one in notes]
    if kind == "source":
        source = tables.source.get(name)
        return source, [short(tables.references, one) for one in witnesses(source.derives_from if source else "")]
    alone: dict[str, Mapping[str, Row | str]] = {
        "bias": tables.note,
        "technique": tables.technique,
        "work": {one.key: one.short for one in tables.references},
    }
    return alone[kind].get(name) if kind in alone else None


class UseCollector(EnvironmentCollector):
    """Keep the uses of each document, and tell Sphinx which documents they make outdated."""

    def clear_doc(self, _app: Sphinx, env: BuildEnvironment, docname: str) -> None:  # noqa: D102  # Sphinx says what it is for
        _uses(env).pop(docname, None)

    def merge_other(  # noqa: D102  # the same
        self, _app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment
    ) -> None:
        _uses(env).update({docname: used for docname, used in _uses(other).items() if docname in docnames})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Count a chapter with code cells as a user of everything, and note the works that a chapter cites."""
        for node in doctree.findall(pending_xref):
            for key in node["reftarget"].split(",") if node["refdomain"] == "cite" else ():
                uses(app.env, "work", key.strip())
        if found := cells(doctree):
            uses(app.env, *(DRAWN if plain(found) else EVERYTHING))

    def get_outdated_docs(  # noqa: D102  # the same
        self, app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
    ) -> list[str]:
        tables = tables_of(env)
        return [
            docname
            for docname, used in _uses(env).items()
            if any(digest(app, tables, *use) != known for use, known in used.items() if use != DRAWN)
        ]


def setup(app: Sphinx) -> None:
    """Register the collector."""
    app.add_env_collector(UseCollector)
