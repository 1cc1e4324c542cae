"""Quotations: in their source, at their place, and never long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import edition
from edition import fingerprints
from edition.model import BadData
from edition.quotations import LONGEST, borrowed, paragraphs, runs, verify, words
from tests import sample, sample_evidence

if TYPE_CHECKING:
    from pathlib import Path

NOT_THERE = "“no song was sung”, expected words of ALFA.2, where it stands in ALFA.1"
FRAGMENTS = len(sample.READINGS) + len(sample.BIAS) + len(sample.NAMES) + len(sample_evidence.SECOND_LABELS)


def test_sound(data: Path, copies: Path) -> None:
    """Every quotation and variant is looked up, and those that stand where they are said to stand are sound."""
    assert verify(edition.read(data), copies) == ([], [], FRAGMENTS)


@pytest.mark.parametrize(
    ("place", "value", "expected"),
    [
        (
            "readings.csv:2 quotation",
            "no songs",
            "data/readings.csv:2  quotation  found “no songs”, expected words of ALFA.1",
        ),
        (
            "readings.csv:2 paragraph",
            "2",
            f"data/readings.csv:2  quotation  found {NOT_THERE}",
        ),
        (
            "bias.csv:2 quotation",
            "The shameful vote",
            "data/bias.csv:2  quotation  found “The shameful vote”, expected words of ALFA.4",
        ),
        (
            "names.csv:4 variant",
            "Petrov",
            "data/names.csv:4  variant  found “Petrov”, expected words of BETA.1",
        ),
        (
            "sources.csv:3 paragraphs",
            "4",
            "data/sources.csv:3  paragraphs  found 4, expected 3, as in the copy",
        ),
        (
            "sources.csv:3 words",
            "30",
            "data/sources.csv:3  words  found 30, expected 31, as in the copy",
        ),
    ],
)
def test_misplaced(data: Path, copies: Path, place: str, value: str, expected: str) -> None:
    """A fragment that is not in its paragraph is named with its place, and with the right one where there is one."""
    sample.spoil(data, place, value)
    assert [str(problem) for problem in verify(edition.read(data), copies)[0]] == [expected]


@pytest.mark.parametrize(
    ("place", "sentence", "part"),
    [
        ("readings.csv:10 quotation", "Then it took four hours", "it took four hours"),
        ("bias.csv:3 quotation", "So it was, as everybody knows.", "as everybody knows."),
    ],
)
def test_whole_sentence(data: Path, copies: Path, place: str, sentence: str, part: str) -> None:
    """A quotation may break off anywhere in a sentence, but it is never the whole of one, with its mark or without."""
    sample.spoil(data, place, part)
    assert verify(edition.read(data), copies)[0] == []
    sample.spoil(data, place, sentence)
    expected = f"found “{sentence}”, expected a part of the sentence, not the whole"
    assert [str(problem) for problem in verify(edition.read(data), copies)[0]] == [
        f"data/{place.replace(' ', '  ')}  {expected}",
    ]


def test_heading_quoted(data: Path, copies: Path) -> None:
    """A heading or a byline, which has no mark at its end, may be quoted as it stands."""
    paragraph = copies / "GAMMA.txt"
    paragraph.write_text("Held in mid-February 1956 with 49 late-comers.\na million dollars\n", "utf-8")
    assert verify(edition.read(data), copies)[0] == []
    paragraph.write_text("Held in mid-February 1956 with 49 late-comers.\na million dollars.\n", "utf-8")
    assert [problem.found for problem in verify(edition.read(data), copies)[0]] == ["“a million dollars”"]


@pytest.mark.parametrize(
    ("paragraph", "quotation", "whole"),
    [
        ("On Oct. 27 P. K. Orlov spoke. He left.", "Orlov spoke", False),
        ("On Oct. 27 P. K. Orlov spoke. He left.", "On Oct. 27 P. K. Orlov spoke", True),
        ("All had come. “No!” Then they left.", "had come. “No!” Then they", True),
        ("All had come. “No!” Then they left.", "had come. “No", True),
        ("All had come. Then they left.", "had come. Then they", False),
        ("Why? Nobody knows why they left.", "knows why", False),
        ("Stalin died. When Stalin died they wept.", "Stalin died", False),
        ("He spoke of peace… and left. Nobody stayed.", "and left", False),
        ("Он говорил. Они ушли. Никто не остался.", "Они ушли", True),
        ("会议结束了。代表们都走了！没有人留下。", "代表们都走了", True),
        ("会议结束了。代表们都走了！没有人留下。", "代表们都走", False),
        ("主席说：“会议结束。”代表们走了。", "“会议结束", False),
        ("主席说：“会议结束。”代表们走了。", "代表们走了", True),
        ("会议的结束", "会议的结束", False),
    ],
)
def test_where_sentences_end(data: Path, copies: Path, paragraph: str, quotation: str, *, whole: bool) -> None:
    """Initials, dates and dots within end no sentence; a fragment across two holds no third; Chinese has its marks."""
    (copies / "GAMMA.txt").write_text(f"Held in mid-February 1956 with 49 late-comers.\n{paragraph}\n", "utf-8")
    sample.spoil(data, "readings.csv:9 quotation", quotation)
    expected = [f"“{quotation}”"] if whole else []
    assert [problem.found for problem in verify(edition.read(data), copies)[0]] == expected


def test_words_of_chinese() -> None:
    """Where no spaces are written each character counts as a word, or a page of Chinese would be a dozen words."""
    assert words("会议结束了, 59.7% of them") == ["会", "议", "结", "束", "了", "59", "7%", "of", "them"]


def test_beyond_the_copy(data: Path, copies: Path) -> None:
    """A locator beyond the last paragraph of the copy is a problem, not an error."""
    sample.spoil(data, "readings.csv:2 paragraph", "9")
    assert [str(problem) for problem in verify(edition.read(data), copies)[0]] == [
        "data/readings.csv:2  paragraph  found 9, expected 1 to 5",
    ]


def test_typography(data: Path, copies: Path) -> None:
    """Quotation marks, dashes and spaces may differ, as an editor cannot see the difference."""
    (copies / "GAMMA.txt").write_text(
        "It was held in mid–February\u00a01956 with\t49 late‐comers.\n\nSomebody paid a  million dollars.\n".replace(
            "‐", "—"
        ),
        "utf-8",
    )
    assert verify(edition.read(data), copies)[0] == []


@pytest.mark.parametrize("marks", ["“”", "„“", "«»", "»«", "「」", "『』", "‟”"])
def test_marks_of_all_countries(data: Path, copies: Path, marks: str) -> None:
    """Double quotation marks stand for one another, and single ones and apostrophes do, as an editor types them."""
    (copies / "GAMMA.txt").write_text(
        f"It was held in mid-February 1956 with 49 late-comers.\n\nIt´s {marks[0]}said{marks[1]} that he paid.\n",
        "utf-8",
    )
    sample.spoil(data, "readings.csv:9 quotation", 'It\'s "said" that')
    assert verify(edition.read(data), copies)[0] == []


def test_missing_copies(data: Path, copies: Path) -> None:
    """A source of which there is no copy is named, and its fragments are not counted as looked up."""
    (copies / "BETA.txt").unlink()
    problems, missing, checked = verify(edition.read(data), copies)
    of_beta = sum(line.split("|")[1] == "BETA" for line in (*sample.READINGS, *sample.BIAS, *sample.NAMES))
    of_beta += sum(line.split("|")[2] == "BETA" for line in sample_evidence.SECOND_LABELS)
    assert (problems, missing, checked) == ([], ["BETA"], FRAGMENTS - of_beta)


def test_paragraphs_are_lines_with_text(tmp_path: Path) -> None:
    """Locators count the lines that have text."""
    copy = tmp_path / "ALFA.txt"
    copy.write_text("\n one \n\n   \ntwo\n", encoding="utf-8")
    assert paragraphs(copy) == [" one ", "two"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("\ufeff\nOne.\n\nTwo.", ["One.", "Two."]),
        ("\ufeffOne.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\r\rTwo.\r", ["One.", "Two."]),
        (
            "One\u2028and\u2029a\x85half\x0band\x0ctwo.\x1c\nThree.",
            ["One\u2028and\u2029a\x85half\x0band\x0ctwo.\x1c", "Three."],
        ),
        ("One.\n\u200b\u200d\n\u00ad\n\x0c\n\u2060\ufeff \n\u3164\n\x00\nTwo.", ["One.", "Two."]),
    ],
)
def test_only_line_ends_divide(tmp_path: Path, content: str, found: list[str]) -> None:
    """Line feed and carriage return divide paragraphs; what an editor does not show neither divides nor is one."""
    copy = tmp_path / "ALFA.txt"
    copy.write_bytes(content.encode())
    assert paragraphs(copy) == found


@pytest.mark.parametrize(
    "unseen", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u200e", "\ufe0f", "\u034f", "\u3164", "\x00"]
)
def test_invisible_characters_are_folded_on_both_sides(data: Path, copies: Path, unseen: str) -> None:
    """A quotation stands in its paragraph whichever of the two has invisible characters, and its words stay whole."""
    copy = copies / "ALFA.txt"
    text = copy.read_text("utf-8")
    copy.write_text(text.replace("no song was", f"no so{unseen}ng {unseen}was"), "utf-8")
    assert verify(edition.read(data), copies)[0] == []
    copy.write_text(text, "utf-8")
    sample.spoil(data, "readings.csv:2 quotation", f"no so{unseen}ng was")
    assert verify(edition.read(data), copies)[0] == []
    assert words(f"no so{unseen}ng") == ["no", "song"]
    assert fingerprints.words(f"no so{unseen}ng") == ["no", "song"]


def test_a_copy_in_another_encoding(data: Path, copies: Path) -> None:
    """A copy that is not UTF-8 is refused with line, byte and character."""
    (copies / "BETA.txt").write_bytes("One.\n\nIt’s".encode("cp1252"))
    with pytest.raises(BadData, match=r"BETA.txt:3  encoding  found byte 0x92, expected UTF-8 \(line 3, character 3"):
        verify(edition.read(data), copies)


def test_words() -> None:
    """Words are compared without regard to case, punctuation and typography."""
    assert words("“Don’t”, he said — 3.76 %!") == ["don", "t", "he", "said", "3", "76", "%"]


def test_borrowed() -> None:
    """Prose that has more words running than may be printed together is found, with where they come from."""
    source = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    texts = {"ALFA": ["short", source]}
    twelve, thirteen = (" ".join(source.split()[:count]) for count in (LONGEST, LONGEST + 1))
    assert list(borrowed(f"As it says: {twelve}.", runs(texts))) == []
    assert list(borrowed(f"As it says: {thirteen.upper()}!", runs(texts))) == [("ALFA.2", thirteen)]
