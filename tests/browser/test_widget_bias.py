"""BiasLens in a built page: filters with counts, labels before the edition's, the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.widget_views import LOOKS, address, cells, go, ledger, state, violations

if TYPE_CHECKING:
    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

PASSAGES = ".ew-passages > li"


def test_the_same_passages_everywhere(site: Site) -> None:
    """Trait, live view, table without scripts and printed table have the same passages and labels."""
    live = site.open("bias.html")
    still = site.open("bias.html", live=False, java_script_enabled=False)
    traits = state(live)
    for note in traits["notes"]:
        label = traits["techniques"][note["technique"]]["label"]
        passage = live.locator(f'{PASSAGES}[data-note="{note["note_id"]}"]').inner_text()
        row = f'.ew-static [data-row="{note["note_id"]}"]'
        live.emulate_media(media="print")
        printed = live.locator(row).inner_text()
        live.emulate_media(media="screen")
        for text in (passage, still.locator(row).inner_text(), printed):
            for part in (f"“{note['quotation']}”", label, note["explanation"], note["neutral"]):
                assert " ".join(part.split()) in " ".join(text.split())


def test_filters_carry_counts(site: Site) -> None:
    """Each choice says how many passages it leaves, given the others; the address keeps the choice."""
    page = site.open("bias.html")
    source = page.get_by_label("Source", exact=True).first
    assert source.locator("option").all_text_contents() == ["all (2)", "ALFA (1)", "BETA (1)", "GAMMA (0)"]
    source.select_option("BETA")
    assert page.locator(PASSAGES).count() == 1
    technique = page.get_by_label("Technique", exact=True)
    assert set(technique.locator("option").all_text_contents()) == {
        "all (1)",
        "Appeal to popularity (1)",
        "Loaded language (0)",
    }
    again = site.open(address(page))
    assert again.locator(PASSAGES).inner_text() == page.locator(PASSAGES).inner_text()


def test_label_before_reveal(site: Site) -> None:
    """The edition's label is nowhere on screen until the reader has committed one; then both stand side by side."""
    page = site.open("bias.html#bias?label_first=1")
    first = page.locator(PASSAGES).first
    assert "It judges" not in first.inner_text()
    assert not page.get_by_label("Technique", exact=True).is_visible()
    first.get_by_role("button", name="Commit label").click()
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    first.get_by_label("Your label for ALFA.4a").select_option("appeal-to-popularity")
    first.get_by_role("button", name="Commit label").click()
    assert "You: Appeal to popularity; the edition: Loaded language." in first.inner_text()
    assert "same technique in 0 of 1" in (page.locator(".ew-count").text_content() or "")
    second = page.locator(PASSAGES).nth(1)
    second.get_by_label("Your label for BETA.3a").select_option("appeal-to-popularity")
    second.get_by_role("button", name="Commit label").click()
    assert "You: Appeal to popularity, as the edition." in second.inner_text()
    assert page.evaluate("document.activeElement.dataset.note") == "BETA.3a"


def test_the_profile_is_that_of_the_table(site: Site) -> None:
    """The profile, loaded when it is opened, has the numbers of the table without scripts."""
    page = site.open("bias.html")
    page.get_by_text("Profile of each source").click()
    page.get_by_role("table", name="Passages by family of techniques").wait_for()
    still = site.open("bias.html", live=False, java_script_enabled=False)
    written = [line[:3] for line in cells(still, ".ew-profile")]
    assert written == [["ALFA", "0", "1"], ["BETA", "1", "0"], ["GAMMA", "0", "0"]]
    assert cells(page, ".ew-live table") == written


@pytest.mark.parametrize(
    "fragment", ["source=OMEGA", "technique=__proto__", "note=ALFA.9z", "direction=up", "reader=Eve"]
)
def test_a_damaged_fragment_changes_nothing(site: Site, fragment: str) -> None:
    """A view that cannot be shown is refused with a message; what is the reader's own cannot be set by a link."""
    page = site.open("bias.html")
    before = page.locator(".ew-live").inner_html()
    go(page, f"bias?{fragment}")
    assert "Nothing was changed" in (page.locator(".ew-message").first.text_content() or "")
    assert page.locator(".ew-live").inner_html() == before


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_no_barrier_in_any_state(site: Site, scheme: str, width: int) -> None:
    """Axe finds nothing with everything open, labels hidden and labels given; no page scrolls sideways."""
    page = ledger(site.open("bias.html#bias?label_first=1", width=width, color_scheme=scheme))
    page.get_by_text("Profile of each source").click()
    page.get_by_role("table", name="Passages by family of techniques").wait_for()
    page.get_by_text("Add a note").first.click()
    found = violations(page)
    page.get_by_label("Your label for ALFA.4a").select_option("loaded-language")
    page.get_by_role("button", name="Commit label").first.click()
    assert found + violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
