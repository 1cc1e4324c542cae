"""What the widgets share that show facts with their readings: one of them chosen, one topic, an order."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from traitlets import Bunch, Enum, List, Unicode, default, validate

from edition.collation import collate_all
from edition.summaries import summary
from edition.widgets.widget import EditionWidget
from edition.widgets.widget_rows import row
from edition.widgets.witnessed import witnessed

if TYPE_CHECKING:
    import pandas as pd

    from edition.widgets.widget import Groups
    from edition.widgets.widget_rows import Row


class FactWidget(EditionWidget):
    """A view of facts; a subclass says which of them is chosen at first."""

    fact = Unicode(help="Fact id of the fact that is chosen.").tag(sync=True, view=True)
    topic = Unicode(help="Topic to which the facts are narrowed; empty for all.").tag(sync=True, view=True)
    collations: List[Row] = List(
        read_only=True, help="One row a fact with its readings, see `widgets.widget_rows`."
    ).tag(sync=True)

    @default("collations")
    def _collations(self) -> list[Row]:
        place = {topic: at for at, topic in enumerate(self.topics())}
        collations = sorted(collate_all(self._tables), key=lambda one: place[one.fact.topic])
        return [witnessed(self._tables, row(one, self._tables.references), one) for one in collations]

    @validate("fact", "topic")
    def _known(self, proposal: Bunch) -> str:
        return self._among(proposal)

    def questions(self) -> list[tuple[str, str]]:
        """Return the question and the fact id of each fact, as the options of a Dropdown or a Select."""
        return [(row["question"], row["fact_id"]) for row in self.collations]

    def summary(self, fact: str) -> pd.DataFrame:
        """Return what the sources say to a fact, one row a reading, as `edition.summaries.summary` does."""
        return summary(self._tables, fact)

    def allowed(self) -> dict[str, list[str]]:
        """Return the facts that there are, and their topics."""
        facts = [row["fact_id"] for row in self.collations]
        return super().allowed() | {"fact": ["", *facts], "topic": ["", *self.topics()]}

    @classmethod
    def groups(cls, traits: dict[str, Any]) -> Groups:
        """Return the rows by topic."""
        topics = groupby(traits["collations"], key=lambda row: str(row["topic_label"]))
        return [(label, list(rows)) for label, rows in topics]

    @classmethod
    def about(cls, row: Row) -> list[tuple[str, str]]:
        """Return the fact of a row, then the paragraphs that speak to it."""
        return [("fact", row["fact_id"]), *(("para", one["locator"]) for one in row["readings"])]


class OrderedFacts(FactWidget):
    """A view of facts in an order that the reader chooses."""

    ORDERS: ClassVar = ("topic", "disagreement", "name")

    order = Enum(
        ORDERS,
        "topic",
        help="How the facts are sorted: topic, disagreement (most accounts against each other first) or name.",
    ).tag(sync=True, view=True)

    def allowed(self) -> dict[str, list[str]]:
        """Return the facts and topics that there are, and the orders."""
        return super().allowed() | {"order": list(self.ORDERS)}
