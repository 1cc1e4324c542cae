"""Roles that link to a paragraph, a bias note, a person, a technique or the page of a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.roles import XRefRole

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

KINDS = ("para", "bias", "person", "section", "technique", "fact-page")

#: the edition's own judgements are marked by the taxonomy that it holds against its sources
JUDGEMENT = "judgement"


class LinkRole(XRefRole):
    """``{para}`BBLV.19` `` and its like; a target that the book does not have fails a strict build."""

    def __init__(self) -> None:
        """Have Sphinx say where a target is missing."""
        super().__init__(warn_dangling=True, innernodeclass=nodes.inline)

    def process_link(  # noqa: D102  # the signature is Sphinx's
        self,
        env: BuildEnvironment,
        refnode: Element,
        has_explicit_title: bool,  # noqa: FBT001  # the same
        title: str,
        target: str,
    ) -> tuple[str, str]:
        if refnode["reftype"] == JUDGEMENT:
            refnode["reftype"] = "technique"
            refnode["classes"].append("ed-judgement")
        return super().process_link(env, refnode, has_explicit_title, title, target)


def setup(app: Sphinx) -> None:
    """Register the roles."""
    for kind in (*KINDS, JUDGEMENT):
        app.add_role_to_domain("edition", kind, LinkRole())
