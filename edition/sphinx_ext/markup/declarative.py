"""Code cells that do nothing but call the library: they are drawn by the build itself, without a kernel."""

from __future__ import annotations

import ast
import os
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector  # type: ignore[import-untyped]  # it publishes no types
from sphinx.transforms.post_transforms import SphinxPostTransform

from edition.render.embedding import ASKED
from edition.sphinx_ext.markup.widget_node import node_of
from edition.sphinx_ext.warning_types import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: all that may stand in a plain cell: imports from the edition, and calls of them with what is written there
_PLAIN = (
    *(ast.Module, ast.ImportFrom, ast.alias, ast.Expr, ast.Assign, ast.Name, ast.Load, ast.Store, ast.Call),
    *(ast.Attribute, ast.keyword, ast.Constant, ast.List, ast.Tuple),
)


class CellFailed(Exception):  # noqa: N818  # it says what became of a cell
    """A cell ended with an error, which is its cause; holds which one, counted from 0."""


class DrawCells(SphinxPostTransform):
    """Run the cells of a chapter in this process, unless a kernel has run them; the library's own need no kernel.

    A chapter that does more says ``mystnb: {execution_mode: force}`` in its front matter, and MyST-NB runs it.
    """

    default_priority = 3  # before MyST-NB hides what is to be hidden

    def run(self, **_: Any) -> None:  # noqa: ANN401  # Sphinx's signature
        """Draw every cell, or warn where one cannot be drawn here."""
        cells = [one for one in self.document.findall(nodes.container) if one.get("nb_element") == "cell_code"]
        if not cells or NbMetadataCollector.get_exec_data(self.env, self.env.docname):
            return
        sources = [_source(cell) for cell in cells]
        if unfit := [(cell, source) for cell, source in zip(cells, sources, strict=True) if not plain(source)]:
            _refuse(*unfit[0])
            return
        try:
            shown = results(sources, Path(self.env.doc2path(self.env.docname)).parent)
        except CellFailed as failed:
            said = "found a cell that fails (%r), expected one that runs"
            warn("cell", said, failed.__cause__, location=_fence(cells[failed.args[0]]))
            return
        for cell, source, one in zip(cells, sources, shown, strict=True):
            if "tag_remove-source" in cell["classes"]:  # MyST-NB's own remove-input leaves nothing to be drawn from
                cell.remove(_part(cell))
            if one is not None and not (hasattr(one, "content") or hasattr(one, "_repr_html_")):
                _refuse(cell, source)
            elif one is not None:
                output = nodes.container(nb_element="cell_code_output", classes=["cell_output"])
                output += _node(one)
                cell.append(output)


def _refuse(cell: nodes.container, source: str) -> None:
    message = "found a cell that does more than call the library (%s), expected mystnb: {execution_mode: force}"
    warn("cell", message, source.partition("\n")[0] or "no source is left of it", location=_fence(cell))


def _fence(cell: nodes.container) -> str:
    """Return where a cell begins: MyST-NB counts two lines too many."""
    return f"{cell.source}:{(cell.line or 0) - 2}"


def _source(cell: nodes.container) -> str:
    return "".join(one.astext() for one in _part(cell).findall(nodes.literal_block))


def _node(value: Any) -> nodes.Element:  # noqa: ANN401  # one of ours, or whatever a notebook can show
    if hasattr(value, "content"):
        return node_of(value.content())
    return nodes.raw("", value._repr_html_(), format="html")  # Jupyter's protocol


def _part(cell: nodes.container) -> nodes.container:
    return next((one for one in cell.findall(nodes.container) if one.get("nb_element") == "cell_code_source"), cell)


def plain(source: str) -> bool:
    """Tell whether a cell calls the library with arguments written there, and does nothing else."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return False  # IPython's own commands
    imports = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    own = all(module.partition(".")[0] == "edition" for module in imports)
    return bool(tree.body) and own and all(isinstance(node, _PLAIN) for node in ast.walk(tree))


def results(sources: list[str], folder: Path) -> list[Any]:
    """Run plain cells one after the other in a folder; return the object that each shows, or None.

    Raises CellFailed where one ends with an error.
    """
    names: dict[str, Any] = {}
    values = []
    with chdir(folder):
        for at, source in enumerate(sources):
            *before, final = ast.parse(source).body or [ast.Pass()]
            last = ast.Expression(final.value) if isinstance(final, ast.Expr) else None
            try:
                for part in before if last else [*before, final]:
                    exec(compile(ast.Module([part], []), "<cell>", "exec"), names)  # noqa: S102  # our own, and plain
                values.append(eval(compile(last, "<cell>", "eval"), names) if last else None)  # noqa: S307  # the same
            except Exception as fault:
                raise CellFailed(at) from fault
    return values


def setup(app: Sphinx) -> None:
    """Register the drawing; what the kernels of this build show is meant for it."""
    os.environ[ASKED] = "1"
    app.add_post_transform(DrawCells)
