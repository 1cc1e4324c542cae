"""Lock every page down: a strict Content-Security-Policy in its head, and nothing in its body that would break it."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from edition.sphinx_ext.warning_types import warn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

#: everything comes from the book's own folder; the theme's style sheet has its icons within it, as data
POLICY = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}

#: the one page that runs WebAssembly: search without a server
SEARCHING = "'wasm-unsafe-eval'"

_SCRIPT = re.compile(r"<script>.*?</script>\s*", re.DOTALL)
_STYLED = re.compile(r'(<(\w+)\b[^<>]*?)\sstyle="([^"<>]*)"')
_DRAWN = frozenset({"svg", "g", "path", "line", "polyline", "circle", "rect", "text", "tspan"})

#: what the policy forbids, where it stands in a tag: a quoted value may hold a ">", and its own words do not count
_TAG = re.compile(r"<(\w+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_FORBIDDEN = re.compile(r"\s(?:style|on\w+)\b")
_DATA = re.compile(r'\stype="application/(?:ld\+)?json"')


def policy(pagename: str, own: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the policy of a page, as its head states it, with a book's `own` directives in the place of ours."""
    rules = {**POLICY, **own}
    if pagename == "search":
        rules["script-src"] = f"{rules.get('script-src', rules['default-src'])} {SEARCHING}"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def strict(markup: str) -> str:
    """Return a whole page's markup without the theme's inline scripts, and with its drawings as `drawn` leaves them."""
    return drawn(_SCRIPT.sub("", markup))


def drawn(markup: str) -> str:
    """Return the markup with its drawings styled by attributes: ``opacity="50%"`` for ``style="opacity: 50%"``."""
    return _STYLED.sub(_attributes, markup)


def _attributes(found: re.Match[str]) -> str:
    if found[2] not in _DRAWN:
        return found[0]
    pairs = [declaration.split(":", 1) for declaration in found[3].split(";") if ":" in declaration]
    return found[1] + "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)


def breaches(markup: str) -> list[str]:
    """Return every tag of a page's body that the policy would forbid."""
    found = []
    for tag in _TAG.finditer(markup):
        names = _VALUE.sub("=", tag[2])
        inline = tag[1] == "style" or (tag[1] == "script" and "src=" not in names and not _DATA.search(tag[2]))
        if inline or _FORBIDDEN.search(names) or "javascript:" in tag[2]:
            found.append(tag[0])
    return found


class NoColumnWidths(SphinxPostTransform):
    """Leave the widths of columns to the browser: Sphinx would write them as inline styles."""

    default_priority = 500

    def run(self, **_options: Any) -> None:  # noqa: ANN401  # the signature is Sphinx's
        """Mark every table."""
        for table in self.document.findall(nodes.table):
            table["classes"].append("colwidths-auto")


def announce(pagename: str, context: dict[str, Any]) -> None:
    """Give the templates `strict` for the page, and warn where a chapter would break its policy."""
    context["strict"] = strict
    for tag in breaches(drawn(context.get("body", ""))):
        warn("policy", "the page's security policy forbids %s", tag[:200], location=pagename)


def setup(app: Sphinx) -> None:
    """Register."""
    app.add_post_transform(NoColumnWidths)
