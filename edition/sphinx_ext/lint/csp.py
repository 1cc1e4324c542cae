"""Lock every page down: a strict Content-Security-Policy in its head, and nothing in its body that would break it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from docutils import nodes
from lxml import etree, html
from sphinx.transforms.post_transforms import SphinxPostTransform

from edition.sphinx_ext.warning_types import warn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement
    from sphinx.application import Sphinx

#: everything comes from the book's own folder; the theme's style sheet has its icons within it, as data
POLICY = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def policy(own: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the policy of a page, as its head states it, with a book's `own` directives in the place of ours."""
    return "; ".join(f"{name} {value}" for name, value in {**POLICY, **own}.items())


_FORBIDDEN = etree.XPath(
    """//@*[name() = "style" or starts-with(name(), "on") or contains(., "javascript:")]/..
    | //style
    | //script[not(@src or @type = "application/json" or @type = "application/ld+json")]"""  # those two hold no program
)


def breaches(markup: str) -> list[str]:
    """Return every tag of a page's body that the policy would forbid."""
    return [_tag(found) for found in _FORBIDDEN(html.document_fromstring(f"<div>{markup}</div>"))]


def _tag(found: HtmlElement) -> str:
    shown: str = html.tostring(etree.Element(found.tag, found.attrib), encoding="unicode")
    return shown.removesuffix(f"</{found.tag}>")


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
