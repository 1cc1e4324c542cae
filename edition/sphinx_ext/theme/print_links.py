"""Mark the links whose text is their address: on paper, where other links get theirs, these have it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CLASS = "ed-url"  #: the class of such a link, for book.css; the templates of links set it themselves
_DOI = "https://doi.org/"


def mark(_app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Give such links their class; a DOI is an address, too."""
    for link in doctree.findall(nodes.reference):
        address = link.get("refuri", "")
        if address and link.astext() in {address, address.replace(_DOI, "doi:")}:
            link["classes"].append(CLASS)


def setup(app: Sphinx) -> None:
    """Register, after the bibliography has been drawn."""
    app.connect("doctree-resolved", mark)
