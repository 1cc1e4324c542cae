"""The Sphinx side of the edition: what the chapters may say, and how it is drawn in the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.sphinx_ext import domain, drawing, freshness, keeping, paging
from edition.sphinx_ext.lint import bibtex_warnings, csp, data_check, empty_sections, permanent_ids
from edition.sphinx_ext.markup import bibliography_style, codebook, regest, registers, value_roles, xref_roles
from edition.sphinx_ext.pages import build_info, facts, footer, metadata, page_data, search
from edition.sphinx_ext.publish import data_files, labels
from edition.sphinx_ext.theme import accessibility, languages, layout, print_links, widget_host

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: 1: first layout of the domain's data; 2: values keep their text, uses know links; 3: plain cells; 4: tables
ENV_VERSION = 4


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the parts; the order is that of a build."""
    data_check.setup(app)
    build_info.setup(app)
    domain.setup(app)
    freshness.setup(app)
    drawing.setup(app)
    keeping.setup(app)
    bibtex_warnings.setup(app)
    labels.setup(app)
    xref_roles.setup(app)
    bibliography_style.setup(app)
    print_links.setup(app)
    regest.setup(app)
    empty_sections.setup(app)
    value_roles.setup(app)
    registers.setup(app)
    facts.setup(app)
    widget_host.setup(app)
    permanent_ids.setup(app)
    metadata.setup(app)
    footer.setup(app)
    page_data.setup(app)
    data_files.setup(app)
    codebook.setup(app)
    search.setup(app)
    layout.setup(app)
    paging.setup(app)
    csp.setup(app)
    languages.setup(app)
    accessibility.setup(app)
    return {"version": "0.1.0", "env_version": ENV_VERSION, "parallel_read_safe": True, "parallel_write_safe": True}
