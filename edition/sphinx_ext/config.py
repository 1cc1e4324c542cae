"""The options of the edition: what a book may set, with defaults, and what is wrong with a setting."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from edition.sphinx_ext.option_kinds import CHAPTER, DIRECTIVES, FLAG, HEADINGS, LINKS, Kind
from edition.sphinx_ext.warning_types import warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

PREFIX = "edition_"  #: before the name of every option in ``_config.yml``


def _of(kind: Kind, says: str) -> dict[str, Any]:
    return {"kind": kind, "says": says}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a book may set; a chapter that it does not have is left out of the links to it."""

    apparatus: str = field(
        default="chapters/apparatus",
        metadata=_of(CHAPTER, "The chapter with the register of all facts, to which the page of each fact leads."),
    )
    bibliography: str = field(
        default="chapters/bibliography",
        metadata=_of(CHAPTER, "The chapter with the bibliography, to which every short citation leads."),
    )
    principles: str = field(
        default="chapters/principles",
        metadata=_of(CHAPTER, "The chapter that says how answers are graded, to which the page of each fact leads."),
    )
    figures: str = field(
        default="chapters/figures",
        metadata=_of(CHAPTER, "The chapter with the comparison of figures, where a fact is shown on a scale."),
    )
    parallel: str = field(
        default="chapters/parallel",
        metadata=_of(CHAPTER, "The chapter in which the accounts are read side by side, scene by scene."),
    )
    dataset: str = field(
        default="chapters/data",
        metadata=_of(CHAPTER, "The chapter that tells readers of the data; in linked data it stands for the data set."),
    )
    registers: dict[str, str] = field(
        default_factory=lambda: {
            "Apparatus: all facts by topic": "chapters/apparatus",
            "Persons, places and terms, with every variant": "chapters/persons",
            "Glossary": "chapters/glossary",
            "Bibliography": "chapters/bibliography",
        },
        metadata=_of(LINKS, "What the search page offers where no script runs: words, and where they lead."),
    )
    footer: dict[str, str] = field(
        default_factory=lambda: {"what has changed": "chapters/citing#changes"},
        metadata=_of(LINKS, "Links in the line at the end of every page: words, and where they lead."),
    )
    voices: dict[str, str] = field(
        default_factory=lambda: {"speech": "What the speech says", "commission": "What the commission reported"},
        metadata=_of(HEADINGS, "Witnesses with a heading of their own on the page of a fact, in order; each heading."),
    )
    launch: dict[str, str] = field(
        default_factory=dict,
        metadata=_of(
            LINKS,
            "Where else a chapter with code can be run, such as Open on Binder: words, and the address,"
            " in which {name} stands for the chapter's.",
        ),
    )
    versions_stay: bool = field(
        default=False,
        metadata=_of(
            FLAG, "Whether the site keeps each version, by edition build --release: citations then lead there."
        ),
    )
    policy: dict[str, str] = field(
        default_factory=dict,
        metadata=_of(DIRECTIVES, "Directives of the security policy, in the place of the edition's of the same name."),
    )


DEFAULTS = Options()


def kind_of(name: str) -> Kind:
    """Return what kind of value an option has."""
    kind: Kind = Options.__dataclass_fields__[name].metadata["kind"]
    return kind


def given(config: Config) -> Options:
    """Return the options of a book. Raises ConfigError with all that is wrong in them."""
    values = {one.name: getattr(config, PREFIX + one.name) for one in fields(Options)}
    if faults := [*_unknown(config), *_unsound(values)]:
        raise ConfigError("\n".join(["the options of the edition are not sound:", *faults]))
    return Options(**values)


def _unknown(config: Config) -> Iterator[str]:
    """Yield a message for each name that begins as an option does, and is none."""
    known = ", ".join(PREFIX + one.name for one in fields(Options))
    written = {*config.overrides, *config._raw_config}  # noqa: SLF001  # Sphinx keeps unknown settings nowhere else
    for name in sorted(written):
        if name.startswith(PREFIX) and name not in config:
            yield f"{name}  found an option that there is not, expected one of {known}"


def _unsound(values: dict[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        if (found := kind_of(name).fault(value)) is not None:
            yield f"{PREFIX}{name}  found {found!r}, expected {kind_of(name).expected}"


def every_chapter(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn where an option names a chapter that the book does not have; a default may be without its chapter."""
    for one in fields(Options):
        value = getattr(app.config, PREFIX + one.name)
        chapters = kind_of(one.name).chapters(value) if value != getattr(DEFAULTS, one.name) else []
        for docname in chapters:
            if docname not in env.found_docs:
                warn("option", "%s  found %r, expected a chapter of the book", PREFIX + one.name, docname)


def setup(app: Sphinx) -> None:
    """Register every option with Sphinx; all pages are written anew when one changes."""
    for one in fields(Options):
        name, default = PREFIX + one.name, getattr(DEFAULTS, one.name)
        app.add_config_value(name, default, "html", kind_of(one.name).types, one.metadata["says"])
    app.connect("env-check-consistency", every_chapter)
