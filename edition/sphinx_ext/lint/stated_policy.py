"""The security policy in the head of every page, under any theme; one that writes none is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

from edition.addresses import docname
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.lint.csp import policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

#: what writes pages for browsers; an e-book has no policy
BUILDERS = frozenset({"html", "dirhtml", "singlehtml"})

HEAD = 4096  #: characters of a page in which its policy must stand, before all that it governs

_STATED = '<meta http-equiv="Content-Security-Policy" content="'


def meta(app: Sphinx) -> str:
    """Return the policy of a page as an element of its head; nothing for other builders."""
    if app.builder.name not in BUILDERS:
        return ""
    return f'{_STATED}{policy(context_of(app).options.policy)}">\n'


def state(app: Sphinx, context: dict[str, Any]) -> None:
    """Put the policy before everything that themes write into the head of a page."""
    context["metatags"] = meta(app) + context.get("metatags", "")


def every_page(app: Sphinx, failed: Exception | None) -> None:
    """Look into the pages as they are written. Raises ExtensionError under a theme that leaves the policy out."""
    if failed or app.builder.name not in BUILDERS:
        return
    without = [path for path in _written(app) if _STATED not in _head(path)]
    if without:
        raise ExtensionError(
            f"found {len(without)} pages without a security policy, {without[0].name} the first, "
            f"expected a theme that writes {{{{ metatags }}}} into the head of a page; html_theme is "
            f"{str(app.config.html_theme)!r}",
            modname="edition",
        )


def _written(app: Sphinx) -> Iterator[Path]:
    facts = (docname("fact", name) for name in context_of(app).tables.fact)
    for name in (*sorted(app.env.found_docs), *facts, "search"):
        path = Path(app.builder.get_outfilename(name))  # type: ignore[attr-defined]  # of HTML builders
        if path.is_file():
            yield path


def _head(path: Path) -> str:
    with path.open(encoding="utf-8") as page:
        return page.read(HEAD)


def setup(app: Sphinx) -> None:
    """Look before anything is published beside the pages."""
    app.connect("build-finished", every_page, priority=1)
