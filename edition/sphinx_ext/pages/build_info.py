"""What the book says of itself: the edition, its version, commit and data, read once a build."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from sphinx.errors import ExtensionError

from edition.citation import cff
from edition.model import BadData
from edition.provenance import commit, data_digest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from edition.citation.cff import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """One state of the edition."""

    edition: Edition
    commit: str  #: hexadecimal, with a plus sign where files differ from it; empty outside git
    data: str  #: SHA-256 of the tables, hexadecimal

    @property
    def short_commit(self) -> str:
        """The commit as pages show it."""
        return self.commit[:10] + ("+" if self.commit.endswith("+") else "")

    @property
    def state(self) -> str:
        """The state of the edition, as a report names it."""
        return f"version {self.edition.version}, commit {self.short_commit or 'not known'}, data {self.data[:10]}"

    @property
    def line(self) -> Markup:
        """Commit and data, as the line at the end of every page has them."""
        commit = Markup("commit <code>{}</code> · ").format(self.short_commit) if self.commit else Markup()
        return commit + Markup("data <code>{}</code>").format(self.data[:10])


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


def setup(app: Sphinx) -> None:
    """Read the citation file before anything is built."""
    app.connect("config-inited", set_address, priority=1)
    app.connect("config-inited", set_year, priority=900)
