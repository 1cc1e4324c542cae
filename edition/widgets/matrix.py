"""The matrix of agreement: every fact by every source, measured against the evidence or against the speech."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from traitlets import Bool, Bunch, Dict, Unicode, default, validate

from edition.fidelity import SPEECH, STANDINGS
from edition.widgets.facts import OrderedFacts

if TYPE_CHECKING:
    from pathlib import Path

    from edition.widgets.widget_rows import Row

#: what is drawn of a row and of its readings: a page need not carry the rest
_ROW = (
    *("fact_id", "topic", "topic_label", "question", "reference", "conflicts", "disagreement", "faults", "cells"),
    *("background", "speech", "standings", "unfaithful"),
)
_READING = ("siglum", "locator", "said", "verdict", "quotation", "note", "attributed")

_MOST, _LONGEST = 6, 8  #: sources, and letters of a siglum, for which a page has room in words

EVIDENCE = "evidence"  #: the measure that there always is; the other is `SPEECH`


class AgreementMatrix(OrderedFacts):
    """See at a glance where the sources agree with the reference, where they fail, and where they are silent.

    Measured against the speech, a cell tells how faithfully the source gives it: another question than what is true.

    >>> from edition.widgets import AgreementMatrix
    >>> matrix = AgreementMatrix("my/tables", order="disagreement")
    >>> matrix  # doctest: +SKIP

    `fact` and `source` name the cell that is open. Every trait but `collations`, `measures` and `crowded` can be set,
    linked and observed.
    """

    name = "matrix"

    source = Unicode(help="Siglum of the source whose cell is open; empty for none.").tag(sync=True, view=True)
    verdict = Unicode(help="Verdict or standing that a fact must have in some cell to be listed; empty for all.").tag(
        sync=True, view=True
    )
    against = Unicode(EVIDENCE, help="What the sources are measured against: evidence or speech.").tag(
        sync=True, view=True
    )
    background = Bool(help="Whether questions of the setting, which nobody disputes, are listed and counted.").tag(
        sync=True, view=True
    )
    measures = Dict(read_only=True, help="Measure -> the verdicts or standings that its cells can have.").tag(sync=True)

    crowded = Bool(
        read_only=True, help="Whether the sources have no room beside each other with words in each cell."
    ).tag(sync=True)

    def __init__(  # noqa: PLR0913  # the traits by name, so that a notebook can complete them
        self,
        data: Path | str | None = None,
        *,
        fact: str = "",
        source: str = "",
        topic: str = "",
        verdict: str = "",
        against: str = EVIDENCE,
        background: bool = False,
        order: str = "topic",
        base_url: str = "",
    ) -> None:
        """Read the tables in the folder `data`, by default the edition's own.

        Raises BadData for unreadable tables and TraitError, naming what is allowed, for a fact,
        source, topic, verdict or measure that there is not.
        """
        seen = {"fact": fact, "source": source, "topic": topic, "verdict": verdict, "order": order}
        super().__init__(data, against=against, background=background, base_url=base_url, **seen)

    @default("verdicts")
    def _verdicts(self) -> dict[str, dict[str, str | bool]]:
        standings = {key: one._asdict() | {"error": False} for key, one in STANDINGS.items()}
        own: dict[str, dict[str, str | bool]] = super()._verdicts()
        return own | standings | own if SPEECH in self._tables.witness else own  # in the order of both

    @default("measures")
    def _measures(self) -> dict[str, list[str]]:
        own = list(super()._verdicts())
        return {EVIDENCE: own} | ({SPEECH: list(STANDINGS)} if SPEECH in self._tables.witness else {})

    @default("crowded")
    def _crowded(self) -> bool:
        return len(self.accounts) > _MOST or max(map(len, self.accounts), default=0) > _LONGEST

    @default("collations")
    def _collations(self) -> list[Row]:
        rows: list[Row] = super()._collations()
        return [
            {name: row[name] for name in _ROW}
            | {"readings": [{name: reading[name] for name in _READING} for reading in row["readings"]]}
            for row in rows
        ]

    @validate("source", "verdict", "against")
    def _known_cell(self, proposal: Bunch) -> str:
        return self._among(proposal)

    def allowed(self) -> dict[str, list[str]]:
        """Return the facts, topics, orders, sources, verdicts and measures that there are."""
        own = {"source": ["", *self.accounts], "verdict": ["", *self.verdicts], "against": list(self.measures)}
        return super().allowed() | own

    @classmethod
    def overview(cls, traits: dict[str, Any]) -> dict[str, Any]:
        """Return how many cells of each source have each verdict and each standing, where the question is at issue."""
        rows = [row for row in traits["collations"] if not row["background"]]
        cells = {EVIDENCE: "cells", SPEECH: "standings"}
        counts = {
            measure: {siglum: Counter(row[cells[measure]][siglum] for row in rows) for siglum in traits["accounts"]}
            for measure in traits["measures"]
        }
        return {"counts": counts, "left_out": len(traits["collations"]) - len(rows)}
