"""What a page asks for before it is painted: one style sheet; and what makes its widgets live, in the right order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from edition.sphinx_ext.theme.widget_host import INLINE
from edition.widgets.assets import assets
from tests.browser.visiting import kinds_of_pages

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

WIDGETS = {"figures": True, "chronology": True, "bias": True, "workbench": True, "agreement": False}


def parsed(page: Path) -> BeautifulSoup:
    """Return a page as a browser has it."""
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html5lib")


def test_one_style_sheet(real_book: Path) -> None:
    """Every page links one style sheet, which holds the theme's rules, then ours, then those of every widget."""
    pages = [name for name in kinds_of_pages(real_book) if name != "index.html"]
    linked = set()
    for name in pages:
        (sheet,) = parsed(real_book / name).select("link[rel=stylesheet]")
        linked.add((real_book / name).parent.joinpath(str(sheet["href"]).partition("?")[0]).resolve())
    (file,) = linked
    style = file.read_text(encoding="utf-8")
    parts = ["body[data-theme", ".ed-para", *(text for name, text in assets().items() if name.endswith(".css"))]
    assert all(part in style for part in parts)
    assert style.index("body[data-theme") < style.index(".ed-para") < style.index(assets()["common.css"])
    assert all(style.index(assets()["common.css"]) <= style.index(text) for text in parts[2:])
    assert "sourceMappingURL" not in style


@pytest.mark.parametrize(("chapter", "hurried"), WIDGETS.items())
def test_a_widget_is_hurried_where_its_rows_are_in_the_page(real_book: Path, chapter: str, hurried: bool) -> None:  # noqa: FBT001  # pytest's way
    """Then its host does not wait for the page, nor the page for the style sheet; else the text comes first."""
    page = parsed(real_book / "chapters" / f"{chapter}.html")
    (state,) = page.select(".edition-widget-state")
    assert bool(state.get("data-src")) != hurried
    assert (0 < len(state.string or "") <= INLINE) == hurried
    (host,) = page.select('script[type=module][src$="/widget_host.js"], script[type=module][src*="/widget_host.js?"]')
    (early,) = page.select('script[src$="/early.js"]')
    (sheet,) = page.select("link[rel=stylesheet]")
    assert ("async" in host.attrs, within(host, "head"), within(early, "head")) == (hurried,) * 3
    everything = page.select("*")
    assert (everything.index(early) < everything.index(sheet)) == hurried
    assert hurried or early.parent == page.body


def within(tag: Tag, name: str) -> bool:
    """Return whether a tag stands within another."""
    return tag.find_parent(name) is not None
