"""What the widgets share that show facts with their readings: one of them chosen, one topic, one order."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from traitlets import Bunch, Enum, List, Unicode, default, validate

from edition.collation import collate_all
from edition.widgets.collated import row
from edition.widgets.widget import EditionWidget, known

if TYPE_CHECKING:
    from edition.widgets.collated import Row


class FactWidget(EditionWidget):
    """A view of facts; a subclass says which of them is chosen at first."""

    fact = Unicode(help="Fact id of the fact that is chosen.").tag(sync=True, view=True)
    topic = Unicode(help="Topic to which the facts are narrowed; empty for all.").tag(sync=True, view=True)
    order = Enum(
        ("topic", "disagreement", "name"), "topic", help="How the facts are sorted: topic, disagreement or name."
    ).tag(sync=True, view=True)
    collations: List[Row] = List(read_only=True, help="One row a fact with its readings, see `widgets.collated`.").tag(
        sync=True
    )

    @default("collations")
    def _collations(self) -> list[Row]:
        place = {topic: at for at, topic in enumerate(self.topics())}
        return [row(one) for one in sorted(collate_all(self._tables), key=lambda one: place[one.fact.topic])]

    @validate("fact")
    def _known_fact(self, proposal: Bunch) -> str:
        return known("fact", proposal.value, self._tables.fact or [""])  # tables without facts show none

    @validate("topic")
    def _known_topic(self, proposal: Bunch) -> str:
        return proposal.value and known("topic", proposal.value, self.topics())

    def static(self) -> dict[str, Any]:
        """Return the rows grouped by topic."""
        groups = groupby(self.collations, key=lambda row: row["topic_label"])
        return {"topics": [(label, list(group)) for label, group in groups]}
