"""Other themes: a page under any theme states its security policy, or the build refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ExtensionError

from edition.render import card
from edition.sphinx_ext.lint.csp import policy

if TYPE_CHECKING:
    from tests.book.conftest import Book

#: a theme that leaves out what Sphinx and its extensions have to say in the head of a page
SILENT = (
    "<!doctype html>\n<html><head><title>{{ title }}</title></head><body>{% block body %}{% endblock %}</body></html>"
)


def dress(book: Book, theme: str) -> None:
    """Choose another theme, without the options of ours."""
    with (book.root / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"html_theme = {theme!r}\nhtml_theme_options = {{}}\nhtml_theme_path = ['themes']\n")


@pytest.mark.parametrize("theme", ["alabaster", "basic", "sphinx_book_theme"])
def test_every_page_states_its_policy_under_other_themes(book: Book, theme: str) -> None:
    """The policy stands in the head of every page, above all that it governs, and our style beside the theme's."""
    dress(book, theme)
    assert book.build() == []
    files = [name for name in book.pages() if not name.startswith("_static/")]  # where themes keep what is no page
    pages = [name.removesuffix(".html") for name in files if name.endswith(".html")]
    assert {"search", "facts/anthem", "chapters/alfa"} < set(pages)
    for name in pages:
        page = book.page(name)
        (stated,) = page.select("head meta[http-equiv=Content-Security-Policy]")
        assert stated["content"] == (card.POLICY if name.startswith("embed/") else policy()), name
        assert not [one.name for one in stated.find_all_previous(["script", "link", "style"])], name
    styles = [str(link["href"]) for link in book.page("chapters/alfa").select("link[rel=stylesheet]")]
    assert any("edition/book.css" in style for style in styles)
    assert len(styles) > 1


def test_theme_that_states_no_policy_is_refused(book: Book) -> None:
    """A theme without the place for it ends the build with one sentence that names the theme and the remedy."""
    folder = book.root / "themes" / "silent"
    folder.mkdir(parents=True)
    (folder / "theme.conf").write_text("[theme]\ninherit = basic\n", encoding="utf-8")
    (folder / "layout.html").write_text(SILENT, encoding="utf-8")
    dress(book, "silent")
    with pytest.raises(ExtensionError, match="pages without a security policy") as refused:
        book.build()
    assert "expected a theme that writes {{ metatags }} into the head of a page; html_theme is 'silent'" in str(
        refused.value
    )
