"""List the works of the bibliography under the short citations that the text has, in the order of the alphabet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from pybtex.backends import plaintext
from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle

from edition.bibliography import authors, year
from edition.sphinx_ext.context import context_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pybtex.database import Entry
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

NAME = "edition"  #: of the style, in ``_config.yml``


def _called(entry: Entry) -> tuple[str, str]:
    return authors(entry), year(entry)


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


def dress(_app: Sphinx, env: BuildEnvironment, *_: Any) -> None:  # noqa: ANN401  # whatever Sphinx gives
    """Give each work the fields that the plain style of BibTeX prints, and its year the letter that the text has."""
    entries = env.get_domain("cite").bibdata.data.entries  # type: ignore[attr-defined]  # it publishes no types
    for reference in context_of(env).tables.references:
        if reference.key in entries:
            _plain(entries[reference.key], reference.year)


def _plain(entry: Entry, lettered: str) -> None:
    fields = entry.fields
    written = fields.pop("date", "")
    if len(written) > len("1956"):
        form = "d MMMM" if len(written) > len("1956-06") else "MMMM"
        fields["month"] = format_date(dt.date.fromisoformat(f"{written}-01"[:10]), form, locale="en_GB")
    fields["year"] = lettered
    if "annotation" in fields:
        fields["note"] = fields.pop("annotation")
    if entry.type == "book" and "publisher" not in fields:  # it may not be known
        entry.type = "misc"
        fields["howpublished"] = fields.get("address", "")
    if "number" in fields and "volume" not in fields:
        fields["journal"] = f"{fields['journal']}, no. {fields.pop('number')}"


def setup(app: Sphinx) -> None:
    """Register the style, and dress the works for it before any chapter is read."""
    register_plugin("pybtex.style.formatting", NAME, EditionStyle)
    # sphinxcontrib-bibtex asks for it at each citation, and would else search all that is installed
    register_plugin("pybtex.backends", "plaintext", plaintext.Backend, force=True)
    app.connect("env-before-read-docs", dress)
