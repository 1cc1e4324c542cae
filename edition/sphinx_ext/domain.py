"""The Sphinx domain of the edition: facts, paragraphs, bias notes and persons as targets for links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from edition.addresses import docname, html, page
from edition.bibliography import short
from edition.sphinx_ext.context import context_of
from edition.sphinx_ext.option_kinds import WEB
from edition.sphinx_ext.warning_types import warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


class Target(NamedTuple):
    """Where an object of the edition stands in the book."""

    docname: str
    anchor: str
    title: str
    line: int = 0


class EditionDomain(Domain):
    """Objects of the edition; other books link to them as ``edition:fact`` and so on."""

    name = "edition"
    label = "Source-critical edition"
    object_types = {  # noqa: RUF012  # the names and types are Sphinx's
        "fact": ObjType("fact", "fact-page", "fact"),
        "para": ObjType("paragraph", "para"),
        "bias": ObjType("bias note", "bias"),
        "person": ObjType("person or name", "person"),
        "section": ObjType("section of a witness", "section"),
        "technique": ObjType("technique", "technique"),
    }
    initial_data: dict[str, Any] = {"targets": {}, "mentions": {}}  # noqa: RUF012  # the same
    data_version = 3  # 2: targets know their line; 3: mentions

    @property
    def targets(self) -> dict[tuple[str, str], Target]:
        """(Object type, name) -> place."""
        targets: dict[tuple[str, str], Target] = self.data["targets"]
        return targets

    @property
    def mentions(self) -> dict[str, list[str]]:
        """Docname -> ids of the facts that its prose speaks of."""
        mentions: dict[str, list[str]] = self.data["mentions"]
        return mentions

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:  # noqa: ARG002  # Sphinx's signature
        """Note which facts a document speaks of, by their values or by a link to their pages."""
        shown: set[str] = set()
        for node in document.findall(nodes.Element):
            pairs: list[tuple[str, str]] = node.get("shows", [])
            shown.update(name for kind, name in pairs if kind == "fact")
        linked = {
            str(node["reftarget"]) for node in document.findall(pending_xref) if node.get("reftype") == "fact-page"
        }
        self.mentions[docname] = sorted(shown | linked)

    def declare(self, kind: str, name: str, title: str, line: int) -> bool:
        """Note that an object stands in the document being read; warn and return False where it already stands."""
        return self._add((kind, name), Target(self.env.docname, anchor(kind, name), title, line))

    def _add(self, key: tuple[str, str], place: Target) -> bool:
        known = self.targets.setdefault(key, place)
        if known is not place:
            earlier = f"{self.env.doc2path(known.docname, base=False)}:{known.line}"
            message = "found %s twice, expected it once in the book; the other place is %s"
            warn("twice", message, key[1], earlier, location=(place.docname, place.line))
        return known is place

    def clear_doc(self, docname: str) -> None:
        """Forget what a document declared, before it is read again."""
        self.data["targets"] = {key: place for key, place in self.targets.items() if place.docname != docname}
        self.mentions.pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for key, place in otherdata["targets"].items():
            if place.docname in docnames:
                self._add(key, place)
        self.mentions.update({name: ids for name, ids in otherdata["mentions"].items() if name in docnames})

    def place_of(self, kind: str, name: str) -> Target | None:
        """Return where an object stands, or None if the book has no such object."""
        if kind == "fact" and (fact := context_of(self.env).tables.fact.get(name)):
            return Target(docname("fact", name), "", fact.question)
        return self.targets.get((kind, name))

    def resolve_xref(  # noqa: PLR0913, PLR0917, D102  # the signature is Sphinx's
        self,
        env: BuildEnvironment,  # noqa: ARG002  # the same
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        place = self.place_of(typ.removesuffix("-page"), target)
        if not place:
            return None
        shown = contnode
        if not node["refexplicit"] and typ in {"person", "technique", "fact-page"}:
            shown = nodes.inline("", place.title, classes=[f"ed-{typ}", *node["classes"]])
        title = place.title if shown.astext() != place.title else None  # else it would be read out twice
        link = make_refnode(builder, fromdocname, place.docname, place.anchor, shown, title)
        link["shows"] = [(typ.removesuffix("-page"), target)]
        return link

    def resolve_any_xref(self, *_: Any) -> list[tuple[str, Element]]:  # noqa: ANN401  # it takes whatever Sphinx gives
        """Take no part in guessing: every role of the edition names its kind."""
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield every object for the inventory that other books read."""
        for (kind, name), place in sorted(self.targets.items()):
            yield name, place.title, kind, place.docname, place.anchor, 1
        for fact in context_of(self.env).tables.facts:
            yield fact.fact_id, fact.question, "fact", docname("fact", fact.fact_id), "", 1


def anchor(kind: str, name: str) -> str:
    """Return the id of an object in its page: its name, with its kind before it where a heading may be called so."""
    return f"technique-{name}" if kind == "technique" else name


def domain_of(env: BuildEnvironment) -> EditionDomain:
    """Return the edition's domain."""
    found = env.get_domain("edition")
    assert isinstance(found, EditionDomain)  # noqa: S101  # for mypy
    return found


def link(builder: Builder, fromdocname: str, kind: str, name: str) -> str:
    """Return the relative address of an object, or the empty string if the book has no such object.

    A "work" is what something is taken from: a source, which has its chapter, or a key of the bibliography.
    """
    if kind == "work":
        known = context_of(builder.env)
        if name in known.tables.source:
            return chapter(builder, fromdocname, docname("source", name))
        return chapter(builder, fromdocname, f"{known.options.bibliography}#{name}")
    if kind == "episode":
        known = context_of(builder.env)
        return chapter(builder, fromdocname, f"{known.options.parallel}#parallel?episode={name}")
    place = domain_of(builder.env).place_of(kind, name)
    if not place:
        return ""
    return builder.get_relative_uri(fromdocname, place.docname) + (f"#{place.anchor}" if place.anchor else "")


def chapter(builder: Builder, fromdocname: str, target: str) -> str:
    """Return the relative address of ``chapters/citing#changes``, or nothing if the book does not have that chapter."""
    docname, mark, place = target.partition("#")
    return builder.get_relative_uri(fromdocname, docname) + mark + place if docname in builder.env.found_docs else ""


def leading(builder: Builder, fromdocname: str, links: dict[str, str]) -> dict[str, str]:
    """Return words -> address for links of an option; those to a chapter that the book does not have are left out."""
    found = {words: to if to.startswith(WEB) else chapter(builder, fromdocname, to) for words, to in links.items()}
    return {words: address for words, address in found.items() if address}


def path_of(env: BuildEnvironment, kind: str, name: str) -> str:
    """Return the path of an object in the book, with its fragment: where it stands, else where it would by rule."""
    place = domain_of(env).place_of(kind, name)
    return html(place.docname) + (f"#{place.anchor}" if place.anchor else "") if place else page(kind, name)


def named(env: BuildEnvironment, name: str) -> str:
    """Return what a reader calls a "work": the siglum of a source, or the short citation that the text has."""
    return short(context_of(env).tables.references, name)


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(EditionDomain)
