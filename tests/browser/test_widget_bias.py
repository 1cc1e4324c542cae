"""BiasLens in a built page: filters with counts, labels before the edition's, and the reader's ledger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from edition.widgets.ledger import COLUMNS, read
from tests.browser.widget_views import HOSTILE, call, go, state, violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

PASSAGES = ".ew-passages > li"


def said(page: Page) -> str:
    """Return what the ledger says beside its controls."""
    return page.locator(".ew-ledger .ew-message").text_content() or ""


def ledger(page: Page) -> Page:
    """Open the reader's ledger, which is loaded only then."""
    page.get_by_text("Your ledger").click()
    page.get_by_label("Your name").wait_for()
    return page


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
    again = site.open(page.url.rsplit("/", 1)[1])
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


def test_notes_stay_on_the_device(site: Site) -> None:
    """Notes on passages and paragraphs are there again when the page is opened anew, and can be deleted."""
    page = ledger(site.open("bias.html"))
    page.get_by_label("Your name").fill("Ann")
    page.get_by_label("Your name").blur()
    page.get_by_text("Add a note").first.click()
    page.get_by_label("Your note on ALFA.4a").fill("too strong")
    page.get_by_role("button", name="Save note").first.click()
    page.get_by_label("Paragraph", exact=True).fill("2")
    page.get_by_label("Your note on the paragraph").fill(HOSTILE)
    page.get_by_role("button", name="Add note").click()
    page.reload()
    page.wait_for_selector("[data-live]")
    lines = ledger(page).locator(".ew-ledger li")
    assert [line.inner_text() for line in lines.all()] == [
        "ALFA.4a too strong Ann Delete",
        f"ALFA.2 {HOSTILE} Ann Delete",
    ]
    assert page.evaluate("window.ran") is None
    lines.first.get_by_role("button", name="Delete").click()
    assert lines.count() == 1
    assert "Your ledger (1 entry)" in page.locator(".ew-ledger summary").inner_text()


def test_a_note_on_no_paragraph_is_refused(site: Site) -> None:
    """A paragraph that the source does not have, or a note without words, is refused beside the control."""
    page = ledger(site.open("bias.html"))
    page.get_by_role("button", name="Add note").click()
    assert said(page) == "Write the note first."
    page.get_by_label("Paragraph", exact=True).fill("77")
    page.get_by_label("Your note on the paragraph").fill("here")
    page.get_by_role("button", name="Add note").click()
    assert said(page) == "no paragraph ALFA.77"
    assert page.get_by_label("Your note on the paragraph").input_value() == "here"


@pytest.mark.parametrize("kind", ["CSV", "annotations"])
def test_a_ledger_goes_out_and_comes_back(site: Site, tmp_path: Path, kind: str) -> None:
    """An exported ledger is read by Python and by another reader's page, with every character of it."""
    page = ledger(site.open("bias.html"))
    page.get_by_label("Your note on the paragraph").fill('=1+1, "so"\nit ’s')
    page.get_by_role("button", name="Add note").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Export {kind}").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    [entry] = read(path)
    assert (entry["siglum"], entry["paragraph"], entry["comment"]) == ("ALFA", "1", '=1+1, "so"\nit ’s')
    if kind == "annotations":
        [item] = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
        assert item["target"]["selector"]["value"] == "ALFA.1"
    other = ledger(site.open("bias.html"))
    other.get_by_label("Import CSV or annotations").set_input_files(path)
    other.wait_for_function("() => document.querySelector('.ew-ledger .ew-message').textContent")
    assert said(other) == "1 entry imported."
    assert "=1+1" in other.locator(".ew-ledger li").inner_text()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "colour\nred\n"),
        ("a.csv", ",".join(COLUMNS) + "\nx\ny,z\n"),
        ("a.csv", ",".join(COLUMNS) + "\n,OMEGA,1,,,,,\n"),
        ("a.csv", ",".join(COLUMNS) + "\n,constructor,1,,,,,\n"),
        ("a.json", "{"),
        ("a.json", '{"items": [{"body": [], "target": {}}]}'),
        ("a.json", '{"items": 7}'),
    ],
)
def test_a_damaged_ledger_changes_nothing(site: Site, tmp_path: Path, name: str, text: str) -> None:
    """A file that is no ledger gives a message beside the control, and the ledger stays as it was."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    page = ledger(site.open("bias.html"))
    page.get_by_label("Import CSV or annotations").set_input_files(tmp_path / name)
    page.wait_for_function("() => document.querySelector('.ew-ledger .ew-message').textContent")
    assert said(page).startswith("This file is no ledger")
    assert page.locator(".ew-ledger li").count() == 0


def test_a_full_store_is_said_and_nothing_is_lost(site: Site) -> None:
    """Where the device keeps nothing, the page says so, and what was written is still there to be exported."""
    page = ledger(site.open("bias.html"))
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full') } }")
    page.get_by_label("Your note on the paragraph").fill("kept here")
    page.get_by_role("button", name="Add note").click()
    assert "does not keep your notes" in (page.locator(".ew-message").first.text_content() or "")
    assert "kept here" in page.locator(".ew-ledger li").inner_text()


@pytest.mark.parametrize("kept", ["{", '{"ledger": 7}', '{"ledger": [{"siglum": "OMEGA"}]}', '{"reader": {}}', "null"])
def test_a_damaged_store_is_set_aside(site: Site, kept: str) -> None:
    """What was kept and cannot be read is said, set aside unchanged, and does not stop the lens."""
    page = site.open("bias.html")
    page.evaluate("kept => localStorage.setItem('edition:bias', kept)", kept)
    page.reload()
    page.wait_for_selector("[data-live]")
    assert "set aside" in (page.locator(".ew-message").first.text_content() or "")
    assert page.evaluate("localStorage.getItem('edition:bias:set-aside')") == kept
    assert page.locator(PASSAGES).count() == 2


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_no_barrier_in_any_state(site: Site, scheme: str, width: int) -> None:
    """Axe finds nothing with everything open, labels hidden and labels given; no page scrolls sideways."""
    page = ledger(site.open("bias.html#bias?label_first=1", width=width, color_scheme=scheme))
    page.get_by_text("Profile of each source").click()
    page.get_by_text("Add a note").first.click()
    found = violations(page)
    page.get_by_label("Your label for ALFA.4a").select_option("loaded-language")
    page.get_by_role("button", name="Commit label").first.click()
    assert found + violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_ledgers_are_put_together(site: Site) -> None:
    """The same reader's label on the same passage is replaced, anything else is added; CSV keeps every character."""
    page = site.open("bias.html")
    old = "{note_id: 'A', labelled_by: 'Ann', technique: 'x'}"
    new = "{note_id: 'A', labelled_by: 'Ann', technique: 'y'}"
    other = "{note_id: 'A', labelled_by: 'Bob', technique: 'z'}"
    merged = call(page, "entries", f"m.merged([{old}], [{new}, {other}]).map(e => e.technique)")
    assert merged == ["y", "z"]
    cells = ["", 'a"b""', "x,y\nz", "'quoted", "@sum", "", "–", "\r\n"]
    written = "Object.fromEntries(e.COLUMNS.map((name, at) => [name, %s[at]]))" % json.dumps(cells)  # noqa: UP031  # braces
    back = page.evaluate(
        "Promise.all(['entries', 'ledger'].map(name => import(`/_static/edition/${name}.js`)))"
        f".then(([e, m]) => m.fromCsv(m.toCsv([{written}])).map(entry => e.COLUMNS.map(name => entry[name])))"
    )
    assert back == [cells]
