"""The security policy: in every page, and kept by everything that the build writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition.render.card import POLICY as CARD
from edition.sphinx_ext.lint.csp import breaches, policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.conftest import Book


def test_every_page_states_its_policy_before_anything_loads(built: Book) -> None:
    """The policy stands in the head of every page, above all that it governs; a card has one that allows still less."""
    pages = [name for name in built.pages() if name.endswith(".html")]
    assert len(pages) > len(built.chapters)  # the facts' pages and search as well
    for name in pages:
        page = built.page(name.removesuffix(".html"))
        stated = page.select_one("head meta[http-equiv=Content-Security-Policy]")
        assert stated is not None, name
        assert stated["content"] == (CARD if name.startswith("embed/") else policy()), name
        assert "unsafe-inline" not in str(stated["content"]), name
        assert not [one.name for one in stated.find_all_previous(["script", "link", "style"])], name


def test_no_page_breaks_its_policy(built: Book) -> None:
    """No page has an inline script, style or handler, in what the chapters bring or in what the theme adds."""
    for name, content in built.pages().items():
        if name.endswith(".html"):
            assert breaches(content.decode()) == [], name


def test_columns_have_no_widths(book: Book) -> None:
    """A table in a chapter is laid out by the browser, not by styles that Sphinx writes into the page."""
    book.chapters["gamma"] += "\n| a | b |\n| --- | --- |\n| a long cell | c |\n"
    book.chapters["gamma"] += "\n```{list-table}\n:widths: 20 80\n* - d\n  - e\n```\n"
    assert book.build() == []
    page = book.page("chapters/gamma")
    assert [cell.text for cell in page.select("article table td")][-2:] == ["d", "e"]
    assert page.select("article col") == []


@pytest.mark.parametrize(
    ("markup", "forbidden"),
    [
        ('<b style="color: red">b</b>', '<b style="color: red">'),
        ("<b onclick=\"run('>')\">b</b>", "<b onclick=\"run('&gt;')\">"),
        ("<script>run()</script>", "<script>"),
        ('<script type="module">run()</script>', '<script type="module">'),
        ("<style>b {color: red}</style>", "<style>"),
        ('<a href="javascript:run()">b</a>', '<a href="javascript:run()">'),
    ],
)
def test_a_chapter_cannot_break_the_policy(said: Callable[[str], list[str]], markup: str, forbidden: str) -> None:
    """Raw markup that the policy forbids fails a strict build, and the message shows the tag."""
    warnings = said(f"```{{raw}} html\n{markup}\n```")
    assert warnings == [f"chapters/gamma.md: WARNING: the page's security policy forbids {forbidden}"]


@pytest.mark.parametrize(
    "markup",
    [
        '<p title="style=&quot;x&quot; onclick=y">style="color: red" onclick="run()"</p>',
        '<script type="application/json">{"a": "onclick=x style=y"}</script>',
        '<script type="application/ld+json">{}</script>',
        '<script src="a.js"></script>',
        '<p data-style="a" aria-label="on a day">only text</p>',
    ],
)
def test_what_is_no_breach(markup: str) -> None:
    """Data blocks, scripts in files, and words that only look like attributes are let through."""
    assert breaches(markup) == []
