"""ParallelReading in a built page: scenes by mouse, keys and address; gaps, differences, phones and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from edition.widgets import ParallelReading
from tests import sample
from tests.browser.widget_views import address, call, go, state, violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

TABLE = ".ew-live .ew-parallel"


def heads(page: Page) -> list[str]:
    """Return the sigla above the columns that are seen."""
    shown = page.locator(f"{TABLE} thead th[data-siglum]")
    return [str(one.get_attribute("data-siglum")) for one in shown.all()]


def question(page: Page) -> str:
    """Return the question of the scene that is read."""
    return page.locator(".ew-live .ew-question").inner_text()


def scene(page: Page, asked: str) -> None:
    """Wait until the scene with a question is there."""
    page.locator(".ew-live .ew-question", has_text=asked).wait_for()


def texts(page: Page, place: str) -> list[str]:
    """Return the folded texts of elements that are seen."""
    return [" ".join(one.inner_text().split()) for one in page.locator(f"{TABLE} {place}").all() if one.is_visible()]


def test_a_scene_is_chosen_by_mouse_keys_and_address(site: Site) -> None:
    """A menu, two buttons and the address lead to a scene; the address has what is seen, and back leads back."""
    page = site.open("parallel.html")
    assert question(page) == "When did it open, and how?"
    page.get_by_label("Scene", exact=True).select_option("the-end")
    scene(page, "How did they vote?")
    assert address(page) == "parallel.html#parallel?episode=the-end"
    assert page.get_by_role("button", name="Next scene").is_disabled()
    page.get_by_role("button", name="Previous scene").focus()
    page.keyboard.press("Enter")
    scene(page, "When did it open")
    go(page, "parallel?episode=the-end&accounts=ALFA,BETA")
    scene(page, "How did they vote?")
    assert heads(page) == ["ALFA", "BETA"]
    again = site.open("parallel.html#parallel?accounts=ALFA,speech&commentary=1&episode=the-opening")
    assert heads(again) == ["ALFA", "speech"]
    assert again.locator(".ew-live .ew-comment").count() == 1


@pytest.mark.parametrize(
    "asked", ["episode=the-middle", "accounts=ALFA", "accounts=ALFA,OMEGA", "accounts=ALFA,ALFA", "colour=red"]
)
def test_what_there_is_not_is_said(site: Site, asked: str) -> None:
    """An address that asks for what there is not changes nothing, and the page says so."""
    page = site.open(f"parallel.html#parallel?{asked}")
    assert "cannot be shown" in page.locator(".ew-message").inner_text()
    assert question(page) == "When did it open, and how?"
    assert heads(page) == ["ALFA", "BETA", "GAMMA", "speech"]


def test_two_to_five_accounts(site: Site) -> None:
    """Accounts come and go by their boxes, in the order of the edition, and never fewer than two."""
    page = site.open("parallel.html")
    page.get_by_role("checkbox", name="BETA").uncheck()
    page.get_by_role("checkbox", name="the whole speech").uncheck()
    assert heads(page) == ["ALFA", "GAMMA"]
    assert page.get_by_role("checkbox", name="GAMMA").is_disabled()
    assert address(page).endswith("accounts=ALFA,GAMMA&episode=the-opening")
    page.get_by_role("checkbox", name="BETA").check()
    assert heads(page) == ["ALFA", "BETA", "GAMMA"]


def test_differences_by_sign_and_word(site: Site) -> None:
    """Where accounts part a row says so in words, each value from whom, and the value in the text is framed."""
    page = site.open("parallel.html#parallel?episode=the-opening&accounts=ALFA,BETA")
    row = page.locator(f"{TABLE} .ew-differ", has_text="late?")
    assert "≠ they part" in row.inner_text()
    assert "≠ parts from BETA" in row.inner_text()
    assert texts(page, "mark.ew-parted") == ["200 ≠", "50 ≠"]
    assert "they part on 2" in page.locator(".ew-live [role=status]").inner_text()
    go(page, "parallel?episode=the-opening&accounts=BETA,GAMMA")
    assert page.locator(f"{TABLE} .ew-differ").count() == 0
    assert "= they agree" in page.locator(f"{TABLE} tr", has_text="late?").inner_text()


def test_a_gap_has_a_name(site: Site) -> None:
    """What an account leaves out of a step, and an account that does not tell the scene, are gaps with their names."""
    page = site.open("parallel.html#parallel?episode=the-end&accounts=BETA,GAMMA,speech")
    scene(page, "How did they vote?")
    assert set(texts(page, ".ew-gap")) == {
        "GAMMA does not tell this scene.",
        "The whole speech does not tell this scene.",
    }
    go(page, "parallel?episode=the-opening&accounts=ALFA,GAMMA")
    scene(page, "When did it open")
    assert "ALFA leaves this out." in texts(page, ".ew-gap")


def test_marks_and_commentary_come_when_asked_for(site: Site) -> None:
    """Bias marks and commentary are shown once they are asked for, and the short form has labels."""
    page = site.open("parallel.html#parallel?episode=the-end")
    scene(page, "How did they vote?")
    assert page.locator(".ew-live .ew-marks").count() == 0
    page.get_by_label("Bias marks").check()
    assert "Neutral: the vote" in page.locator(".ew-live .ew-marks").first.inner_text()
    assert "Four hours." in page.locator(TABLE).inner_text()
    page.get_by_label("Short form").check()
    assert "Four hours." not in page.locator(TABLE).inner_text()
    assert "A vote and an end" in page.locator(TABLE).inner_text()


def test_the_same_with_and_without_scripts(site: Site) -> None:
    """All accounts of a scene have the same texts, values and gaps in the view as in the table without scripts."""
    live = site.open("parallel.html")
    still = site.open("parallel.html", live=False, java_script_enabled=False)

    def read(page: Page, root: str) -> tuple[list[str], list[str], int]:
        told = page.locator(f"{root} .ew-told > p:not(.ew-place)").all_inner_texts()
        how = [one.split(" · ")[0] for one in page.locator(f"{root} .ew-how").all_inner_texts()]
        return told, how, page.locator(f"{root} .ew-texts .ew-gap").count()

    assert read(live, ".ew-live") == read(still, ".ew-static")
    assert read(live, ".ew-live")[0][0] == "It opened on 14 February 1956."
    links = still.locator(".ew-parts a")
    assert links.all_inner_texts() == ["How it ended"]
    links.click()
    expect(still.locator("main")).to_contain_text("How did they vote?", use_inner_text=True)


def test_python_and_the_page_tell_alike_who_parts(site: Site, tmp_path: Path) -> None:
    """What the script says of each fact, of all accounts, is what the rows of Python have."""
    page = site.open("parallel.html")
    rows = [fact for step in state(page)["scene"]["steps"] for fact in step["facts"]]
    everybody = list(state(page)["voices"])
    own = ParallelReading(sample.write(tmp_path)).scene
    assert [fact["fact_id"] for fact in rows] == [fact["fact_id"] for step in own["steps"] for fact in step["facts"]]
    for fact in rows:
        how = page.evaluate(
            "([fact, all]) => import('/_static/edition/parallel.js').then(m => m.standing(fact, all))",
            [fact, everybody],
        )
        expected = "" if len(fact["said"]) < 2 else "part" if fact["part"] else "open" if fact["open"] else "meet"
        assert how == expected, fact["fact_id"]
    assert call(page, "parallel", "m.refuse('accounts', ['ALFA'], () => ({ALFA: 1}))") == "no accounts"


def test_a_phone_shows_one_account_and_keeps_the_place(site: Site) -> None:
    """On a phone one account is seen at a time; the switch changes it and leaves the step where it was."""
    page = site.open("parallel.html", width=320)
    tall = page.locator(".ew-one").evaluate("bar => bar.offsetHeight")
    kept = page.locator(f"{TABLE} a").first.evaluate("link => parseFloat(getComputedStyle(link).scrollMarginBottom)")
    assert kept >= tall > 0  # else what has the focus may lie beneath it
    assert {one.get_attribute("data-siglum") for one in page.locator(f"{TABLE} td").all() if one.is_visible()} == {
        "ALFA"
    }
    row = page.locator(f"{TABLE} tr", has_text="late?")
    row.evaluate("row => scrollTo(0, row.getBoundingClientRect().top + scrollY - 250)")
    before = row.evaluate("row => row.getBoundingClientRect().top")
    page.get_by_role("radio", name="GAMMA").check()
    assert {one.get_attribute("data-siglum") for one in page.locator(f"{TABLE} td").all() if one.is_visible()} == {
        "GAMMA"
    }
    assert abs(row.evaluate("row => row.getBoundingClientRect().top") - before) < 24  # a line
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_label("two, in short").check()
    seen = {one.get_attribute("data-siglum") for one in page.locator(f"{TABLE} td").all() if one.is_visible()}
    assert len(seen) == 2
    assert page.get_by_label("Short form").is_checked()
    assert violations(page) == []


def test_paper_has_what_the_reader_has_chosen(site: Site) -> None:
    """On paper stands the scene with the accounts that were chosen, and no control."""
    page = site.open("parallel.html#parallel?episode=the-end&accounts=ALFA,BETA")
    scene(page, "How did they vote?")
    page.emulate_media(media="print")
    assert page.locator(TABLE).is_visible()
    assert not page.locator(".ew-static").is_visible()
    assert not page.get_by_label("Scene", exact=True).is_visible()
    assert not page.locator(".ew-toolbar").is_visible()
    assert heads(page) == ["ALFA", "BETA"]


def test_a_view_is_named_for_its_citation(site: Site) -> None:
    """A citation names the scene and the accounts, and its address leads to the view."""
    page = site.open("parallel.html#parallel?episode=the-end&accounts=ALFA,BETA")
    named = page.evaluate(
        "traits => import('/_static/edition/parallel.js').then(m => m.caption(name => traits[name]))",
        state(page) | {"episode": "the-end", "accounts": ["ALFA", "speech"]},
    )
    assert named == "How it ended: ALFA, the whole speech"
    page.get_by_role("button", name="Cite this view").click()
    cited = page.get_by_label("Citation of this view").input_value()
    assert cited.endswith("parallel.html#parallel?accounts=ALFA,BETA&episode=the-end")


def test_a_scene_that_cannot_be_fetched_is_said(site: Site) -> None:
    """Without a network the scene that is read stays, and the page says that the other could not be loaded."""
    page = site.open("parallel.html")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('away')) }")
    page.get_by_label("Scene", exact=True).select_option("the-end")
    page.locator(".ew-message", has_text="could not be loaded").wait_for()
    assert question(page) == "When did it open, and how?"
