"""Where the parts of the edition stand in the built book: the only module that knows its permanent addresses."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

_CHAPTERS = "chapters/"

#: kind of an object -> its address, by its name and by its siglum in small letters. A book may have persons and
#: sections elsewhere: its own pages then lead there.
PLACES = {
    "fact": "facts/{name}.html",
    "para": "chapters/{siglum}.html#{name}",
    "bias": "chapters/{siglum}.html#{name}",
    "person": "chapters/persons.html#{name}",
    "section": "chapters/whole-speech.html#{name}",
    "work": "chapters/bibliography.html#{name}",
    "source": "chapters/{siglum}.html",
    "episode": "chapters/parallel.html#parallel?episode={name}",
}

SETTING = "EDITION_ADDRESS"  #: the variable that says where a book will stand, if elsewhere than its settings say

BUILD_INFO = "build-info.json"  #: what was built
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
NOT_FOUND = "404.html"  #: what a host shows where there is no page; GitHub Pages knows it by this name
FEED = "changes.xml"  #: versions, for programs that follow them
CHANGES = "chapters/changes.html"  #: what each version changed
OPENAPI = "api/openapi.json"  #: what programs find at which address
SCHEMAS = {"Fact": "api/schemas/fact.json", "FactList": "api/schemas/fact-list.json"}  #: what the answers have
ARCHIVE = "v/"  #: the versions that stay, in a site that keeps them
FORMATS = "formats/"  #: the other forms of the whole, where they have been made
FACT_LIST = "api/facts/index.json"  #: all facts, with the files of each


def page(kind: str, name: str) -> str:
    """Return the path of an object in the book, with its fragment: ``chapters/bblv.html#BBLV.19``.

    Raises KeyError for a kind that is not in `PLACES`.
    """
    return PLACES[kind].format(name=name, siglum=name.partition(".")[0].lower())


def html(docname: str) -> str:
    """Return the path of a page: ``chapters/bblv.html``."""
    return f"{docname}.html"


def docname(kind: str, name: str) -> str:
    """Return the name of the page on which an object stands, as builders know it: ``facts/speech-date``."""
    return page(kind, name).partition("#")[0].removesuffix(".html")


def data_file(name: str) -> str:
    """Return the path of a file with data: ``data/flat.csv``."""
    return f"data/{name}"


def chart_file(name: str, suffix: str) -> str:
    """Return the path of a chart to be taken away: ``charts/toll.svg``."""
    return f"charts/{name}.{suffix}"


def preview_file(docname: str) -> str:
    """Return the path of the picture that a link to a page is shown with: ``previews/facts/speech-date.png``."""
    return f"previews/{docname}.png"


def fact_data(fact_id: str, suffix: str) -> str:
    """Return the path of the file with the data of one fact: ``api/facts/speech-date.json``."""
    return f"api/facts/{fact_id}.{suffix}"


def card(fact_id: str, suffix: str) -> str:
    """Return the path of a fact as the pages of others show it: ``embed/speech-date.html``."""
    return f"embed/{fact_id}.{suffix}"


def record(path: str, suffix: str) -> str:
    """Return the path of the record with which a page, or the edition, is cited: ``cite/chapters/bblv.ris``."""
    return f"cite/{path.removesuffix('.html') or 'edition'}.{suffix}"


def archived(version: str) -> str:
    """Return the folder in which a version stays: ``v/0.1.0/``."""
    return f"{ARCHIVE}{version}/"


def changed(name: str) -> str:
    """Return the path of what a version changed in a fact, a paragraph or a row."""
    return f"{CHANGES}#changed-{name.replace(' ', '-')}"


def fact_at(path: str) -> str:
    """Return the id of the fact whose page has a path, or the empty text."""
    name = path.rpartition("/")[2].removesuffix(".html")
    return name if path == page("fact", name) else ""


def reach(path: str, *, base: str, here: str) -> str:
    """Return the address of a path in the book: from its `base` where that is known, else from the file `here`."""
    return base + path if base else "../" * here.count("/") + path


def named(path: str, base: str, title: str) -> str:
    """Return what identifies a part of a book anywhere: its address, or a URN where that of the book is not known."""
    return base + path if base else f"urn:uuid:{uuid5(NAMESPACE_URL, f'{title}/{path}')}"


def from_chapter(kind: str, name: str) -> str:
    """Return the address of an object as seen from a chapter: ``bblv.html#BBLV.19``."""
    path = page(kind, name)
    return path.removeprefix(_CHAPTERS) if path.startswith(_CHAPTERS) else reach(path, base="", here=_CHAPTERS)
