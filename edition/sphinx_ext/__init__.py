"""The Sphinx side of the edition: what the chapters may say, and how it is drawn in the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.sphinx_ext import (
    bare,
    behind,
    cite,
    codebook,
    data_out,
    domain,
    drawing,
    fact_pages,
    freshness,
    guard,
    headings,
    host,
    identity,
    imprint,
    keeping,
    keys,
    labels,
    languages,
    links,
    mending,
    metadata,
    numbers,
    page,
    paging,
    policy,
    regest,
    registers,
    search,
    works,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: 1: first layout of the domain's data; 2: values keep their text, uses know links; 3: plain cells; 4: tables
ENV_VERSION = 4


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the parts; the order is that of a build."""
    guard.setup(app)
    imprint.setup(app)
    domain.setup(app)
    freshness.setup(app)
    drawing.setup(app)
    keeping.setup(app)
    keys.setup(app)
    labels.setup(app)
    links.setup(app)
    works.setup(app)
    bare.setup(app)
    regest.setup(app)
    headings.setup(app)
    numbers.setup(app)
    registers.setup(app)
    fact_pages.setup(app)
    host.setup(app)
    identity.setup(app)
    metadata.setup(app)
    cite.setup(app)
    behind.setup(app)
    data_out.setup(app)
    codebook.setup(app)
    search.setup(app)
    page.setup(app)
    paging.setup(app)
    policy.setup(app)
    languages.setup(app)
    mending.setup(app)
    return {"version": "0.1.0", "env_version": ENV_VERSION, "parallel_read_safe": True, "parallel_write_safe": True}
