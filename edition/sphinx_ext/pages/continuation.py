"""Where a reader goes from a fact: chapters that discuss it, its views, its topic, and the facts before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.episodes import facts_of
from edition.kinds import kind_of
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.domain import chapter, domain_of

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from edition.model import Episode, Fact


class Continuation:
    """The ways of one book: what all facts share is put in order once."""

    def __init__(self, builder: Builder) -> None:
        """Order facts as the apparatus does, chapters as the book does, and facts by the scenes that they belong to."""
        tables = context_of(builder.env).tables
        self.builder, self.env = builder, builder.env
        self.facts = sorted(tables.facts, key=lambda one: (one.topic, one.fact_id))
        self.chapters = [name for name in builder.env.collect_relations() if name in domain_of(builder.env).mentions]
        self.scenes: dict[str, list[Episode]] = {}
        for episode in tables.episodes:
            for fact in facts_of(tables, episode):
                self.scenes.setdefault(fact.fact_id, []).append(episode)

    def of(self, fact: Fact, here: str) -> dict[str, Any]:
        """Return what the template of a fact at the page `here` needs to lead on."""
        mentions, place = domain_of(self.env).mentions, self.facts.index(fact)
        options = context_of(self.env).options
        scenes = [
            (self._view(here, options.parallel, f"parallel?episode={one.episode_id}"), one.title)
            for one in self.scenes.get(fact.fact_id, [])
        ]
        return {
            "discussed": [
                (self.builder.get_relative_uri(here, name), self.env.titles[name].astext())
                for name in self.chapters
                if fact.fact_id in mentions[name]
            ],
            "compared": self._view(here, options.figures, f"figures?fact={fact.fact_id}")
            if kind_of(fact.kind).figure
            else "",
            "scenes": [(address, title) for address, title in scenes if address],
            "siblings": [one for one in self.facts if one.topic == fact.topic and one is not fact],
            "before": self.facts[place - 1] if place else None,
            "after": self.facts[place + 1] if place + 1 < len(self.facts) else None,
        }

    def _view(self, here: str, docname: str, state: str) -> str:
        """Return the address of a view of a chapter's widget, or the empty text where there is no such chapter."""
        return chapter(self.builder, here, f"{docname}#{state}")
