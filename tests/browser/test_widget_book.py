"""The widgets in the edition itself: one set of numbers, however it is looked at, and no control that is dead."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from tests.browser.visiting import every_page, visit
from tests.browser.widget_views import until_drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SOME = 4  #: of the rows, one of so many is asked for in the live view, which is drawn anew for each
Rows = dict[str, list[str]]  #: id of a row -> what must be read in it, in order


def folded(text: str) -> str:
    """Return a text with its spaces as one each."""
    return " ".join(text.split())


def traits(book: Path, chapter: str) -> dict[str, Any]:
    """Return the traits that the widget of a chapter carries."""
    page = book / "chapters" / f"{chapter}.html"
    written = BeautifulSoup(page.read_text(encoding="utf-8"), "html5lib").select_one(".edition-widget-state")
    assert written
    source = written.get("data-src")
    text = (page.parent / str(source)).read_text(encoding="utf-8") if source else str(written.string)
    found: dict[str, Any] = json.loads(text)["traits"]
    return found


def figures(own: dict[str, Any]) -> Rows:
    """Return of each fact its reference, and of each reading place, value, deviation and verdict."""
    label = {key: verdict["label"] for key, verdict in own["verdicts"].items()}
    return {
        row["fact_id"]: [row["reference"]]
        + [one[key] for one in row["readings"] for key in ("locator", "said", "deviation")]
        + [label[one["verdict"]] for one in row["readings"]]
        for row in own["collations"]
    }


def matrix(own: dict[str, Any]) -> Rows:
    """Return of each fact its question, reference and the verdict on each source."""
    return {
        row["fact_id"]: [row["question"], row["reference"]]
        + [own["verdicts"][row["cells"][siglum]]["label"] for siglum in own["accounts"]]
        for row in own["collations"]
    }


def chronology(own: dict[str, Any]) -> Rows:
    """Return of each event its date, and of each reading place and date."""
    return {
        row["fact_id"]: [row["reference"], *(one[key] for one in row["readings"] for key in ("locator", "said"))]
        for row in own["collations"]
    }


def bias(own: dict[str, Any]) -> Rows:
    """Return of each note its words, label and neutral wording."""
    return {
        note["note_id"]: [note["quotation"], own["techniques"][note["technique"]]["label"], note["neutral"]]
        for note in own["notes"]
    }


#: chapter -> what its rows must say, and where the live view says it once the address asks for that row
CHAPTERS = {
    "figures": (figures, "figures?fact={}", ".ew-live"),
    "agreement": (matrix, "matrix?fact={}&order=topic", '.ew-live tr:has([data-fact="{}"])'),
    "chronology": (chronology, "chronology?fact={}", ".ew-live [data-chosen]"),
    "bias": (bias, "bias?note={}", ".ew-live .ew-passages"),
}


def missing(expected: Rows, said: dict[str, str]) -> list[str]:
    """Return every word of a row that is not read where it should be."""
    return [
        f"{row}: {part}"
        for row, parts in expected.items()
        for part in parts
        if folded(part) not in said.get(row, "nothing")
    ]


def table(page: Page) -> dict[str, str]:
    """Return what is read in each row of the table that is seen, part by part, as each comes into view."""
    said: dict[str, str] = {}
    for part in page.locator(".ew-static").all():
        shown = part.locator(".ew-part")
        for one in shown.all() if shown.count() else [part]:
            rows = one.locator("[data-row]")
            rows.first.scroll_into_view_if_needed()
            until_drawn(rows)
            names = [row.get_attribute("data-row") or "" for row in rows.all()]
            said |= dict(zip(names, map(folded, rows.all_inner_texts()), strict=True))
    return said


_ASK = """async ([asked, place]) => {
  const said = {};
  for (const [row, fragment] of asked) {
    const there = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = fragment;
    await there;
    said[row] = document.querySelector(place.replace("{}", row))?.innerText ?? "";
  }
  return said;
}"""


@contextmanager
def chapter(browser: Browser, site: str, name: str, **settings: Any) -> Iterator[Page]:  # noqa: ANN401  # Playwright's settings
    """Open a chapter of the edition; nothing in it may fail."""
    with visit(browser, site, **settings) as visited:
        page = visited.new()
        page.goto(f"{site}/chapters/{name}.html")
        if settings.get("java_script_enabled", True):
            page.wait_for_selector(".edition-widget[data-live]")
        yield page
        assert [fault for fault in visited.faults if "_static/edition" not in fault] == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_one_set_of_numbers(browser: Browser, real_site: str, real_book: Path, name: str) -> None:
    """Every row of the trait is read with the same numbers without scripts and in print, and many in the live view."""
    rows, fragment, place = CHAPTERS[name]
    expected = rows(traits(real_book, name))
    assert len(expected) > 50
    with chapter(browser, real_site, name, java_script_enabled=False) as page:
        assert missing(expected, table(page)) == []
    with chapter(browser, real_site, name) as page:
        asked = {row: parts for at, (row, parts) in enumerate(expected.items()) if at % SOME == 0}
        said = page.evaluate(_ASK, [[[row, fragment.format(row)] for row in asked], place])
        assert missing(asked, {row: folded(text) for row, text in said.items()}) == []
        page.emulate_media(media="print")
        assert missing(expected, table(page)) == []


def test_no_control_is_dead(browser: Browser, real_site: str, real_book: Path) -> None:
    """No page carries a widget that only a kernel could draw; the workbench shows its cells, and a live comparison."""
    carried = [
        name for name in every_page(real_book) if "vnd.jupyter.widget" in (real_book / name).read_text(encoding="utf-8")
    ]
    assert carried == []
    with chapter(browser, real_site, "workbench") as page:
        outputs = page.locator("div.cell_output")
        assert [output.locator(".edition-widget[data-live]").count() for output in outputs.all()] == [1]
        assert "interactive(comparison.summary" in page.locator("article").inner_text()
        page.get_by_role("button", name="Next").click()
        assert page.locator(".ew-question").inner_text() != "How many delegates of the Seventeenth Congress were shot?"
