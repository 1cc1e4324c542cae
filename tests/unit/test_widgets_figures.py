"""FigureComparison: its traits, what they refuse, and the table that stands in for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from traitlets import TraitError

from edition.kinds import KINDS
from edition.model import BadData
from edition.render.embedding import ASKED, MIME, embedded
from edition.widgets import FigureComparison
from edition.widgets.widget import placed
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

#: what would run, or end the element around it, if a cell ever reached the page as markup
HOSTILE = '<img src=x onerror="window.ran=1"></script><script>window.ran=2</script>\u2028&amp; “end”'

EVERY_KIND = list(KINDS)


@pytest.fixture
def tables(data: Path) -> Path:
    """A folder of tables, in two cells of which stands what must not run."""
    sample.spoil(data, "readings.csv:2 quotation", HOSTILE)
    sample.spoil(data, "facts.csv:2 question", HOSTILE)
    return data


def row_of(comparison: FigureComparison, fact_id: str) -> dict[str, Any]:
    """Return the row of one fact."""
    return next(row for row in comparison.collations if row["fact_id"] == fact_id)


def test_three_lines_suffice(tables: Path) -> None:
    """One's own folder of tables is shown without further settings, from the fact most told and most disputed."""
    comparison = FigureComparison(tables)
    assert comparison.fact == "delegates-late"
    assert [row["fact_id"] for row in comparison.collations][-1] == "fee"  # the topics in the order of the schema


def test_only_figures_are_compared_unless_words_are_asked_for(tables: Path) -> None:
    """A claim in words is no figure; with its kind among those asked for it is there."""
    assert "anthem" not in [row["fact_id"] for row in FigureComparison(tables).collations]
    assert FigureComparison(tables, fact="anthem", kinds=EVERY_KIND).fact == "anthem"
    assert {row["kind"] for row in FigureComparison(tables, kinds=["text"]).collations} == {"text"}


def test_a_view_is_named_by_its_traits(tables: Path) -> None:
    """The words for a view are the same in every build, so that they hold no address in memory."""
    comparison = FigureComparison(tables, topic="leak")
    assert repr(comparison) == "FigureComparison(fact='fee', order='topic', topic='leak', witnesses=True)"
    assert comparison._repr_mimebundle_()[0]["text/plain"] == repr(comparison)


def test_a_topic_chooses_its_first_fact(tables: Path) -> None:
    """With a topic and no fact, a fact of that topic is shown."""
    assert FigureComparison(tables, topic="leak").fact == "fee"


@pytest.mark.parametrize(
    ("trait", "value", "named"),
    [
        ("fact", "openin", "did you mean 'opening'"),
        ("fact", "zzz", "allowed are delegates-all, delegates-late"),
        ("topic", "sesion", "did you mean 'session'"),
        ("sources", ["ALFA", "BETTA"], "did you mean 'BETA'"),
        ("sources", ["ALFA"], "two different ones of ALFA, BETA, GAMMA"),
        ("sources", ["BETA", "BETA"], "two different ones of ALFA, BETA, GAMMA"),
        ("order", "size", "topic"),
        ("once", "yes", "boolean"),
        ("witnesses", "no", "boolean"),
        ("base_url", "javascript:alert(1)", "begins with https:// or http://"),
    ],
)
def test_what_the_tables_do_not_have_is_refused(tables: Path, trait: str, value: object, named: str) -> None:
    """A wrong value raises a TraitError naming what is allowed, at once and later, and changes nothing."""
    with pytest.raises(TraitError, match=named):
        FigureComparison(tables, **{trait: value})  # type: ignore[arg-type]  # the wrong type is the point
    comparison = FigureComparison(tables)
    before = getattr(comparison, trait)
    with pytest.raises(TraitError):
        setattr(comparison, trait, value)
    assert getattr(comparison, trait) == before


def test_traits_can_be_observed(tables: Path) -> None:
    """A change of the fact reaches those who observe it, as a link between widgets needs."""
    comparison = FigureComparison(tables)
    heard: list[str] = []
    comparison.observe(lambda change: heard.append(change.new), "fact")
    comparison.fact = "fee"
    assert heard == ["fee"]


def test_rows_are_read_only(tables: Path) -> None:
    """The rows come from the tables and cannot be set."""
    with pytest.raises(TraitError):
        FigureComparison(tables).collations = []


def test_a_missing_table_is_named(tables: Path) -> None:
    """A folder without a needed table is refused by the table's name; one without the others is not."""
    for name in ("bias.csv", "names.csv", "techniques.csv", "references.bib", "datapackage.json"):
        (tables / name).unlink()
    FigureComparison(tables)
    (tables / "facts.csv").unlink()
    with pytest.raises(BadData, match=r"facts\.csv"):
        FigureComparison(tables)


def test_deviations_speak_the_unit_of_their_kind(tables: Path) -> None:
    """Each kind of value says its distance from the reference in its own unit, and in per cent where that has sense."""
    sample.spoil(tables, "readings.csv:13 value", "1956-02-03")
    comparison = FigureComparison(tables)
    said = {
        (row["fact_id"], reading["siglum"]): (reading["deviation"], reading["percent"])
        for row in comparison.collations
        for reading in row["readings"]
    }
    assert said["delegates-all", "ALFA"] == ("none", "")
    assert said["delegates-all", "BETA"] == ("−5", "−2.5\u00a0%")  # "about 190" ends at 195
    assert said["delegates-late", "BETA"] == ("−1", "−2.0\u00a0%")
    assert said["length", "BETA"] == ("+2\u00a0hours", "+50\u00a0%")
    assert said["opening", "GAMMA"] == ("−11\u00a0days", "")
    assert said["opening-hour", "BETA"] == ("−10\u00a0h", "")
    assert said["fee", "GAMMA"] == ("—", "")


def test_derived_accounts_are_counted_once(tables: Path) -> None:
    """A reading taken from another source is no second vote."""
    row = row_of(FigureComparison(tables), "delegates-late")
    assert row["tally"] == {"differs": 2, "agrees": 1}
    assert row["tally_once"] == {"agrees": 1, "differs": 1}
    assert [reading["counted"] for reading in row["readings"]] == [True, True, False]


def test_sources_are_set_against_each_other(tables: Path) -> None:
    """Two sources' readings are compared with each other, not with the reference."""
    row = row_of(FigureComparison(tables), "delegates-late")
    gaps = {(pair["first"], pair["second"]): (pair["meets"], pair["apart"]) for pair in row["pairs"]}
    assert gaps == {
        ("ALFA.2", "BETA.2"): (False, "1"),
        ("ALFA.2", "GAMMA.1"): (False, "1"),
        ("BETA.2", "GAMMA.1"): (True, ""),
    }


def test_silence_and_open_ends(tables: Path) -> None:
    """A source that does not speak is named silent, and "at least" has no upper end."""
    comparison = FigureComparison(tables)
    assert row_of(comparison, "fee")["silent"] == ["ALFA", "BETA"]
    assert row_of(comparison, "fee")["reference"] == "not established"
    reading = row_of(comparison, "length")["readings"][1]
    assert (reading["said"], reading["extent"], reading["span"]) == ("at least 6 hours", [6, 6], [6, None])


def test_background_is_not_shown_first(tables: Path) -> None:
    """Among facts to which as many sources speak, one at issue is shown before one of the setting."""
    assert FigureComparison(tables, topic="session").fact == "delegates-late"
    sample.spoil(tables, "facts.csv:4 weight", "background")
    assert FigureComparison(tables, topic="session").fact != "delegates-late"


def test_table_and_state_tell_the_same(tables: Path) -> None:
    """The static table holds every reading of the trait, in order, with the same value, deviation and verdict."""
    comparison = FigureComparison(tables)
    page = BeautifulSoup(comparison.html(), "html5lib")
    assert comparison.content()["state"]["traits"]["collations"] == comparison.collations
    shown = [
        [" ".join(cell.text.split()) for cell in line.select("td")]
        for line in page.select("tbody[data-row] tr:not(.ew-fact, .ew-witness)")
    ]
    expected = [reading for row in comparison.collations for reading in row["readings"]]
    assert len(shown) == len(sample.READINGS) - 1  # one is a text
    for cells, reading in zip(shown, expected, strict=True):
        assert cells[0] == reading["locator"]
        assert cells[1] == " ".join(reading["said"].split())
        assert cells[2].startswith(" ".join(reading["deviation"].split()))
        assert comparison.verdicts[reading["verdict"]]["label"] in cells[3]


def test_hostile_cells_stay_text(tables: Path) -> None:
    """Markup in a cell is escaped in the table and cannot end the element that holds the state."""
    comparison = FigureComparison(tables, kinds=EVERY_KIND)
    state = embedded(comparison.content()["state"])
    page = BeautifulSoup(placed("figures", comparison.html(), state=state), "html5lib")
    (carried,) = page.select("script")
    assert not page.select("img")
    rows = json.loads(carried.string or "")["traits"]["collations"]
    assert rows[0]["readings"][0]["quotation"] == HOSTILE
    assert not set("<>&\u2028") & set(state)
    assert f"“{HOSTILE}”" in [shown.text for shown in page.select('tbody[data-row="anthem"] .ew-quote')]


def test_links_lead_somewhere_only_when_the_book_is_known(tables: Path) -> None:
    """Without a base address the table's links are plain text; with one they lead to the paragraph and the fact."""
    plain = BeautifulSoup(FigureComparison(tables).html(), "html5lib")
    assert not plain.select("[href]")
    linked = BeautifulSoup(FigureComparison(tables, base_url="https://example.org/book").html(), "html5lib")
    targets = {anchor["href"] for anchor in linked.select("a[href]")}
    assert "https://example.org/book/chapters/beta.html#BETA.2" in targets
    assert "https://example.org/book/facts/fee.html" in targets


def test_the_bundle_has_a_live_view_and_a_page(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook gets the widget and its table, a build its content besides."""
    monkeypatch.delenv(ASKED, raising=False)
    data, _ = FigureComparison(tables)._repr_mimebundle_()
    assert set(data) == {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"}
    monkeypatch.setenv(ASKED, "1")
    data, _ = FigureComparison(tables)._repr_mimebundle_()
    assert data[MIME]["shows"][0] == ("fact", "delegates-all")
    assert 'data-widget="figures"' in data["text/html"]


def test_questions_and_summary_are_for_ordinary_controls(data: Path) -> None:
    """The questions are the options of a menu, and the summary of a fact has its readings, deviations as numbers."""
    comparison = FigureComparison(data)
    assert ("How many were late?", "delegates-late") in comparison.questions()
    table = comparison.summary("delegates-late")
    assert list(table["source"]) == ["ALFA.2", "BETA.2", "GAMMA.1"]
    assert list(table["deviation"]) == [0, -1, -1]
    assert list(table["verdict"]) == ["agrees", "differs", "differs"]
    assert comparison.summary("anthem")["deviation"].isna().all()
    with pytest.raises(KeyError):
        comparison.summary("fe")
