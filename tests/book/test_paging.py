"""A page that has grown too long goes on on further pages, and nothing of it is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edition.sphinx_ext import paging
from tests import sample
from tests.book.looking import broken_links, one, spoken, words

if TYPE_CHECKING:
    import pytest

    from tests.book.conftest import Book

TABLE = (
    "<table><caption>All</caption><thead><tr><th>Head</th></tr></thead>{}<tfoot><tr><th>Sum</th></tr></tfoot>\n</table>"
)
MANY = 300


def rows(page: str) -> list[str]:
    """Return the rows of a page that are neither heads nor ways on."""
    return re.findall(r"<td>(row \w+)</td>", page)


def table(count: int) -> str:
    """Return a table of so many rows, in bodies of ten."""
    bodies = [
        "".join(f"<tr><td>row {number}</td><td>{'words ' * 10}</td></tr>" for number in range(ten, ten + 10))
        for ten in range(0, count, 10)
    ]
    return TABLE.format("".join(f'<tbody class="ten">{body}</tbody>' for body in bodies))


def test_a_short_page_stays_as_it_is() -> None:
    """A page that is short enough is one page, to the letter."""
    assert paging.divided(table(50), "long") == [table(50)]


def test_rows_move_whole_and_in_order() -> None:
    """Every row stands on one page and only one, in its old order, under the same head, and no page is too long."""
    longest = 12_000
    pages = paging.divided(f"<h1>Long</h1>{table(MANY)}<p>End.</p>", "long", longest)
    assert len(pages) > 2
    assert [row for page in pages for row in rows(page)] == [f"row {number}" for number in range(MANY)]
    assert max(len(page.encode()) for page in pages) <= longest
    assert all("<caption>All</caption>" in page and "<th>Head</th>" in page for page in pages)
    assert all(page.count("<tbody") == page.count("</tbody>") for page in pages)
    assert all(page.count("<tfoot>") == 1 for page in pages)
    assert pages[0].endswith("</table><p>End.</p>")
    assert f'<a href="long.2.html">{MANY - len(rows(pages[0]))} more' in pages[0]


def test_the_longest_list_gives_first() -> None:
    """A short list stays whole beside a long one."""
    pages = paging.divided(table(20) + table(MANY), "long", 16_000)
    assert rows(pages[0])[:20] == [f"row {number}" for number in range(20)]
    assert "row 19" not in rows(pages[1])


def test_what_has_an_address_stays() -> None:
    """A row with an id of its own is not moved: its address is permanent."""
    fixed = table(MANY).replace("<tr><td>row 299", '<tr id="fixed"><td>row 299')
    assert paging.divided(fixed, "long", 8_000) == [fixed]


def test_facts_of_a_paragraph_go_on() -> None:
    """The facts of a paragraph go on under its number, and links within the page still lead there."""
    facts = "".join(
        f'<div class="ed-figure-row"><dt><a href="#A.{number}">row {number}</a></dt><dd>{"words " * 20}</dd></div>\n'
        for number in range(100)
    )
    single = '<dl><div class="ed-figure-row"><dt>row</dt></div></dl>'
    after = f'{single}<section class="ed-para ed-text" id="ALFA.4">{single}</section>'
    body = f'<section class="ed-para ed-text" id="ALFA.3"><dl>\n{facts}</dl></section>{after}'
    first, *others = paging.divided(body, "alfa", 12_000)
    second = "".join(others)
    assert "<h2>Facts of ALFA.3</h2>" in second
    assert second.count('<div class="ed-figure-row">') + first.count('<div class="ed-figure-row">') == 102
    assert 'href="alfa.html#A.99"' in second
    assert 'href="#A.0"' in first
    assert first.endswith(after)


def test_omissions_go_on() -> None:
    """A list of what a source passes over goes on under its name, each question whole and on one page only."""
    questions = [f'<li><a href="../facts/f{at}.html">Question {at}?</a> {"words " * 10}</li>\n' for at in range(MANY)]
    listed = f'<ul class="ed-omissions" aria-label="Passed over by ALFA">\n{"".join(questions)}</ul>'
    body = f"<h3>ALFA</h3>\n{listed}\n<p>End.</p>"
    first, *others = paging.divided(body, "bias", 12_000)
    asked = [re.findall(r"Question (\d+)", page) for page in (first, *others)]
    assert [number for page in asked for number in page] == [str(at) for at in range(MANY)]
    assert max(len(page.encode()) for page in (first, *others)) <= 12_000
    assert f'<li class="ed-way-on"><a href="bias.2.html">{MANY - len(asked[0])} more' in first
    assert first.endswith("</li></ul>\n<p>End.</p>")
    assert all("<h2>Passed over by ALFA</h2>" in page and page.count("</ul>") == 1 for page in others)


def test_a_chapter_is_divided_in_the_book(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a book the further pages are whole pages that lead back and on; a shorter book drops those it had."""
    facts, said = (sample.rows(book.data / name) for name in ("facts.csv", "readings.csv"))
    fact, reading = facts[-1], next(row for row in said if row[0] == facts[-1][0])
    more = [f"{fact[0]}-{number:03}" for number in range(60)]
    sample.save(book.data / "facts.csv", [*facts, *([name, *fact[1:]] for name in more)])
    sample.save(book.data / "readings.csv", [*said, *([name, *reading[1:]] for name in more)])
    monkeypatch.setattr(paging.divided, "__defaults__", (12_000,))
    assert book.build() == []
    first, second = book.page("chapters/apparatus"), book.page("chapters/apparatus.2")
    assert (book.output / "chapters" / "apparatus.3.html").is_file()
    count = len(list(book.output.glob("chapters/apparatus*.html")))
    assert words(one(second, "h1")) == f"Apparatus (2 of {count})"
    assert "page 3" in " ".join(spoken(second, ".ed-pages a"))
    assert one(first, ".ed-way-on a")["href"] == "apparatus.2.html"
    assert broken_links(book.output) == []
    monkeypatch.setattr(paging.divided, "__defaults__", (10**6,))
    book.chapters["apparatus"] += "\nA line.\n"
    assert book.build() == []
    assert [path.stem for path in book.output.glob("chapters/apparatus*.html")] == ["apparatus"]
