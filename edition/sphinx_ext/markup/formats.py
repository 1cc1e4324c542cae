"""The directive for the place where the other forms of the book are offered, if they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from edition.render import offer

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec


class Formats(SphinxDirective):
    """``{formats}``: the book as PDF, EPUB and copy for the disk, each with its size, where they have been made.

    With `short` it is a line, and nothing where none was made.
    """

    option_spec: ClassVar[OptionSpec] = {"short": directives.flag}

    def run(self) -> list[Node]:
        """Leave the place to ``python -m edition formats``."""
        return [nodes.raw("", offer.place(short="short" in self.options), format="html")]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("edition", "formats", Formats)
