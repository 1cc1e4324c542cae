"""Scenes in a small book: from a paragraph to the others, a page for each scene, and one text of each regest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition import read, regests
from edition.wording import Wording, plain

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.book.conftest import Book

pytestmark = pytest.mark.slow

HEAD = (
    "---\njupytext: {text_representation: {extension: .md, format_name: myst}}\n"
    "kernelspec: {name: python3, display_name: Python 3, language: python}\n---\n\n"
)
CELL = """# Side by side

```{code-cell} ipython3
from edition.widgets import ParallelReading
ParallelReading("../data")
```
"""


@pytest.fixture
def parallel(book: Book) -> Book:
    """A small book with a chapter that reads in parallel."""
    book.chapters["parallel"] = HEAD + CELL
    assert book.build() == []
    return book


def seen(book: Book, page: str, place: str) -> Tag:
    """Return the element of a page that is to be there."""
    found = book.page(f"chapters/{page}").select_one(place)
    assert found, place
    return found


def test_a_paragraph_leads_to_the_others(parallel: Book) -> None:
    """Below each paragraph of a scene stands where else it is told, with the way to the view of the scene."""
    line = seen(parallel, "alfa", "[id='ALFA.2'] .ed-elsewhere")
    assert " ".join(line.get_text().split()) == "Elsewhere: The opening (BETA.1–2, GAMMA.1–2, S1–2)"
    (link,) = line.select("a")
    assert link["href"] == "parallel.html#parallel?episode=the-opening"


def test_without_the_chapter_no_link_is_dead(book: Book) -> None:
    """A book that does not read in parallel names the other places, and links to nothing."""
    assert book.build() == []
    line = seen(book, "alfa", "[id='ALFA.4'] .ed-elsewhere")
    assert " ".join(line.get_text().split()) == "Elsewhere: How it ended (BETA.3)"
    assert line.select("a") == []


def test_each_scene_is_complete_without_scripts(parallel: Book) -> None:
    """The chapter has the table of the first scene, and links to a page for each other."""
    page = parallel.page("chapters/parallel")
    assert seen(parallel, "parallel", ".ew-parallel caption").get_text() == "The opening: the accounts side by side"
    (link,) = page.select(".ew-parts a")
    part = parallel.output / "chapters" / str(link["href"])
    assert "How it ended: the accounts side by side" in part.read_text(encoding="utf-8")


def test_a_regest_reads_the_same_with_and_without_sphinx(parallel: Book) -> None:
    """What the light parser makes of a regest, and of commentary, is what Sphinx prints."""
    tables, found = read(parallel.data), regests.read(regests.chapters_of(parallel.data))
    wording = Wording(tables, {})
    assert len(found) > 5
    for locator, one in found.items():
        printed = seen(parallel, locator.partition(".")[0].lower(), f"[id='{locator}'] .ed-regest")
        own = " ".join(plain(words) for words in wording.blocks(one.blocks))
        assert " ".join(printed.get_text().split()) == " ".join(own.split()), locator


def test_a_changed_chapter_changes_the_view(parallel: Book) -> None:
    """When a regest is written anew, the chapter that sets it beside others is built again."""
    parallel.chapters["alfa"] = parallel.chapters["alfa"].replace("It lasted", "It took")
    parallel.chapters["alfa"] = parallel.chapters["alfa"].replace("There were", "All in all there were")
    assert parallel.build() == []
    assert "All in all there were" in seen(parallel, "parallel", ".ew-parallel").get_text()
