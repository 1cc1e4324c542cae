"""Small books: the sample tables with a chapter for each source, built by the settings of the real book."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors
from sphinx.util.inventory import InventoryFile

from tests import sample, sample_citation
from tests.sharing import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CHAPTERS = {
    "introduction": "# The book\n\n```{toctree}\n:glob:\n*\n```\n",
    "alfa": """# The first account

:::{source-card} ALFA
:::

:::{regest} ALFA.1
:kind: heading
It opened on {reading}`opening ALFA`, says {person}`petrov-ivan`; no song.
:::

:::{regest} ALFA.2
There were {reading}`delegates-all ALFA` delegates, of whom {reading}`delegates-late ALFA` were late.
:::

:::{commentary} ALFA.2
Others have {reading}`delegates-late BETA.2`; the reference is {fact}`delegates-late`.
See {para}`BETA.2` and {bias}`ALFA.4a`.
:::

:::{regest} ALFA.3
It lasted {reading}`length ALFA`.
:::

:::{regest} ALFA.4
The vote was {reading}`resolution-vote ALFA`.
:::

:::{regest} ALFA.5
:kind: furniture
The end.
:::
""",
    "beta": """# The second account

```{layers}
```

:::{regest} BETA.1
A hall and a man.
:::

:::{regest} BETA.2
Late-comers, and {person}`his name <petrov-ivan>`.
:::

:::{regest} BETA.3
A saying.
:::
""",
    "gamma": """# The third account

:::{regest} GAMMA.1
A notice.
:::

:::{regest} GAMMA.2
It names {reading}`fee GAMMA`, where the reference is {fact}`fee`; see {fact-page}`anthem`.
:::
""",
    "apparatus": "# Apparatus\n\n```{register} apparatus\n```\n",
    "bias": "# Bias\n\n```{register} omissions\n```\n\n```{register} techniques\n```\n",
    "persons": "# Persons\n\n```{register} names\n```\n",
    "citing": "# Citing\n\n## Changes\n\nNone so far.\n",
    "bibliography": "# Bibliography\n\nIt has {count}`references` works.\n\n```{bibliography}\n:all:\n```\n",
}


class Book:
    """A folder with a small edition; a test changes what it wants and builds."""

    def __init__(self, root: Path) -> None:
        """Take a folder as it is, or as ``Book.write`` leaves it."""
        self.root = root
        self.output = root / "_build" / "html"
        self.data = root / "data"
        self.chapters = dict(CHAPTERS)
        self.read: list[str] = []  #: the chapters that the last build has read

    @classmethod
    def write(cls, root: Path) -> Book:
        """Write the tables and settings; the chapters follow with each build, as the test has left them."""
        works = sample.write(root) / "references.bib"
        sound = works.read_text(encoding="utf-8").replace("@book", "@misc")  # a book would need a publisher
        works.write_text(sound, encoding="utf-8")
        settings = "".join(f"{name} = {value!r}\n" for name, value in _settings().items())
        (root / "conf.py").write_text(settings, encoding="utf-8")
        (root / "chapters").mkdir()
        sample_citation.write(root)
        return cls(root)

    @contextmanager
    def app(self, *, jobs: int = 0, builder: str = "html") -> Iterator[SphinxTestApp]:
        """Set a build up, and clear away afterwards what Sphinx keeps in the process."""
        for name, text in self.chapters.items():
            path = self.root / "chapters" / f"{name}.md"
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
        app = SphinxTestApp(builder, srcdir=self.root, parallel=jobs)
        try:
            yield app
        finally:
            app.cleanup()

    def build(self, *, jobs: int = 0) -> list[str]:
        """Build; return the warnings, each as ``chapters/alfa.md:7: WARNING: …``."""
        self.read = []
        with self.app(jobs=jobs) as app:
            app.connect("source-read", lambda _app, docname, _text: self.read.append(docname.removeprefix("chapters/")))
            app.build()
            spoken = strip_colors(app.warning.getvalue())
        return spoken.replace(f"{self.root}/", "").splitlines()

    def page(self, name: str) -> BeautifulSoup:
        """Return a built page as a browser would understand it."""
        return BeautifulSoup((self.output / f"{name}.html").read_text(encoding="utf-8"), "html5lib")

    def pages(self) -> dict[str, bytes]:
        """Return name -> content of every file of the built book that a reader's browser would ask for."""
        kinds = {".html", ".js", ".css", ".inv"}
        found = sorted(path for path in self.output.rglob("*") if path.suffix in kinds)
        return {str(path.relative_to(self.output)): path.read_bytes() for path in found}

    def inventory(self) -> dict[str, dict[str, tuple[str, str]]]:
        """Return kind -> name -> address and title, as other books read them."""
        with (self.output / "objects.inv").open("rb") as stream:
            found = InventoryFile.load(stream, "", lambda _base, address: address)
        return {kind: {name: item[2:4] for name, item in items.items()} for kind, items in found.items()}


def _settings() -> dict[str, Any]:
    """Return the settings of the real book, without the parts that only Jupyter Book itself knows."""
    config = yaml.safe_load((sample.ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings: dict[str, Any] = config["sphinx"]["config"]
    left_out = {"jupyter_book", "sphinx_external_toc"}
    return settings | {
        "extensions": [name for name in settings["extensions"] if name not in left_out],
        "myst_enable_extensions": config["parse"]["myst_enable_extensions"],
        "root_doc": "chapters/introduction",
        "nb_execution_mode": "off",
        "exclude_patterns": ["_build"],
        "nitpicky": True,
        "show_warning_types": False,  # a test that is about the type asks for it
    }


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A small edition that is not built yet."""
    return Book.write(tmp_path)


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A small edition as it comes, built once in a run for the tests that only look."""
    with shared(request, tmp_path_factory, "small-book") as folder:
        root = folder / "sound"
        if not root.is_dir():
            whole = Book.write(tmp_path_factory.mktemp("book"))
            assert whole.build() == []
            whole.root.rename(root)  # only what was built soundly gets the name
        return Book(root)


@pytest.fixture
def said(book: Book) -> Callable[[str], list[str]]:
    """Build with something put after the third account's last line, which is 10; return what the build says of it."""

    def build(addition: str) -> list[str]:
        book.chapters["gamma"] += f"\n{addition}\n"
        return book.build()

    return build
