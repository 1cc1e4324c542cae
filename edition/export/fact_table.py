"""One fact as one table: the reference, what witnesses and rivals have, and the rows of the flat table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.export import flat
from edition.export.facts import described

if TYPE_CHECKING:
    from edition.citation.cff import Edition
    from edition.tables import Tables

#: what a row is; the JSON file of the fact has the same under its own names
REFERENCE, WITNESS, RIVAL, READING, NO_READING = "reference", "witness", "rival", "reading", "no-reading"
#: the columns that the flat table has not, each with the value as a reader sees it, a work, or a witness
MORE = (
    *("shown", "asks_text", "computed_from", "cite", "year", "url", "url_seen", "witness", "label", "status"),
    *("wording", "section", "right_for", "citation", "version", "licence"),
)
COLUMNS = ("entry", *flat.COLUMNS, *MORE)

#: what the file says of the fact itself, in every row
_ABOUT = ("fact_id", "topic", "question", "kind", "unit", "weight", "asks_text")
#: what it says of itself, once
_ONCE = ("address", "citation", "version", "licence")


def rows(tables: Tables, fact_id: str, edition: Edition, *, here: str) -> list[dict[str, Any]]:
    """Return the rows of one fact, with all that its JSON file has; addresses are reached from the file `here`."""
    whole = described(tables, fact_id, edition, here=here)
    # in the order of the flat table, which has the rest after them
    more = [{name: one[name] for name in ("shown", "right_for")} for one in whole["readings"]]
    said = flat.rows(tables, fact_id, base=edition.address, here=here)
    found = [
        {"entry": REFERENCE} | whole["reference"] | {name: whole[name] for name in _ONCE},
        *({"entry": WITNESS} | one for one in whole["witnesses"]),
        *({"entry": RIVAL} | one for one in whole["rivals"]),
        *({"entry": READING} | held | row for held, row in zip(more, said, strict=False)),
        *({"entry": NO_READING} | row for row in said[len(more) :]),
    ]
    about = {name: whole[name] for name in _ABOUT}
    return [dict.fromkeys(COLUMNS) | row | about | {"cite": _cited(row)} for row in found]


def _cited(row: dict[str, Any]) -> str:
    """Return works and places as the tables write them."""
    return "; ".join(", ".join(part for part in one.values() if part) for one in row.get("cite", []))
