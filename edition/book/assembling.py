"""Put cleaned pages together to chapters, and let every link lead to its place among them, or to the site."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as builder

from edition.addresses import html
from edition.book.cleaning import PICTURE, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

    from edition.book.whole import Chapter, Whole

INNER = "edition:"  #: before the key of a place among the chapters: ``edition:chapters/bblv#BBLV.19``


@dataclass(frozen=True)
class Text:
    """A chapter as it is written into a book."""

    chapter: Chapter
    title: str
    tree: HtmlElement  #: its places are keys as well: ``id`` is what follows the number sign
    notes: dict[str, HtmlElement]  #: key of a fact -> what its values open
    pictures: dict[str, str] = field(default_factory=dict)  #: file name -> drawing

    @property
    def keys(self) -> set[str]:
        """All places in it."""
        return {f"{self.chapter.name}#{place}" for place in ("", *self.tree.xpath(".//@id"))}

    def without(self, drawn: str) -> Text:
        """Return it with one drawing of each picture: without those of a class, ``ed-wide`` or ``ed-narrow``."""
        tree = deepcopy(self.tree)
        for one in tree.find_class(drawn):
            one.drop_tree()
        kept = {image.get("src") for image in tree.iter("img")}
        return replace(self, tree=tree, pictures={name: self.pictures[name] for name in self.pictures if name in kept})

    @property
    def sections(self) -> list[tuple[str, str]]:
        """Place and words of each heading below the title that has a place."""
        found = []
        for heading in self.tree.xpath(".//h2"):
            place = heading.get("id") or heading.getparent().get("id")
            if place and heading.getparent().tag in {"section", "article"}:
                found.append((place, heading.text_content()))
        return found


def assembled(whole: Whole) -> list[Text]:
    """Return all chapters with their links resolved."""
    pages = {name: Page(whole.text(whole.page(name))) for one in whole.chapters for name in one.pages}
    places = _Places(whole, pages)
    for name, page in pages.items():
        for tree in (page.tree, *page.notes.values()):
            for link in tree.xpath(".//a"):
                places.lead(name, link)
    return [_text(one, places, pages) for one in whole.chapters]


class _Places:
    """Where everything stands."""

    def __init__(self, whole: Whole, pages: Mapping[str, Page]) -> None:
        self.address = whole.edition.address
        self.home = {name: one for one in whole.chapters for name in one.pages}
        self.ids = {name: set(page.tree.xpath(".//@id")) for name, page in pages.items()}
        self.sought: set[str] = set()

    def key(self, name: str, place: str = "") -> str:
        """Return the key of a place on a page."""
        home = self.home[name]
        parts = [name.rpartition("/")[2]] * (len(home.pages) > 1) + [place] * bool(place)
        return f"{home.name}#{'--'.join(parts)}"

    def lead(self, name: str, link: HtmlElement) -> None:
        """Let a link of a page lead to its place in the book, else to the site, else nowhere."""
        address = urlsplit(link.get("href", ""))
        if address.scheme:
            return
        path = normpath(join(dirname(name), address.path)) if address.path else html(name)
        there = path.removesuffix(".html")
        if there in self.home and link.get("class") != "operated":
            known = address.fragment in self.ids[there]
            key = self.key(there, address.fragment if known else "")
            self.sought.add(key)
            link.set("href", f"{INNER}{key}")
        elif self.address:
            link.set("href", self.address + path + (f"#{address.fragment}" if address.fragment else ""))
        else:
            link.drop_tag()


def _text(chapter: Chapter, places: _Places, pages: Mapping[str, Page]) -> Text:
    tree = builder.Element("section")
    if chapter.title:
        etree.SubElement(tree, "h1").text = chapter.title
    text = Text(chapter, chapter.title or _title(pages[chapter.pages[0]]), tree, {})
    for name in chapter.pages:
        page = pages[name]
        _name_places(page.tree, name, places)
        _put_pictures(page, name, text.pictures)
        if chapter.title:
            for heading in page.tree.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//h5"):
                heading.tag = f"h{int(heading.tag[1]) + 1}"
        tree.append(page.tree)
        for note in page.notes.values():
            entry = next(key for link, key in inner_links(note) if link.get("class") == "ed-pop-entry")
            text.notes[entry] = note
    return text


def _title(page: Page) -> str:
    return str(page.tree.find(".//h1").text_content())


def _name_places(tree: HtmlElement, name: str, places: _Places) -> None:
    """Keep the names of places that something leads to, and of sections; the page is a place itself."""
    for element in tree.xpath(".//*[@id]"):
        key = places.key(name, element.get("id"))
        if key in places.sought or element.tag == "section":
            element.set("id", key.partition("#")[2])
        else:
            del element.attrib["id"]
    if place := places.key(name).partition("#")[2]:
        tree.set("id", place)


def _put_pictures(page: Page, name: str, pictures: dict[str, str]) -> None:
    for image in page.tree.xpath(".//img"):
        number = image.get("src").removeprefix(PICTURE)
        file = f"{name.replace('/', '-')}-{number}.svg"
        pictures[file] = page.pictures[int(number)]
        image.set("src", file)


def inner_links(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the links of a tree to places among the chapters, each with its key."""
    for link in tree.xpath(f'.//a[starts-with(@href, "{INNER}")]'):
        yield link, link.get("href").removeprefix(INNER)
