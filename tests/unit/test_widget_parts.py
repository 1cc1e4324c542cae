"""A widget with many rows: its table is divided, nothing is lost, and every part is a page that needs no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from edition.sphinx_ext.theme.widget_parts import divided, page
from edition.widgets import AgreementMatrix, BiasLens, Chronology, FigureComparison
from tests import sample
from tests.browser.widget_views import with_events

if TYPE_CHECKING:
    from pathlib import Path

WIDGETS = (FigureComparison, AgreementMatrix, Chronology, BiasLens)


def rows(html: str) -> list[str]:
    """Return the names of the rows in the tables of a page."""
    return [str(row["data-row"]) for row in BeautifulSoup(html, "html.parser").select("[data-row]")]


@pytest.mark.parametrize("widget", WIDGETS)
def test_every_row_stands_in_one_part(tmp_path: Path, widget: type) -> None:
    """The page and its parts together have each row once, and the page links to every part."""
    whole = widget(with_events(sample.write(tmp_path))).html()
    parts: list[str] = []

    def put(title: str, table: str) -> str:
        parts.append(page(title, table, ["a.css"], "../back.html"))
        return f"part{len(parts)}.html"

    body, found = divided(whole, put, limit=10, size=1)
    assert found
    assert len(parts) == len(rows(whole)) - 1 > 0
    assert sorted(rows(body) + [row for part in parts for row in rows(part)]) == sorted(rows(whole))
    links = [str(link["href"]) for link in BeautifulSoup(body, "html.parser").select(".ew-parts a")]
    assert links == [f"part{at}.html" for at in range(1, len(parts) + 1)]
    for part in parts:
        assert BeautifulSoup(part, "html.parser").select_one('caption, a[href="../back.html"]')
        assert "<script" not in part


def test_the_chosen_row_stays(tmp_path: Path) -> None:
    """The part with the fact that is chosen is the one in the page."""
    shown = FigureComparison(sample.write(tmp_path))
    for fact in (row["fact_id"] for row in shown.collations):
        shown.fact = fact
        body, _ = divided(shown.html(), lambda *_: "part.html", limit=10, size=1)
        assert rows(body) == [fact]


def test_a_small_table_is_left_alone(tmp_path: Path) -> None:
    """What is within the limit is complete in the page."""
    whole = FigureComparison(sample.write(tmp_path)).html()
    assert divided(whole, lambda *_: "part.html") == (whole, False)
