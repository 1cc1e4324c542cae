"""Folded code stands after what came of it: most readers have come for the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class CodeLast(SphinxPostTransform):
    """Put the source of a cell whose input is hidden behind its output."""

    default_priority = 200  # after MyST-NB has folded it
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  # Sphinx's signature
        """Look at every cell."""
        for cell in self.document.findall(nodes.container):
            if cell.get("nb_element") == "cell_code" and cell.get("hide_mode") == "input":
                cell.append(cell.pop(0))


def setup(app: Sphinx) -> None:
    """Register the move."""
    app.add_post_transform(CodeLast)
