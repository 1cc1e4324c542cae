"""The page of each fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import sample
from tests.book.looking import addresses, one, spoken, table, words

if TYPE_CHECKING:
    from tests.book.conftest import Book

FACTS = [row.partition("|")[0] for row in sample.FACTS]


def test_every_fact_has_a_page(built: Book) -> None:
    """A fact's address is made of its id alone, so that it is permanent."""
    assert {path.name for path in (built.output / "facts").iterdir()} == {f"{name}.html" for name in FACTS}


@pytest.mark.parametrize("line", sample.FACTS)
def test_page_asks_the_question(built: Book, line: str) -> None:
    """The heading and the title of a fact's page are its question."""
    fact_id, _, question, *_ = line.split("|")
    page = built.page(f"facts/{fact_id}")
    assert spoken(page, "h1") == [question]
    assert words(one(page, "head > title")).startswith(question)


def test_page_has_the_reference_and_how_it_is_known(built: Book) -> None:
    """The reference stands with its unit, confidence, evidence and literature."""
    answer = one(built.page("facts/delegates-all"), ".ed-answer")
    assert spoken(answer, ".ed-answer-value") == ["200 delegates"]
    ground = "copy of a book on a mirror site: mirror.example , last seen 2026-05-03"
    assert spoken(answer, "dd") == ["confident", "secondhand: a list (mirror.example)", ground, "Archive, 1990"]
    assert addresses(answer, "dl") == {
        "mirror.example": "http://mirror.example/b/7",
        "Archive, 1990": "../chapters/bibliography.html#archive-1990",
    }


def test_ground_without_an_address_leads_nowhere(built: Book) -> None:
    """Where no address of the text is known its kind stands alone; what was not read has no ground."""
    answer = one(built.page("facts/anthem"), ".ed-answer")
    assert "archive or edition of documents" in spoken(answer, "dd")
    assert [text for text in spoken(answer, "dt") if text == "Ground"] == ["Ground"]
    assert "Ground" not in spoken(one(built.page("facts/fee"), ".ed-answer"), "dt")


def test_literature_leads_to_its_entry(built: Book) -> None:
    """The address of a work is an anchor of the bibliography."""
    assert words(one(built.page("chapters/bibliography"), '[id="archive-1990"]')) != ""


def test_page_leads_to_what_it_is_computed_from(built: Book) -> None:
    """A computed value names its parts, each with a link."""
    answer = one(built.page("facts/delegates-late-share"), ".ed-answer")
    assert spoken(answer, "dd")[-1] == "delegates-late / delegates-all"
    assert addresses(answer, "dl") == {
        "delegates-late": "delegates-late.html",
        "delegates-all": "delegates-all.html",
    }


def test_page_has_every_reading(built: Book) -> None:
    """Each reading stands with value, deviation in the unit of its kind, verdict, words and reason."""
    assert table(built.page("facts/delegates-late"), ".ed-readings") == [
        {
            "Source": "ALFA.2 First",
            "Value": "50",
            "Deviation": "none",
            "Verdict": "✓ agrees put into the mouth of the whole speech: ✓ faithful",
            "Words": "fifty of them late",
        },
        {
            "Source": "BETA.2 Second",
            "Value": "49",
            "Deviation": "−1 (−2.0 %)",
            "Verdict": "✗ differs",
            "Words": "a good 49 came late Two too few.",
        },
        {
            "Source": "GAMMA.1 Third",
            "Value": "49",
            "Deviation": "−1 (−2.0 %)",
            "Verdict": "✗ differs put into the mouth of the commission’s report: ✓ faithful",
            "Words": "49 late-comers Taken from the second account. taken from BETA",
        },
    ]


@pytest.mark.parametrize(
    ("fact_id", "row", "deviation", "value"),
    [
        ("opening-hour", 0, "−10 h", "00:00"),
        ("length", 1, "+2 hours (+50 %)", "at least 6 hours"),
        ("delegates-all", 1, "−5 (−2.5 %)", "about 190"),
        ("fee", 0, "—", "1,000,000 US dollars"),
    ],
)
def test_deviation_is_said_in_words(built: Book, fact_id: str, row: int, deviation: str, value: str) -> None:
    """A deviation has the unit of its kind, and a value the hedge of its source."""
    found = table(built.page(f"facts/{fact_id}"), ".ed-readings")[row]
    assert (found["Deviation"], found["Value"]) == (deviation, value)


def test_page_says_who_is_silent(built: Book) -> None:
    """Silence is said, and only of those who are silent."""
    assert "Silent on this question: BETA ." in spoken(built.page("facts/opening"), "p")
    assert not [said for said in spoken(built.page("facts/delegates-late"), "p") if said.startswith("Silent")]


def test_page_leads_back(built: Book) -> None:
    """A fact leads to its topic in the apparatus, and each reading to its paragraph."""
    page = built.page("facts/fee")
    assert addresses(page, ".ed-crumbs") == {
        "Apparatus: Leak": "../chapters/apparatus.html#topic-leak",
        "fee": "fee.html",
    }
    assert addresses(page, ".ed-readings") == {"GAMMA.2": "../chapters/gamma.html#GAMMA.2"}


def test_reading_leads_to_what_it_is_taken_from(built: Book) -> None:
    """A reading that is copied leads to the chapter of the source it is copied from."""
    found = addresses(built.page("facts/delegates-late"), ".ed-readings tr:last-of-type .ed-depends")
    assert found == {"BETA": "../chapters/beta.html"}


def test_hostile_words_stay_words(book: Book) -> None:
    """Markup in any cell reaches the page, its title and its head, and links to it, as characters."""
    hostile = "Who </title><script>alert(1)</script> & “<i>x</i>”?"
    for cell in ("facts.csv:2 question", "facts.csv:2 note", "readings.csv:2 quotation", "readings.csv:2 note"):
        sample.spoil(book.data, cell, hostile)
    sample.spoil(book.data, "readings.csv:9 verdict", "conflates")
    sample.spoil(book.data, "readings.csv:9 right_for", "anthem")
    assert book.build() == []
    assert addresses(book.page("facts/fee"), ".ed-readings .ed-verdict") == {hostile: "anthem.html"}
    page = book.page("facts/anthem")
    assert spoken(page, "h1") == [hostile]
    assert words(one(page, "head > title")).startswith(hostile)
    assert spoken(page, "p.ed-note") == [hostile]
    assert table(page, ".ed-readings")[0]["Words"] == f"{hostile} {hostile}"
    assert page.select("script:not([src], [type])") == []
    assert "x" not in spoken(page, "i")


def test_original_wording_stands_beside_the_quotation(built: Book) -> None:
    """Where a translation is at issue, page and regest have the words behind it with language and evidence."""
    cell = table(built.page("facts/opening"), ".ed-readings")[1]["Words"]
    assert cell == "in mid-February 1956 Chinese, inferred: 二月中 The middle of the month."
    assert [word["lang"] for word in built.page("facts/opening").select(".ed-original i")] == ["zh"]
    seen = table(built.page("facts/delegates-all"), ".ed-readings")[1]["Words"]
    assert seen.startswith("some 190 people Latvian, seen: apmēram 190 About, not some. Seen: the print.")
    assert spoken(built.page("chapters/gamma"), ".ed-figures .ed-original") == ["Chinese, inferred: 二月中"]


def test_a_sentence_to_print_has_its_answer_its_work_and_its_doubt(built: Book) -> None:
    """The sentence is made from the table of facts, with the short citation and what the grade demands."""
    page = built.page("facts/delegates-late")
    assert spoken(page, ".ed-sentence") == ["In all 50–52 delegates were late (Archive, 1990; from memory; probable)."]
    assert spoken(page, ".ed-print summary") == ["Not before it is looked up"]
    assert "Not 49 , as BETA.2 has it (Second). The value is wrong by the reference." in spoken(page, ".ed-print li")


def test_the_words_of_a_page_are_explained_on_it(built: Book) -> None:
    """Grade, evidence, verdicts, fidelity and sigla that a page has are explained beneath its readings: no others."""
    page = built.page("facts/delegates-late")
    words_of = ["suspected", "from-memory", "agrees", "differs", "faithful", "ALFA", "BETA", "GAMMA"]
    assert spoken(page, ".ed-legend dt") == words_of
    assert spoken(page, ".ed-legend dd")[-1] == "Third account. notice."
    assert spoken(built.page("facts/fee"), ".ed-legend dt") == ["none", "unverifiable", "GAMMA", "ALFA", "BETA"]


def test_nothing_is_printed_where_nothing_is_established(built: Book) -> None:
    """A fact without an answer has no sentence, and says so first."""
    page = built.page("facts/fee")
    assert page.select(".ed-sentence") == []
    assert spoken(page, ".ed-print summary") == ["No"]


def test_a_fact_leads_on(built: Book) -> None:
    """To the chapters whose prose speaks of it, in the order of the book, to its topic, and to its neighbours."""
    page = built.page("facts/fee")
    assert addresses(page, ".ed-continuation li:first-child") == {"The third account": "../chapters/gamma.html"}
    first, last = built.page("facts/fee"), built.page("facts/resolution-vote")
    assert first.select("[rel=prev]") == []
    assert last.select("[rel=next]") == []
    assert one(first, "[rel=next]")["href"] == "anthem.html"
    assert one(built.page("facts/anthem"), "[rel=prev]")["href"] == "fee.html"
