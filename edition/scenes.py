"""A scene as a plain row, ready to be drawn and to be written as JSON: its steps, its texts, its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from edition import parallel
from edition.dependence import witnesses as listed
from edition.episodes import held, locators, voices
from edition.model import Reading
from edition.regests import runs
from edition.values import format_value
from edition.wording import NOT_ESTABLISHED, Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edition.model import Episode, Fact
    from edition.regests import Regest
    from edition.tables import Tables
    from edition.wording import Words

Row = dict[str, Any]


@dataclass(frozen=True)
class Scenes:
    """Everything that scenes are made of: the tables, and what the chapters say of each paragraph."""

    tables: Tables
    regests: Mapping[str, Regest]
    titles: Mapping[str, str]

    @property
    def wording(self) -> Wording:
        """Return what puts words in the place of roles."""
        return Wording(self.tables, self.titles)

    def voices(self) -> Row:
        """Return siglum -> who can tell a scene: its title, its language, and what is said where it has nothing."""
        found = {}
        for siglum in voices(self.tables):
            source = self.tables.source.get(siglum)
            if source:
                title, language = source.short_title, source.language
                apart = "Not in the extract." if source.extract_of else ""
            else:
                title, language, apart = self.tables.witness[siglum].label, "en", ""
            name = siglum if source else title
            found[siglum] = {
                "title": title,
                "name": name,
                "language": language,
                "absent": apart or f"{name[0].upper()}{name[1:]} does not tell this scene.",
                "silent": apart or f"{name[0].upper()}{name[1:]} leaves this out.",
            }
        return found

    def listed(self) -> list[Row]:
        """Return the scenes in order: name, title, question, and who tells each."""
        return [
            {
                "episode_id": name,
                "title": episode.title,
                "question": episode.question,
                "told": list(held(self.tables, name)),
            }
            for name, episode in self.tables.episode.items()
        ]

    def scene(self, episode_id: str) -> Row:
        """Return a whole scene. Raises KeyError for an unknown one."""
        episode = self.tables.episode[episode_id]
        told = held(self.tables, episode_id)
        return {
            "episode_id": episode_id,
            "title": episode.title,
            "question": episode.question,
            "span": format_value("date", "", episode.span),
            "told": list(told),
            "account": self._own(episode.account),
            "verdict": self._own(episode.verdict),
            "grounds": [
                [name, self.tables.fact[name].question] for name in listed(episode.rests_on) if name in self.tables.fact
            ],
            "note": episode.note,
            "steps": [self._step(episode, step, told) for step in parallel.steps(self.tables, episode)],
        }

    def _own(self, cell: str) -> Words:
        return [piece for block in runs(cell) for piece in self.wording.words(block)]

    def _step(self, episode: Episode, step: parallel.Step, told: Mapping[str, list[str]]) -> Row:
        return {
            "told": step.told,
            "shared": step.shared,
            "facts": [self._fact(fact, told) for fact in step.facts],
            "paragraphs": self._paragraphs(episode, step.told),
        }

    def _fact(self, fact: Fact, told: Mapping[str, list[str]]) -> Row:
        found = parallel.said(self.tables, fact, told)
        by: dict[str, list[list[str]]] = {}
        for one in found:
            verdict = one.source.verdict if isinstance(one.source, Reading) else ""
            by.setdefault(one.siglum, []).append([one.locator, one.words, verdict])
        return {
            "fact_id": fact.fact_id,
            "question": fact.question,
            "reference": format_value(fact.kind, fact.unit, fact.reference) if fact.reference else NOT_ESTABLISHED,
            "said": by,
            **parallel.parted(self.tables, fact, found),
        }

    def _paragraphs(self, episode: Episode, told: Mapping[str, list[str]]) -> Row:
        labels = {locators(self.tables, one)[0]: one.label for one in self.tables.passages_of[episode.episode_id]}
        return {locator: self._paragraph(locator, labels.get(locator, "")) for own in told.values() for locator in own}

    def _paragraph(self, locator: str, label: str) -> Row:
        regest = self.regests.get(locator)
        marks = [
            {
                "note_id": note.note_id,
                "quotation": note.quotation,
                "technique": self.tables.technique[note.technique].label,
                "direction": self.tables.direction[note.direction].label,
                "neutral": note.neutral,
            }
            for note in self.tables.bias_at.get(locator, [])
        ]
        made: Row = {"text": self.wording.blocks(regest.blocks) if regest else []}
        made |= {"label": label} if label else {}
        made |= {"marks": marks} if marks else {}
        said = self.wording.blocks(regest.commentary) if regest else []
        return made | ({"commentary": said} if said else {})
