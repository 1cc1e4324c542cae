"""Keep the pages of the last build that nothing has touched, so that a small change is a short build."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from edition import inventory
from edition.sphinx_ext.domain import domain_of, tables_of
from edition.sphinx_ext.freshness import outlived
from edition.sphinx_ext.pages.build_info import imprint_of
from edition.tables import BIBLIOGRAPHY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: beside what Sphinx has read: what the pages of the last build, which had come to its end, were made of
RECORD = "edition-pages.json"

#: what Sphinx has put into the output before it writes pages
_NOT_PAGES = {"_static", ".buildinfo"}

_STATE = re.compile(r'data-src="[^"]*/state/([^"/]+)"')


def frame(app: Sphinx, env: BuildEnvironment) -> str:
    """Return a checksum of what any page may show of all: titles, order, addresses, works, the edition itself."""
    tables = tables_of(env)
    targets = sorted((*key, place.docname, place.anchor, place.title) for key, place in domain_of(env).targets.items())
    data = Path(app.srcdir) / "data"
    files = [data / name for name in (BIBLIOGRAPHY, inventory.FILE, inventory.REDIRECTS)]
    shared = (
        sorted((docname, title.astext()) for docname, title in env.titles.items()),
        sorted(env.toctree_includes.items()),
        targets,
        [(fact.fact_id, fact.question) for fact in tables.facts],
        tables.sources,
        [path.read_bytes() for path in files if path.is_file()],
        imprint_of(app).edition,
    )
    return hashlib.sha256(repr(shared).encode()).hexdigest()


def last(app: Sphinx) -> dict[str, Any]:
    """Return what is known of the pages that are kept; nothing where all are written anew."""
    kept: dict[str, Any] = getattr(app, "edition_kept", {})
    return kept


def decide(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return the chapters to be written though nothing in them was read again."""
    if app.builder.format != "html":
        return sorted(env.found_docs)
    record = Path(app.doctreedir) / RECORD
    known = json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}
    record.unlink(missing_ok=True)  # until this build has come to its end as well
    if known.get("frame") != frame(app, env) or not (app.outdir / f"{app.config.root_doc}.html").is_file():
        _clear(Path(app.outdir))
        return sorted(env.found_docs)
    app.edition_kept = known  # type: ignore[attr-defined]  # the natural place for it: one book, one process
    return sorted(docname for docname in env.found_docs if outlived(env, docname))


def _clear(outdir: Path) -> None:
    for path in outdir.iterdir() if outdir.is_dir() else []:
        if path.name not in _NOT_PAGES:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def kept(app: Sphinx, fact_id: str, digest: str) -> bool:
    """Tell whether the page of a fact can stay; remember the checksum of what it shows."""
    made_of: dict[str, str] = app.__dict__.setdefault("edition_facts", {})
    made_of[fact_id] = digest
    return bool(last(app).get("facts", {}).get(fact_id) == digest)


def finish(app: Sphinx, failed: Exception | None) -> None:
    """Give the pages that were kept the imprint of this build, drop what none needs, and keep the record."""
    if failed or app.builder.format != "html":
        return
    outdir = Path(app.outdir)
    old = last(app).get("stamps", [])
    new = stamps(app)
    needed: set[str] = set()
    for path in outdir.rglob("*.html"):
        text = stamped = path.read_text(encoding="utf-8")
        needed.update(_STATE.findall(text))
        for one, other in zip(old, new, strict=False):
            stamped = stamped.replace(one, other)
        if stamped != text:
            path.write_text(stamped, encoding="utf-8")
    for path in (outdir / "_static" / "edition" / "state").glob("*.json"):
        if path.name not in needed:
            path.unlink()
    state = {
        "frame": frame(app, app.env),
        "stamps": new,
        "facts": app.__dict__.get("edition_facts", {}),
    }
    (Path(app.doctreedir) / RECORD).write_text(json.dumps(state), encoding="utf-8")


def stamps(app: Sphinx) -> list[str]:
    """Return what a page says of commit and data, in every form in which pages say it."""
    imprint = imprint_of(app)
    return [imprint.state, quote(imprint.state), imprint.line, imprint.data]


def setup(app: Sphinx) -> None:
    """Decide when all is read; finish when all else is written."""
    app.connect("env-updated", decide, priority=900)
    app.connect("build-finished", finish, priority=800)
