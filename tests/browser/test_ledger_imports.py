"""What comes into a ledger: newer notes hold, nameless readers are asked about, what is left out is listed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from edition.ledger_entries import COLUMNS
from tests.browser.test_ledger_drafts import stored
from tests.browser.widget_views import ledger

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser


def taken(page: Page, path: Path, text: str) -> str:
    """Import a ledger, and return what is said of it."""
    path.write_text(text, encoding="utf-8")
    page.locator(".ew-ledger .ew-message").evaluate("said => { said.textContent = ''; }")
    page.get_by_label("Import CSV or annotations").set_input_files(path)
    page.wait_for_function("() => document.querySelector('.ew-ledger .ew-message').textContent")
    return page.locator(".ew-ledger .ew-message").text_content() or ""


def lines(*rows: str) -> str:
    """Return a ledger with some rows."""
    return "\n".join([",".join(COLUMNS), *rows, ""])


def test_an_imported_note_takes_no_newer_ones_place(site: Site, tmp_path: Path) -> None:
    """Of two entries by one reader on one passage the newer one holds, and the page says which were older."""
    page = ledger(site.open("bias.html"))
    new = lines("ALFA.4a,ALFA,4,q,,new,Ann,2026-01-02T00:00:00Z")
    old = lines("ALFA.4a,ALFA,4,q,,old,Ann,2026-01-01T00:00:00Z", "BETA.3a,BETA,3,q,,more,Ann,2026-01-01T00:00:00Z")
    assert taken(page, tmp_path / "new.csv", new) == "1 entry imported."
    assert taken(page, tmp_path / "old.CSV", old) == "1 entry imported. 1 older entry passed over."
    assert stored(page) == ["new", "more"]


def test_a_nameless_ledger_is_asked_about(site: Site, tmp_path: Path) -> None:
    """Whose the notes without a name are is asked where it is not clear; nothing changes before the answer."""
    page = ledger(site.open("bias.html"))
    first = lines("ALFA.4a,ALFA,4,q,loaded-language,mine,,2026-01-02T00:00:00Z")
    second = lines("ALFA.4a,ALFA,4,q,appeal-to-popularity,theirs,,2026-01-01T00:00:00Z")
    assert taken(page, tmp_path / "a.csv", first) == "1 entry imported."
    assert taken(page, tmp_path / "a.csv", first) == "1 entry imported."
    assert taken(page, tmp_path / "b.csv", second) == "1 entry without a name: whose?"
    assert stored(page) == ["mine"]
    page.get_by_role("button", name="Another reader’s").click()
    assert stored(page) == ["mine", "theirs"]
    assert "reader of b.csv" in page.locator(".ew-ledger li").nth(1).inner_text()
    taken(page, tmp_path / "b.csv", second)
    page.get_by_role("button", name="Mine").click()
    assert stored(page) == ["mine", "theirs"]
    page.get_by_label("Your name").fill(" Rene\u0301 ")
    page.get_by_label("Your name").blur()
    assert "René" in page.locator(".ew-ledger li").first.inner_text()


def test_the_editions_name_is_refused(site: Site) -> None:
    """A reader cannot be called as the edition is: the name is refused beside the control, and none is given."""
    page = ledger(site.open("bias.html"))
    page.get_by_label("Your name").fill("Edition")
    page.get_by_label("Your name").blur()
    assert "take another" in (page.locator(".ew-ledger .ew-message").text_content() or "")
    page.get_by_label("Your note on the paragraph").fill("mine")
    page.get_by_role("button", name="Add note").click()
    assert json.loads(page.evaluate("localStorage.getItem('edition:bias')"))["reader"] == ""


def test_what_is_left_out_is_listed(site: Site, tmp_path: Path) -> None:
    """The page counts and names the parts of a file that no entry has."""
    page = ledger(site.open("bias.html"))
    note = {"type": "Annotation", "body": {"value": "kept", "purpose": "commenting"}, "target": "x#ALFA.1"}
    file = json.dumps([note, note | {"target": "elsewhere.html"}])
    assert taken(page, tmp_path / "a.jsonld", file) == "1 entry imported. 1 part left out:"
    assert (
        page.locator(".ew-ledger ul").first.inner_text()
        == "annotation 2: no paragraph of the edition, and no words that it marks"
    )
