"""What the theme and its tools write: corrected where it must be, and complete where a template of ours stands in."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import furo  # type: ignore[import-untyped]  # it has no types
import pytest

from tests.book.looking import one, words

if TYPE_CHECKING:
    from tests.book.conftest import Book

THEIRS = Path(furo.__file__).parent / "theme" / "furo"
OURS = Path(__file__).parents[2] / "edition" / "sphinx_ext" / "theme" / "templates"

#: what the theme's page has and ours leaves out: a banner, a date, icons of services
LEFT_OUT = {"announcement", "announcement-content", "icons", "last-updated"}


class Names(HTMLParser):
    """The classes, ids and targets that a template has."""

    def __init__(self, path: Path) -> None:
        """Read a template."""
        super().__init__()
        self.found: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep its names."""
        held = {name: value or "" for name, value in attrs}
        names = {name for name in ("id", "for", "href") if name in held}
        self.found |= {f"{name}={held[name]}" for name in names if "{{" not in held[name] and "://" not in held[name]}
        self.found |= set(held.get("class", "").partition("{%")[0].partition("{{")[0].split())


def test_our_page_has_all_that_the_theme_s_own_has() -> None:
    """Style and script of the theme look for classes and ids: a new version that has others is noticed here."""
    theirs = Names(THEIRS / "page.html").found
    assert {"sidebar-drawer", "toc-tree", "id=furo-main-content", "href=#svg-menu"} <= theirs
    assert theirs - LEFT_OUT == Names(OURS / "body.html").found


def test_every_icon_is_there() -> None:
    """What the page draws is among our icons, and each of these is one of the theme's, but for its styles."""
    theirs, ours = Names(THEIRS / "partials" / "icons.html").found, Names(OURS / "partials" / "icons.html").found
    drawn = {name.replace("href=#", "id=") for name in Names(OURS / "body.html").found if name.startswith("href=#svg")}
    assert len(drawn) > 5
    assert drawn <= ours <= theirs


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book with all that is corrected."""
    from tests.book.conftest import Book  # noqa: PLC0415  # a type elsewhere

    book = Book.write(tmp_path_factory.mktemp("theme"))
    book.chapters["introduction"] = "# The book\n\n```{toctree}\n:caption: Part\n:glob:\n*\n```\n"
    book.chapters["gamma"] += "\n| a | b |\n| --- | --- |\n| c | d |\n\n```python\ncode\n```\n"
    book.chapters["gamma"] += "\n```{admonition} Solution\n:class: dropdown\nIt is so.\n```\n"
    book.chapters["hidden"] = (
        "---\nkernelspec: {display_name: Python 3, language: python, name: python3}\n"
        "jupytext: {text_representation: {extension: .md, format_name: myst}}\n"
        "myst: {html_meta: {description: Of hidden cells.}}\n---\n# Hidden\n\n"
        "```{code-cell} ipython3\n:tags: [hide-input]\nfrom edition import charts\n```\n"
    )
    assert book.build() == []
    return book


def test_landmarks_have_names(whole: Book) -> None:
    """Two landmarks of a kind are told apart, and all that is beside the text belongs to the main part."""
    page = whole.page("chapters/gamma")
    assert page.select("aside") == []
    assert [nav.get("aria-label") for nav in page.select("nav")] == ["Chapters", "Before and after", "On this page"]
    assert [main.get("class") for main in page.select("[role=main]")] == [["article-container"]]


def test_captions_of_the_contents_have_a_level(whole: Book) -> None:
    """A caption among the chapters is a heading of the second level."""
    captions = whole.page("chapters/gamma").select(".sidebar-tree p.caption")
    assert [(caption["role"], caption["aria-level"], caption.text) for caption in captions] == [
        ("heading", "2", "Part")
    ]


def test_bibliography_has_no_role_that_it_may_not_have(whole: Book) -> None:
    """Neither the list of works nor a work has a role of its own."""
    page = whole.page("chapters/bibliography")
    works = page.select(".citation-list, .citation")
    assert len(works) > 2
    assert [work for work in works if work.get("role")] == []


def test_what_scrolls_sideways_is_reached_by_keyboard(whole: Book) -> None:
    """Tables and code are stops of the Tab key, a table with a name."""
    page = whole.page("chapters/gamma")
    wrapper = one(page, ".table-wrapper:not(.edition *)")
    assert (wrapper["role"], wrapper["aria-label"], wrapper["tabindex"]) == ("group", "The third account", "0")
    code = page.select(".highlight > pre")
    assert code
    assert [pre.get("tabindex") for pre in code] == ["0"] * len(code)


def test_hidden_code_is_called_by_its_words(whole: Book) -> None:
    """What opens a hidden cell has no other name than its words, and no paragraph within."""
    summary = one(whole.page("chapters/hidden"), "details.admonition.hide.above-input > summary")
    assert summary.attrs == {}
    assert [part.name for part in summary.find_all()] == ["span", "span"]
    assert summary.select_one("span.collapsed.admonition-title")


def test_a_solution_is_folded_without_a_script(whole: Book) -> None:
    """What an author asks to be folded is shut, and opened by its title."""
    folded = one(whole.page("chapters/gamma"), "details.ed-folded:not([open])")
    assert words(one(folded, "summary")) == "Solution"
    assert words(one(folded, "p")) == "It is so."


def test_table_in_the_prose_has_a_caption(whole: Book) -> None:
    """A table that its author gave none is called by its section, unseen; its headings say of what they are."""
    table = one(whole.page("chapters/gamma"), "article table.docutils")
    assert " ".join(one(table, "caption.ed-unseen").get_text().split()) == "The third account"
    assert [head["scope"] for head in table.select("th")] == ["col", "col"]


def test_head_says_nothing_twice(whole: Book) -> None:
    """Size and description of a page stand once in its head, the latter as the author has it."""
    head = one(whole.page("chapters/hidden"), "head")
    assert len(head.select("meta[name=viewport]")) == 1
    assert [meta["content"] for meta in head.select("meta[name=description]")] == ["Of hidden cells."]
