"""The chronology: events as each source dates them, beside the reference."""

from __future__ import annotations

from datetime import date, timedelta
from math import isfinite
from typing import TYPE_CHECKING, Any

from traitlets import Bool, Bunch, Unicode, default, validate

from edition.collation import collate_all
from edition.widgets.facts import FactWidget
from edition.widgets.widget_rows import row
from edition.widgets.witnessed import silence

if TYPE_CHECKING:
    from pathlib import Path

    from edition.collation import Collation
    from edition.widgets.widget import Groups
    from edition.widgets.widget_rows import Row

_EPOCH = date(1970, 1, 1)  #: from which the scale of dates counts days


class Chronology(FactWidget):
    """Follow the events in time; where the dates of the sources do not meet, the event stands out.

    >>> from edition.widgets import Chronology
    >>> chronology = Chronology("my/tables", since="1956", conflicts=True)
    >>> chronology  # doctest: +SKIP

    `fact` names the event that is open. Every trait but `collations` can be set, linked and observed.
    """

    name = "chronology"

    since = Unicode(help="First year of the events listed; empty for no limit.").tag(sync=True, view=True)
    until = Unicode(help="Last year of the events listed; empty for no limit.").tag(sync=True, view=True)
    conflicts = Bool(help="Whether only events are listed on whose date the accounts do not meet.").tag(
        sync=True, view=True
    )

    def __init__(  # noqa: PLR0913  # the traits by name, so that a notebook can complete them
        self,
        data: Path | str | None = None,
        *,
        fact: str = "",
        topic: str = "",
        since: str = "",
        until: str = "",
        conflicts: bool = False,
        base_url: str = "",
    ) -> None:
        """Read the tables in the folder `data`, by default the edition's own; facts of kind date are events.

        Raises BadData for unreadable tables and TraitError, naming what is allowed, for a fact, topic
        or year that is none.
        """
        super().__init__(data, fact=fact, topic=topic, since=since, until=until, conflicts=conflicts, base_url=base_url)

    @default("collations")
    def _collations(self) -> list[Row]:
        events = [one for one in collate_all(self._tables) if one.fact.kind == "date" and _days(one)]
        return [
            row(one) | {"days": _days(one), "conflict": _conflict(one), "silence": silence(self._tables, one)}
            for one in sorted(events, key=_days)
        ]

    @classmethod
    def groups(cls, traits: dict[str, Any]) -> Groups:
        """Return the events as they follow each other in time."""
        return [("Events, as the evidence and as each source dates them", traits["collations"])]

    @validate("since", "until")
    def _known_year(self, proposal: Bunch) -> str:
        return self._among(proposal)

    def allowed(self) -> dict[str, list[str]]:
        """Return the events and topics that there are, and the years from the first event to the last."""
        found = [(_EPOCH + timedelta(days=day)).year for row in self.collations for day in row["days"]]
        years = ["", *map(str, range(min(found, default=0), max(found, default=-1) + 1))]
        return super().allowed() | {"since": years, "until": years}


def _days(collation: Collation) -> list[float]:
    """Return first and last day of an event: by the reference, else by the first source; empty for neither.

    Of a date that is open at one end the other is both.
    """
    extents = [collation.extent, *(comparison.extent for comparison in collation.comparisons)]
    known = ([end for end in (one.low, one.high) if isfinite(end)] for one in extents if one)
    return next(([ends[0], ends[-1]] for ends in known), [])


def _conflict(collation: Collation) -> bool:
    """Tell whether a date misses the reference, or those of two sources miss each other."""
    missed = any(comparison.deviation for comparison in collation.comparisons)
    return missed or not all(pair["meets"] for pair in row(collation)["pairs"])
