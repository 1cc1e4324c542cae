"""Parallel reading: the accounts of one scene in columns, aligned by the facts that they share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from traitlets import Bool, Bunch, Dict, List, TraitError, Unicode, default, observe, validate

from edition import here, regests
from edition.scenes import Scenes
from edition.widgets.widget import EditionWidget, Later, known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from edition.widgets.widget import Groups

Row = dict[str, Any]

#: how many accounts can stand side by side
LEAST, MOST = 2, 5


class ParallelReading(EditionWidget):
    """Read one scene in several accounts at once; where they part, where one is silent, it can be seen.

    >>> from edition.widgets import ParallelReading
    >>> reading = ParallelReading("my/tables", episode="the-opening", accounts=["ALFA", "BETA"])
    >>> reading  # doctest: +SKIP

    The regests come from the chapters beside the folder of tables; without them the readings alone are shown.
    Every trait but `episodes`, `scene` and `voices` can be set, linked and observed; `scene` follows `episode`.
    """

    name = "parallel"
    needs = ("sources.csv", "facts.csv", "readings.csv", "episodes.csv", "passages.csv")

    episode = Unicode(help="Episode id of the scene that is read.").tag(sync=True, view=True)
    accounts = List(  # type: ignore[assignment]  # here the reader chooses them; `voices` says who they are
        Unicode(), help="Sigla of two to five accounts, or witnesses, side by side; empty for all that tell the scene."
    ).tag(sync=True, view=True)
    marks = Bool(help="Whether loaded passages are shown below each paragraph.").tag(sync=True, view=True)
    commentary = Bool(help="Whether the editors' commentary is shown below each paragraph.").tag(sync=True, view=True)
    short = Bool(help="Whether a few words stand for each paragraph.").tag(sync=True, view=True)
    episodes: List[Row] = List(read_only=True, help="One row a scene: its question, and who tells it.").tag(sync=True)
    scene = Dict(read_only=True, help="The scene that is read, see `edition.scenes`.").tag(sync=True)
    voices = Dict(read_only=True, help="Siglum -> who can tell a scene.").tag(sync=True)

    def __init__(  # noqa: PLR0913  # the traits by name, so that a notebook can complete them
        self,
        data: Path | str | None = None,
        *,
        episode: str | None = None,
        accounts: Sequence[str] = (),
        marks: bool = False,
        commentary: bool = False,
        short: bool = False,
        base_url: str = "",
    ) -> None:
        """Read the tables in the folder `data`, by default the book's own, and show a scene, by default the first.

        Raises BadData for unreadable tables and TraitError, naming what is allowed, for a scene or a siglum that
        there is not, and for fewer than two accounts or more than five.
        """
        self._data = here.data(data)
        chosen = {} if episode is None else {"episode": episode}
        switches = {"marks": marks, "commentary": commentary, "short": short}
        super().__init__(data, accounts=list(accounts), base_url=base_url, **switches, **chosen)

    @cached_property
    def _scenes(self) -> Scenes:
        chapters = regests.chapters_of(self._data)
        return Scenes(self._tables, regests.read(chapters), regests.titles(chapters))

    @default("accounts")
    def _accounts(self) -> list[str]:  # type: ignore[override]  # see the trait
        return []

    @default("episode")
    def _first(self) -> str:
        return next(iter(self._tables.episode), "")

    @default("episodes")
    def _episodes(self) -> list[Row]:
        return self._scenes.listed()

    @default("voices")
    def _voices(self) -> Row:
        return self._scenes.voices()

    @default("scene")
    def _scene(self) -> Row:
        return self._scenes.scene(self.episode) if self.episode else {}

    @observe("episode")
    def _follow(self, _change: Bunch) -> None:
        self.set_trait("scene", self._scene())

    @validate("episode")
    def _known(self, proposal: Bunch) -> str:
        return self._among(proposal)

    @validate("accounts")
    def _known_accounts(self, proposal: Bunch) -> list[str]:
        chosen = [known("accounts", siglum, self.voices) for siglum in proposal.value]
        if chosen and not LEAST <= len(set(chosen)) == len(chosen) <= MOST:
            message = f"accounts: found {chosen}; expected none, or {LEAST} to {MOST} different ones"
            raise TraitError(message)
        return [siglum for siglum in self.voices if siglum in chosen]

    def allowed(self) -> dict[str, list[str]]:
        """Return the scenes that there are; one is always read."""
        return super().allowed() | {"episode": list(self._tables.episode)}

    def later(self) -> Later | None:
        """Return the scenes, of which a page carries the one that is read and fetches the others."""
        return Later("scene", "episode", {name: self._scenes.scene(name) for name in self._tables.episode})

    def content(self) -> Row:
        """Return what a built page makes of this view; the page shows scenes and passages, and all that is read."""
        return super().content() | {"shows": [("table", "episodes"), ("table", "flat")]}

    @classmethod
    def groups(cls, traits: Row) -> Groups:
        """Return the steps of the scene under its title."""
        return [(traits["scene"]["title"], traits["scene"]["steps"])] if traits["scene"] else []

    @classmethod
    def about(cls, row: Row) -> list[tuple[str, str]]:
        """Return the facts of a step, then the paragraphs that tell it, the marks on them, and what they name."""
        facts = [("fact", fact["fact_id"]) for fact in row["facts"]]
        marks = [("bias", mark["note_id"]) for one in row["paragraphs"].values() for mark in one.get("marks", ())]
        return [*facts, *(place(locator) for own in row["told"].values() for locator in own), *marks, *_named(row)]


def _named(row: Row) -> Iterator[tuple[str, str]]:
    """Yield kind and name of what the texts of a step lead to."""
    for paragraph in row["paragraphs"].values():
        for piece in (piece for words in (*paragraph["text"], *paragraph.get("commentary", ())) for piece in words):
            if not isinstance(piece, str) and piece[0] in {"fact", "para", "bias", "section"}:
                yield piece[0], piece[2]


def place(locator: str) -> tuple[str, str]:
    """Return the kind of a locator with it: a paragraph's has a full stop, a section's has none."""
    return ("para" if "." in locator else "section", locator)
