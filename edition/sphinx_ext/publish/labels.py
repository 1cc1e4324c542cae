"""Make every object of the edition a label as well: other books know labels without knowing our domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.sphinx_ext.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def label(_app: Sphinx, env: BuildEnvironment) -> None:
    """Add the labels after reading, so that none outlives its object; a label of the author's own comes first."""
    standard = env.domains["std"]
    for name, title, _, docname, anchor, _ in domain_of(env).get_objects():
        standard.data["labels"].setdefault(name.lower(), (docname, anchor, title))
        standard.data["anonlabels"].setdefault(name.lower(), (docname, anchor))


def setup(app: Sphinx) -> None:
    """Register."""
    app.connect("env-check-consistency", label)
