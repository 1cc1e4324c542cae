"""What a page asks for before it is painted: its style; and what makes its widgets live, in the right order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from edition.sphinx_ext.theme.widget_place import INLINE
from edition.widgets.assets import assets
from tests.browser.visiting import kinds_of_pages

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag


def parsed(page: Path) -> BeautifulSoup:
    """Return a page as a browser has it."""
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html5lib")


def test_style_sheets(real_book: Path) -> None:
    """Every page links one style sheet, the theme's rules before ours; one with a widget those of all widgets too."""
    linked: dict[int, set[Path]] = {1: set(), 2: set()}
    for name in kinds_of_pages(real_book):
        page = parsed(real_book / name)
        sheets = [str(sheet["href"]).partition("?")[0] for sheet in page.select("link[rel=stylesheet]")]
        assert len(sheets) == (2 if page.select(".edition-widget") else 1), name
        linked[len(sheets)] |= {(real_book / name).parent.joinpath(sheet).resolve() for sheet in sheets}
    (file,) = linked[1]
    (widgets,) = linked[2] - linked[1]
    style, added = (one.read_text(encoding="utf-8") for one in (file, widgets))
    assert 0 < style.index("body[data-theme") < style.index(".ed-para")
    assert "sourceMappingURL" not in style
    styles = [text for name, text in assets().items() if name.endswith(".css")]
    assert [text for text in styles if text not in added] == []
    assert added.startswith(assets()["common.css"])
    assert not [text for text in (style, added) if "/*" in text.replace("/*!", "")], "documentation is not sent"
    asked = [f"{whole}:{how}" for whole in (":root", "html", "body") for how in ("has(", "not(:has(", "is(:has(")]
    assert [one for one in asked if one in style + added] == [], "a browser asks again for each element that it reads"


def test_a_widget_is_hurried_where_its_rows_are_in_the_page(real_book: Path) -> None:
    """Then its host does not wait for the page, nor the page for the style sheet; else the text comes first.

    Which chapters that concerns is for the data to say: a page whose rows grow too many sends them in a file.
    """
    pages = {path.stem: parsed(path) for path in real_book.glob("chapters/*.html")}
    with_widget = {name: page for name, page in pages.items() if page.select(".edition-widget-state")}
    assert with_widget
    for name, page in with_widget.items():
        states = page.select(".edition-widget-state")
        preload_widget = not any(state.get("data-src") for state in states)
        for state in states:
            sent = str(state.get("data-src") or "").partition("?")[0]
            rows = (real_book / "chapters" / sent).read_text(encoding="utf-8") if sent else state.string or ""
            assert (0 < len(rows) <= INLINE) == (not sent), name
        (host,) = [tag for tag in page.select("script[type=module]") if "/live-" in str(tag["src"])]
        (early,) = page.select('script[src$="/theme_init.js"]')
        sheet, *_ = page.select("link[rel=stylesheet]")
        assert ("async" in host.attrs, within(host, "head"), within(early, "head")) == (preload_widget,) * 3, name
        everything = page.select("*")
        assert (everything.index(early) < everything.index(sheet)) == preload_widget, name
        assert preload_widget or early.parent == page.body, name


def within(tag: Tag, name: str) -> bool:
    """Return whether a tag stands within another."""
    return tag.find_parent(name) is not None
