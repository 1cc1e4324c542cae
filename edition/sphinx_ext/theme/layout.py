"""The page around a chapter: one style sheet for the whole book, and only the scripts that a page needs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import furo  # type: ignore[import-untyped]  # it has no types
from rjsmin import jsmin

from edition.widgets.assets import assets, styles

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

HERE = Path(__file__).parent

#: the theme's style, ours (for every page, and for the first), and those of all widgets: a reader on a slow line waits
#: once, not for each
STYLE = "edition/book.css"
SHEETS = ("book.css", "front.css", "fact.css", "worksheets.css", "search.css")
OURS = "furo"  #: the theme that the pages are made for
THEME = Path(furo.__file__).parent / "theme" / "furo" / "static" / "styles" / "furo.css"

#: scripts that a page keeps; what other extensions add for every page is dropped
KEPT = ("furo.js", "edition/")


def shape(app: Sphinx, context: dict[str, Any]) -> None:
    """Leave a page with the scripts it needs and the one style sheet; another theme keeps its own beside ours."""
    context["own_body"] = app.config.html_theme == OURS
    if not context["own_body"]:
        return
    scripts = context.get("script_files", [])
    context["script_files"] = [one for one in scripts if any(name in _name(one) for name in KEPT)]
    context["css_files"] = [one for one in context.get("css_files", []) if _name(one).endswith(STYLE)]


def write_assets(app: Sphinx) -> None:
    """Write style sheet and scripts before pages are, so that Sphinx can add a checksum to their addresses."""
    if app.builder.format != "html":
        return
    theme, _, _map = THEME.read_text(encoding="utf-8").partition("/*# sourceMappingURL")
    if app.config.html_theme != OURS:
        theme = ""
    texts = assets()
    names = [name.removesuffix(".css") for name in texts if name.endswith(".css")]
    widgets = [texts[part] for part in dict.fromkeys(part for name in names for part in styles(name))]
    target = app.outdir / "_static" / STYLE
    target.parent.mkdir(parents=True, exist_ok=True)
    ours = [(HERE / name).read_text(encoding="utf-8") for name in SHEETS]
    target.write_text("\n".join([theme, *ours, *widgets]), encoding="utf-8")
    for script in sorted((HERE / "scripts").iterdir()):
        (target.parent / script.name).write_text(jsmin(script.read_text(encoding="utf-8")), encoding="utf-8")


def _name(asset: object) -> str:
    return str(getattr(asset, "filename", "") or asset)


def setup(app: Sphinx) -> None:
    """Register style sheet, scripts and templates."""
    app.add_config_value("comments_config", {}, "")  # Jupyter Book sets it even where there are no comments
    app.connect("config-inited", add_paths)
    app.connect("builder-inited", write_assets)
    app.add_css_file(STYLE)
    app.add_js_file("edition/page.js", defer="defer")
    app.add_js_file("edition/values.js", defer="defer")


def add_paths(app: Sphinx, config: Config) -> None:
    """Let Sphinx find our static files, icon and page templates, from where it stands: no path may be in the book."""
    ours = os.path.relpath(HERE, app.confdir)
    config.html_static_path = [*config.html_static_path, f"{ours}/static"]  # the default list is Sphinx's own
    config.html_favicon = f"{ours}/static/edition/icon.svg"  # else browsers ask for one that is not there
    config.templates_path = [*config.templates_path, f"{ours}/templates"]
