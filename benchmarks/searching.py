"""How well the search answers: more than five hundred queries with the pages that should answer them, by kind."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.hosting import HERE, hosted
from benchmarks.reading import browsing
from edition.export.cells import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

QUERIES = HERE.parent / "tests" / "searches.csv"
TABLE = HERE / "searching.csv"
FIRST = 3  #: results that a reader sees without moving

#: the addresses found, best first; the page has taken in all texts
_ASK = """(queries) => {
  const index = editionIndex.index(editionEntries);
  index.fill(editionTexts);
  return queries.map((query) => editionSearch.search(index, query).results.slice(0, 50)
    .map(({ at }) => index.entries[at].address));
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One query, as a reader would type it."""

    query: str
    kind: str
    expected: tuple[str, ...]  #: any of these answers it
    part: str  #: tuning or held-out: what was looked at while the order was made, and what was not
    rank: int = 0  #: at which place the first of them was found; 0 for none


def asked(page: Page) -> list[Search]:
    """Return all queries with the places at which their answers are found by the search page of a book."""
    with QUERIES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found: list[list[str]] = page.evaluate(_ASK, [row["query"] for row in rows])
    return [_searched(row, addresses) for row, addresses in zip(rows, found, strict=True)]


def _searched(row: dict[str, str], addresses: list[str]) -> Search:
    expected = tuple(row["expected"].split())
    rank = next((place for place, address in enumerate(addresses, 1) if address in expected), 0)
    return Search(query=row["query"], kind=row["kind"], expected=expected, part=row["part"], rank=rank)


def counted(searches: Iterable[Search]) -> dict[str, Any]:
    """Return how many queries there are, which shares are answered first and early, and the mean reciprocal rank."""
    ranks = [one.rank for one in searches]
    return {
        "queries": len(ranks),
        "first": round(sum(rank == 1 for rank in ranks) / len(ranks), 3),
        "first_three": round(sum(1 <= rank <= FIRST for rank in ranks) / len(ranks), 3),
        "mean_reciprocal_rank": round(sum(1 / rank for rank in ranks if rank) / len(ranks), 3),
    }


def table(searches: list[Search]) -> list[dict[str, Any]]:
    """Return a row for each kind, for each part, and for all."""
    kinds = {
        kind: [one for one in searches if one.kind == kind] for kind in dict.fromkeys(one.kind for one in searches)
    }
    parts = {part: [one for one in searches if one.part == part] for part in ("tuning", "held-out")}
    return [{"kind": name, **counted(group)} for name, group in {**kinds, **parts, "all": searches}.items()]


def main() -> int:
    """Measure the book that is built, write the table and print it."""
    with hosted(Path(sys.argv[1])) as site, browsing() as browser:
        page = browser.new_page()
        page.goto(f"{site}/search.html")
        page.wait_for_selector("#ed-search[data-whole]")
        rows = table(asked(page))
    TABLE.write_text(csv_text(rows[0], rows), encoding="utf-8")
    print(TABLE.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
