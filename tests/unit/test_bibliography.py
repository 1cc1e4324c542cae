"""Short citations: what a reader calls a work, in the text, in tables and in the bibliography."""

from __future__ import annotations

import pytest

import edition
from edition.bibliography import published, read, short


def called(*entries: str) -> dict[str, str]:
    """Return key -> short citation of works given as ``key: fields``."""
    written = [f"@misc{{{key},\n{fields},\n}}\n" for key, fields in (entry.split(": ", 1) for entry in entries)]
    works, problems = read("\n".join(written), "works.bib")
    assert problems == []
    return {work.key: work.short for work in works}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("author = {Petrov, Ivan}, year = {1970}", "Petrov, 1970"),
        ("author = {Petrov, Ivan and de Vries, Jan}, year = {1970}", "Petrov and de Vries, 1970"),
        ("author = {Petrov, Ivan and Li, Hua and others}, year = {1970}", "Petrov et al., 1970"),
        ("author = {{State Archive and Library}}, year = {n.d.}", "State Archive and Library, n.d."),
        ("editor = {Petrov, Ivan}, title = {Minutes}, year = {1970}", "Petrov, 1970"),
        ("title = {{Minutes}}", "Minutes, n.d."),
        ("author = {Petrov, Ivan}, date = {1970-06-11}", "Petrov, 1970"),
    ],
)
def test_work_is_called_by_persons_and_year(fields: str, expected: str) -> None:
    """By its authors, else its editors, else its title, and the year; of three persons only the first is named."""
    assert called(f"one: {fields}") == {"one": expected}


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("@book{memo{Memoir}, title = {Memoir}}", "'memo{Memoir'"),
        ("@book{memo{Memoir},\n}", "'memo{Memoir'"),
        ("@book{one, title = {\\}}", "title = {\\}"),
        ("@book{one, author = {\\}, title = {Memoir}}", "author = {\\}"),
        ("@book{one, title = {Memoir}, note = {seen \\}}", "note = {seen \\}"),
    ],
)
def test_what_cannot_be_typeset_is_refused_at_its_place(entry: str, found: str) -> None:
    """A key that is none, and a field that LaTeX cannot read, are problems at the line of their entry."""
    works, problems = read(f"@book{{before, title = {{Minutes}}}}\n{entry}\n", "works.bib")
    assert works == ()
    assert [(one.line, one.column, one.found) for one in problems] == [(2, "entry", found)]


def test_letters_tell_works_of_one_year_apart() -> None:
    """Works of the same persons and year have a letter, in order of their keys; all others have none."""
    minutes, undated = "author = {Archive}, year = {1990}", "author = {Archive}, year = {n.d.}"
    later = minutes.replace("1990", "1991")
    assert called(f"b: {minutes}", f"a: {minutes}", f"c: {undated}", f"d: {undated}", f"e: {later}") == {
        "b": "Archive, 1990b",
        "a": "Archive, 1990a",
        "c": "Archive, n.d.-a",
        "d": "Archive, n.d.-b",
        "e": "Archive, 1991",
    }


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        ("month = {11 June}", "month  found '11 June', expected the day in one field, as in date = {1956-06-11}"),
        ("date = {11 June 1956}", "date  found '11 June 1956', expected a year, a month or a day, as in 1956, 1956-06"),
        ("date = {١٩٥٦}", "date  found '١٩٥٦', expected a year, a month or a day"),
        ("date = {1956-13}", "date  found '1956-13', expected a year, a month or a day"),
    ],
)
def test_date_that_programs_misread_is_refused(field: str, fault: str) -> None:
    """A day and a month in one field, or a date in words, is another date to most programs."""
    _, (problem,) = read(f"@misc{{one,\n  title = {{A}},\n  {field},\n}}\n", "works.bib")
    assert str(problem).startswith(f"works.bib:1  {fault}")


def test_only_line_ends_divide() -> None:
    """A fault stands in the line that an editor shows, whatever else divides lines to Unicode."""
    _, (problem,) = read("@misc{one, title = {A\u2028\x85\x0cB}}\n@misc{one, title = {C}}\n", "works.bib")
    assert str(problem).startswith("works.bib:2  entry  found 'one'")


def test_published_bibliography_has_years_for_bibtex() -> None:
    """Programs that know no date find the year beside it, once, and all else is left as it is."""
    own = "@misc{a,\n  date = {1956-06-11},\n}\n\n@misc{b,\n  year = {1957},\n}\n"
    assert published(own) == own.replace("},\n}", "},\n  year = {1956},\n}", 1)


def test_letters_do_not_end_with_the_alphabet() -> None:
    """The twenty-seventh work of one year has two letters."""
    many = called(*(f"k{number:02}: author = {{Archive}}, year = {{1990}}" for number in range(28)))
    assert [many["k00"], many["k25"], many["k26"], many["k27"]] == [
        f"Archive, 1990{letters}" for letters in ("a", "z", "aa", "ab")
    ]


def test_no_two_works_of_the_edition_are_called_alike() -> None:
    """Whoever reads a short citation finds one work, and one only."""
    works = edition.read().references
    assert len({work.short for work in works}) == len(works) > 100


def test_names_that_are_no_works_stay() -> None:
    """A siglum is called by itself, and so is a key that the bibliography lacks."""
    works = edition.read().references
    assert short(works, "taubman-2003") == "Taubman, 2003"
    assert short(works, "BBLV") == "BBLV"
