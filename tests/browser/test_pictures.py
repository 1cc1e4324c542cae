"""Pictures of the whole book: no words on others, nothing beyond an edge, in any state, on a screen or a phone."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any, Literal

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from edition.tables import read
from tests.browser.visiting import visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Theme = Literal["light", "dark"]
#: a screen and a phone; colours take no room, so each has one theme
LOOKS: list[tuple[Theme, int]] = [("light", 1280), ("dark", 390)]
MOST = 120  #: values of each choice that are tried, of the widgets that have more
#: choices of which a few are tried: a loaded passage looks like all others, and a question alone opens no cell
ALIKE, FEW = {("bias", "note"), ("matrix", "fact")}, 20
WIDGETS = (
    "figures",
    "agreement",
    "chronology",
    "bias",
    "parallel",
)  #: chapters with one that has its view in the address

#: what lies on each other, or is cut off, among the words within a part of the page
_FAULTS = """
  const clippers = new Map();
  const clipping = (of) => {
    if (!of || of === document.body) return null;
    const clips = /hidden|clip/.test(getComputedStyle(of).overflow);
    if (!clippers.has(of)) clippers.set(of, clips ? of : clipping(of.parentElement));
    return clippers.get(of);
  };
  const faults = (root, name) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), boxes = [], found = [];
    while (walk.nextNode()) {
      const node = walk.currentNode, of = node.parentElement;
      if (!node.data.trim() || !of.checkVisibility({ visibilityProperty: true })) continue;
      if (of.closest("select, option, script, textarea, .ew-unseen, .ew-skip, .ew-toolbar, thead")) continue;
      if (of.closest(".ed-chart-table caption, .ew-options")) continue;
      let above = of; // what stays in its place while the page is scrolled lies on others by design
      while (above && !["fixed", "sticky"].includes(getComputedStyle(above).position)) above = above.parentElement;
      if (above) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const clipper = clipping(of);
      for (const box of range.getClientRects()) {
        if (box.width <= 1) continue;
        boxes.push([box, node.data.trim(), of]);
        if (!clipper) continue;
        const { left, right, top, bottom } = clipper.getBoundingClientRect();
        const across = box.left < left - 2 || box.right > right + 2;
        if (across || box.top < top - 4 || box.bottom > bottom + 4) found.push(`${name}: “${node.data}” is clipped`);
      }
    }
    for (const [box, words, of] of boxes) {
      if (box.left < -1 || box.right > innerWidth + 1) {
        if (!of.closest(".ed-table-frame")) found.push(`${name}: “${words}” is cut off`);
      }
    }
    boxes.sort((a, b) => a[0].top - b[0].top);
    for (let i = 0; i < boxes.length; i++) {
      for (let j = i + 1; j < boxes.length && boxes[j][0].top < boxes[i][0].bottom - 4; j++) {
        const [a, b] = [boxes[i], boxes[j]];
        if (a[0].right > b[0].left + 2 && b[0].right > a[0].left + 2) found.push(`${name}: “${a[1]}” on “${b[1]}”`);
      }
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push(`${name}: scrolls sideways`);
    return found;
  };
"""
_CHARTS = (
    f"() => {{{_FAULTS} return [...document.querySelectorAll('.ed-picture')].flatMap((one) => faults(one, one.id)) }}"
)
_LIVE = f"() => {{{_FAULTS} return faults(document.querySelector('.ew-live'), 'as it stands') }}"
#: go through views of the widget by their addresses
_STATES = f"""async ([fragments, wait]) => {{{_FAULTS}
  const all = [];
  for (const fragment of fragments) {{
    await new Promise((done) => {{
      addEventListener("hashchange", () => setTimeout(done, wait), {{ once: true }});
      location.hash = fragment;
    }});
    const said = document.querySelector(".ew-message").textContent;
    if (said) all.push(`${{fragment}}: ${{said}}`);
    all.push(...faults(document.querySelector(".ew-live"), fragment));
  }}
  return all;
}}"""


def states(page: Page) -> list[str]:
    """Return addresses of views in which one thing is chosen otherwise than at first, not too many of each."""
    written = page.locator(".edition-widget-state").first
    text = written.text_content() or "{}"
    src = written.get_attribute("data-src")
    state: dict[str, Any] = page.evaluate("src => fetch(src).then((it) => it.json())", src) if src else json.loads(text)
    name, first = page.locator(".edition-widget").first.get_attribute("data-widget"), state["traits"]
    found = []
    for trait in state["view"]:
        others = state["allowed"].get(trait, ["", "1"] if isinstance(first[trait], bool) else [])
        every = -(-len(others) // (FEW if (name, trait) in ALIKE else MOST))
        for value in others[:: max(every, 1)]:
            chosen = {one: first[one] for one in state["view"]} | {trait: value}
            pairs = [f"{one}={_written(this)}" for one, this in chosen.items() if _written(this)]
            found.append(f"{name}?{'&'.join(pairs)}")
    return list(dict.fromkeys(found))


def _written(value: Any) -> str:  # noqa: ANN401  # what a trait can be
    if isinstance(value, list):
        return ",".join(value)
    return "1" if value is True else value or ""


@pytest.mark.parametrize(("theme", "width"), LOOKS)
@pytest.mark.parametrize("name", WIDGETS)
def test_no_words_of_a_view_on_others(browser: Browser, real_site: str, name: str, theme: Theme, width: int) -> None:
    """In every view of every widget, opened or not, words have room of their own, and none is cut off."""
    with visit(browser, real_site, color_scheme=theme, viewport={"width": width, "height": 900}) as visited:
        page = visited.open(f"chapters/{name}.html")
        fragments = states(page)
        assert len(fragments) > 1
        assert page.evaluate(_STATES, [fragments, 120 if name == "parallel" else 0]) == []
        for button in page.locator(".ew-live :is(.ew-cell, .ew-events button)").all()[:12:3]:
            button.click()
            assert page.evaluate(_LIVE) == []
        page.evaluate("for (const one of document.querySelectorAll('.ew-live details')) one.open = true")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(_LIVE) == []
        assert visited.faults == []


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_no_words_of_a_chart_on_others(
    browser: Browser, real_site: str, real_book: Path, theme: Theme, width: int
) -> None:
    """The same holds for every chart that the book has, wherever it stands, and for a text that is recognised."""
    with visit(browser, real_site, color_scheme=theme, viewport={"width": width, "height": 900}) as visited:
        page, found = visited.new(), []
        drawn = [
            one
            for one in [real_book / "index.html", *sorted((real_book / "chapters").glob("*.html"))]
            if 'class="ed-picture"' in one.read_text(encoding="utf-8")
        ]
        assert len(drawn) > len(WIDGETS)
        for one in drawn:
            visited.open(str(one.relative_to(real_book)), page)
            found += page.evaluate(_CHARTS)
        visited.open("chapters/recognise.html", page)
        said = " ".join(reading.quotation for reading in read().readings)
        for text in ("too short", "nobody at all " * 12, said):
            before = page.locator(".ew-answer").text_content()
            page.get_by_label("Paste a paragraph or a page").fill(text)
            page.wait_for_function("said => document.querySelector('.ew-answer').textContent !== said", arg=before)
            found += page.evaluate(_LIVE)
        assert page.locator(".ew-found li").count() > 1
        assert found == []
        assert visited.faults == []


def taken_along(page: Page, folder: Path) -> dict[str, bytes]:
    """Return the files in which a live view is given."""
    page.get_by_role("button", name="Take along").click()
    taken = {}
    for kind in ("SVG", "PNG", "CSV"):
        with page.expect_download() as made:
            page.get_by_role("button", name=f"Take this view along as {kind}").click()
        made.value.save_as(folder / kind)
        taken[kind] = (folder / kind).read_bytes()
    return taken


def test_a_view_is_taken_along(browser: Browser, real_site: str, tmp_path: Path) -> None:
    """A live view is given as SVG with the words that it shows, as PNG, and as CSV with the rows of its table."""
    with visit(browser, real_site, viewport={"width": 1280, "height": 900}) as visited:
        page = visited.open("chapters/figures.html")
        taken = taken_along(page, tmp_path)
        drawn = {
            word for text in BeautifulSoup(taken["SVG"], "xml").find_all("text") for word in text.get_text().split()
        }
        assert set(page.locator(".ew-live .ew-chart").inner_text().split()) <= drawn
        assert taken["PNG"].startswith(b"\x89PNG")
        rows = list(csv.reader(io.StringIO(taken["CSV"].decode())))
        shown = page.locator(".ew-live table").first.locator("tbody tr")
        assert [row[0] for row in rows[1:]] == [line.locator("th").inner_text() for line in shown.all()]
        assert visited.faults == []


@pytest.mark.parametrize("name", ["agreement", "bias", "parallel"])
def test_a_view_that_is_a_table_is_a_picture_of_it(browser: Browser, real_site: str, tmp_path: Path, name: str) -> None:
    """A view without a chart is given as CSV with all that fits it, and as SVG and PNG with the same words."""
    with visit(browser, real_site, viewport={"width": 390, "height": 900}) as visited:
        page = visited.open(f"chapters/{name}.html")
        taken = taken_along(page, tmp_path)
        rows = list(csv.reader(io.StringIO(taken["CSV"].decode())))
        if counted := re.match(r"\d+", page.locator(".ew-live [role=status]").first.inner_text()):
            assert len(rows) == int(counted[0]) + 1
        assert {len(row) for row in rows[:2]} == {len(rows[0])} != {0}
        drawn = " ".join(text.get_text() for text in BeautifulSoup(taken["SVG"], "xml").find_all("text")).split()
        assert set(" ".join(cell for row in rows for cell in row).split()) <= set(drawn)
        assert taken["PNG"].startswith(b"\x89PNG")
        assert visited.faults == []


def test_a_chart_is_switched_to_its_table(browser: Browser, real_site: str) -> None:
    """One link shows the table and one the picture, the address has it, and the files are there."""
    with visit(browser, real_site, viewport={"width": 1280, "height": 900}) as visited:
        page = visited.open("chapters/toll.html")
        chart = page.locator("#picture-toll")
        drawing, table = chart.locator(".ed-drawing"), chart.locator("table")
        assert (drawing.is_visible(), table.is_visible()) == (True, False)
        chart.get_by_role("link", name="Table", exact=True).click()
        expect(table).to_be_visible()
        expect(drawing).to_be_hidden()
        assert visited.open("chapters/toll.html#picture-toll-table").locator("#picture-toll table").is_visible()
        chart.get_by_role("link", name="Picture", exact=True).click()
        expect(drawing).to_be_visible()
        for link in chart.locator("a[download]").all():
            assert page.request.get(f"{real_site}/chapters/{link.get_attribute('href')}").ok
        page.emulate_media(media="print")
        assert (drawing.is_visible(), table.is_visible()) == (True, True)
