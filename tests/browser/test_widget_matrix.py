"""AgreementMatrix in a built page: cells by keyboard, filters, and the sentence behind a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.widget_views import HOSTILE, LOOKS, address, cells, go, state, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

ROWS = ".ew-live tbody tr"
DETAIL = ".ew-detail"


def focused(page: Page) -> str:
    """Return the accessible name of what has the focus."""
    name: str = page.evaluate("document.activeElement.getAttribute('aria-label')")
    return name


def test_the_same_verdicts_everywhere(site: Site) -> None:
    """Trait, live view, table without scripts and printed table have the same verdict in every cell."""
    live = site.open("matrix.html#matrix?background=1")
    still = site.open("matrix.html", live=False, java_script_enabled=False)
    rows = state(live)["collations"]
    expected = [[row["cells"][siglum] for siglum in ("ALFA", "BETA", "GAMMA")] for row in rows]
    verdicts = [[cell.split(" ")[1] for cell in line[1:]] for line in cells(live, ".ew-live table")]
    assert verdicts == expected
    for page, media in ((still, "screen"), (live, "print")):
        page.emulate_media(media=media)  # type: ignore[arg-type]  # one of Playwright's literals
        shown = cells(page, ".ew-static table", "tr[data-row]")
        assert [[cell.split(" ")[1] for cell in line[1:]] for line in shown] == expected


def test_a_phone_has_room_for_a_number(site: Site) -> None:
    """Without scripts a cell of the table is as wide on a phone as what stands beside its label."""
    page = site.open("matrix.html", live=False, width=390, java_script_enabled=False)
    widths = page.locator(".ew-static td").evaluate_all("cells => cells.map(cell => cell.clientWidth)")
    assert min(widths) > 200


def test_a_cell_opens_on_its_sentence(site: Site) -> None:
    """A cell shows what the source says and where; the address names the cell; a second press closes it."""
    page = site.open("matrix.html")
    cell = page.get_by_role("button", name="BETA: differs. How many were late?")
    cell.click()
    detail = page.locator(DETAIL)
    assert "BETA.2" in detail.inner_text()
    assert "“a good 49 came late”" in detail.inner_text()
    assert cell.get_attribute("aria-expanded") == "true"
    assert address(page).endswith("#matrix?against=evidence&fact=delegates-late&order=topic&source=BETA")
    again = site.open(address(page))
    assert again.locator(DETAIL).inner_text() == detail.inner_text()
    cell.click()
    assert detail.count() == 0


def test_silence_opens_too(site: Site) -> None:
    """A silent cell says that no paragraph speaks to the question."""
    page = site.open("matrix.html#matrix?fact=fee&source=ALFA")
    assert page.locator(DETAIL).inner_text() == "ALFA: – silent No paragraph speaks to the question."


def test_the_grid_is_walked_by_keyboard(site: Site) -> None:
    """The grid is one stop of the tab key; arrows, Home and End move in it; Enter opens a cell."""
    page = site.open("matrix.html")
    page.get_by_label("Show", exact=True).focus()
    while page.evaluate("!document.activeElement.matches('.ew-cell')"):
        page.keyboard.press("Tab")
    assert focused(page).startswith("ALFA: agrees. What is")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "BETA: differs. How many delegates came?"
    page.keyboard.press("End")
    assert focused(page).startswith("GAMMA: silent")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "ALFA: agrees. How many delegates came?"
    page.keyboard.press("Control+End")
    assert focused(page).startswith("GAMMA")
    page.keyboard.press("Enter")
    assert page.locator(DETAIL).count() == 1
    assert focused(page).startswith("GAMMA")
    page.keyboard.press("Control+Home")
    assert focused(page).startswith("ALFA: agrees. What is")


def test_filters_and_orders(site: Site) -> None:
    """Choices carry counts; a verdict leaves the questions that have it, those that most sources dispute come first."""
    page = site.open("matrix.html")
    show = page.get_by_label("Show", exact=True)
    differing = next(text for text in show.locator("option").all_text_contents() if text.startswith("differs"))
    assert differing == "differs (3)"
    show.select_option("differs")
    assert page.locator(ROWS).count() == 2
    page.get_by_label("Sort questions by").select_option("disagreement")
    assert next(line[0] for line in cells(page, ".ew-live table")).startswith("How many were late?")
    page.get_by_label("Topic").select_option("leak")
    assert page.locator(ROWS).count() == 0
    assert page.locator(".ew-count").text_content() == "0 questions, 0 cells"


def test_background_is_seen_when_asked_for(site: Site) -> None:
    """Questions of the setting are left out and said to be; the box brings them back, last in disagreement."""
    page = site.open("matrix.html")
    page.get_by_label("Sort questions by").select_option("disagreement")
    left_out = page.locator(".ew-count").text_content() or ""
    assert left_out.endswith("; 2 of background left out")
    assert "How long was it?" not in page.locator(".ew-live").inner_text()
    box = page.get_by_label("Background too")
    box.focus()
    page.keyboard.press("Space")
    assert "background=1" in address(page)
    assert [line[0].split("?")[0] for line in cells(page, ".ew-live table")][-2:] == [
        "How long was it",
        "How did they vote",
    ]
    assert "left out" not in (page.locator(".ew-count").text_content() or "")
    again = site.open(address(page))
    assert again.get_by_label("Background too").is_checked()
    assert cells(again, ".ew-live table") == cells(page, ".ew-live table")


def test_a_link_to_background_shows_it(site: Site) -> None:
    """An address that names a question of the setting shows it, though the others of its kind are left out."""
    page = site.open("matrix.html")
    go(page, "matrix?fact=length&source=BETA")
    assert "“more than six hours”" in page.locator(DETAIL).inner_text()
    assert "How did they vote?" not in page.locator(".ew-live").inner_text()


def test_measured_against_the_speech(site: Site) -> None:
    """By keyboard, the measure is the speech: cells tell fidelity, heads what the speech says, the filter its kinds."""
    page = site.open("matrix.html")
    page.get_by_label("Show", exact=True).select_option("differs")
    measure = page.get_by_label("Measure against")
    measure.focus()
    page.keyboard.press("ArrowDown")
    assert measure.input_value() == "speech"
    assert page.get_by_label("Show", exact=True).input_value() == ""
    assert address(page).endswith("#matrix?against=speech&order=topic")
    line = next(one for one in cells(page, ".ew-live table") if one[0].startswith("How many delegates came?"))
    assert line == ["How many delegates came?200", "◇ other voice", "≠ altered", "… left out"]
    page.get_by_label("Show", exact=True).select_option("altered")
    assert page.locator(ROWS).count() == 1
    page.get_by_role("button", name="BETA: altered. How many delegates came?").click()
    detail = page.locator(DETAIL).inner_text()
    assert "Speech: altered" in detail
    assert "BETA: ≠ altered The witness says it otherwise." in detail
    again = site.open(address(page))
    assert again.locator(DETAIL).inner_text() == detail


def test_unfaithful_questions_come_first(site: Site) -> None:
    """Sorted by disagreement with the speech, what is altered or added comes before what is faithful."""
    page = site.open("matrix.html#matrix?against=speech&background=1&order=disagreement")
    first = {line[0].split("?")[0] for line in cells(page, ".ew-live table")[:2]}
    assert first == {"How many delegates came", "How long was it"}


def test_standings_are_the_same_everywhere(site: Site) -> None:
    """Where a source speaks for the speech, live cell, table without scripts and trait tell the same fidelity."""
    live = site.open("matrix.html#matrix?against=speech&background=1")
    still = site.open("matrix.html", live=False, java_script_enabled=False)
    rows = state(live)["collations"]
    labels = state(live)["verdicts"]
    expected = [[labels[row["standings"][siglum]]["label"] for siglum in ("ALFA", "BETA", "GAMMA")] for row in rows]
    shown = cells(live, ".ew-live table")
    assert [[cell.split(" ", 1)[1] for cell in line[1:]] for line in shown] == expected
    static = cells(still, ".ew-static table", "tr[data-row]")
    told = ("faithful", "altered", "added", "not checked")
    seen = [[[one for one in told if one in cell] for cell in line[1:]] for line in static]
    assert seen == [[[label] if label in told else [] for label in row] for row in expected]


@pytest.mark.parametrize(
    "fragment", ["source=OMEGA", "against=nobody", "verdict=wrong", "fact=none", "order=", "source"]
)
def test_a_damaged_fragment_changes_nothing(site: Site, fragment: str) -> None:
    """A view that cannot be shown is refused with a message, or read as empty where nothing is asked."""
    page = site.open("matrix.html")
    before = page.locator(".ew-live").inner_html()
    go(page, f"matrix?{fragment}")
    assert page.locator(".ew-live").inner_html() == before
    assert bool(page.locator(".ew-message").text_content()) == (fragment != "source")


def test_hostile_sentences_are_characters(site: Site) -> None:
    """The sentence behind a cell is shown as characters."""
    page = site.open("matrix.html#matrix?fact=anthem&source=ALFA")
    assert f"“{HOSTILE}”" in page.locator(DETAIL).inner_text()
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_no_barrier_in_an_open_cell(site: Site, scheme: str, width: int) -> None:
    """Axe finds nothing when a cell is open, and the page does not scroll sideways."""
    page = site.open("matrix.html#matrix?fact=delegates-late&source=BETA", width=width, color_scheme=scheme)
    assert violations(page) == []
    go(page, "matrix?against=speech&background=1&fact=length&source=BETA")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_many_rows_come_in_parts(site: Site) -> None:
    """A screenful is drawn at once, the rest after it; the button draws more and moves the focus to the first."""
    page = site.open("matrix.html")
    drawn = page.evaluate("""() => import("/_static/edition/matrix.js").then(async ({default: {render}}) => {
        const cells = {A: "agrees"};
        const rows = Array.from({length: 90}, (_, at) => ({fact_id: `f${at}`, question: `Q${at}`, topic: "t",
          topic_label: "T", disagreement: at, reference: "1", cells, readings: []}));
        const traits = {collations: rows, accounts: {A: {title: "A"}}, verdicts: {agrees: {label: "agrees", sign: "y"}},
          measures: {evidence: ["agrees"]}, against: "evidence", background: false,
          topic: "", order: "topic", verdict: "", fact: "", source: ""};
        const el = document.body.appendChild(document.createElement("div"));
        render({model: {get: (name) => traits[name], set() {}, on() {}, off() {}, save_changes() {}}, el});
        const count = () => el.querySelectorAll("tbody tr").length;
        const button = el.querySelector(".ew-view > button");
        const grown = async (most) => {
          while (count() < most) await new Promise(requestAnimationFrame);
          return count();
        };
        const found = [count(), await grown(40), button.textContent];
        button.click();
        found.push(count(), document.activeElement.dataset.fact, await grown(80));
        button.click();
        return [...found, await grown(90), button.hidden];
      })""")
    assert drawn == [8, 40, "Show 40 more questions", 48, "f40", 80, 90, True]
