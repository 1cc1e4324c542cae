"""What all widgets of the edition share: their assets, their tables, and the page that stands in for them."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import anywidget
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from traitlets import Bunch, Dict, TraitError, Unicode, default, validate

from edition import here
from edition import tables as store
from edition.addresses import PLACES, page
from edition.model import BadData
from edition.render.embedding import for_build
from edition.rules.usable import faults
from edition.verdicts import NOT_IN_EXTRACT, SILENT, VERDICTS
from edition.widgets.assets import module, style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edition.tables import Tables

_TEMPLATES = Environment(
    loader=PackageLoader("edition", "widgets"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

#: the rows of a table under its caption
Groups = list[tuple[str, list[dict[str, Any]]]]

#: what an object of a kind is found under, by its name; empty where it is not
Address = Callable[[str, str], str]


class Later(NamedTuple):
    """A read-only trait that follows a view trait: a kernel sets it; a page fetches what it is for each value."""

    trait: str
    by: str  #: the view trait
    values: dict[str, Any]


NAMED = 24  #: how many allowed names a message lists at most


class EditionWidget(anywidget.AnyWidget):
    """A live view of the tables, which carries a complete static one for where nothing is live.

    A subclass says its `name`: NAME.js, NAME.css and NAME.html stand beside its module. Traits
    tagged ``view`` make up what a reader sees and can be cited, those tagged ``kept`` are the
    reader's own and stay on the device; the others are read-only rows.
    """

    name: ClassVar[str]
    needs: ClassVar[tuple[str, ...]] = ("sources.csv", "facts.csv", "readings.csv")  #: tables it cannot do without

    base_url = Unicode(
        help="Address of the published book, for links out of a notebook: https://example.org/book/; empty for none."
    ).tag(sync=True)
    places = Dict(PLACES, read_only=True, help="Kind -> address in the published book, by siglum and name.").tag(
        sync=True
    )
    accounts = Dict(read_only=True, help="Siglum -> title and language of the source.").tag(sync=True)
    verdicts = Dict(read_only=True, help="Verdict -> label, sign, meaning, and whether it is an error.").tag(sync=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401  # passed on
        """Give the class its composed module and style."""
        if "name" in cls.__dict__:
            cls._esm = module(cls.name)
            cls._css = style(cls.name)
        super().__init_subclass__(**kwargs)

    def __init__(self, data: Path | str | None = None, **traits: Any) -> None:  # noqa: ANN401  # the traits' own types
        """Read the tables in the folder `data`, by default those of the book that one stands in.

        Raises BadData where a table that the widget needs cannot be read, and TraitError for a
        trait that names what the tables do not have.
        """
        self._tables = _sound(here.data(data), self.needs)
        super().__init__(**traits)

    @default("accounts")
    def _accounts(self) -> dict[str, dict[str, str]]:
        return {
            source.siglum: {"title": source.short_title, "language": source.language} for source in self._tables.sources
        }

    @default("verdicts")
    def _verdicts(self) -> dict[str, dict[str, str | bool]]:
        return {
            key: {"label": one.label, "sign": one.sign, "meaning": one.meaning, "error": one.error}
            for key, one in (VERDICTS | {"silent": SILENT, "not-in-extract": NOT_IN_EXTRACT}).items()
        }

    @validate("base_url")
    def _validated_base_url(self, proposal: Bunch) -> str:
        address = str(proposal.value)
        if address and not address.startswith(("https://", "http://")):
            message = f"base_url: found {address!r}, expected an address that begins with https:// or http://"
            raise TraitError(message)
        return address and address.rstrip("/") + "/"

    def allowed(self) -> dict[str, list[str]]:
        """Return view trait -> its values as an address has them; the empty text where none may be chosen."""
        return {}

    def _among(self, proposal: Bunch) -> str:
        """Return the value proposed for a trait, or raise TraitError naming what is allowed."""
        return known(proposal.trait.name, proposal.value, self.allowed()[proposal.trait.name])

    def topics(self) -> list[str]:
        """Return the topics that have facts, in the order of their table, the rest as they first come."""
        used = {fact.topic for fact in self._tables.facts}
        return [topic for topic in self._tables.topic if topic in used]

    def later(self) -> Later | None:
        """Return what of the state a page need not carry at once; most have it all there."""
        return None

    @classmethod
    def groups(cls, traits: dict[str, Any]) -> Groups:
        """Return the rows in the traits of such a widget, as its table has them."""
        raise NotImplementedError

    @classmethod
    def overview(cls, traits: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG003  # most have none
        """Return what the template says of all rows together, beside the rows."""
        return {}

    @classmethod
    def about(cls, row: dict[str, Any]) -> list[tuple[str, str]]:
        """Return kind and name of what a row shows, then of all else that it links to."""
        raise NotImplementedError

    @classmethod
    def table(cls, traits: dict[str, Any], address: Address, groups: Groups, *, whole: bool = True) -> Markup:
        """Draw rows as a static table, `whole` with what is said of all rows together: needs no widget, only traits."""
        said = cls.overview(traits) if whole else {}
        drawn = _TEMPLATES.get_template(f"{cls.name}.html")
        return Markup(drawn.render(traits | said, address=address, groups=groups, overview=whole))  # noqa: S704  # autoescaped

    def content(self) -> dict[str, Any]:
        """Return what a built page makes of this view, as JSON has it: its state, and what it shows."""
        own = set(self.trait_names(sync=True)) - set(anywidget.AnyWidget.class_trait_names())
        traits = {key: getattr(self, key) for key in sorted(own) if not key.startswith("_")}
        state = {
            "view": self.trait_names(view=True),
            "kept": self.trait_names(kept=True),
            "allowed": self.allowed(),
            "traits": traits,
        }
        if later := self.later():
            state["later"] = later._asdict()
        shows = [self.about(row)[0] for _, rows in self.groups(traits) for row in rows]
        return {"widget": self.name, "state": state, "shows": shows}

    def html(self) -> str:
        """Return the static table, for where nothing else can be drawn."""
        traits = self.content()["state"]["traits"]

        def address(kind: str, name: str) -> str:
            return self.base_url and self.base_url + page(kind, name)

        return placed(self.name, self.table(traits, address, self.groups(traits)))

    def __repr__(self) -> str:
        """Return the call that shows this view: the same words for the same view, in every build."""
        traits = ((name, getattr(self, name)) for name in sorted(self.trait_names(view=True)))
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in traits if value)})"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401  # passed on
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return data | {"text/html": self.html(), **for_build(self.content)}, metadata


def placed(name: str, table: str, *, state: str = "", src: str = "") -> Markup:
    """Return a widget as a page has it: its table, and the state from which it lives, or the file in which that is."""
    place = _TEMPLATES.get_template("widget.html")
    return Markup(place.render(name=name, table=Markup(table), state=Markup(state), src=src))  # noqa: S704  # both are drawn


def known(name: str, value: str, allowed: Iterable[str]) -> str:
    """Return `value`, or raise TraitError naming what is allowed, the nearest first."""
    names = list(allowed)
    if value in names:
        return value
    names = [one for one in names if one]
    near = difflib.get_close_matches(value, names, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
    rest = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    message = f"{name}: found {value!r}; {hint}allowed are {', '.join(names[:NAMED]) or 'none'}{rest}"
    raise TraitError(message)


def _sound(data: Path, needs: tuple[str, ...]) -> Tables:
    """Return the tables of a folder, in which those that a widget has no need of may be absent."""
    tables, problems = store.parse(data)
    for found in (problems, faults(tables)):  # what cannot be read, and then what says nothing that can be compared
        if grave := [problem for problem in found if Path(problem.file).name in needs]:
            raise BadData(grave)
    return tables
