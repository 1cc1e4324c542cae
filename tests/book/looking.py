"""Look into a built page as a reader would: at elements, and at words without their markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag


def one(page: Tag, selector: str) -> Tag:
    """Return the only element of its kind."""
    found = page.select(selector)
    assert len(found) == 1, f"{len(found)} of {selector}"
    return found[0]


def words(part: Tag) -> str:
    """Return what a reader reads in an element."""
    return " ".join(part.get_text(" ").split())


def spoken(page: Tag, selector: str) -> list[str]:
    """Return what a reader reads in each element of a kind."""
    return [words(part) for part in page.select(selector)]


def addresses(page: Tag, selector: str) -> dict[str, str]:
    """Return words -> address of the links in the only element of its kind."""
    return {words(link): str(link["href"]) for link in one(page, selector).select("a[href]")}


def table(page: Tag, selector: str) -> list[dict[str, str]]:
    """Return the rows of the only table of its kind, each as heading -> words."""
    found = one(page, selector)
    heads = spoken(found, "thead th")
    return [dict(zip(heads, spoken(row, "th, td"), strict=True)) for row in found.select("tbody tr")]
