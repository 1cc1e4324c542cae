"""What the code cells of a chapter show: the facts and notes that their tables lead to, or the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

#: a link of a widget's table, by its kind and id, or of a chart's, by its address
_LINK = re.compile(r'<a data-(fact|bias)="([^"]+)"|href="\.\./(fact)s/([^"]+)\.html"')

_TABLE = re.compile(r'data-table="(\w+)"')


def shown(doctree: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield kind and id of each fact and note in the outputs of a chapter's cells.

    A chart that leads to none of them counts rows instead of showing them: it stands on the whole flat table, unless
    it says what else.
    """
    for cell in doctree.findall(nodes.container):
        if cell.get("nb_element") != "cell_code_output":
            continue
        drawn = "".join(output.astext() for output in cell.findall(nodes.raw))  # in every form that it has
        found = [(one[1] or one[3], one[2] or one[4]) for one in _LINK.finditer(drawn)]
        named = _TABLE.search(drawn)
        yield from found or ([("table", named[1] if named else "flat")] if drawn else [])
