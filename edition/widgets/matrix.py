"""The matrix of agreement: every fact by every source, each cell a verdict or a silence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from traitlets import Bunch, Unicode, default, validate

from edition.widgets.facts import OrderedFacts

if TYPE_CHECKING:
    from pathlib import Path

    from edition.widgets.collated import Row

#: what is drawn of a row and of its readings: a page need not carry the rest
_ROW = ("fact_id", "topic", "topic_label", "question", "reference", "disagreement", "faults", "cells")
_READING = ("siglum", "locator", "said", "verdict", "quotation", "note")


class AgreementMatrix(OrderedFacts):
    """See at a glance where the sources agree with the reference, where they fail, and where they are silent.

    >>> from edition.widgets import AgreementMatrix
    >>> matrix = AgreementMatrix("my/tables", order="disagreement")
    >>> matrix  # doctest: +SKIP

    `fact` and `source` name the cell that is open. Every trait but `collations` can be set, linked
    and observed.
    """

    name = "matrix"

    source = Unicode(help="Siglum of the source whose cell is open; empty for none.").tag(sync=True, view=True)
    verdict = Unicode(help="Verdict that a fact must have in some cell to be listed; empty for all.").tag(
        sync=True, view=True
    )

    def __init__(  # noqa: PLR0913  # the traits by name, so that a notebook can complete them
        self,
        data: Path | str | None = None,
        *,
        fact: str = "",
        source: str = "",
        topic: str = "",
        verdict: str = "",
        order: str = "topic",
        base_url: str = "",
    ) -> None:
        """Read the tables in the folder `data`, by default the edition's own.

        Raises BadData for unreadable tables and TraitError, naming what is allowed, for a fact,
        source, topic or verdict that there is not.
        """
        super().__init__(data, fact=fact, source=source, topic=topic, verdict=verdict, order=order, base_url=base_url)

    @default("collations")
    def _collations(self) -> list[Row]:
        rows: list[Row] = super()._collations()
        return [
            {name: row[name] for name in _ROW}
            | {"readings": [{name: reading[name] for name in _READING} for reading in row["readings"]]}
            for row in rows
        ]

    @validate("source", "verdict")
    def _known_cell(self, proposal: Bunch) -> str:
        return self._among(proposal)

    def allowed(self) -> dict[str, list[str]]:
        """Return the facts, topics, orders, sources and verdicts that there are."""
        return super().allowed() | {"source": ["", *self.accounts], "verdict": ["", *self.verdicts]}

    @classmethod
    def overview(cls, traits: dict[str, Any]) -> dict[str, Any]:
        """Return how many cells of each source have each verdict."""
        rows = traits["collations"]
        return {"counts": {siglum: Counter(row["cells"][siglum] for row in rows) for siglum in traits["accounts"]}}
