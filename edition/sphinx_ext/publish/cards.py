"""Write a card for each fact, which the pages of others may frame, and its oEmbed record where it has an address."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edition.addresses import card
from edition.export.publish import write
from edition.render.card import drawn, oembed
from edition.sphinx_ext.context import context_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

STYLE = "_static/edition/card.css"
_SHEET = Path(__file__).parent.parent / "theme" / "card.css"


def cards(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Yield path and content of every file."""
    known = context_of(app)
    yield STYLE, _SHEET.read_text(encoding="utf-8")
    for collation in known.collations:
        yield card(collation.fact.fact_id, "html"), drawn(collation, known.build.edition)
        if known.build.edition.address:
            yield card(collation.fact.fact_id, "json"), oembed(collation, known.build.edition)


def publish(app: Sphinx, failed: Exception | None) -> None:
    """Write them, unless the build has failed."""
    if not failed and app.builder.format == "html":
        write(cards(app), app.outdir)


def setup(app: Sphinx) -> None:
    """Publish when all is written."""
    app.connect("build-finished", publish)
