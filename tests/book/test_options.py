"""Options: a book sets what is otherwise taken for granted, and is told what is wrong with a setting."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.errors import ConfigError

from edition.sphinx_ext.config import DEFAULTS, PREFIX, Options
from tests import sample
from tests.book.looking import addresses, one, spoken

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from tests.book.conftest import Book


def settle(book: Book, **options: Any) -> None:  # noqa: ANN401  # also what no option can be
    """Set options, as a book does."""
    with (book.root / "conf.py").open("a", encoding="utf-8") as settings:
        settings.writelines(f"{PREFIX}{name} = {value!r}\n" for name, value in options.items())


def foot_of(page: BeautifulSoup) -> dict[str, str]:
    """Return the links in the line at the end of a page, but for the build and the licences."""
    found = addresses(page, ".ed-build-line")
    return {words: to for words, to in found.items() if "build-info" not in to and "licenses" not in to}


def test_every_option_says_what_it_is_for() -> None:
    """Each option has a sentence, a default that is sound, and a kind that refuses what is of no kind."""
    for option in fields(Options):
        kind = option.metadata["kind"]
        assert option.metadata["says"].endswith("."), option.name
        assert kind.fault(getattr(DEFAULTS, option.name)) is None, option.name
        assert kind.fault(7) == 7, option.name


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("apparatus", 7, "edition_apparatus  found 7, expected the name of a chapter"),
        (
            "bibliography",
            "chapters/bibliography.md",
            "found 'chapters/bibliography.md', expected the name of a chapter",
        ),
        (
            "footer",
            ["chapters/citing"],
            "edition_footer  found ['chapters/citing'], expected words and where they lead",
        ),
        ("footer", {"Home": "javascript:run()"}, "found {'Home': 'javascript:run()'}, expected words and where they"),
        ("registers", {"": "chapters/persons"}, "edition_registers  found {'': 'chapters/persons'}, expected words"),
        ("voices", {"speech": " "}, "edition_voices  found {'speech': ' '}, expected a witness of"),
        ("versions_stay", "yes", "edition_versions_stay  found 'yes', expected true or false"),
        ("policy", {"img-scr": "'self'"}, "edition_policy  found {'img-scr': \"'self'\"}, expected a directive"),
        ("policy", {"img-src": "'self'; script-src *"}, "expected a directive of a Content-Security-Policy"),
        ("aparatus", "chapters/apparatus", "edition_aparatus  found an option that there is not, expected one of "),
    ],
)
def test_bad_option_is_refused(book: Book, name: str, value: object, words: str) -> None:
    """A setting that cannot be meant ends the build, naming the option, what was found and what is expected."""
    settle(book, **{name: value})
    with pytest.raises(ConfigError, match="the options of the edition are not sound:") as refused:
        book.build()
    assert words in str(refused.value)


def test_all_bad_options_are_said_at_once(book: Book) -> None:
    """Two faults are two lines of one message."""
    settle(book, apparatus=7, policy=["x"])
    with pytest.raises(ConfigError) as refused:
        book.build()
    assert [line.split("  ")[0] for line in str(refused.value).splitlines()[1:]] == [
        "edition_apparatus",
        "edition_policy",
    ]


def test_option_without_its_chapter_is_noticed(book: Book) -> None:
    """A chapter or a witness that an option names and the book does not have is a warning."""
    settle(book, apparatus="chapters/facts", voices={"choir": "What the choir sang"})
    assert book.build() == [
        "WARNING: edition_apparatus  found 'chapters/facts', expected a chapter of the book",
        "WARNING: edition_voices  found 'choir', expected a witness of data/witnesses.csv",
    ]


def test_renamed_chapters_are_linked_to(book: Book) -> None:
    """Apparatus, bibliography, registers and footer lead to the chapters that the options name."""
    book.chapters["all"] = book.chapters.pop("apparatus")
    book.chapters["works"] = book.chapters.pop("bibliography")
    settle(
        book,
        apparatus="chapters/all",
        bibliography="chapters/works",
        registers={"Everything": "chapters/all", "Elsewhere": "https://example.org/"},
        footer={"Works": "chapters/works", "Imprint": "https://example.org/imprint"},
    )
    assert book.build() == []
    fact = book.page("facts/anthem")
    assert addresses(fact, ".ed-crumbs")["Apparatus: Session"] == "../chapters/all.html#topic-session"
    assert "../chapters/works.html#archive-1990" in addresses(fact, ".ed-answer").values()
    assert foot_of(fact) == {"Works": "../chapters/works.html", "Imprint": "https://example.org/imprint"}
    search = book.page("search")
    assert addresses(search, "article ul") == {"Everything": "chapters/all.html", "Elsewhere": "https://example.org/"}


def test_chapter_that_is_not_there_is_not_linked_to(book: Book) -> None:
    """A book without the chapters that are taken for granted builds, and leads to none of them."""
    for name in ("apparatus", "citing"):
        del book.chapters[name]
    places = book.data / "search_places.csv"
    sample.save(places, sample.rows(places)[:1])  # the search, too, is told of none of them
    assert book.build() == []
    fact = book.page("facts/anthem")
    assert spoken(fact, ".ed-crumbs") == ["Session · anthem"]
    assert foot_of(fact) == {}


def test_witnesses_have_the_headings_that_a_book_gives_them(book: Book) -> None:
    """A book names the witnesses that stand out on the page of a fact, and the others follow beneath."""
    settle(book, voices={"speech": "Said in the hall"})
    assert book.build() == []
    heads = [head for name in ("anthem", "delegates-late") for head in spoken(book.page(f"facts/{name}"), "h2")]
    assert "Said in the hall" in heads
    assert "What the commission reported" not in heads


def test_policy_can_be_widened(book: Book) -> None:
    """A directive of the book's own takes the place of the edition's, on the search page as well."""
    settle(book, policy={"img-src": "'self' https://example.org", "script-src": "'self' https://example.org"})
    assert book.build() == []
    found = {
        name: str(one(book.page(name), "head meta[http-equiv=Content-Security-Policy]")["content"]).split("; ")
        for name in ("chapters/alfa", "search")
    }
    assert "img-src 'self' https://example.org" in found["chapters/alfa"]
    assert "script-src 'self' https://example.org" in found["chapters/alfa"]
    assert "script-src 'self' https://example.org" in found["search"]
