"""Pictures of the whole book: no words on others, nothing beyond an edge, in any state, on a screen or a phone."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Literal

import pytest
from bs4 import BeautifulSoup

from tests.browser.visiting import visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Theme = Literal["light", "dark"]
#: how many values of each choice are tried in a look; of the figures, each of which is a chart of its own, all in two
LOOKS: list[tuple[Theme, int, int]] = [("light", 1280, 4), ("dark", 390, 4), ("dark", 1280, 2), ("light", 390, 2)]
WIDGETS = ("figures", "agreement", "chronology", "bias", "parallel")  #: chapters with one

#: what lies on each other, or is cut off, among the words within a part of the page
_FAULTS = """
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
      for (const box of range.getClientRects()) if (box.width > 1) boxes.push([box, node.data.trim(), of]);
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


def states(page: Page, most: int) -> list[str]:
    """Return addresses of views in which one thing is chosen otherwise than at first, so many at most of each."""
    written = page.locator(".edition-widget-state").first
    text = written.text_content() or "{}"
    src = written.get_attribute("data-src")
    state: dict[str, Any] = page.evaluate("src => fetch(src).then((it) => it.json())", src) if src else json.loads(text)
    name, first = page.locator(".edition-widget").first.get_attribute("data-widget"), state["traits"]
    found = []
    for trait in state["view"]:
        others = state["allowed"].get(trait, ["", "1"] if isinstance(first[trait], bool) else [])
        every = 1 if (name, trait, most) == ("figures", "fact", LOOKS[0][2]) else -(-len(others) // most)
        for value in others[:: max(every, 1)]:
            chosen = {one: first[one] for one in state["view"]} | {trait: value}
            pairs = [f"{one}={_written(this)}" for one, this in chosen.items() if _written(this)]
            found.append(f"{name}?{'&'.join(pairs)}")
    return list(dict.fromkeys(found))


def _written(value: Any) -> str:  # noqa: ANN401  # what a trait can be
    if isinstance(value, list):
        return ",".join(value)
    return "1" if value is True else value or ""


@pytest.mark.parametrize(("theme", "width", "most"), LOOKS)
def test_no_words_on_others(browser: Browser, real_site: str, theme: Theme, width: int, most: int) -> None:
    """In every view of every widget, and in every chart, words have room of their own, and none is cut off."""
    with visit(browser, real_site, color_scheme=theme, viewport={"width": width, "height": 900}) as visited:
        page, found = visited.new(), []
        for name in WIDGETS:
            visited.open(f"chapters/{name}.html", page)
            fragments = states(page, most)
            assert len(fragments) > 1
            found += page.evaluate(_STATES, [fragments, 120 if name == "parallel" else 0])
        for name in ("agreement", "bias", "chronology", "dependence", "fidelity", "historians", "leak", "toll"):
            visited.open(f"chapters/{name}.html", page)
            assert page.locator(".ed-picture").count()
            found += page.evaluate(_CHARTS)
        assert found == []
        assert visited.faults == []


def test_a_view_is_taken_along(browser: Browser, real_site: str, tmp_path: Path) -> None:
    """A live view is given as SVG with the words that it shows, as PNG, and as CSV with the rows of its table."""
    with visit(browser, real_site, viewport={"width": 1280, "height": 900}) as visited:
        page = visited.open("chapters/figures.html")
        page.get_by_role("button", name="Take along").click()
        taken = {}
        for kind in ("SVG", "PNG", "CSV"):
            with page.expect_download() as made:
                page.get_by_role("button", name=f"Take this view along as {kind}").click()
            made.value.save_as(tmp_path / kind)
            taken[kind] = (tmp_path / kind).read_bytes()
        drawn = {
            word for text in BeautifulSoup(taken["SVG"], "xml").find_all("text") for word in text.get_text().split()
        }
        assert set(page.locator(".ew-live .ew-chart").inner_text().split()) <= drawn
        assert taken["PNG"].startswith(b"\x89PNG")
        rows = list(csv.reader(io.StringIO(taken["CSV"].decode())))
        shown = page.locator(".ew-live table").first.locator("tbody tr")
        assert [row[0] for row in rows[1:]] == [line.locator("th").inner_text() for line in shown.all()]
        visited.open("chapters/agreement.html", page)
        page.get_by_role("button", name="Take along").click()
        with page.expect_download() as made:
            page.get_by_role("button", name="Take this view along as CSV").click()
        made.value.save_as(tmp_path / "all")
        count = page.locator(".ew-count").inner_text().split()[0]
        written = (tmp_path / "all").read_text(encoding="utf-8")
        assert len(list(csv.reader(io.StringIO(written)))) == int(count) + 1
        assert visited.faults == []


def test_a_chart_is_switched_to_its_table(browser: Browser, real_site: str) -> None:
    """One link shows the table and one the picture, the address has it, and the files are there."""
    with visit(browser, real_site, viewport={"width": 1280, "height": 900}) as visited:
        page = visited.open("chapters/toll.html")
        chart = page.locator("#picture-toll")
        drawing, table = chart.locator(".ed-drawing"), chart.locator("table")
        assert (drawing.is_visible(), table.is_visible()) == (True, False)
        chart.get_by_role("link", name="Table", exact=True).click()
        assert (drawing.is_visible(), table.is_visible()) == (False, True)
        assert visited.open("chapters/toll.html#picture-toll-table").locator("#picture-toll table").is_visible()
        chart.get_by_role("link", name="Picture", exact=True).click()
        assert drawing.is_visible()
        for link in chart.locator("a[download]").all():
            assert page.request.get(f"{real_site}/chapters/{link.get_attribute('href')}").ok
        page.emulate_media(media="print")
        assert (drawing.is_visible(), table.is_visible()) == (True, True)
