"""The Sphinx side of the edition: what the chapters may say, and how it is drawn in the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.sphinx_ext import config, context, domain, parallel
from edition.sphinx_ext.lint import bibtex_warnings, csp, empty_sections, permanent_ids, stated_policy
from edition.sphinx_ext.markup import (
    bar,
    beside,
    bibliography_style,
    changes,
    code_last,
    codebook,
    contents,
    declarative,
    formats,
    front,
    plain_nodes,
    reference,
    regest,
    registers,
    scenes,
    sections,
    value_roles,
    value_windows,
    works_cited,
    worksheets,
    xref_roles,
)
from edition.sphinx_ext.pages import assemble, facts, search
from edition.sphinx_ext.publish import cards, data_files, for_robots, labels, notebooks, redirects
from edition.sphinx_ext.theme import charts, layout, print_links, root_page, translator, widget_host

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: 1: first layout of the domain's data; 2: values keep their text, uses know links; 3: plain cells; 4: tables; 5: keys;
#: 6: values know whether they stand in prose, and have no window of their own
ENV_VERSION = 6

#: what a chapter needs to be read at all, under any theme
CONTENT = (
    *(config, context, domain),
    *(xref_roles, value_roles, value_windows, regest, registers, sections, beside, bar, contents, scenes),
    *(codebook, formats, front, worksheets, changes, reference),
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the parts; the order is that of a build."""
    for part in (
        *CONTENT,
        parallel,
        *(declarative, code_last, plain_nodes, bibliography_style, works_cited),
        *(bibtex_warnings, empty_sections, permanent_ids, csp, stated_policy),
        *(facts, search, assemble),
        *(layout, translator, print_links, root_page, widget_host, charts),
        *(labels, data_files, notebooks, redirects, for_robots, cards),
    ):
        part.setup(app)
    return {"version": "0.2.0", "env_version": ENV_VERSION, "parallel_read_safe": True, "parallel_write_safe": True}
