"""What the book says of itself: the edition, its version, commit and data, read once a build."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from edition.citation import cff
from edition.model import BadData
from edition.provenance import commit, data_digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from edition.citation.cff import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """One state of the edition."""

    edition: Edition
    commit: str  #: hexadecimal, with a plus sign where files differ from it; empty outside git
    data: str  #: SHA-256 of the tables, hexadecimal


def imprint_of(app: Sphinx) -> Imprint:
    """Return the imprint of the book being built."""
    imprint: Imprint | None = getattr(app, "edition_imprint", None)
    if imprint is None:
        root = Path(app.srcdir)
        edition = read(app)
        imprint = Imprint(edition=edition, commit=commit(root), data=data_digest(root / "data"))
        app.edition_imprint = imprint  # type: ignore[attr-defined]  # the natural place for it: one book, one process
    return imprint


def read(app: Sphinx) -> Edition:
    """Return the edition with the address that the book is built for. Raises ExtensionError for a faulty file."""
    try:
        edition = cff.read(Path(app.srcdir) / cff.FILE)
    except BadData as bad:
        raise ExtensionError(f"the citation file of the edition is not sound:\n{bad}", modname="edition") from bad
    address = str(app.config.html_baseurl or edition.address)
    return replace(edition, address=address and f"{address.rstrip('/')}/")


def set_address(app: Sphinx, config: Config) -> None:
    """Stop where the citation file is faulty; give Sphinx the address from it unless one is configured."""
    config.html_baseurl = read(app).address


def set_year(app: Sphinx, config: Config) -> None:
    """Date the copyright by the release, after Sphinx has put the year of the build in its place."""
    config.copyright = str(read(app).released.year)


def outdated(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Draw every page again when the imprint has changed, for it stands on every page."""
    imprint = imprint_of(app)
    if getattr(env, "edition_imprint", None) == imprint:
        return []
    env.edition_imprint = imprint  # type: ignore[attr-defined]  # where Sphinx extensions keep what must be pickled
    return sorted(env.found_docs)


def setup(app: Sphinx) -> None:
    """Read the citation file before anything is built."""
    app.connect("config-inited", set_address, priority=1)
    app.connect("config-inited", set_year, priority=900)
    app.connect("env-updated", outdated)
