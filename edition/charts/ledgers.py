"""What readers' ledgers and the edition have in common, and where they part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.charts.picture import Cell, Table
from edition.ledger_entries import EDITION
from edition.ledgers import agreement, disagreements, labelled
from edition.tables import read

if TYPE_CHECKING:
    from pathlib import Path

    from edition.ledger_entries import Entry


def alphas(entries: list[Entry], data: Path | None = None) -> Table:
    """Return Krippendorff's alpha of the edition with each reader, of the readers with each other, and of them all."""
    table = agreement(labelled(entries, read(data)))
    rows = tuple(
        (
            Cell(_format_names(row["labellers"])),
            Cell(str(row["notes"])),
            Cell(str(row["same"])),
            Cell("not defined" if row["alpha"] != row["alpha"] else f"{row['alpha']:.2f}"),  # NaN
        )
        for row in table.to_dict("records")
    )
    return Table(
        "Agreement on the techniques", ("Who", "Passages labelled by two or more", "Labelled alike", "Alpha"), rows
    )


def parted(entries: list[Entry], data: Path | None = None) -> Table:
    """Return the passages on which the edition and the readers do not all say the same, each with every label."""
    tables = read(data)
    table = disagreements(labelled(entries, tables))
    who = [name for name in table.columns if name != "note_id"]
    rows = tuple(
        (
            Cell(row["note_id"], "para", row["note_id"]),
            *(Cell(tables.technique[row[name]].label if row[name] else "no label") for name in who),
        )
        for row in table.to_dict("records")
    )
    heads = ("Passage", *(_format_names(name) for name in who))
    return Table("Passages that were labelled in more than one way", heads, rows)


def _format_names(names: str) -> str:
    words = names.replace(EDITION, f"the {EDITION}", 1)
    return words[0].upper() + words[1:]
