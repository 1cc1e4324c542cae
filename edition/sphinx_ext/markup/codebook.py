"""The codebook, the list of files and the interface for programs, from what is published and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from edition import tables as store
from edition.addresses import SCHEMAS, data_file
from edition.citation.records import Cited
from edition.export import openapi, package
from edition.export.publish import descriptions
from edition.render import footer
from edition.render.templating import fill
from edition.schema import there
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.markup.regest import EditionDirective

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


class Codebook(EditionDirective):
    """``{codebook}``: one section for each table, with an address of its own."""

    required_arguments = 0

    def run(self) -> list[Node]:
        """Read the schema as it is published."""
        described = store.schema(Path(self.env.app.srcdir) / "data")
        tables = (*described["resources"], package.joined(), package.INVENTORY)
        return [node for table in tables for node in self._section(table)]

    def _section(self, table: dict[str, Any]) -> list[Node]:
        section = nodes.section(ids=[f"table-{table['name']}"], names=[f"table-{table['name']}"])
        section += nodes.title("", table["title"])
        keys = [
            f"{', '.join(key['fields'])}: {key['reference']['resource']}.csv"
            for key in table["schema"].get("foreignKeys", [])
        ]
        html = fill("codebook", table=table, keys=keys, at=lambda name: self.reach(data_file(name)))
        section += nodes.raw("", html, format="html", shows=[("table", "schema")])
        return [section]


class Downloads(EditionDirective):
    """``{downloads}``: every file that the edition publishes, with what it is and where."""

    required_arguments = 0

    def run(self) -> list[Node]:
        """List the files in the order of their paths."""
        data = Path(self.env.app.srcdir) / "data"
        files = descriptions(there(store.schema(data), data))
        return [nodes.raw("", fill("downloads", files=files, at=self.reach), format="html")]


class Api(EditionDirective):
    """``{api}``: what programs find at which address, with every key of the files of facts."""

    required_arguments = 0

    def run(self) -> list[Node]:
        """Read it from the description that is published for programs."""
        described = store.schema(Path(self.env.app.srcdir) / "data")
        known = context_of(self.env.app)
        whole = openapi.document(described, known.build.edition)
        example = next(iter(known.tables.fact), "")
        examples = {path: path.removeprefix("/").format(fact_id=example, table="flat") for path in whole["paths"]}
        html = fill(
            "api",
            paths=whole["paths"].items(),
            schemas=whole["components"]["schemas"],
            files=SCHEMAS,
            examples=examples,
            at=self.reach,
        )
        return [nodes.raw("", html, format="html")]


class CiteEdition(EditionDirective):
    """``{cite-edition}``: how the edition as a whole is cited."""

    required_arguments = 0

    def run(self) -> list[Node]:
        """Write the citations from CITATION.cff."""
        cited = Cited(edition=context_of(self.env.app).build.edition)
        self.env.note_dependency(str(Path(self.env.app.srcdir) / "CITATION.cff"))
        return [nodes.raw("", fill("citations", at=self.reach, **footer.citations(cited)), format="html")]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive_to_domain("edition", "codebook", Codebook)
    app.add_directive_to_domain("edition", "downloads", Downloads)
    app.add_directive_to_domain("edition", "api", Api)
    app.add_directive_to_domain("edition", "cite-edition", CiteEdition)
