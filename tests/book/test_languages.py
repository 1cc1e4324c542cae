"""Words in another script name their language, and nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition import tables as store
from edition.sphinx_ext.theme.languages import languages_of, marked
from tests import sample
from tests.book.conftest import Book
from tests.book.looking import one

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>the words личные обиды, he says</p>", '<p>the words <span lang="ru">личные обиды</span>, he says</p>'),
        ("<p>from 埃赫 or 艾赫</p>", '<p>from <span lang="zh">埃赫</span> or <span lang="zh">艾赫</span></p>'),
        ('<q lang="bg">личните</q>', '<q lang="bg">личните</q>'),
        ('<q lang="en">обиды</q>', '<q lang="en"><span lang="ru">обиды</span></q>'),
        ('<a title="обиды" href="/О">x</a>', '<a title="обиды" href="/О">x</a>'),
        ('<script type="application/json">{"a": "обиды"}</script><b>а</b>',
         '<script type="application/json">{"a": "обиды"}</script><b><span lang="ru">а</span></b>'),
        ("<p>a word, שלום לכם.</p>", '<p>a word, <span lang="he" dir="rtl">שלום לכם</span>.</p>'),
        ("<p>قال، ثم</p>", '<p><span lang="ar" dir="rtl">قال، ثم</span></p>'),
        ("<option>обиды</option>", "<option>обиды</option>"),
        ("<svg><text>обиды</text></svg>", "<svg><text>обиды</text></svg>"),
        ('<q lang="bg">no <b>личните</b></q>', '<q lang="bg">no <b>личните</b></q>'),
        ('<q lang="bg"><i lang="en">о<br>x &amp; &#8211;<!-- о --></i></q>',
         '<q lang="bg"><i lang="en"><span lang="ru">о</span><br>x &amp; &#8211;<!-- о --></i></q>'),
        ("<p>naïve – “quotes”, 1,108 %</p>", "<p>naïve – “quotes”, 1,108 %</p>"),
    ],
)  # fmt: skip
def test_marked(markup: str, expected: str) -> None:
    """Only text in a foreign script is put into an element, unless one names its language or it can hold none."""
    assert marked(markup, {"Cyrl": "ru", "Hani": "zh", "Arab": "ar", "Hebr": "he"}) == expected


def test_the_language_of_a_script(data: Path) -> None:
    """A script stands for the language that most sources have, else most originals; without one it is named alone."""
    assert languages_of(store.read(data)) == {"Cyrl": "ru", "Hani": "zh", "Arab": "und-Arab", "Hebr": "und-Hebr"}
    sample.spoil(data, "sources.csv:2 language", "uk")
    sample.spoil(data, "sources.csv:3 language", "sr-Latn")
    sample.spoil(data, "sources.csv:4 original_language", "fa")
    assert languages_of(store.read(data)) == {"Cyrl": "uk", "Hani": "und-Hani", "Arab": "fa", "Hebr": "und-Hebr"}


#: siglum -> language, direction, the whole of a source, a fragment of it, and the paragraph
TEXTS = {
    "ALFA": ("uk", None, "Усе скінчилося добре.", "скінчилося добре", 4),
    "BETA": ("ar", "rtl", "انتهى كل شيء بخير.", "انتهى كل شيء", 3),
    "GAMMA": ("he", "rtl", "הכול נגמר בטוב.", "הכול נגמר", 2),
    "DELTA": ("zh", None, "一切都结束了。", "都结束了", 1),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book of four sources, each in a script of its own, with a reader's copy of each."""
    book = Book.write(tmp_path_factory.mktemp("scripts"))
    tables = {name: sample.rows(book.data / f"{name}.csv") for name in ("sources", "bias", "names")}
    delta = [*tables["sources"][3]]
    delta[0:3] = ["DELTA", "Fourth account", "Fourth"]
    delta[delta.index("2")] = "1"
    tables["sources"].append(delta)
    language = tables["sources"][0].index("language")
    mark = tables["bias"][1]
    tables["bias"] = tables["bias"][:1]
    (book.root / "sources").mkdir()
    for row in tables["sources"][1:]:
        siglum = row[0]
        row[language], _, text, words, paragraph = TEXTS[siglum]
        tables["bias"].append([f"{siglum}.{paragraph}a", siglum, str(paragraph), words, *mark[4:]])
        tables["names"].append(["zz-all", siglum, str(paragraph), words, "All that ended", "term", *[""] * 6])
        (book.root / "sources" / f"{siglum}.txt").write_text("x\n" * (paragraph - 1) + text, encoding="utf-8")
    for name, rows in tables.items():
        sample.save(book.data / f"{name}.csv", rows)
    sample.save(book.data / "second_labels.csv", sample.rows(book.data / "second_labels.csv")[:1])
    prose = " ".join(text for _, _, text, _, _ in TEXTS.values())
    book.chapters["delta"] = (
        f"# The fourth account\n\n:::{{regest}} DELTA.1\n:kind: heading\nIt ended.\n:::\n\nIn all, {prose} So it was.\n"
    )
    said = book.build()
    assert [line for line in said if "missing" in line or "ERROR" in line] == []
    return book


@pytest.mark.parametrize("siglum", TEXTS)
def test_each_source_in_its_own_language(written: Book, siglum: str) -> None:
    """Quotation, reader's copy, name and prose say the language and, where it runs the other way, the direction."""
    language, direction, text, words, paragraph = TEXTS[siglum]
    page = written.page(f"chapters/{siglum.lower()}")
    quoted = one(page, f'[id="{siglum}.{paragraph}a"] q')
    copied = one(page, f'[id="{siglum}.{paragraph}"] .ed-copy p:last-child')
    name = next(found for found in written.page("chapters/persons").select("bdi.ed-variant") if found.text == words)
    told = written.page("chapters/delta").select(f'p > span[lang="{language}"]')
    assert [found.text for found in (quoted, copied)] == [words, text]
    assert {(found.get("lang"), found.get("dir")) for found in (quoted, copied, name, *told)} == {(language, direction)}
    assert [found.text for found in told] == [text.rstrip(".")]


def test_in_the_book(book: Book) -> None:
    """A quotation from the table and a word in a chapter are marked on their pages."""
    sample.spoil(book.data, "readings.csv:2 quotation", "обиды")
    book.chapters["gamma"] += "\nIt says 维 there.\n"
    assert book.build() == []
    assert [one.text for one in book.page("facts/anthem").select("q [lang=ru]")] == ["обиды"]
    assert [one.text for one in book.page("chapters/gamma").select("p > [lang=zh]")] == ["维"]
