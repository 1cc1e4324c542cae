"""The line at the end of every page: version, commit, data, licences, and when the page last changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date
from markupsafe import Markup

from edition.citation.cff import licence_address
from edition.render.templating import fill
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import leading
from edition.sphinx_ext.lint.permanent_ids import changed

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def build_line(app: Sphinx, pagename: str) -> Markup:
    """Return the line of a page."""
    known = context_of(app)
    build = known.build
    line = fill(
        "build-line",
        build=build,
        released=format_date(build.edition.released, "d MMMM y", locale="en_GB"),
        changed=changed(app, f"{pagename}.html"),
        licences=[(name, licence_address(name)) for name in build.edition.licences],
        links=leading(app.builder, pagename, known.options.footer),
        at=lambda path: "../" * pagename.count("/") + path,
    )
    return Markup(line)  # noqa: S704  # a filled template is escaped
