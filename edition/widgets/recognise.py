"""Which text is this? A text of the reader's, held against the fingerprints of the accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from traitlets import List, Unicode, default

from edition.recognition import found_in, telling
from edition.values import format_hedged, format_value
from edition.widgets.widget import EditionWidget

if TYPE_CHECKING:
    from pathlib import Path

    from edition.recognition import Recognition
    from edition.widgets.widget import Groups

Row = dict[str, Any]


class TextRecognition(EditionWidget):
    """Find out from which account a text was taken, and what the edition knows of its paragraphs.

    >>> from edition.widgets import TextRecognition
    >>> recognition = TextRecognition("my/tables")
    >>> recognition  # doctest: +SKIP

    `text` can be set, linked and observed. In a page it is neither kept nor sent nor put into the address.
    """

    name = "recognise"

    text = Unicode(help="The text that is looked up.").tag(sync=True)
    paragraphs: List[Row] = List(
        read_only=True, help="One row a paragraph: its fingerprints, readings and marks of bias."
    ).tag(sync=True)

    def __init__(self, data: Path | str | None = None, *, text: str = "", base_url: str = "") -> None:
        """Read the tables in the folder `data`, by default the edition's own, and look a text up.

        Raises BadData for unreadable tables.
        """
        super().__init__(data, text=text, base_url=base_url)

    @default("paragraphs")
    def _paragraphs(self) -> list[Row]:
        prints = telling(self._tables)
        return [
            {
                "locator": row.locator,
                "siglum": row.siglum,
                "words": row.words,
                "fingerprints": " ".join(f"{one:05x}" for one in sorted(prints[row.locator])),
                "readings": self._readings(row.locator),
                "marks": [
                    [note.note_id, self._tables.technique[note.technique].label]
                    for note in self._tables.bias_at.get(row.locator, [])
                ],
            }
            for row in self._tables.fingerprints
        ]

    def _readings(self, locator: str) -> list[list[str]]:
        """Return what a paragraph says: fact, question, value, verdict."""
        found = []
        for reading in self._tables.readings_at.get(locator, []):
            fact = self._tables.fact[reading.fact_id]
            said = format_hedged(format_value(fact.kind, fact.unit, reading.value), reading.qualifier)
            found.append([fact.fact_id, fact.question, said, reading.verdict])
        return found

    def found(self) -> Recognition:
        """Return what the text has in common with the accounts, as `edition.recognise` has it."""
        return found_in(self._tables, self.text)

    def content(self) -> Row:
        """Return what a built page makes of this view; the page shows fingerprints, and all that the accounts say."""
        return super().content() | {"shows": [("table", "fingerprints"), ("table", "flat")]}

    @classmethod
    def groups(cls, traits: Row) -> Groups:
        """Return what can be recognised, one row an account."""
        own: dict[str, list[Row]] = {siglum: [] for siglum in traits["accounts"]}
        for row in traits["paragraphs"]:
            own[row["siglum"]].append(row)
        rows = [_account(siglum, traits["accounts"][siglum]["title"], held) for siglum, held in own.items() if held]
        return [("What can be recognised", rows)]

    @classmethod
    def about(cls, row: Row) -> list[tuple[str, str]]:
        """Return the account, then its paragraphs with their facts and marks."""
        return [("source", row["siglum"]), *row["leads"]]


def _account(siglum: str, title: str, held: list[Row]) -> Row:
    leads = [("para", row["locator"]) for row in held]
    leads += [("fact", reading[0]) for row in held for reading in row["readings"]]
    leads += [("bias", mark[0]) for row in held for mark in row["marks"]]
    return {
        "siglum": siglum,
        "title": title,
        "paragraphs": len(held),
        "words": sum(row["words"] for row in held),
        "fingerprints": sum(len(row["fingerprints"].split()) for row in held),
        "leads": leads,
    }
