"""What finds a thing finds one thing: a way to ask, a spelling, a fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.search_model import Fingerprints, SearchPlace, SearchTerms
    from edition.tables import Tables


def one_way_one_place(tables: Tables) -> Iterator[Problem]:
    """A way to ask leads to one fact or one place in the chapters, and is not another fact's question.

    A reader who asks is led to one answer; two would make the search guess.
    """
    asked = {_plain(fact.question): fact.fact_id for fact in tables.facts}
    rows: list[tuple[str, SearchTerms | SearchPlace]] = [
        *((row.fact_id, row) for row in tables.search_terms),
        *((row.target, row) for row in tables.search_places),
    ]
    for name, row in rows:
        for term in row.asked:
            other = asked.setdefault(_plain(term), name)
            if other != name or row.asked.count(term) > 1 or term in tables.fact:
                yield Problem.at(row, "terms", repr(term), f"a way to ask that leads to {name!r} alone, once")


def known_bearers(tables: Tables) -> Iterator[Problem]:
    """A spelling is that of a name of the edition, and says where it was seen if it was.

    A spelling without its name leads nowhere, and one that was not seen is a guess.
    """
    for row in tables.spellings:
        if row.name_id not in tables.variants:
            yield Problem.at(row, "name_id", repr(row.name_id), "a name_id of data/names.csv")
        if (row.evidence == "seen") != bool(row.seen_at):
            yield Problem.at(row, "seen_at", repr(row.seen_at), "a place for what was seen, and for nothing else")


def one_form_one_bearer(tables: Tables) -> Iterator[Problem]:
    """A spelling leads to one name, and is not another one's canonical form.

    A form that leads to two persons leads to the wrong one half of the time.
    """
    bearers = {_plain(row.canonical): row.name_id for row in tables.names}
    for row in tables.spellings:
        other = bearers.setdefault(_plain(row.form), row.name_id)
        if other != row.name_id:
            yield Problem.at(row, "form", repr(row.form), f"a form that is not that of {other!r}")


def separate_synonyms(tables: Tables) -> Iterator[Problem]:
    """A word stands once in its set.

    Twice the same word finds nothing more.
    """
    for row in tables.synonyms:
        for word in {one for one in row.words if row.words.count(one) > 1}:
            yield Problem.at(row, "also", repr(word), "a word that its set does not have yet")


def whole_fingerprints(tables: Tables) -> Iterator[Problem]:
    """A source is recognised by all its paragraphs, in their order, or by none.

    Half of a source would be recognised, and the other half would look like a foreign text.
    """
    kept: dict[str, list[Fingerprints]] = {}
    for row in tables.fingerprints:
        kept.setdefault(row.siglum, []).append(row)
    for siglum, rows in kept.items():
        whole = tables.source[siglum].paragraphs if siglum in tables.source else len(rows)
        for number, row in enumerate(rows, 1):
            if row.paragraph != number and 1 <= row.paragraph <= whole:
                yield Problem.at(row, "paragraph", repr(row.paragraph), f"{number}, the next of {siglum}")
                break
        else:
            if len(rows) < whole:
                yield Problem.at(rows[-1], "paragraph", f"{len(rows)} paragraphs of {siglum}", f"all {whole}")


def _plain(text: str) -> str:
    return text.casefold().rstrip("?").strip()
