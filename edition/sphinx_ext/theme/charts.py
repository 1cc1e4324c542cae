"""Bring charts to the built page: each drawn in its place, with the files to be taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.osutil import relative_uri

from edition.addresses import chart_file, html
from edition.charts.alone import png, standalone
from edition.charts.picture import TEMPLATES
from edition.export.publish import write
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.markup.widget_node import chart

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit(translator: HTML5Translator, node: chart) -> None:
    """Draw a chart; a book without files beside its pages, such as an EPUB, has the picture and the table alone."""
    builder, picture = translator.builder, node["picture"]
    body = node["html"]
    if not builder.embedded:
        pagename = builder.current_docname
        edition = context_of(builder.env).build.edition
        place = f"{edition.address}{html(pagename)}#picture-{picture['name']}" if edition.address else ""
        origin = [f"{edition.title}, version {edition.version}. {place}".strip(), f"Licence: {edition.licence_of_text}"]
        svg = standalone(picture, origin)
        files = {"svg": svg, "png": png(svg), "csv": picture["csv"]}
        write([(chart_file(picture["name"], suffix), content) for suffix, content in files.items()], builder.outdir)
        here = builder.get_target_uri(pagename)
        links = {name.upper(): relative_uri(here, chart_file(picture["name"], name)) for name in files}
        taken = TEMPLATES.get_template("take.html").render(picture=picture, files=links)
        body = body.removesuffix("</figure>") + taken + "</figure>"
    translator.body.append(body)
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node."""
    app.add_node(chart, html=(visit, None))
