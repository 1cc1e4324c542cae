"""The reference for those who write and run the book: an entry for each name, from its own docstring."""

from __future__ import annotations

import argparse
import inspect
from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.util.console import strip_colors
from traitlets import HasTraits

import edition
from edition import __main__, charts, frames, ledgers, widgets
from edition.checks import EXPLAINED
from edition.sphinx_ext.config import DEFAULTS, PREFIX, Options, kind_of
from edition.sphinx_ext.domain import domain_of
from edition.sphinx_ext.markup.regest import EditionDirective
from edition.sphinx_ext.warning_types import SUBTYPES, TYPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PROGRAM = "python -m edition"
WIDTH = 80  #: columns in which the help of a command is printed, however wide the terminal of the build is
MODULES = (edition, frames, widgets, charts, ledgers)  #: what their ``__all__`` names is public; the rest may change


class Entry(NamedTuple):
    """What the reference says under one name."""

    kind: str
    name: str
    head: str  #: how it is written
    text: str  #: what it does, in Markdown

    @property
    def anchor(self) -> str:
        """The id under which it stands."""
        return f"{self.kind}-{self.name}"


def roles(env: BuildEnvironment) -> Iterator[Entry]:
    """Yield what may stand in a sentence."""
    for name, role in sorted(domain_of(env).roles.items()):
        yield _by_example("role", name, inspect.getdoc(role) or "")


def directives(env: BuildEnvironment) -> Iterator[Entry]:
    """Yield what may stand between paragraphs."""
    for name, directive in sorted(domain_of(env).directives.items()):
        yield _by_example("directive", name, inspect.getdoc(directive) or "")


def _by_example(kind: str, name: str, doc: str) -> Entry:
    """Return an entry whose docstring begins with an example and a colon, as in ``{para}`BBLV.19` ``: a link."""
    example, _, text = doc.removeprefix("``").partition("``: ")
    return Entry(kind, name, example.strip(), text[:1].upper() + text[1:])


def options(_env: BuildEnvironment) -> Iterator[Entry]:
    """Yield what a book may set in its ``_config.yml``."""
    for one in fields(Options):
        name, kind = PREFIX + one.name, kind_of(one.name)
        default = yaml.safe_dump({name: getattr(DEFAULTS, one.name)}, allow_unicode=True, sort_keys=False, width=WIDTH)
        text = f"{one.metadata['says']} Expected: {kind.expected}. As it comes:\n\n```yaml\n{default}```"
        yield Entry("option", name, name, text)


def warnings(_env: BuildEnvironment) -> Iterator[Entry]:
    """Yield what a build may warn of."""
    for subtype, says in SUBTYPES.items():
        yield Entry("warning", subtype, f"{TYPE}.{subtype}", says)


def commands(_env: BuildEnvironment) -> Iterator[Entry]:
    """Yield the commands, each with the help that it prints."""
    for name, command in __main__.parser()[1].items():
        command.formatter_class = partial(argparse.HelpFormatter, width=WIDTH)
        yield Entry("command", name, f"{PROGRAM} {name}", f"````text\n{strip_colors(command.format_help())}````")


def rules(_env: BuildEnvironment) -> Iterator[Entry]:
    """Yield what the checks hold the tables to, each with its reason."""
    for name, text in EXPLAINED.items():
        yield Entry("rule", name, name, text)


def python(module: ModuleType, _env: BuildEnvironment) -> Iterator[Entry]:
    """Yield the functions and widgets of a module that a notebook may call."""
    for name in sorted(module.__all__):
        public = getattr(module, name)
        whole = f"{module.__name__}.{name}"
        text = "\n\n".join([_fenced(inspect.getdoc(public) or ""), *_parts(public)])
        yield Entry("python", whole, f"{whole}({_parameters(public)})", text)


def _fenced(doc: str) -> str:
    """Return a docstring with its examples as Markdown has them."""
    return "\n\n".join(
        f"```python\n{part.replace('>>> ', '').replace('  # doctest: +SKIP', '')}\n```" if part[:3] == ">>>" else part
        for part in doc.split("\n\n")
    )


def _parameters(public: Callable[..., Any]) -> str:
    """Return the parameters as a call has them: without types, and without defaults that are places on this machine."""
    signature = inspect.signature(public)
    bare = [one.replace(annotation=inspect.Parameter.empty) for one in signature.parameters.values()]
    plain = [one if _literal(one.default) else one.replace(default=...) for one in bare]
    return str(inspect.Signature(plain)).strip("()").replace("Ellipsis", "…")


def _literal(default: object) -> bool:
    return default is inspect.Parameter.empty or default is None or isinstance(default, (str, bool, int, tuple))


def _parts(public: object) -> Iterator[str]:
    """Yield the traits and the methods of a widget."""
    if not (isinstance(public, type) and issubclass(public, HasTraits)):
        return
    for name, trait in sorted(public.class_traits(sync=True).items()):
        if trait.this_class.__module__.startswith(f"{edition.__name__}."):
            yield f"- trait `{name}`{' (to be read)' if trait.read_only else ''}: {trait.help}"
    for name in sorted(one for one in dir(public) if not one.startswith("_")):
        method = inspect.getattr_static(public, name)  # the library warns of a look at some of its own
        if inspect.isfunction(method) and method.__module__.startswith(f"{edition.__name__}."):
            doc = (inspect.getdoc(method) or "").partition("\n\n")[0]
            yield f"- `{name}({_parameters(method).removeprefix('self').removeprefix(', ')})`: {doc}"


GROUPS: dict[str, Callable[[BuildEnvironment], Iterator[Entry]]] = {
    "roles": roles,
    "directives": directives,
    "options": options,
    "warnings": warnings,
    "commands": commands,
    "rules": rules,
    **{module.__name__: partial(python, module) for module in MODULES},
}


class Reference(EditionDirective):
    """``{reference} roles``: a group of entries: roles, directives, options, warnings, commands, rules, or a module."""

    def run(self) -> list[Node]:
        """Draw every entry of the group as Sphinx draws descriptions, with an address of its own."""
        group = self.arguments[0]
        if group not in GROUPS:
            raise self.refuse(repr(group), f"one of {', '.join(GROUPS)}")
        return [self._drawn(entry) for entry in GROUPS[group](self.env)]

    def _drawn(self, entry: Entry) -> Node:
        signature = addnodes.desc_signature("", "", addnodes.desc_name("", entry.head), ids=[entry.anchor])
        content = addnodes.desc_content()
        self.state.nested_parse(StringList(entry.text.splitlines(), self.name), self.content_offset, content)
        return addnodes.desc("", signature, content, domain="edition", objtype=entry.kind, desctype=entry.kind)


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("edition", "reference", Reference)
