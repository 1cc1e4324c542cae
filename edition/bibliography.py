"""Read the bibliography, a BibTeX file, as far as the rest of the edition needs it."""

from __future__ import annotations

import re

from pybtex.database import BibliographyDataError, parse_string
from pybtex.exceptions import PybtexError

from edition.model import Place, Problem, Reference

_ENTRY = re.compile(r"\s*@\w+\s*\{\s*([^,\s]+)")  # the first line of an entry


def read(content: str, file: str) -> tuple[tuple[Reference, ...], list[Problem]]:
    """Return the entries of a bibliography, each with its line, or none and the problems that prevent it."""
    starts, problems = _starts(content, file)
    try:
        entries = parse_string(content, "bibtex").entries
    except BibliographyDataError:
        return (), problems  # a key that comes twice: they say so
    except PybtexError as error:
        return (), [*problems, Problem(file, getattr(error, "lineno", None) or 1, "entry", str(error), "BibTeX")]
    return tuple(
        Reference(
            place=Place(file, starts.get(key, 1)),
            key=key,
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
    for line, written in enumerate(content.splitlines(), 1):
        if not (entry := _ENTRY.match(written)):
            continue
        if first := starts.get(entry[1]):
            problems.append(
                Problem(file, line, "entry", repr(entry[1]), f"a key of its own; it is that of line {first}")
            )
        starts.setdefault(entry[1], line)
    return starts, problems
