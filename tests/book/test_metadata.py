"""What machines read of a page: tags, cards, linked data and typed links, with an address of the book and without."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer
from PIL import Image

from edition.render.preview import SIZE
from tests import sample
from tests.book.looking import one, spoken, table
from tests.book.machine import ADDRESS, extracted, kind, links, nodes, tags, title, value

if TYPE_CHECKING:
    from pathlib import Path

    from tests.book.conftest import Book

TITLE = "Five accounts of the Secret Speech: a source-critical edition"
AUTHOR = "Five Accounts of the Secret Speech"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LONG = "It was held in the great hall, says the notice, and not a word more. " * 9 + "That is all."
HOSTILE = '"><script>alert(1)</script></script><b>'
PAGES = ["chapters/introduction", "chapters/alfa", "chapters/persons", "facts/fee", "facts/delegates-late"]
ADDRESSED = f"url: {ADDRESS}\nrepository-code: https://example.org/code\ndoi: 10.5281/zenodo.1\nversion:"
#: what of a page says what it is; to read the rest of hundreds of pages takes minutes
NEEDED = SoupStrainer(["meta", "h1"])


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A small edition whose address, repository and DOI are known, with hostile words in a heading and a question."""
    from tests.book.conftest import Book  # noqa: PLC0415  # pytest makes the module known only while it runs

    book = Book.write(tmp_path_factory.mktemp("addressed"))
    described = book.root / "CITATION.cff"
    described.write_text(described.read_text("utf-8").replace("\nversion:", f"\n{ADDRESSED}", 1), "utf-8")
    sample.spoil(book.data, "facts.csv:2 question", f"Which song {HOSTILE} was sung?")
    book.chapters["beta"] = book.chapters["beta"].replace("# The second account", f"# The `{HOSTILE}` account")
    sample.spoil(book.data, "sources.csv:3 extract_of", "speech")
    book.chapters["gamma"] = book.chapters["gamma"].replace("# The third account\n", f"# The third account\n\n{LONG}\n")
    book.chapters["alfa"] = (
        '---\nmyst:\n  html_meta:\n    description: "What “the first” tells"\n---\n\n' + (book.chapters["alfa"])
    )
    assert book.build() == []
    return book


@pytest.mark.parametrize("name", PAGES)
def test_citation_managers_find_a_chapter_of_a_book(built: Book, name: str) -> None:
    """Highwire tags say title, authors, book, date and language, and nothing of pages or of an unknown address."""
    found = tags(built.page(name))
    assert found["citation_title"] == [title(built.page(name))]
    assert found["citation_author"] == [f"{AUTHOR},"]  # a body: Zotero takes the last word of others for a family
    assert found["prism.edition"] == ["version 3.2.1"]
    assert found["citation_inbook_title"] == found["citation_book_title"] == [TITLE]
    assert found["citation_publication_date"] == ["2021/04/05"]
    assert found["citation_language"] == ["en"]
    assert not {"citation_fulltext_html_url", "citation_firstpage", "citation_journal_title"} & set(found)


@pytest.mark.parametrize("name", PAGES)
def test_dublin_core_is_read(built: Book, name: str) -> None:
    """Extruct finds the elements of Dublin Core with their values."""
    (core,) = extracted(built.output / f"{name}.html", ADDRESS)["dublincore"]
    found = {
        element["name"].removeprefix("DC."): element["content"] for element in core["elements"] if "name" in element
    }
    assert found["title"] == title(built.page(name))
    assert (found["creator"], found["date"], found["language"]) == (AUTHOR, "2021-04-05", "en")
    assert found["rights"] == LICENCE


@pytest.mark.parametrize("name", PAGES)
def test_cards_are_read(addressed: Book, name: str) -> None:
    """Extruct finds title, description, address and the name of the book for the card of a link."""
    (card,) = extracted(addressed.output / f"{name}.html", ADDRESS)["opengraph"]
    found = dict(card["properties"])
    assert found["og:title"] == title(addressed.page(name))
    assert found["og:url"] == f"{ADDRESS}{name}.html"
    assert found["og:site_name"] == TITLE
    assert found["og:image"] == f"{ADDRESS}previews/{name}.png"
    with Image.open(addressed.output / f"previews/{name}.png") as picture:
        assert picture.size == SIZE
    assert found["og:description"] == tags(addressed.page(name))["description"][0]


def test_author_may_describe_a_chapter(addressed: Book) -> None:
    """A description in the front matter is taken, once; else the chapter's own first words are."""
    assert tags(addressed.page("chapters/alfa"))["description"] == ["What “the first” tells"]
    for name in PAGES:
        assert len(tags(addressed.page(name))["description"]) == 1


def test_abstract_is_whole(addressed: Book) -> None:
    """What citation managers take for the abstract is not cut, as the description is, and stands in the records."""
    page = addressed.page("chapters/gamma")
    (said,) = tags(page)["citation_abstract"]
    assert said == LONG
    (short,) = tags(page)["description"]
    assert said.startswith(short.removesuffix(" …"))
    assert len(short) < 202 < len(said)
    (csl,) = json.loads((addressed.output / "cite" / "chapters" / "gamma.json").read_text("utf-8"))
    assert csl["abstract"] == said


def test_extract_is_not_called_silent(addressed: Book) -> None:
    """What an account that prints a part of its text lacks is not in the extract, in pop-up, register and fact."""
    popover = one(addressed.page("chapters/alfa"), "#said-opening")
    assert spoken(popover, ".ed-pop-silent") == ["Not in the extract: BETA"]
    rows = {row["Question"]: row for row in table(addressed.page("chapters/apparatus"), "#topic-session table")}
    assert rows["On which day did it open?"]["BETA"] == "not in the extract"
    assert "Not in the extract: BETA" in " ".join(spoken(addressed.page("facts/opening"), "p"))


def test_annotations_mark_one_place_each(addressed: Book) -> None:
    """The words of every annotation, with what stands around them, stand once in its paragraph."""
    notes = json.loads((addressed.output / "data" / "annotations.jsonld").read_text("utf-8"))["first"]["items"]
    for note in notes:
        selector = note["target"]["selector"]
        page = addressed.page(note["target"]["source"].removeprefix(ADDRESS).removesuffix(".html"))
        said, quote = one(page, f'[id="{selector["value"]}"]').get_text(""), selector["refinedBy"]
        assert said.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1, note["id"]


def test_fact_is_described_by_its_values(built: Book) -> None:
    """The description of a fact has the question, the reference and every reading."""
    (said,) = tags(built.page("facts/delegates-late"))["description"]
    assert said == "How many were late? Reference: 50–52. ALFA.2: 50; BETA.2: 49; GAMMA.1: 49."


@pytest.mark.parametrize("name", PAGES)
def test_canonical_address_only_where_it_is_known(built: Book, addressed: Book, name: str) -> None:
    """With an address there is one canonical link, and one to cite, of the version that was read; without none."""
    page, kept = addressed.page(name), f"{ADDRESS}v/3.2.1/{name}.html"
    assert links(page, "canonical") == [f"{ADDRESS}{name}.html"]
    assert links(page, "cite-as") == [kept]
    for tag in ("citation_fulltext_html_url", "citation_public_url", "DC.identifier"):
        assert tags(page)[tag] == [kept]
    for relation in ("canonical", "cite-as"):
        assert links(built.page(name), relation) == []


@pytest.mark.parametrize("name", PAGES)
def test_signposts_lead_to_files_of_the_book(built: Book, name: str) -> None:
    """Records, data and the book stand behind typed links, and each is a file."""
    page = built.page(name)
    for relation, count in (("describedby", 3), ("collection", 1)):
        assert len(links(page, relation)) == count
        for link in links(page, relation):
            assert (built.output / name).parent.joinpath(link).resolve().is_file(), link
    assert links(page, "license") == tags(page)["DCTERMS.license"] == [LICENCE]
    assert links(page, "type")[0] == "https://schema.org/AboutPage"


def test_items_are_the_rows_of_the_page(built: Book) -> None:
    """The items of a page are the files with the data behind it."""
    assert links(built.page("facts/fee"), "item") == ["../api/facts/fee.csv", "../api/facts/fee.json"]
    assert links(built.page("chapters/gamma"), "item") == ["../data/chapters/gamma.csv", "../data/chapters/gamma.json"]
    assert links(built.page("chapters/citing"), "item") == []


@pytest.mark.parametrize("book_name", ["built", "addressed"])
def test_chapter_is_part_of_the_book(book_name: str, request: pytest.FixtureRequest) -> None:
    """As linked data a chapter has name, date, version, licence and author, and is part of the book."""
    book: Book = request.getfixturevalue(book_name)
    here = f"{ADDRESS}chapters/alfa.html"
    found = nodes(book.output / "chapters" / "alfa.html", here)
    chapter = found[here]
    assert kind(chapter) == "Chapter"
    assert value(chapter, "name") == "The first account"
    assert (value(chapter, "datePublished"), value(chapter, "version")) == ("2021-04-05", "3.2.1")
    assert (value(chapter, "license"), value(chapter, "url")) == (LICENCE, here)
    whole = found[value(chapter, "isPartOf")]
    assert (kind(whole), value(whole, "name")) == ("Book", TITLE)
    (author,) = [node for node in found.values() if kind(node) == "Organization"]
    assert value(author, "name") == AUTHOR


def test_book_lists_its_chapters_on_its_first_page(addressed: Book) -> None:
    """The first page has the book with every chapter as a part, and the DOI as the same thing."""
    found = nodes(addressed.output / "chapters" / "introduction.html", f"{ADDRESS}chapters/introduction.html")
    book = found[f"{ADDRESS}chapters/introduction.html#book"]
    parts = {part["@id"] for part in book["https://schema.org/hasPart"]}
    assert parts == {f"{ADDRESS}chapters/{name}.html" for name in addressed.chapters}
    assert value(book, "sameAs") == "https://doi.org/10.5281/zenodo.1"


def test_fact_has_a_claim_for_each_value(addressed: Book) -> None:
    """A fact's page is about one claim for each value, with its places, and a review with the verdict."""
    here = f"{ADDRESS}facts/delegates-late.html"
    found = nodes(addressed.output / "facts" / "delegates-late.html", here)
    claims = [found[entity["@id"]] for entity in found[here]["https://schema.org/mainEntity"]]
    assert [(kind(claim), value(claim, "text")) for claim in claims] == [("Claim", "50"), ("Claim", "49")]
    readings = [found[one["@id"]] for one in claims[1]["https://schema.org/appearance"]]
    assert [(kind(one), value(one, "text")) for one in readings] == [
        ("Quotation", "a good 49 came late"),
        ("Quotation", "49 late-comers"),
    ]
    places = [value(one, "isPartOf") for one in readings]
    assert places == [f"{ADDRESS}chapters/beta.html#BETA.2", f"{ADDRESS}chapters/gamma.html#GAMMA.1"]
    review = found[value(claims[1], "review")]
    assert value(found[value(review, "reviewRating")], "alternateName") == "differs"


@pytest.mark.parametrize("name", ["chapters/beta", "facts/anthem"])
def test_hostile_title_is_text_everywhere(addressed: Book, name: str) -> None:
    """Markup in a heading or a question is read back as characters by every reader, and makes no element."""
    page = addressed.page(name)
    assert HOSTILE in tags(page)["citation_title"][0]
    whole = extracted(addressed.output / f"{name}.html", ADDRESS)
    assert HOSTILE in dict(whole["opengraph"][0]["properties"])["og:title"]
    here = nodes(addressed.output / f"{name}.html", f"{ADDRESS}{name}.html")[f"{ADDRESS}{name}.html"]
    assert HOSTILE in value(here, "name")
    assert page.select("script:not([src]):not([type='application/ld+json'])") == []
    assert page.select("head b, head > script:not([type])") == []


@pytest.mark.book
def test_every_page_of_the_edition_is_described(real_book: Path) -> None:
    """Every chapter and fact of the real book has a title, a description of its own and linked data with its name."""
    descriptions: dict[str, str] = {}
    pages = sorted([*real_book.glob("chapters/*.html"), *real_book.glob("facts/*.html")])
    assert len(pages) > 100
    for path in pages:
        name = path.relative_to(real_book).as_posix()
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml", parse_only=NEEDED)
        found = tags(page)
        assert found["citation_title"] == [title(page)], name
        assert found["citation_inbook_title"] == [TITLE], name
        (said,) = found["description"]
        assert 20 <= len(said) <= 202, (name, said)
        assert descriptions.setdefault(said, name) == name
        node = nodes(path, urljoin(ADDRESS, name))[urljoin(ADDRESS, name)]
        assert value(node, "name") == title(page), name
