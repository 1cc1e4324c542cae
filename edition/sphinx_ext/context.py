"""What one build knows: tables, collations, the edition's record, options, old ids, redirects; each is read once."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from edition import inventory
from edition.addresses import SETTING
from edition.checks import examine
from edition.citation.styles import cased
from edition.collation import collate, collate_all
from edition.lite import record as lite
from edition.model import BadData
from edition.render.build_info import BuildInfo, read
from edition.sphinx_ext.config import DEFAULTS, Options, given
from edition.sphinx_ext.theme.languages import languages_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from edition.collation import Collation
    from edition.inventory import Entry, Key, Redirect
    from edition.tables import Tables


@dataclass(frozen=True)
class Context:
    """The state of the edition that a book is built from."""

    root: Path  #: the folder of the book, with ``data/`` and ``CITATION.cff`` in it
    tables: Tables
    build: BuildInfo
    options: Options = DEFAULTS

    def collation(self, fact_id: str) -> Collation:
        """Return one fact with all that the sources say to it. Raises KeyError for an unknown fact."""
        return collate(self.tables, fact_id)

    @property
    def collations(self) -> list[Collation]:
        """Every fact, in the order of the table."""
        return collate_all(self.tables)

    @cached_property
    def languages(self) -> dict[str, str]:
        """Script -> the language that it stands for where a text does not say which it is."""
        return languages_of(self.tables)

    @cached_property
    def known(self) -> dict[Key, Entry]:
        """What the last version had under a permanent id."""
        return inventory.read(self.root / "data" / inventory.FILE)

    @cached_property
    def redirects(self) -> dict[Key, Redirect]:
        """What has a successor."""
        return inventory.redirects(self.root / "data" / inventory.REDIRECTS)

    @property
    def live(self) -> Path:
        """Where the chapters for a reader's browser are made; they need not be there."""
        return self.root / "_build" / lite.FOLDER

    @cached_property
    def live_size(self) -> int:
        """How many bytes a reader of these loads; 0 where there are none, or none of this state."""
        return lite.size(self.live, self.root)


def context_of(where: Sphinx | BuildEnvironment) -> Context:
    """Return the context of the build that an application or an environment belongs to."""
    found: Context = getattr(where, "app", where).edition_context  # type: ignore[union-attr]  # see `read_all`
    return found


def read_all(app: Sphinx, config: Config) -> None:
    """Read and check everything before anything is built.

    Raises ConfigError with every problem in the options, and ExtensionError with every one in the data.
    """
    options = given(config)
    root = Path(app.srcdir)
    tables, problems = examine(root / "data")
    if problems:
        message = "\n".join(["the data of the edition has problems:", *map(str, problems)])
        raise ExtensionError(message, modname="edition")
    try:
        build = read(root, os.environ.get(SETTING) or str(config.html_baseurl), stays=options.versions_stay)
    except BadData as bad:
        raise ExtensionError(f"the citation file of the edition has problems:\n{bad}", modname="edition") from bad
    config.html_baseurl = build.edition.address
    if config.project == config.values["project"].default:  # other books would read that it is not set
        config.project = cased(build.edition.title, "Chicago").partition(":")[0]
    config.version = config.release = build.edition.version
    config.edition_data = made_from(root)
    app.edition_context = Context(root=root, tables=tables, build=build, options=options)  # type: ignore[attr-defined]  # one book, one process


def made_from(root: Path) -> str:
    """Return a checksum of all that chapters show besides their own words: data, measurements, a reader's copies."""
    total = hashlib.sha256()
    for place in ("data/**/*", "benchmarks/*", "sources/**/*"):
        for path in sorted(root.glob(place)):
            if path.suffix in {".csv", ".json", ".jsonld", ".bib", ".txt"}:
                total.update(f"{path.relative_to(root)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def date_copyright(app: Sphinx, config: Config) -> None:
    """Date the copyright by the release, after Sphinx has put the year of the build in its place."""
    config.copyright = str(context_of(app).build.edition.released.year)


def setup(app: Sphinx) -> None:
    """Read before all else; other data are other settings, so that Sphinx reads every chapter again for them."""
    app.add_config_value("edition_data", "", "env", str)
    app.connect("config-inited", read_all, priority=0)
    app.connect("config-inited", date_copyright, priority=900)
