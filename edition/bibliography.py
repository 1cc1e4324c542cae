"""Read the bibliography, a BibTeX file, as far as the rest of the edition needs it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from pybtex.database import BibliographyDataError, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from edition.model import Place, Problem, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pybtex.database import Entry

_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_DATED = re.compile(r"^  date = \{([0-9]{4})[-0-9]*\},$", re.MULTILINE)
_ENTRY = re.compile(r"\s*@\w+\s*\{\s*([^,\s}]+)")  # the first line of an entry
_VERBATIM = frozenset({"url", "doi", "urldate", "keywords"})  # fields that are no text for LaTeX
_MANY = 3  # authors of whom only the first is named


def read(content: str, file: str) -> tuple[tuple[Reference, ...], list[Problem]]:
    """Return the entries of a bibliography, each with its line, or none and the problems that prevent it.

    The format: https://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf; ``date``, ``doi``, ``urldate``, ``keywords``
    and ``annotation`` are biblatex's, https://ctan.org/pkg/biblatex.
    """
    starts, problems = _starts(content, file)
    try:
        entries = parse_string(content, "bibtex").entries
    except BibliographyDataError:
        return (), problems  # a key that comes twice: they say so
    except PybtexError as error:
        return (), [*problems, Problem(file, getattr(error, "lineno", None) or 1, "entry", str(error), "BibTeX")]
    if faults := [fault for key, entry in entries.items() for fault in _unreadable(file, starts.get(key, 1), entry)]:
        return (), [*problems, *faults]
    years = _years(entries)
    problems += [
        Problem(file, starts.get(key, 1), *fault) for key, entry in entries.items() for fault in _misdated(entry)
    ]
    return tuple(
        Reference(
            place=Place(file, starts.get(key, 1)),
            key=key,
            short=f"{authors(entry)}, {years[key]}",
            year=years[key],
            status=entry.fields.get("keywords", ""),
            url=entry.fields.get("url", ""),
            doi=entry.fields.get("doi", ""),
            urldate=entry.fields.get("urldate", ""),
        )
        for key, entry in entries.items()
    ), problems


def _starts(content: str, file: str) -> tuple[dict[str, int], list[Problem]]:
    """Return the line of each key, and a problem for each that comes again."""
    starts: dict[str, int] = {}
    problems = []
    for line, written in enumerate(content.split("\n"), 1):
        if not (entry := _ENTRY.match(written)):
            continue
        if first := starts.get(entry[1]):
            problems.append(
                Problem(file, line, "entry", repr(entry[1]), f"a key that no other entry has; line {first} has it")
            )
        starts.setdefault(entry[1], line)
    return starts, problems


def _misdated(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield column, what was found and what was expected, for each field that programs would read as another day."""
    if "month" in entry.fields:
        yield "month", repr(entry.fields["month"]), "the day in one field, as in date = {1956-06-11}"
    if "date" in entry.fields and not _DATE.fullmatch(entry.fields["date"]):
        yield "date", repr(entry.fields["date"]), "a year, a month or a day, as in 1956, 1956-06 or 1956-06-11"


def published(content: str) -> str:
    """Return a bibliography for programs of both kinds: those of BibTeX know no ``date``, so its year follows it."""
    return _DATED.sub(r"\g<0>\n  year = {\1},", content)


def _unreadable(file: str, line: int, entry: Entry) -> Iterator[Problem]:
    """Yield a problem for a key that cannot be one, and for each field that cannot be typeset."""
    if set(entry.key) & set("{}\\"):
        yield Problem(file, line, "entry", repr(entry.key), "a key without braces and backslashes")
    persons = ((role, str(one)) for role, all_of_them in entry.persons.items() for one in all_of_them)
    for name, written in (*entry.fields.items(), *persons):
        if "\\" in written and name not in _VERBATIM:  # braces are balanced, or the whole could not be read
            try:
                Text.from_latex(written)
            except (PybtexError, ValueError):
                yield Problem(file, line, "entry", f"{name} = {{{written}}}", f"a {name} that LaTeX can read")


def short(references: Iterable[Reference], name: str) -> str:
    """Return the short citation of the work of that key, as the text has it; any other name as it is."""
    return next((one.short for one in references if one.key == name), name)


def authors(entry: Entry) -> str:
    """Return who wrote a work, else who edited it, else its title, as the text cites it."""
    persons = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [str(Text(*_spaced([*one.rich_prelast_names, *one.rich_last_names]))) for one in persons]
    if len(names) >= _MANY:
        return f"{names[0]} et al."
    return " and ".join(names) or str(Text.from_latex(entry.fields.get("title", entry.key)))


def _spaced(parts: list[Text]) -> list[Text | str]:
    return [piece for part in parts for piece in (" ", part)][1:]


def year(entry: Entry) -> str:
    """Return the year of a work, or that none is known."""
    return str(entry.fields.get("date", "")[:4] or entry.fields.get("year", "n.d."))


def _years(entries: Mapping[str, Entry]) -> dict[str, str]:
    """Return key -> year, with a letter, in order of the keys, where the same persons have several of one year."""
    alike = defaultdict(list)
    for key, entry in entries.items():
        alike[authors(entry), year(entry)].append(key)
    years = {}
    for (_, when), keys in alike.items():
        for at, key in enumerate(sorted(keys)):
            years[key] = when if len(keys) == 1 else f"{when}{'' if when.isdigit() else '-'}{_letter(at)}"
    return years


def _letter(at: int) -> str:
    """Return a, b, … z, aa, ab, …"""
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("a") + at % 26)  # noqa: PLR2004  # the alphabet
