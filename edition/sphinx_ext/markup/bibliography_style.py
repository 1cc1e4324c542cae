"""List the works of the bibliography under the short citations that the text has, in the order of the alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle

from edition.bibliography import authors
from edition.sphinx_ext.context import context_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pybtex.database import Entry
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

NAME = "edition"  #: of the style, in ``_config.yml``


def _called(entry: Entry) -> tuple[str, str]:
    return authors(entry), entry.fields.get("year", "n.d.")


class ShortCitations(BaseLabelStyle):  # type: ignore[misc]  # pybtex publishes no types
    """A work stands under what the text calls it."""

    def format_labels(self, entries: Iterable[Entry]) -> Iterator[str]:  # noqa: D102  # pybtex says what it is for
        return (", ".join(_called(entry)) for entry in entries)


class ByShortCitation(BaseSortingStyle):  # type: ignore[misc]  # the same
    """Who reads a citation on paper finds the work by it."""

    def sorting_key(self, entry: Entry) -> tuple[str, str]:  # noqa: D102  # the same
        who, year = _called(entry)
        return who.casefold(), year


class EditionStyle(Style):  # type: ignore[misc]  # the same
    """The plain style of BibTeX, with labels and an order of our own."""

    default_label_style = ShortCitations
    default_sorting_style = ByShortCitation


def letter_years(_app: Sphinx, env: BuildEnvironment, *_: Any) -> None:  # noqa: ANN401  # whatever Sphinx gives
    """Give works of the same persons and year the letters by which text and bibliography tell them apart."""
    entries = env.get_domain("cite").bibdata.data.entries  # type: ignore[attr-defined]  # it publishes no types
    for reference in context_of(env).tables.references:
        if reference.key in entries:
            entries[reference.key].fields["year"] = reference.year


def setup(app: Sphinx) -> None:
    """Register the style, and the letters before any chapter is read."""
    register_plugin("pybtex.style.formatting", NAME, EditionStyle)
    app.connect("env-before-read-docs", letter_years)
