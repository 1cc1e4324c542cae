"""The host of the widgets in a built page: what holds for every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition.widgets.assets import module
from tests import sample
from tests.browser.widget_views import HOSTILE, LOOKS, WIDGETS, address, call, go, until_drawn, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

#: how many rows the table of each widget has
ROWS = {
    "figures": len(sample.FACTS),
    "matrix": len(sample.FACTS),
    "bias": len(sample.BIAS),
    "chronology": 4,
    "parallel": 2,
}

#: bytes of script on a page with all widgets, before compression; 3,000 of them keep what is typed and not yet saved,
#: and put it together with what other pages have kept: that cannot wait until the ledger is opened;
#: 2,000 ask of each cell whether it is true and whether he said it, and set witnesses beside the accounts;
#: 10,000 draw scenes in columns, with their paragraphs, marks, commentary and gaps
WEIGHT = 56_000

#: widgets of which paper has the whole table; of the others it has what the reader has chosen
PRINTED = [name for name in WIDGETS if name != "parallel"]


@pytest.mark.parametrize("name", WIDGETS)
def test_without_scripts_the_table_is_whole(site: Site, name: str) -> None:
    """Without scripts every row stands in the visible table and there is no dead control."""
    page = site.open(f"{name}.html", live=False, java_script_enabled=False)
    assert page.locator(".ew-static [data-row]").count() == ROWS[name]
    assert page.locator(".ew-static").is_visible()
    assert page.locator("article button, article select, article input").count() == 0


@pytest.mark.parametrize("name", PRINTED)
def test_in_print_the_table_takes_the_place_of_the_view(site: Site, name: str) -> None:
    """On paper stands the complete table, and no control."""
    page = site.open(f"{name}.html")
    assert not page.locator(".ew-static").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".ew-static").is_visible()
    assert not page.locator(".ew-live").is_visible()
    assert not page.locator(".ew-toolbar").is_visible()


@pytest.mark.parametrize("name", ["figures", "matrix"])
def test_a_long_table_is_laid_out_where_it_is_looked_at(site: Site, name: str) -> None:
    """On a screen the topics out of view wait; on paper none does."""
    page = site.open(f"{name}.html", live=False, java_script_enabled=False)
    rows = page.locator(".ew-static [data-row]")
    page.locator(".ew-static").evaluate("table => { table.style.marginTop = '9000px'; }")
    until_drawn(rows, drawn=False)
    rows.last.scroll_into_view_if_needed()
    until_drawn(rows.last)
    page.evaluate("scrollTo(0, 0)")
    until_drawn(rows, drawn=False)
    page.emulate_media(media="print")
    until_drawn(rows)


@pytest.mark.parametrize("name", WIDGETS)
def test_the_whole_table_can_be_shown_beside_the_view(site: Site, name: str) -> None:
    """A button shows and hides the complete table on screen, and says which."""
    page = site.open(f"{name}.html")
    button = page.get_by_role("button", name="Show everything as one table")
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert page.locator(".ew-static").is_visible()
    assert button.get_attribute("aria-expanded") == "true"


@pytest.mark.parametrize(
    "fragment",
    [
        "fact=nothing",
        "fact=%E0%A4%A",
        "sources=ALFA",
        "sources=ALFA,OMEGA",
        "order=size",
        "topic=none",
        "colour=red",
        "fact=fee&constructor=1",
        "fact=<img src=x onerror=window.ran=1>",
    ],
)
def test_a_damaged_fragment_changes_nothing(site: Site, fragment: str) -> None:
    """A fragment that cannot be shown gives a message beside the control, and the view stays."""
    page = site.open("figures.html")
    before = page.locator(".ew-live").inner_html()
    go(page, f"figures?{fragment}")
    assert "Nothing was changed" in (page.get_by_role("status").first.text_content() or "")
    assert page.locator(".ew-live").inner_html() == before
    assert page.evaluate("window.ran") is None
    page.get_by_role("button", name="Next").click()
    assert page.locator(".ew-message").text_content() == ""


def test_other_fragments_are_left_alone(site: Site) -> None:
    """A fragment that names something else in the page is none of the widget's business."""
    page = site.open("figures.html#BETA.2")
    assert page.locator(".ew-message").text_content() == ""
    assert address(page).endswith("#BETA.2")


def test_two_widgets_of_a_kind_keep_apart(site: Site) -> None:
    """The second widget of a kind on a page has a name of its own in the address."""
    page = site.open("all.html#figures-2?fact=fee")
    page.wait_for_selector(".edition-widget:not([data-live])", state="detached")
    questions = page.locator('[data-widget="figures"]').locator("[role=combobox]")
    assert [questions.nth(at).input_value() for at in range(2)] == ["How many were late?", "What was paid?"]


def test_a_view_is_linked_and_cited(site: Site) -> None:
    """The link is copied, and is all that there is to cite where a page has no foot."""
    page = site.open("figures.html", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_function("() => document.querySelector('.ew-message').textContent === 'Link copied.'")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/chapters/{address(page)}")
    page.get_by_role("button", name="Cite this view").click()
    cited = page.get_by_label("Citation of this view").input_value()
    assert "/chapters/figures.html#figures?fact=delegates-late-share" in cited


def test_a_forbidden_clipboard_is_said(site: Site) -> None:
    """Where the browser forbids copying, the page says so and shows the text to take."""
    page = site.open("figures.html")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_function("() => document.querySelector('.ew-message').textContent.includes('forbids copying')")
    assert "#figures?fact=delegates-late" in page.get_by_label("Citation of this view").input_value()


def test_a_page_without_widgets_has_no_script_for_them(site: Site) -> None:
    """Only pages with a widget load its script and styles."""
    plain = site.open("alfa.html", live=False).content()
    page = site.open("figures.html").content()
    for name in ("live-figures.js", "widgets.css"):
        assert f"edition/{name}" in page
        assert f"edition/{name}" not in plain


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("name", WIDGETS)
def test_no_barrier_is_found_at_first_sight(site: Site, name: str, scheme: str, width: int) -> None:
    """Axe finds nothing in any widget, its whole table included, and no page scrolls sideways."""
    page = site.open(f"{name}.html", width=width, color_scheme=scheme)
    found = violations(page)
    page.get_by_role("button", name="Show everything as one table").click()
    assert found + violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", WIDGETS)
def test_targets_are_large_enough(site: Site, name: str) -> None:
    """Every control and link of the live view is at least 24 pixels high and wide, the way past it once it is seen."""
    page = site.open(f"{name}.html", width=320)
    for way in page.locator(".ew-skip").all():
        way.focus()
        box = way.bounding_box()
        assert box
        assert min(box["height"], box["width"]) >= 24
    sizes = page.locator(
        ".ew-live :is(button:not(.ew-skip), select, input:not([type=checkbox], [type=radio]), label.ew-check, a),"
        ".ew-toolbar button"
    )
    boxes = [sizes.nth(at).bounding_box() for at in range(sizes.count())]
    assert len(boxes) > 5
    assert [box for box in boxes if box and min(box["height"], box["width"]) < 24] == []


@pytest.mark.parametrize("name", WIDGETS)
def test_nothing_in_a_cell_runs(site: Site, name: str) -> None:
    """Markup in a cell is characters in the live view and in the table, and nothing of it runs."""
    page = site.open(f"{name}.html")
    page.get_by_role("button", name="Show everything as one table").click()
    page.wait_for_timeout(200)
    assert HOSTILE in (page.locator(".edition-widget").inner_text())
    assert page.evaluate("window.ran") is None
    assert page.locator("article img, article script:not([type='application/json'])").count() == 0


def test_all_widgets_together_are_light(site: Site) -> None:
    """The scripts that a page with all widgets loads, host included, weigh less than 45 KB before compression."""
    page = site.open("all.html")
    page.wait_for_selector(".edition-widget:not([data-live])", state="detached")
    weights = page.evaluate("""() => Promise.all(performance.getEntriesByType("resource")
        .map((entry) => entry.name).filter((name) => /_static[/]edition[/].*[.]js/.test(name))
        .map((name) => fetch(name).then((answer) => answer.arrayBuffer()).then((body) => body.byteLength)))""")
    assert weights
    assert sum(weights) < WEIGHT


@pytest.mark.parametrize("name", WIDGETS)
def test_a_notebook_can_load_the_module(browser: Browser, name: str) -> None:
    """The composed module loads from a Blob, as anywidget loads it, and has what the host and anywidget call."""
    page = browser.new_page()
    exported = page.evaluate(
        "text => import(URL.createObjectURL(new Blob([text], {type: 'text/javascript'})))"
        ".then(m => [typeof m.default.render, typeof m.caption])",
        module(name),
    )
    page.close()
    assert exported == ["function", "function"]


def test_fragments_keep_what_they_say(site: Site) -> None:
    """A view written to a fragment is read back the same, whatever characters it has."""
    page = site.open("figures.html")
    state = "{view: ['a', 'b', 'c'], traits: {a: 'x', b: false, c: []}, allowed: {a: ['', 'x']}}"
    values = "{a: 'ü&=,?', b: true, c: ['P', 'Q']}"
    written = call(page, "widget_host", f"m.toFragment('w', ['a', 'b', 'c'], name => ({values})[name])")
    assert written == "w?a=%C3%BC%26%3D,%3F&b=1&c=P,Q"
    read = call(page, "widget_host", f"m.fromFragment('{written}', {state})")
    assert read == {"values": {"a": "ü&=,?", "b": True, "c": ["P", "Q"]}, "fault": ""}
    assert call(page, "widget_host", f"m.fromFragment('w?b=1', {state})")["values"] == {"a": "", "b": True, "c": []}
    needed = state.replace("['', 'x']", "['x', 'y']")
    assert call(page, "widget_host", f"m.fromFragment('w', {needed})")["values"] == {"a": "x", "b": False, "c": []}


def test_the_address_is_written_when_the_reader_rests(site: Site) -> None:
    """Choices made one after the other are written once, all of them; each would hold up the next answer."""
    page = site.open("figures.html")
    page.evaluate(
        "window.writes = []; history.replaceState = (kept, title, at) => window.writes.push(at);"
        "for (const box of document.querySelectorAll('.ew-live [type=checkbox]')) box.click()"
    )
    address(page)
    [written] = page.evaluate("window.writes")
    assert "once=1" in written
    assert "witnesses" not in written
