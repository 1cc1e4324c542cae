"""The comparison of figures: one fact, what every source says to it, and how far that is from the reference."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from traitlets import Bool, Bunch, List, TraitError, Unicode, default, validate

from edition.kinds import figures
from edition.widgets.facts import OrderedFacts
from edition.widgets.widget import known

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from edition.widgets.widget_rows import Row


class FigureComparison(OrderedFacts):
    """Compare what the sources say to one question with the reference and with each other.

    >>> from edition.widgets import FigureComparison
    >>> comparison = FigureComparison("my/tables", topic="leak")
    >>> comparison  # doctest: +SKIP

    Every trait but `collations` can be set, linked and observed, before and after it is shown.
    """

    name = "figures"

    sources = List(Unicode(), help="Sigla of two sources set head to head; empty for none.").tag(sync=True, view=True)
    once = Bool(help="Whether an account derived from another is no second vote.").tag(sync=True, view=True)
    witnesses = Bool(default_value=True, help="Whether primary witnesses stand beside the accounts.").tag(
        sync=True, view=True
    )

    def __init__(  # noqa: PLR0913  # the traits by name, so that a notebook can complete them
        self,
        data: Path | str | None = None,
        *,
        fact: str | None = None,
        topic: str = "",
        sources: list[str] | tuple[str, ...] = (),
        once: bool = False,
        witnesses: bool = True,
        order: str = "topic",
        kinds: Collection[str] | None = None,
        base_url: str = "",
    ) -> None:
        """Read the tables in the folder `data`, by default the edition's own, and show a fact.

        `kinds` are the kinds of facts among which the reader chooses: figures, unless "text" is added.
        Without `fact` the one of `topic` that most sources speak to, and disagree on most, is shown.
        Raises BadData for unreadable tables and TraitError, naming what is allowed, for a fact,
        topic or siglum that they do not have.
        """
        self._kinds = frozenset(figures() if kinds is None else kinds)
        chosen = {} if fact is None else {"fact": fact}
        chosen |= {"topic": topic, "order": order, "base_url": base_url}
        super().__init__(data, sources=list(sources), once=once, witnesses=witnesses, **chosen)

    @default("collations")
    def _collations(self) -> list[Row]:
        rows: list[Row] = super()._collations()
        return [row for row in rows if row["kind"] in self._kinds]

    @default("fact")
    def _most_told(self) -> str:
        rows = [row for row in self.collations if self.topic in {"", row["topic"]}]
        telling = min(rows, key=_told, default={"fact_id": ""})
        return str(telling["fact_id"])

    @validate("sources")
    def _known_pair(self, proposal: Bunch) -> list[str]:
        sigla = [known("sources", siglum, self.accounts) for siglum in proposal.value]
        if ",".join(sigla) not in self.allowed()["sources"]:
            message = f"sources: found {sigla}; expected none, or two different ones of {', '.join(self.accounts)}"
            raise TraitError(message)
        return sigla

    def allowed(self) -> dict[str, list[str]]:
        """Return the facts, topics and orders that there are, one fact at least, and the pairs of sources."""
        others = super().allowed()
        pairs = [",".join(pair) for pair in permutations(self.accounts, 2)]
        return others | {"fact": others["fact"][1:] or [""], "sources": ["", *pairs]}


def _told(row: Row) -> tuple[bool, int, float]:
    """Return what makes a fact the first: at issue, then many sources, then their disagreement."""
    return row["background"], len(row["silent"]), -row["disagreement"]
