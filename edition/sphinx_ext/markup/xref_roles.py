"""Roles that link to a paragraph, a bias note, a person, a technique or the page of a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.roles import XRefRole

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: the edition's own judgements are marked by the taxonomy that it holds against its sources
JUDGEMENT = "judgement"

#: role -> an example, and what it is for
ROLES = {
    "para": "``{para}`BBLV.19` ``: a link to a paragraph of a source.",
    "bias": "``{bias}`BBLV.19a` ``: a link to a note on bias, under its paragraph.",
    "person": "``{person}`beria-lavrenty` ``: a name in its canonical form, linked to its entry in the register.",
    "section": "``{section}`S12` ``: a link to a section of the whole speech.",
    "technique": "``{technique}`loaded-language` ``: the label of a way of slanting, linked to its definition.",
    "fact-page": "``{fact-page}`delegates-1934-shot` ``: the question of a fact, linked to its page.",
    JUDGEMENT: "``{judgement}`loaded-language` ``: a technique in brackets, after a sentence that judges.",
}


class LinkRole(XRefRole):
    """A link by the id of what it leads to; a target that the book does not have fails a strict build."""

    def __init__(self, doc: str) -> None:
        """Have Sphinx say where a target is missing, and the reference say what the role is for."""
        super().__init__(warn_dangling=True, innernodeclass=nodes.inline)
        self.__doc__ = doc

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
    for name, doc in ROLES.items():
        app.add_role_to_domain("edition", name, LinkRole(doc))
