"""The page around a chapter: one style sheet, a second where there is a widget, and only the scripts that it needs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import furo  # type: ignore[import-untyped]  # it has no types
from rcssmin import cssmin
from rjsmin import jsmin

from edition.export.publish import write
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.theme.widget_host import SHEET

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

HERE = Path(__file__).parent

#: the theme's style and ours for every kind of page: a reader on a slow line waits once, not for each
STYLE = "edition/book.css"
SHEETS = ("book.css", "chapter.css", "front.css", "fact.css", "worksheets.css", "search.css", "print.css")
OURS = "furo"  #: the theme that the pages are made for
THEME = Path(furo.__file__).parent / "theme" / "furo" / "static" / "styles" / "furo.css"

BOOK = "{{ book }}"  #: in print.css, the place of what is cited of the book

SCRIPT = "page.js"  #: what every page may use, in one file for the same reason
PARTS = ("page.js", "values.js", "cite.js")

#: scripts that a page keeps; what other extensions add for every page is dropped
KEPT = ("furo.js", "edition/")


def shape(app: Sphinx, context: dict[str, Any]) -> None:
    """Leave a page with the scripts and the styles that it needs; another theme keeps its own beside ours."""
    context["own_body"] = app.config.html_theme == OURS
    if not context["own_body"]:
        return
    scripts = context.get("script_files", [])
    context["script_files"] = [one for one in scripts if any(name in _name(one) for name in KEPT)]
    context["css_files"] = [one for one in context.get("css_files", []) if _name(one).endswith((STYLE, SHEET))]


def write_assets(app: Sphinx) -> None:
    """Write style sheet and scripts before pages are, so that Sphinx can add a checksum to their addresses."""
    if app.builder.format != "html":
        return
    theme, _, _map = THEME.read_text(encoding="utf-8").partition("/*# sourceMappingURL")
    if app.config.html_theme != OURS:
        theme = ""
    target = app.outdir / "_static" / STYLE
    target.parent.mkdir(parents=True, exist_ok=True)
    ours = [cssmin((HERE / name).read_text(encoding="utf-8")) for name in SHEETS]
    edition = context_of(app).build.edition
    cited = ", ".join([edition.title, f"version {edition.version}", *filter(None, [edition.cited_at])])
    quoted = cited.replace("\\", r"\\").replace('"', r"\"")
    target.write_text("\n".join([theme, *ours]).replace(BOOK, quoted), encoding="utf-8")
    scripts = {path.name: jsmin(path.read_text(encoding="utf-8")) for path in sorted((HERE / "scripts").iterdir())}
    scripts[SCRIPT] = "\n".join(scripts.pop(name) for name in PARTS)
    write(scripts.items(), target.parent)


def _name(asset: object) -> str:
    return str(getattr(asset, "filename", "") or asset)


def setup(app: Sphinx) -> None:
    """Register style sheet, scripts and templates."""
    app.add_config_value("comments_config", {}, "")  # Jupyter Book sets it even where there are no comments
    app.connect("config-inited", add_paths)
    app.connect("builder-inited", write_assets)
    app.add_css_file(STYLE)
    app.add_js_file(f"edition/{SCRIPT}", defer="defer")


def add_paths(app: Sphinx, config: Config) -> None:
    """Let Sphinx find our static files, icon and page templates, from where it stands: no path may be in the book."""
    ours = os.path.relpath(HERE, app.confdir)
    config.html_static_path = [*config.html_static_path, f"{ours}/static"]  # the default list is Sphinx's own
    config.html_favicon = f"{ours}/static/edition/icon.svg"  # else browsers ask for one that is not there
    config.templates_path = [*config.templates_path, f"{ours}/templates"]
