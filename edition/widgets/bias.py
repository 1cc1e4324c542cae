"""The lens on bias: loaded passages, how and for whom they slant, and the reader's own labels beside the edition's."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets import Bool, Bunch, Dict, List, TraitError, Unicode, default, validate

from edition import ledgers as books
from edition.ledger_entries import COLUMNS, RESERVED, named, reserved
from edition.widgets.widget import EditionWidget, known

if TYPE_CHECKING:
    import pandas as pd

    from edition.widgets.widget import Groups

Row = dict[str, str]


class BiasLens(EditionWidget):
    """Look through loaded passages by source, technique and direction, and label them before the edition does.

    >>> from edition.widgets import BiasLens
    >>> lens = BiasLens("my/tables", source="ALFA")
    >>> lens  # doctest: +SKIP

    Every trait but `notes`, `techniques` and `directions` can be set, linked and observed; `ledger`
    is what the reader has labelled and noted, one dictionary with the keys `edition.ledger_entries.COLUMNS` each.
    """

    name = "bias"
    needs = ("sources.csv", "bias.csv", "techniques.csv")

    source = Unicode(help="Siglum of the source whose passages are listed; empty for all.").tag(sync=True, view=True)
    technique = Unicode(help="Technique of the passages listed; empty for all.").tag(sync=True, view=True)
    direction = Unicode(help="Direction of the passages listed; empty for all.").tag(sync=True, view=True)
    note = Unicode(help="Note id of the one passage that is shown; empty for all that fit.").tag(sync=True, view=True)
    label_first = Bool(help="Whether the edition's label stays hidden until the reader has given one.").tag(
        sync=True, view=True
    )
    reader = Unicode(help="The name that the reader's labels and notes are given under.").tag(sync=True, kept=True)
    ledger: List[Row] = List(Dict(), help="The reader's labels and notes.").tag(sync=True, kept=True)
    notes: List[Row] = List(read_only=True, help="One row a loaded passage.").tag(sync=True)
    techniques = Dict(read_only=True, help="Technique -> label, family and definition.").tag(sync=True)
    directions = Dict(read_only=True, help="Direction -> the words for it.").tag(sync=True)
    paragraphs = Dict(read_only=True, help="Siglum -> number of paragraphs.").tag(sync=True)

    def __init__(  # noqa: PLR0913  # the traits by name, so that a notebook can complete them
        self,
        data: Path | str | None = None,
        *,
        source: str = "",
        technique: str = "",
        direction: str = "",
        note: str = "",
        label_first: bool = False,
        reader: str = "",
        base_url: str = "",
    ) -> None:
        """Read the tables in the folder `data`, by default the edition's own.

        Raises BadData for unreadable tables and TraitError, naming what is allowed, for a source,
        technique, direction or note that there is not.
        """
        view = {"source": source, "technique": technique, "direction": direction, "note": note}
        super().__init__(data, **view, label_first=label_first, reader=reader, base_url=base_url)

    def load(self, *paths: Path | str) -> None:
        """Add the entries of exported ledgers to this one's; of two by one reader on one passage the newer one holds.

        Readers without a name are told apart by their files. Raises BadData, and then nothing changes.
        """
        self.ledger = books.merged(self.ledger, books.collect(map(Path, paths), self._tables))

    def save(self, path: Path | str) -> None:
        """Write the ledger to a file, as the page exports it as CSV."""
        Path(path).write_text(books.to_csv(self.ledger), encoding="utf-8", newline="")

    def agreement(self) -> pd.DataFrame:
        """Return Krippendorff's alpha between the edition and each reader in the ledger, and among them all.

        One row a group, as `edition.ledgers.agreement` returns it: labellers, notes, same, alpha.
        """
        own = {note["note_id"]: note["technique"] for note in self.notes}
        return books.agreement(books.labels(self.ledger, own))

    @classmethod
    def overview(cls, traits: dict[str, Any]) -> dict[str, Any]:
        """Return for each source how many of its passages belong to each family of techniques."""
        family = {key: technique["family"] for key, technique in traits["techniques"].items()}
        counts = Counter((note["siglum"], family[note["technique"]]) for note in traits["notes"])
        return {"families": list(dict.fromkeys(family.values())), "counts": counts}

    @classmethod
    def groups(cls, traits: dict[str, Any]) -> Groups:
        """Return the passages in the order of the sources."""
        return [("Loaded passages, with a neutral wording of each", traits["notes"])]

    @classmethod
    def about(cls, row: Row) -> list[tuple[str, str]]:
        """Return the note of a row."""
        return [("bias", row["note_id"])]

    @default("notes")
    def _notes(self) -> list[Row]:
        said = ("quotation", "technique", "direction", "explanation", "neutral", "correction", "strength", "confidence")
        columns = ("note_id", "siglum", "locator", *said)
        return [{name: getattr(note, name) for name in columns} for note in self._tables.bias]

    @default("techniques")
    def _techniques(self) -> dict[str, Row]:
        rows = sorted(self._tables.techniques, key=lambda one: (one.family, one.label))
        return {
            one.technique: {
                "label": one.label,
                "family": one.family.replace("-", " ").capitalize(),
                "definition": one.definition,
            }
            for one in rows
        }

    @default("directions")
    def _directions(self) -> dict[str, str]:
        used = {note.direction for note in self._tables.bias}
        return {key: row.label for key, row in self._tables.direction.items() if key in used}

    @default("paragraphs")
    def _paragraphs(self) -> dict[str, int]:
        return {source.siglum: source.paragraphs for source in self._tables.sources}

    @validate("source", "technique", "direction", "note")
    def _known(self, proposal: Bunch) -> str:
        return self._among(proposal)

    def allowed(self) -> dict[str, list[str]]:
        """Return the sources, techniques, directions and notes that there are."""
        tables = {"source": self.accounts, "technique": self.techniques, "direction": self.directions}
        return {name: ["", *table] for name, table in (tables | {"note": self._tables.note}).items()}

    @validate("ledger")
    def _sound_ledger(self, proposal: Bunch) -> list[Row]:
        for at, entry in enumerate(proposal.value):
            if set(entry) != set(COLUMNS) or not all(isinstance(cell, str) for cell in entry.values()):
                message = f"ledger[{at}]: found {entry!r}, expected the keys {', '.join(COLUMNS)}, all of them texts"
                raise TraitError(message)
            last = self.paragraphs[known(f"ledger[{at}].siglum", entry["siglum"], self.accounts)]
            known(f"ledger[{at}].paragraph", entry["paragraph"], map(str, range(1, last + 1)))
            if entry["technique"]:
                known(f"ledger[{at}].technique", entry["technique"], self.techniques)
            if entry["note_id"]:
                locator = f"{entry['siglum']}.{entry['paragraph']}"
                here = [name for name, note in self._tables.note.items() if note.locator == locator]
                known(f"ledger[{at}].note_id", entry["note_id"], here)
            if reserved(entry["labelled_by"]):
                message = f"ledger[{at}].labelled_by: found {entry['labelled_by']!r}, expected {RESERVED}"
                raise TraitError(message)
        return list(proposal.value)

    @validate("reader")
    def _own_name(self, proposal: Bunch) -> str:
        if reserved(proposal.value):
            message = f"reader: found {proposal.value!r}, expected {RESERVED}"
            raise TraitError(message)
        return named(proposal.value)
