"""What the book says of itself: the edition, its version, commit and data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from edition.citation import cff
from edition.provenance import commit, data_digest

if TYPE_CHECKING:
    from pathlib import Path

    from edition.citation.cff import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildInfo:
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


def read(root: Path, address: str, *, stays: bool = False) -> BuildInfo:
    """Return the state of the edition in a folder, at the address that the book is built for if one is given.

    With `stays`, the site there keeps this version for good.

    Raises BadData for a faulty citation file.
    """
    edition = cff.read(root / cff.FILE)
    address = address or edition.address
    edition = replace(edition, address=address and f"{address.rstrip('/')}/", stays=stays)
    return BuildInfo(edition=edition, commit=commit(root), data=data_digest(root / "data"))
