"""Code cells that do nothing but call the library: what they show can be drawn again without a kernel."""

from __future__ import annotations

import ast
from contextlib import chdir
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes

if TYPE_CHECKING:
    from pathlib import Path

#: all that may stand in a plain cell: imports from the edition, and calls of them with what is written there
_PLAIN = (
    *(ast.Module, ast.ImportFrom, ast.alias, ast.Expr, ast.Assign, ast.Name, ast.Load, ast.Store, ast.Call),
    *(ast.Attribute, ast.keyword, ast.Constant, ast.List, ast.Tuple),
)


class Cell(NamedTuple):
    """One code cell of a chapter as it was read."""

    source: str | None  #: None where the chapter hides it altogether
    outputs: list[nodes.container]  #: of one output each, with a container for each of its forms

    @property
    def html(self) -> list[nodes.container]:
        """The outputs as HTML."""
        forms = [one for output in self.outputs for one in output.findall(nodes.container)]
        return [one for one in forms if one.get("mime_type") == "text/html"]


def cells(doctree: nodes.document) -> list[Cell]:
    """Return the code cells of a chapter, in order."""
    return [
        Cell(
            next((one.astext() for part in _parts(node, "source") for one in part.findall(nodes.literal_block)), None),
            [one for part in _parts(node, "output") for one in part.children if isinstance(one, nodes.container)],
        )
        for node in doctree.findall(nodes.container)
        if node.get("nb_element") == "cell_code"
    ]


def _parts(node: nodes.container, kind: str) -> list[nodes.container]:
    return [one for one in node.findall(nodes.container) if one.get("nb_element") == f"cell_code_{kind}"]


def plain(found: list[Cell]) -> bool:
    """Tell whether cells show nothing but what single calls of the library return, with arguments written there.

    After the last cell that shows anything, others may do what they like.
    """
    return all(
        cell.source is not None and _plain(cell.source) and len(cell.html) == len(cell.outputs) <= 1
        for cell in shown(found)
    )


def shown(found: list[Cell]) -> list[Cell]:
    """Return the cells of a chapter up to the last that shows anything."""
    return found[: max((number for number, cell in enumerate(found, 1) if cell.outputs), default=0)]


def _plain(source: str) -> bool:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return False  # IPython's own commands
    imports = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    own = all(module.partition(".")[0] == "edition" for module in imports)
    return own and all(isinstance(node, _PLAIN) for node in ast.walk(tree))


def drawn(sources: list[str], folder: Path) -> list[str]:
    """Run plain cells one after the other in a folder; return the HTML that each shows, empty for none."""
    names: dict[str, Any] = {}
    shown = []
    with chdir(folder):
        for source in sources:
            *before, final = ast.parse(source).body or [ast.Pass()]
            last = ast.Expression(final.value) if isinstance(final, ast.Expr) else None
            for part in before if last else [*before, final]:
                exec(compile(ast.Module([part], []), "<cell>", "exec"), names)  # noqa: S102  # the book's own, and plain
            value = eval(compile(last, "<cell>", "eval"), names) if last else None  # noqa: S307  # the same
            shown.append(_html(value) if value is not None else "")
    return shown


def _html(value: Any) -> str:  # noqa: ANN401  # a picture, a table or a widget
    if hasattr(value, "_repr_mimebundle_"):
        return str(value._repr_mimebundle_()[0]["text/html"])  # Jupyter's protocol
    return str(value._repr_html_())  # the same
