"""Put words in the place of the roles of a regest, for where no Sphinx does: values, names, short citations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.bibliography import short
from edition.counts import counted
from edition.values import format_hedged, format_value, in_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edition.regests import Run
    from edition.tables import Tables

#: plain words, or what is more than words: its kind, its words, its name and, of a reading, the place
Words = list[str | list[str]]

NOT_ESTABLISHED = "not established"

_LINKS = {"para": "para", "bias": "bias", "person": "person", "section": "section"}


@dataclass(frozen=True)
class Wording:
    """What the words come from: the tables, and the titles of the chapters."""

    tables: Tables
    titles: Mapping[str, str]

    def blocks(self, blocks: Iterable[Iterable[Run]]) -> list[Words]:
        """Return paragraphs in words."""
        return [self.words(block) for block in blocks]

    def words(self, block: Iterable[Run]) -> Words:
        """Return one paragraph in words; plain words that follow each other are one piece."""
        made: Words = []
        for run in block:
            piece = self._piece(run)
            if isinstance(piece, str) and made and isinstance(made[-1], str):
                made[-1] += piece
            else:
                made.append(piece)
        return made

    def _piece(self, run: Run) -> str | list[str]:
        if not run.role:
            return run.text
        if run.role == "em":
            return ["em", run.text, ""]
        if run.role in {"fact", "fact-page", "reading", "said"}:
            return self._of_fact(run)
        if run.role in _LINKS:
            return [_LINKS[run.role], run.text or self._named(run), run.target]
        return run.text or self._plain(run)

    def _of_fact(self, run: Run) -> str | list[str]:
        fact_id, _, where = run.target.partition(" ")
        fact = self.tables.fact.get(fact_id)
        if not fact:
            return run.target
        if run.role == "fact-page":
            return ["fact", run.text or fact.question, fact_id]
        if run.role == "fact":
            value = format_value(fact.kind, fact.unit, fact.reference) if fact.reference else NOT_ESTABLISHED
            return ["fact", value, fact_id]
        readings = self.tables.readings_of.get(fact_id, [])
        found = next((one for one in readings if where in {one.siglum, one.locator}), None)
        if not found:
            return run.target
        value = format_value(fact.kind, fact.unit, found.value)
        said = in_prose(format_hedged(value, found.qualifier)) if run.role == "said" else value
        return ["reading", said, fact_id, found.locator]

    def _named(self, run: Run) -> str:
        bearers = self.tables.variants.get(run.target) if run.role == "person" else None
        return bearers[0].canonical if bearers else run.target

    def _plain(self, run: Run) -> str:
        if run.role in {"cite:p", "cite:t"}:
            cited = [short(self.tables.references, key.strip()) for key in run.target.split(",")]
            return f"({'; '.join(cited)})" if run.role == "cite:p" else "; ".join(cited)
        if run.role == "count":
            return counted(self.tables, run.target)
        if run.role in {"judgement", "technique"} and (technique := self.tables.technique.get(run.target)):
            return f"[{technique.label}]" if run.role == "judgement" else technique.label
        return self.titles.get(run.target, run.target)


def plain(words: Words) -> str:
    """Return words as plain text."""
    return "".join(piece if isinstance(piece, str) else piece[1] for piece in words)
