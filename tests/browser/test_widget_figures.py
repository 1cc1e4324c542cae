"""FigureComparison in a built page: with and without scripts, by keyboard, from a link, in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.widget_views import HOSTILE, LOOKS, address, call, cells, go, state, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

QUESTION = "[role=combobox]"
OPTION = "[role=option]"
LIVE = ".ew-live .ew-table"


def numbers(page: Page, fact_id: str) -> list[list[str]]:
    """Return locator, value, deviation and verdict of each live row, after choosing a fact through the address."""
    go(page, f"figures?fact={fact_id}")
    return cells(page, f"{LIVE} >> nth=0")


def test_the_same_numbers_everywhere(site: Site) -> None:
    """The trait, the page with scripts, the page without, and the printed page have the same numbers."""
    live = site.open("figures.html")
    still = site.open("figures.html", live=False, java_script_enabled=False)
    live_print = site.open("figures.html")
    live_print.emulate_media(media="print")
    for row in state(live)["collations"]:
        said = [
            [reading["locator"], reading["said"], reading["deviation"], reading["verdict"]]
            for reading in row["readings"]
        ]
        folded = [[" ".join(cell.split()) for cell in line] for line in said]
        group = f'tbody[data-row="{row["fact_id"]}"]'
        for shown in (
            numbers(live, row["fact_id"]),
            cells(still, group, "tr:not(.ew-fact, .ew-witness)"),
            cells(live_print, group, "tr:not(.ew-fact, .ew-witness)"),
        ):
            assert [line[:2] for line in shown] == [line[:2] for line in folded]
            for line, expected in zip(shown, folded, strict=True):
                assert line[2].startswith(expected[2])
                assert expected[3] in line[3]


def test_reasons_stand_under_their_quotation_on_a_phone(site: Site) -> None:
    """Where the table has become cards, all that a cell has stands in one column, beside its label."""
    page = site.open("figures.html", width=390, live=False, java_script_enabled=False)
    lefts = page.locator("td[data-label=Quotation]:has(.ew-note):has(:not(.ew-note))").evaluate_all(
        "cells => cells.map((cell) => [...cell.children].map((part) => Math.round(part.getBoundingClientRect().left)))"
    )
    assert len(lefts) > 2
    assert [found for found in lefts if len(found) != 2 or found[0] != found[1]] == []
    assert min(found[0] for found in lefts) > 90


def test_a_question_is_chosen_by_keyboard(site: Site) -> None:
    """Typing narrows the list, arrows move in it, Enter chooses; Escape leaves all as it was."""
    page = site.open("figures.html")
    page.locator(QUESTION).focus()
    page.keyboard.type("late share")
    assert page.locator(OPTION).count() == 1
    page.keyboard.press("Enter")
    assert page.locator(QUESTION).input_value() == "Which share?"
    assert "fact=delegates-late-share" in address(page)
    page.keyboard.type("session")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(QUESTION).get_attribute("aria-activedescendant")
    assert chosen
    assert page.locator(f"[id='{chosen}']").text_content() == "How many delegates came?Session"
    page.keyboard.press("Escape")
    assert page.locator(QUESTION).input_value() == "Which share?"
    assert page.locator(QUESTION).get_attribute("aria-expanded") == "false"
    page.keyboard.type("zzz")
    assert "No match" in (page.get_by_role("listbox").text_content() or "")
    page.keyboard.press("Enter")
    assert "fact=delegates-late-share" in address(page)


def test_topic_and_order_shape_the_list(site: Site) -> None:
    """A topic narrows the list of questions, and the order sorts it; next and previous follow it."""
    page = site.open("figures.html")
    page.get_by_label("Topic", exact=True).select_option("leak")
    assert page.locator(QUESTION).input_value() == "What was paid?"
    page.get_by_label("Topic", exact=True).select_option("")
    page.get_by_label("Sort questions by").select_option("name")
    page.locator(QUESTION).click()
    names = [option.text_content() or "" for option in page.locator(OPTION).all()]
    assert names[:2] == ["How did they vote?Session", "How long was it?Session"]
    page.keyboard.press("Escape")
    page.get_by_label("Topic", exact=True).select_option("session")
    page.evaluate("location.hash = 'figures?fact=resolution-vote&order=name'")
    page.get_by_role("button", name="Next").click()
    assert page.locator(QUESTION).input_value() == "How long was it?"


def test_derived_accounts_counted_once(site: Site) -> None:
    """Counting once marks the derived reading in words, and the tally counts voices."""
    page = site.open("figures.html")
    assert "3 readings" in (page.locator(".ew-tally").text_content() or "")
    page.get_by_label("Count derived accounts once").check()
    assert "2 independent voices" in (page.locator(".ew-tally").text_content() or "")
    assert "not counted" in (page.locator(f"{LIVE} tbody tr:not(.ew-witness)").nth(2).text_content() or "")
    assert "once=1" in address(page)


def test_witnesses_are_switched_on_and_off(site: Site) -> None:
    """Witnesses are marks of another form and rows of their own; the box takes them away, by keys and by address."""
    page = site.open("figures.html")
    marks = page.locator(".ew-live .ew-lane.ew-witness")
    assert marks.locator(".ew-lane-label b").all_text_contents() == ["Commission", "Speech"]
    assert marks.locator("circle").count() == 0
    reference = page.locator(".ew-live .ew-lane.ew-reference")  # an interval: two ends, and no mark between them
    assert (reference.locator(".ew-cap").count(), reference.locator(".ew-marker").count()) == (2, 0)
    rows = cells(page, f"{LIVE} >> nth=0")
    assert [line[0] for line in rows] == ["Commission", "Speech", "ALFA.2", "BETA.2", "GAMMA.1"]
    assert rows[1][1:] == ["50", "none", "witness"]
    assert "Speech 50" in (page.locator(".ew-live .ew-chart").get_attribute("aria-label") or "")
    page.get_by_label("Show witnesses").focus()
    page.keyboard.press("Space")
    assert [line[0] for line in cells(page, f"{LIVE} >> nth=0")] == ["ALFA.2", "BETA.2", "GAMMA.1"]
    assert (marks.count(), "witnesses" in address(page)) == (0, False)
    page.get_by_label("Show witnesses").click()
    assert "witnesses=1" in address(page)
    assert site.open(address(page)).locator(".ew-live .ew-lane.ew-witness").count() == 2


def test_whether_he_said_it_stands_beside_whether_it_is_true(site: Site) -> None:
    """A reading in a witness's mouth has beside its verdict how faithful it is; another has not."""
    page = site.open("figures.html")
    verdicts = [line[3] for line in cells(page, f"{LIVE} >> nth=0") if line[3] != "witness"]
    assert [verdict.split("BETA")[-1] for verdict in verdicts] == [
        "✓ agreesSpeech: faithful",
        "✗ differs",
        "Commission: faithful",
    ]


def test_two_sources_head_to_head(site: Site) -> None:
    """Two sources are set against each other over all questions to which both speak; none puts it away."""
    page = site.open("figures.html")
    page.get_by_label("Compare", exact=True).select_option("BETA")
    page.get_by_label("with", exact=True).select_option("GAMMA")
    assert "sources=BETA,GAMMA" in address(page)
    duel = page.locator(LIVE).nth(1)
    assert duel.locator("caption").text_content() == "BETA and GAMMA both speak to 1 question at issue; they meet in 1"
    page.get_by_label("with", exact=True).select_option("ALFA")
    assert duel.locator("caption").text_content() == (
        "BETA and ALFA both speak to 2 questions at issue; they meet in 0; 1 of background is not counted"
    )
    assert "they differ by 1" in (duel.locator("tbody tr").first.text_content() or "")
    duel.get_by_role("button", name="How long was it?").click()
    assert page.locator(QUESTION).input_value() == "How long was it?"
    assert page.evaluate("document.activeElement.className") == "ew-head"
    page.get_by_label("Compare", exact=True).select_option("")
    assert page.locator(LIVE).count() == 1


def test_a_link_reopens_the_view(site: Site) -> None:
    """A fresh page opened with the address of a view shows the same view."""
    page = site.open("figures.html")
    page.get_by_label("Sort questions by").select_option("disagreement")
    page.get_by_label("Count derived accounts once").check()
    page.get_by_label("Compare", exact=True).select_option("BETA")
    page.locator(QUESTION).click()
    page.keyboard.type("How many delegates")
    page.keyboard.press("Enter")
    again = site.open(address(page))
    for where in (".ew-head", f"{LIVE} >> nth=0", f"{LIVE} >> nth=1"):
        assert again.locator(where).inner_text() == page.locator(where).inner_text()
    assert again.get_by_label("Count derived accounts once").is_checked()
    assert again.get_by_label("Sort questions by").input_value() == "disagreement"


def test_hostile_text_is_shown_and_does_not_run(site: Site) -> None:
    """Markup in a cell is shown as characters, in the live view and in the table, and nothing runs."""
    page = site.open("figures.html#figures?fact=anthem")
    assert HOSTILE in (page.locator(".ew-head").text_content() or "")
    assert f"“{HOSTILE}”" in (page.locator(f"{LIVE} tbody").first.text_content() or "")
    page.locator(QUESTION).click()
    page.get_by_role("button", name="Show everything as one table").click()
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert page.locator("article img").count() == 0


def test_links_lead_to_paragraph_and_fact(site: Site) -> None:
    """Locators lead to their paragraph and questions to their fact; a place that the book lacks stays plain text."""
    page = site.open("figures.html")
    assert page.locator(f"{LIVE} a").first.get_attribute("href") == "alfa.html#ALFA.2"
    assert page.locator(".ew-question a").get_attribute("href") == "../facts/delegates-late.html"
    assert page.locator(f"{LIVE} tbody tr").nth(1).locator("a").count() == 0


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_no_barrier_is_found(site: Site, scheme: str, width: int) -> None:
    """Axe finds nothing in any state, on a phone and on a desk; no state scrolls sideways."""
    page = site.open("figures.html", width=width, color_scheme=scheme)
    page.get_by_label("Compare", exact=True).select_option("BETA")
    page.get_by_label("Count derived accounts once").check()
    page.get_by_role("button", name="Cite this view").click()
    page.locator(QUESTION).click()
    found = violations(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show everything as one table").click()
    found += violations(page)
    for row in state(page)["collations"]:
        go(page, f"figures?fact={row['fact_id']}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found + violations(page) == []


def test_targets_are_large_enough(site: Site) -> None:
    """Every control and link of the live view is at least 24 pixels high."""
    page = site.open("figures.html", width=320)
    page.get_by_label("Compare", exact=True).select_option("BETA")
    controls = "button:not(.ew-skip), select, input[type=text], label.ew-check, a"
    sizes = page.locator(f".ew-live :is({controls}), .ew-toolbar button")
    heights = [sizes.nth(at).bounding_box() for at in range(sizes.count())]
    assert len(heights) > 10
    assert [box for box in heights if box and box["height"] < 24] == []


def test_open_ends_and_nights_are_drawn(site: Site) -> None:
    """A date that is open at an end reaches to the edge of its lane; what passes midnight has room on its scale."""
    page = site.open("figures.html")
    lane = "{locator: 'A.1', said: 'x', verdict: 'v', extent: %s}"
    shape = "m.chartOf({question: 'When?', kind: '%s', extent: %s, readings: [%s]}, {v: {sign: '', label: ''}})"
    asked = "[...chart.querySelectorAll('.ew-band, .ew-extent')].map(e => e.getAttribute('x') ?? e.getAttribute('x1'))"
    drawn = f"[chart => {asked}, chart => chart.outerHTML].map(of => of(%s))"
    places, text = call(page, "scale", drawn % (shape % ("date", "[null, -5055]", lane % "[-5059, null]")))
    assert (places[0], places[1], "NaN" in text) == ("0.00%", "0.00%", False)
    places, text = call(page, "scale", drawn % (shape % ("time", "[1380, 1680]", lane % "[1440, 1440]")))
    first, *rest = [float(place.removesuffix("%")) for place in places]
    assert 0 < first < max(rest) < 100
    assert "23:00" in text
    assert "02:00" in text
