"""What machines read of a page: Highwire and Dublin Core tags, Open Graph, JSON-LD, and typed links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.addresses import FEED, card, html, preview_file, reach
from edition.render.embedding import embedded
from edition.render.footer import files_of
from edition.render.page_data import files_behind
from edition.render.preview import SIZE
from edition.render.templating import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.render.record import PageRecord
    from edition.tables import Tables

LANGUAGE = "en"
OPEN = "http://purl.org/coar/access_right/c_abf2"  #: open access, in the vocabulary of repositories


def tags(page: PageRecord) -> Iterator[tuple[str, str]]:
    """Yield name and content: Highwire and PRISM, for citation managers and Google Scholar, then Dublin Core.

    https://scholar.google.com/intl/en/scholar/inclusion.html#indexing describes the first,
    https://www.dublincore.org/specifications/dublin-core/dces/ the last; of PRISM only the edition is taken, which
    the others have no name for.
    """
    edition, address = page.cited.edition, page.cited.address
    title, whole = (page.title, False) if page.cited.path else (edition.title, True)
    yield "citation_title", title
    for author in edition.authors:
        yield "citation_author", author.filed
    if not whole:
        yield "citation_inbook_title", edition.title
        yield "citation_book_title", edition.title  # some readers know this name, some the other
    yield "citation_publication_date", edition.released.strftime("%Y/%m/%d")
    yield "citation_language", LANGUAGE
    yield "citation_abstract", page.cited.abstract
    if edition.doi and whole:
        yield "citation_doi", edition.doi
    yield "prism.edition", edition.named
    if address:
        yield "citation_fulltext_html_url", address
        yield "citation_public_url", address  # Zotero would take that of the Open Graph, which is the newest version's
    yield "DC.title", title
    for author in edition.authors:
        yield "DC.creator", author.shown
    yield "DC.date", edition.released.isoformat()
    yield "DC.language", LANGUAGE
    yield "DC.type", "Text"
    if not whole:
        yield "DC.isPartOf", edition.title
    yield from (("DC.subject", keyword) for keyword in edition.keywords)
    yield "DC.rights", edition.licence_of_text
    yield (
        "DCTERMS.license",
        edition.licence_of_text,
    )  # what assesses data by the FAIR principles asks for it by this name
    yield "DCTERMS.accessRights", OPEN
    if address:
        yield "DC.identifier", address


def open_graph(page: PageRecord) -> Iterator[tuple[str, str]]:
    """Yield property and content of the Open Graph, https://ogp.me, for the cards that networks draw of a link."""
    yield "og:type", "book" if page.kind == "edition" else "article"
    yield "og:title", page.title
    yield "og:description", page.description
    yield "og:site_name", page.cited.edition.title
    yield "og:locale", "en_GB"
    if page.cited.edition.address:
        yield "og:url", page.cited.edition.address + page.cited.path
    yield "og:image", reach(preview_file(page.docname), base=page.cited.edition.address, here=page.path)
    yield from (("og:image:width", str(SIZE[0])), ("og:image:height", str(SIZE[1])))
    yield "og:image:alt", ". ".join((page.title, *page.values))


def links(page: PageRecord, tables: Tables, root: str) -> Iterator[tuple[str, str, str]]:
    """Yield relation, address and media type, as the FAIR profile of Signposting asks, https://signposting.org/FAIR/."""
    edition = page.cited.edition

    def at(path: str) -> str:
        return reach(path, base=edition.address, here=page.path)

    if page.cited.address:
        yield "cite-as", page.cited.address, ""
    for path, kind in files_of(page.cited).items():
        yield "describedby", at(path), kind
    yield "license", edition.licence_of_text, ""
    for path, kind in files_behind(tables, page).items():
        yield "item", at(path), kind
    yield "type", "https://schema.org/AboutPage", ""
    yield "type", f"https://schema.org/{'Chapter' if page.kind == 'chapter' else 'WebPage'}", ""
    yield "collection", at(html(root)), "text/html"
    if edition.address:
        yield "alternate", at(FEED), "application/atom+xml"
    if edition.address and page.fact_id:
        yield "alternate", at(card(page.fact_id, "json")), "application/json+oembed"


def head(page: PageRecord, tables: Tables, graph: list[dict[str, Any]], root: str) -> str:
    """Return the metadata for the head of a page; `graph` is its linked data, `root` the book's first document."""
    return fill(
        "metadata",
        page=page,
        tags=tags(page),
        open_graph=open_graph(page),
        links=links(page, tables, root),
        graph=embedded({"@context": "https://schema.org", "@graph": graph}),
    )
