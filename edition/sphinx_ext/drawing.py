"""Draw what plain cells show again when the data have changed since the kernel ran them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from edition.sphinx_ext.freshness import outlived
from edition.sphinx_ext.markup.declarative import cells, drawn, shown

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class DrawAgain(SphinxPostTransform):
    """Put today's HTML in the place of that of the reading."""

    default_priority = 3  # before MyST-NB chooses among the forms of an output

    def run(self, **_: Any) -> None:  # noqa: ANN401  # Sphinx's signature
        """Run the cells of the page in this process."""
        if not outlived(self.env, self.env.docname):
            return
        found = shown(cells(self.document))
        folder = Path(self.env.doc2path(self.env.docname)).parent
        for cell, today in zip(found, drawn([cell.source or "" for cell in found], folder), strict=True):
            for markup in (raw for form in cell.html for raw in form.findall(nodes.raw)):
                markup[:] = [nodes.Text(today)]


def setup(app: Sphinx) -> None:
    """Register the drawing."""
    app.add_post_transform(DrawAgain)
