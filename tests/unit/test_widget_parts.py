"""A widget with many rows: its table is divided, nothing is lost, and every part is a page that needs no script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from edition.addresses import page
from edition.sphinx_ext.theme import widget_place
from edition.sphinx_ext.theme.widget_parts import divided
from edition.sphinx_ext.theme.widget_place import Place, addresses, draw, whole
from edition.widgets import BY_NAME, FigureComparison, ParallelReading
from tests import sample
from tests.browser.widget_views import with_events

if TYPE_CHECKING:
    from pathlib import Path

    from edition.widgets.widget import EditionWidget


def rows(html: str) -> list[str]:
    """Return the names of the rows in the tables of a page."""
    return [str(row["data-row"]) for row in BeautifulSoup(html, "html.parser").select("[data-row]")]


def drawn(shown: EditionWidget) -> tuple[str, dict[str, str]]:
    """Return a widget as a page has it, and the files beside it."""
    files: dict[str, str] = {}

    def put(name: str, text: str) -> str:
        files[name] = text
        return f"put/{name}"

    place = Place(
        lambda kind, name: f"here/{page(kind, name)}", put, lambda *_: "there.html", "../back.html", "a policy"
    )
    return draw(shown.name, shown.content()["state"], place)[0], files


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a part have one row."""
    monkeypatch.setattr(widget_place, "divided", lambda groups: divided(groups, limit=10, size=1))


@pytest.mark.parametrize("name", [name for name in BY_NAME if name != "parallel"])
@pytest.mark.usefixtures("small")
def test_every_row_stands_in_one_part(tmp_path: Path, name: str) -> None:
    """The page and its parts together have each row once, and the page links to every part."""
    shown = BY_NAME[name](with_events(sample.write(tmp_path)))
    all_rows = rows(shown.html())
    body, files = drawn(shown)
    parts = {file: text for file, text in files.items() if file.startswith("parts/")}
    assert len(parts) == len(all_rows) - 1 > 0
    assert sorted(rows(body) + [row for part in parts.values() for row in rows(part)]) == sorted(all_rows)
    links = [str(link["href"]) for link in BeautifulSoup(body, "html.parser").select(".ew-parts a")]
    assert links == [f"put/{file}" for file in parts]
    for text in parts.values():
        part = BeautifulSoup(text, "html.parser")
        assert part.select_one("caption")
        assert part.select_one('a[href="../back.html"]')
        assert part.select_one('[data-row] a[href="there.html"]')
        assert part.select_one('meta[http-equiv=Content-Security-Policy][content="a policy"]')
        assert not part.select("script, [style]")


@pytest.mark.usefixtures("small")
def test_the_chosen_row_stays(tmp_path: Path) -> None:
    """The part with the fact that is chosen is the one in the page."""
    shown = FigureComparison(sample.write(tmp_path))
    for fact in (row["fact_id"] for row in shown.collations):
        shown.fact = fact
        assert rows(drawn(shown)[0]) == [fact]


def test_a_small_table_is_left_alone(tmp_path: Path) -> None:
    """What is within the limit is complete in the page, with its state, and no file lies beside it."""
    shown = FigureComparison(sample.write(tmp_path))
    body, files = drawn(shown)
    assert rows(body) == rows(shown.html())
    assert files == {}
    assert len(BeautifulSoup(body, "html.parser").select("script.edition-widget-state:not([data-src])")) == 1


def test_what_follows_a_choice_is_a_page_and_a_file(tmp_path: Path) -> None:
    """The page has what is chosen, in table and state; all else is a page, and its state a file; links find each."""
    shown = ParallelReading(sample.write(tmp_path), episode="the-end")
    body, files = drawn(shown)
    page = BeautifulSoup(body, "html.parser")
    assert {row.rpartition("-")[0] for row in rows(body)} == {"the-end"}
    assert [one.get_text() for one in page.select(".ew-parts li")] == ["The opening", "How it ended (below)"]
    assert {str(one["id"]): one.name for one in page.select("[id*='episode=']")} == {
        "parallel?episode=the-opening": "li",
        "parallel?episode=the-end": "div",
    }
    (part,) = (text for name, text in files.items() if name.startswith("parts/"))
    assert {row.rpartition("-")[0] for row in rows(part)} == {"the-opening"}
    assert "When did it open, and how?" in part
    state = json.loads(page.select_one(".edition-widget-state").string)  # type: ignore[union-attr, arg-type]  # it is there
    assert (state["later"]["trait"], state["later"]["by"]) == ("scene", "episode")
    for name, address in state["later"]["files"].items():
        assert json.loads(files[address.removeprefix("put/")])["episode_id"] == name
    assert state["traits"]["scene"]["episode_id"] == "the-end"


def test_a_book_without_scripts_has_every_scene(tmp_path: Path) -> None:
    """Where no file can lie beside a page, all that can be chosen stands in it, one table after the other."""
    state = ParallelReading(sample.write(tmp_path)).content()["state"]
    assert {row.rpartition("-")[0] for row in rows(whole("parallel", state, lambda *_: ""))} == {
        "the-opening",
        "the-end",
    }


def test_most_addresses_are_one_pattern() -> None:
    """A state names a pattern for each kind and source, and in full only what stands elsewhere or nowhere."""
    known = {"ALFA.1": "", "ALFA.2": "alfa.html#ALFA.2", "ALFA.3": "other.html#x", "fee": "../facts/fee/"}
    links = [("para" if "." in name else "fact", name) for name in known]
    assert addresses(links, lambda _, name: known[name]) == {
        "patterns": {"para:ALFA": "alfa.html#{}", "fact": "../facts/{}/"},
        "others": {"para:ALFA.1": "", "para:ALFA.3": "other.html#x"},
    }
