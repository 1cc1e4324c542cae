"""Chronology in a built page: events in time, conflicts, and an event opened on its own scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.widget_views import HOSTILE, LOOKS, address, go, state, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

EVENTS = ".ew-events > li"


def events(page: Page) -> list[str]:
    """Return the text of each event listed, spaces folded."""
    return [" ".join((event.text_content() or "").split()) for event in page.locator(f"{EVENTS} > button").all()]


def test_the_same_dates_everywhere(site: Site) -> None:
    """Trait, live view, table without scripts and printed table have the same dates, in the same order."""
    live = site.open("chronology.html")
    still = site.open("chronology.html", live=False, java_script_enabled=False)
    rows = state(live)["collations"]
    assert len(rows) == 4
    for shown, row in zip(events(live), rows, strict=True):
        assert shown.startswith(f"{row['reference']} {row['question']}")
        assert shown.endswith("conflict") == row["conflict"]
    live.emulate_media(media="print")
    for page in (live, still):
        table = page.locator(".ew-static tr[data-row]")
        for at, row in enumerate(rows):
            text = " ".join(table.nth(at).inner_text().split())
            assert row["reference"] in text
            assert all(f"{one['locator']} {one['said']}" in text for one in row["readings"])


def test_an_event_opens_on_every_date(site: Site) -> None:
    """An event shows each source's date on one scale and in words; the address names it; a second press closes it."""
    page = site.open("chronology.html")
    page.locator(f"{EVENTS} > button").nth(2).click()
    opened = page.locator(f"{EVENTS}[data-chosen]")
    assert address(page).endswith("#chronology?fact=speech")
    assert "BETA.1 14 February 1956 ✗ differs" in " ".join(opened.inner_text().split())
    assert f"“{HOSTILE}”" in opened.inner_text()
    assert page.evaluate("window.ran") is None
    described = opened.get_by_role("img").first.get_attribute("aria-label") or ""
    assert "GAMMA.1 1956, agrees" in described
    bars = opened.locator("svg .ew-extent")
    widths = [box["width"] for box in (bars.nth(at).bounding_box() for at in range(bars.count())) if box]
    assert max(widths) == widths[3] > 20 * widths[1]  # a whole year beside a day
    again = site.open(address(page))
    assert again.locator(f"{EVENTS}[data-chosen]").inner_text() == opened.inner_text()
    opened.get_by_role("button").click()
    assert opened.count() == 0
    assert page.evaluate("document.activeElement.dataset.fact") == "speech"


def test_an_approximate_date_is_drawn_as_such(site: Site) -> None:
    """What is known or said only roughly has a broken line and the word; what is exact has neither."""
    page = site.open("chronology.html#chronology?fact=plan")
    opened = page.locator(f"{EVENTS}[data-chosen]")
    assert opened.locator(".ew-lane .ew-rough").count() == 2
    said = opened.locator(".ew-lane-value").all_text_contents()
    assert [one.removeprefix("✓").strip() for one in said] == ["about 1955", "about 1955", ""]
    go(page, "chronology?fact=opening")
    assert opened.locator(".ew-lane .ew-extent").count() == 3
    assert opened.locator(".ew-rough").count() == 0


def test_years_topics_and_conflicts_narrow(site: Site) -> None:
    """Years, topic and the choice of conflicts leave the events that fit; the count says how many."""
    page = site.open("chronology.html")
    page.get_by_label("From", exact=True).select_option("1956")
    assert len(events(page)) == 3
    page.get_by_label("To", exact=True).select_option("1956")
    assert len(events(page)) == 2
    page.get_by_label("Only conflicts").check()
    assert page.locator(".ew-count").text_content() == "1 event, 1 conflict"
    assert address(page).endswith("#chronology?conflicts=1&since=1956&until=1956")
    page.get_by_label("Topic").select_option("leak")
    assert events(page) == []


@pytest.mark.parametrize("fragment", ["since=99", "until=abcd", "fact=length", "topic=x", "order=name"])
def test_a_damaged_fragment_changes_nothing(site: Site, fragment: str) -> None:
    """A view that cannot be shown is refused with a message."""
    page = site.open("chronology.html")
    before = page.locator(".ew-live").inner_html()
    go(page, f"chronology?{fragment}")
    assert "Nothing was changed" in (page.locator(".ew-message").first.text_content() or "")
    assert page.locator(".ew-live").inner_html() == before


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_no_barrier_in_an_open_event(site: Site, scheme: str, width: int) -> None:
    """Axe finds nothing when an event is open, and the page does not scroll sideways."""
    page = site.open("chronology.html#chronology?fact=speech", width=width, color_scheme=scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_long_list_is_drawn_in_turns(site: Site) -> None:
    """However many events there are, a screenful is there at once, and the rest when it is asked for."""
    page = site.open("chronology.html")
    drawn = page.evaluate("""() => import("/_static/edition/chronology.js").then(async ({default: {render}}) => {
        const rows = Array.from({length: 200}, (_, at) => ({fact_id: `f${at}`, question: `Q${at}`, topic: "t",
          topic_label: "T", reference: "1", readings: [], conflict: at % 2 > 0, days: Array(2).fill((at % 4) * 100)}));
        const traits = {collations: rows, accounts: {}, verdicts: {}, topic: "", since: "", until: "", fact: ""};
        const el = document.body.appendChild(document.createElement("div"));
        render({model: {get: (name) => traits[name], set() {}, on() {}, off() {}, save_changes() {}}, el});
        const found = [el.querySelectorAll(".ew-events > li").length];
        while (el.querySelectorAll(".ew-events > li").length < 80) await new Promise(requestAnimationFrame);
        el.querySelector(".ew-view > button").click();
        found.push(el.querySelectorAll(".ew-events > li").length);
        return found;
      })""")
    assert drawn == [16, 80]
