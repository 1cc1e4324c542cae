"""The page around a chapter: our style sheet, and only the scripts that a page needs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

HERE = Path(__file__).parent

#: scripts that a page keeps; what other extensions add for every page is dropped
KEPT = ("furo.js", "edition/")


def shape(
    _app: Sphinx, _pagename: str, _templatename: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Leave a page with the scripts it needs, and give the templates what they ask for."""
    scripts = context.get("script_files", [])
    context["script_files"] = [one for one in scripts if any(name in _name(one) for name in KEPT)]
    styles = context.get("css_files", [])
    context["css_files"] = [one for one in styles if any(name in _name(one) for name in ("furo.css", "edition/"))]


def _name(asset: object) -> str:
    return str(getattr(asset, "filename", "") or asset)


def setup(app: Sphinx) -> None:
    """Register style sheet, script and templates; `shape` comes after every other extension has added its own."""
    app.add_config_value("comments_config", {}, "")  # Jupyter Book sets it even where there are no comments
    app.connect("config-inited", add_paths)
    app.connect("html-page-context", shape, priority=900)
    app.add_css_file("edition/edition.css")
    app.add_js_file("edition/page.js", defer="defer")
    app.add_js_file("edition/values.js", defer="defer")


def add_paths(app: Sphinx, config: Config) -> None:
    """Let Sphinx find our static files, icon and page templates, from where it stands: no path may be in the book."""
    ours = os.path.relpath(HERE, app.confdir)
    config.html_static_path = [*config.html_static_path, f"{ours}/static"]  # the default list is Sphinx's own
    config.html_favicon = f"{ours}/static/edition/icon.svg"  # else browsers ask for one that is not there
    config.templates_path = [*config.templates_path, f"{ours}/pages"]
