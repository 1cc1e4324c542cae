"""Lock every page down: a strict Content-Security-Policy in its head, and nothing in its body that would break it."""

from __future__ import annotations

from html.parser import HTMLParser
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

#: what a script element may hold that is no program
DATA = frozenset({"application/json", "application/ld+json"})


def policy(own: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the policy of a page, as its head states it, with a book's `own` directives in the place of ours."""
    return "; ".join(f"{name} {value}" for name, value in {**POLICY, **own}.items())


class _Watch(HTMLParser):
    """Reads markup as a browser does, and keeps every tag that the policy would forbid."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        inline = tag == "style" or (tag == "script" and "src" not in held and held.get("type") not in DATA)
        handled = any(name == "style" or name.startswith("on") for name in held)
        if inline or handled or any("javascript:" in (value or "") for value in held.values()):
            self.found.append(self.get_starttag_text() or tag)


def breaches(markup: str) -> list[str]:
    """Return every tag of a page's body that the policy would forbid."""
    watch = _Watch()
    watch.feed(markup)
    watch.close()
    return watch.found


class NoColumnWidths(SphinxPostTransform):
    """Leave the widths of columns to the browser: Sphinx would write them as inline styles."""

    default_priority = 500

    def run(self, **_options: Any) -> None:  # noqa: ANN401  # the signature is Sphinx's
        """Mark every table."""
        for table in self.document.findall(nodes.table):
            table["classes"].append("colwidths-auto")


def announce(pagename: str, context: dict[str, Any]) -> None:
    """Warn where a chapter would break the policy of its page."""
    for tag in breaches(context.get("body", "")):
        warn("policy", "the page's security policy forbids %s", tag[:200], location=pagename)


def setup(app: Sphinx) -> None:
    """Register."""
    app.add_post_transform(NoColumnWidths)
