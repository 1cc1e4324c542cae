"""The widgets in a real JupyterLab: what a reader does in the browser changes the kernel's traits, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.widget_views import HOSTILE, violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.conftest import Notebook

pytestmark = pytest.mark.live


def shown(widget: str, *more: str) -> list[str]:
    """Return the three lines that show a widget over one's own folder, and further cells."""
    return [f'from edition.widgets import {widget}\nw = {widget}("data")\nw', *more]


def test_figures_and_the_kernel_talk_both_ways(opened: Callable[..., Notebook]) -> None:
    """A question chosen by typing is the kernel's fact; a fact set in the kernel is shown; a wrong one is refused."""
    wrong = 'try:\n    w.fact = "fe"\nexcept Exception as refusal:\n    print(refusal)'
    notebook = opened("figures", *shown("FigureComparison", "print(w.fact, w.once)", 'w.fact = "fee"', wrong))
    notebook.run_all()
    view = notebook.output(0)
    view.get_by_role("combobox", name="Question", exact=True).click()
    notebook.page.keyboard.type("share")
    notebook.page.keyboard.press("Enter")
    view.get_by_label("Count derived accounts once").check()
    assert notebook.run(1) == "delegates-late-share True"
    notebook.run(2)
    view.locator(".ew-question", has_text="What was paid?").wait_for()
    assert "did you mean 'fee'" in notebook.run(3)
    assert notebook.run(1) == "fee True"


def test_figures_link_with_ordinary_controls(opened: Callable[..., Notebook]) -> None:
    """A Dropdown linked to the comparison moves it, and an interactive summary follows."""
    notebook = opened(
        "linked",
        *shown("FigureComparison"),
        "import ipywidgets\n"
        'choice = ipywidgets.Dropdown(options=["fee", "length", "opening"], description="Fact")\n'
        'ipywidgets.link((choice, "value"), (w, "fact"))\n'
        "choice",
        "import edition, pathlib\n"
        'readings = edition.load(pathlib.Path("data"))\n'
        'ipywidgets.interactive(lambda fact: print(len(readings[readings.fact_id == fact]), "readings"), fact=choice)',
    )
    notebook.run_all()
    notebook.output(2).get_by_text("1 readings").wait_for()
    notebook.output(1).locator("select").select_option("length")
    notebook.output(0).locator(".ew-question", has_text="How long was it?").wait_for()
    notebook.output(2).get_by_text("2 readings").wait_for()


def test_agreement_and_the_kernel_talk_both_ways(opened: Callable[..., Notebook]) -> None:
    """A cell that is opened is the kernel's fact and source."""
    notebook = opened("matrix", *shown("AgreementMatrix", "print(w.fact, w.source)", 'w.verdict = "differs"'))
    notebook.run_all()
    notebook.page.locator(".ew-count", has_text="questions").wait_for()
    notebook.output(0).get_by_role("button", name="BETA: differs. How many were late?").click()
    assert notebook.run(1) == "delegates-late BETA"
    assert notebook.output(0).get_by_label("Show", exact=True).input_value() == "differs"


def test_bias_and_the_kernel_talk_both_ways(opened: Callable[..., Notebook]) -> None:
    """A label that the reader commits is in the kernel's ledger, where agreement is computed."""
    notebook = opened(
        "bias",
        *shown(
            "BiasLens",
            'print([entry["technique"] for entry in w.ledger], list(w.agreement()["labellers"]))',
            "w.label_first = True",
        ),
    )
    notebook.run_all()
    view = notebook.output(0)
    view.get_by_label("Your label for ALFA.4a").select_option("loaded-language")
    view.get_by_role("button", name="Commit label").first.click()
    assert notebook.run(1) == "['loaded-language'] ['edition and reader']"
    view.get_by_text("Your ledger (1 entry)").click()
    view.get_by_role("button", name="Export CSV").wait_for()


def test_chronology_and_the_kernel_talk_both_ways(opened: Callable[..., Notebook]) -> None:
    """An event that is opened is the kernel's fact; years set in the kernel narrow the list."""
    notebook = opened("chronology", *shown("Chronology", "print(w.fact)", 'w.since = "1957"'))
    notebook.run_all()
    view = notebook.output(0)
    view.locator(".ew-count", has_text="1 event").wait_for()
    view.get_by_role("button", name="When did a rumour spread?").click()
    assert notebook.run(1) == "rumour"


def test_parallel_reading_and_the_kernel_talk_both_ways(opened: Callable[..., Notebook]) -> None:
    """A scene that is chosen is the kernel's, which then hands over what it holds; accounts set there are columns."""
    notebook = opened(
        "parallel", *shown("ParallelReading", 'print(w.episode, w.scene["title"])', 'w.accounts = ["ALFA", "BETA"]')
    )
    notebook.run_all()
    view = notebook.output(0)
    view.get_by_label("Scene", exact=True).select_option("the-end")
    view.locator(".ew-question", has_text="How did they vote?").wait_for()
    assert notebook.run(1) == "the-end How it ended"
    notebook.run(2)
    assert view.locator("thead th[data-siglum]").all_text_contents() == ["ALFAFirst", "BETASecond"]


#: widget -> what it is made with, so that a hostile row is seen; the lens has none here
SAFE = {
    "FigureComparison": ', fact="speech"',
    "Chronology": ', fact="speech"',
    "AgreementMatrix": "",
    "ParallelReading": "",
    "BiasLens": "",
}


def test_no_barrier_and_nothing_runs(opened: Callable[..., Notebook]) -> None:
    """In JupyterLab, too, axe finds nothing in a widget, markup in a cell is characters, and targets have 24 pixels."""
    notebook = opened(
        "safe", *(f'from edition import widgets\nwidgets.{one}("data"{made})' for one, made in SAFE.items())
    )
    notebook.run_all()
    for at, widget in enumerate(SAFE):
        view = notebook.output(at).locator(".ew-view")
        view.wait_for()
        if widget != "BiasLens":
            assert HOSTILE in " ".join(view.inner_text().split()), widget
        assert view.locator("img, script").count() == 0
        targets = view.locator(":is(button, select, a, summary):visible").all()
        boxes = [target.bounding_box() for target in targets]
        assert len(boxes) > 3
        assert [box for box in boxes if box and min(box["width"], box["height"]) < 24] == []
    assert violations(notebook.page, ".ew-view") == []
    assert notebook.page.evaluate("window.ran") is None


WRONG = [
    ("FigureComparison", "fact", "fe", "did you mean 'fee'"),
    ("FigureComparison", "sources", ["ALFA", "OMEGA"], "allowed are ALFA, BETA, GAMMA"),
    ("AgreementMatrix", "source", "OMEGA", "allowed are ALFA, BETA, GAMMA"),
    ("BiasLens", "technique", "loaded", "did you mean 'loaded-language'"),
    ("Chronology", "fact", "fee", "allowed are"),
    ("ParallelReading", "accounts", ["ALFA"], "2 to 5 different ones"),
]


def test_a_wrong_trait_is_refused_in_the_notebook(opened: Callable[..., Notebook]) -> None:
    """A trait that names what the tables do not have is a TraitError, which says what they have."""
    attempts = [
        f'from edition import widgets\nw = widgets.{widget}("data")\n'
        f"try:\n    w.{trait} = {wrong!r}\nexcept Exception as refusal:\n    print(type(refusal).__name__, refusal)"
        for widget, trait, wrong, _ in WRONG
    ]
    notebook = opened("wrong", *attempts)
    notebook.run_all()
    for at, (_, _, _, named) in enumerate(WRONG):
        said = notebook.output(at).get_by_text("TraitError")
        said.wait_for()
        assert named in said.inner_text()
