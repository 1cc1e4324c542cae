"""Words in another script name their language, and nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition.sphinx_ext.theme.languages import marked
from tests import sample

if TYPE_CHECKING:
    from tests.book.conftest import Book


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
        ("<option>обиды</option>", "<option>обиды</option>"),
        ("<svg><text>обиды</text></svg>", "<svg><text>обиды</text></svg>"),
        ("<p>naïve – “quotes”, 1,108 %</p>", "<p>naïve – “quotes”, 1,108 %</p>"),
    ],
)  # fmt: skip
def test_marked(markup: str, expected: str) -> None:
    """Only text in a foreign script is put into an element, unless one names its language or it can hold none."""
    assert marked(markup) == expected


def test_in_the_book(book: Book) -> None:
    """A quotation from the table and a word in a chapter are marked on their pages."""
    sample.spoil(book.data, "readings.csv:2 quotation", "обиды")
    book.chapters["gamma"] += "\nIt says 维 there.\n"
    assert book.build() == []
    assert [one.text for one in book.page("facts/anthem").select("q [lang=ru]")] == ["обиды"]
    assert [one.text for one in book.page("chapters/gamma").select("p > [lang=zh]")] == ["维"]
