"""What the code cells of a chapter show, where they do not say it themselves: the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

WHOLE = ("table", "flat")


def unsaid(doctree: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield the whole flat table for a cell that shows something without saying on what it stands.

    The objects of the edition say it (`content()`), and their nodes keep it as ``shows``; others are counted rows.
    """
    for cell in doctree.findall(nodes.container):
        if cell.get("nb_element") == "cell_code_output":
            drawn = any(one.astext().strip() for one in cell.findall(nodes.raw))
            if drawn and not any("shows" in one for one in cell.findall(nodes.Element)):
                yield WHOLE
