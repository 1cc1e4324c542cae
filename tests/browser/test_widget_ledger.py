"""The reader's ledger in a built page: kept on the device, taken out and in, and never lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from edition.ledger_entries import COLUMNS, READ
from edition.ledgers import agreement, labels, read
from tests.browser.widget_views import HOSTILE, ledger

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

PASSAGES = ".ew-passages > li"


def said(page: Page) -> str:
    """Return what the ledger says beside its controls."""
    return page.locator(".ew-ledger .ew-message").text_content() or ""


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


def test_a_forbidden_store_is_said_and_nothing_is_lost(site: Site) -> None:
    """Where the browser forbids the store, the lens says so once there is something to keep, and has it still."""
    page = site.open("bias.html", live=False)
    page.add_init_script(_FORBIDDEN)
    page.reload()
    page.wait_for_selector("[data-live]")
    assert page.locator(".ew-message").first.text_content() == ""
    ledger(page)
    page.get_by_label("Your note on the paragraph").fill("kept here")
    page.get_by_role("button", name="Add note").click()
    assert "does not keep your notes" in (page.locator(".ew-message").first.text_content() or "")
    assert "kept here" in page.locator(".ew-ledger li").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export CSV").click()
    assert "kept here" in download.value.path().read_text(encoding="utf-8")


#: as where a browser is told to keep nothing; the theme, which does not expect it, is left alone
_FORBIDDEN = """const store = window.localStorage;
Object.defineProperty(window, "localStorage", { get() {
  if (new Error().stack.includes("edition/live-")) throw new DOMException("no", "SecurityError");
  return store;
} });"""


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


def test_what_cannot_be_loaded_is_said(site: Site) -> None:
    """Where what is loaded only when it is opened does not come, the lens says so and stays as it is."""
    page = site.open("bias.html")
    page.route("**/ledger.js", lambda route: route.fulfill(content_type="text/javascript", body="export {}"))
    page.get_by_text("Your ledger").click()
    page.wait_for_function("() => document.querySelector('.ew-count').textContent.includes('could not be loaded')")
    assert page.locator(".ew-ledger[open]").count() == 0
    assert page.locator(PASSAGES).count() == 2


def test_the_ledgers_of_a_class_are_put_together_in_the_page(site: Site, tmp_path: Path) -> None:
    """Files are compared as Python compares them, and the reader's own ledger stays empty."""
    said_of = {"Ann": ("loaded-language", "loaded-language"), "Ben": ("appeal-to-popularity", "appeal-to-popularity")}
    files = []
    for name, (first, second) in said_of.items():
        files.append(tmp_path / f"{name}.csv")
        lines = [f"ALFA.4a,ALFA,4,,{first},,{name},2026-05-01", f"BETA.3a,BETA,3,,{second},,{name},2026-05-01"]
        files[-1].write_text("\n".join([",".join(COLUMNS), *lines]), encoding="utf-8")
    (tmp_path / "list.csv").write_text("milk", encoding="utf-8")
    page = site.open("bias.html")
    page.get_by_text("The ledgers of a class, put together").click()
    page.get_by_label("Ledgers of the class").set_input_files([*files, tmp_path / "list.csv"])
    page.wait_for_selector(".ew-class li:nth-child(3)")
    assert [line.inner_text() for line in page.locator(".ew-class li").all()] == [
        "Ann.csv: 2 labels by Ann Take out",
        "Ben.csv: 2 labels by Ben Take out",
        f"list.csv: no ledger (the first line is not {','.join(COLUMNS)}; read are {READ}) Take out",
    ]
    own = {"ALFA.4a": "loaded-language", "BETA.3a": "appeal-to-popularity"}
    computed = agreement(labels([entry for path in files for entry in read(path)], own))
    rows = [row.inner_text().split("\t") for row in page.locator(".ew-class table").nth(1).locator("tbody tr").all()]
    assert sorted((who, float(alpha.replace("−", "-"))) for who, _, _, alpha in rows) == sorted(
        (row["labellers"], round(row["alpha"], 2)) for row in computed.iloc[:-1].to_dict("records")
    )
    passages = [row.inner_text() for row in page.locator(".ew-class table").last.locator("tbody th").all()]
    assert passages == ["ALFA.4a", "BETA.3a"]
    page.get_by_role("button", name="Take out Ben.csv").click()
    assert [row.inner_text() for row in page.locator(".ew-class table").last.locator("tbody th").all()] == ["BETA.3a"]
    assert "Your ledger (0 entries)" in page.locator(".ew-ledger summary").inner_text()
