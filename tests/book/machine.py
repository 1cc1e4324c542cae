"""Read a built page as machines do: citation managers, search engines and readers of linked data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import extruct
from pyld import jsonld

from tests.book.looking import one

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

SCHEMA = "https://schema.org/"
ADDRESS = "https://example.org/book/"


def tags(page: BeautifulSoup) -> dict[str, list[str]]:
    """Return name -> contents of all meta elements with a name."""
    found: dict[str, list[str]] = {}
    for meta in page.select("meta[name]"):
        found.setdefault(str(meta["name"]), []).append(str(meta["content"]))
    return found


def links(page: BeautifulSoup, relation: str) -> list[str]:
    """Return the addresses that stand in a relation to the page."""
    return [str(link["href"]) for link in page.select(f'head link[rel="{relation}"]')]


def extracted(path: Path, address: str) -> dict[str, Any]:
    """Return what extruct finds in a file that is read at an address: JSON-LD, Open Graph and Dublin Core."""
    syntaxes = ["json-ld", "opengraph", "dublincore"]
    found: dict[str, Any] = extruct.extract(path.read_text(encoding="utf-8"), base_url=address, syntaxes=syntaxes)
    return found


def nodes(path: Path, address: str) -> dict[str, dict[str, Any]]:
    """Return id -> node of a page's linked data, expanded by pyld at the page's address."""
    (written,) = extracted(path, address)["json-ld"]
    expanded = jsonld.flatten(written, options={"documentLoader": _vocabulary, "base": address})
    return {node["@id"]: node for node in expanded}


def _vocabulary(address: str, _options: object) -> dict[str, Any]:
    """Give the vocabulary without its list of terms, so that the tests need no network."""
    assert address.rstrip("/") == SCHEMA.rstrip("/")
    terms = {
        "@vocab": SCHEMA,
        **{name: {"@type": "@id"} for name in ("url", "license", "contentUrl", "sameAs")},
    }
    return {"document": {"@context": terms}, "documentUrl": address, "contextUrl": None}


def value(node: dict[str, Any], name: str) -> str:
    """Return the one value, or the one address, that a node has for a term."""
    (found,) = node[SCHEMA + name]
    return str(found.get("@value", found.get("@id")))


def kind(node: dict[str, Any]) -> str:
    """Return the type of a node without its vocabulary."""
    return str(node["@type"][0]).removeprefix(SCHEMA)


def title(page: BeautifulSoup) -> str:
    """Return the heading of a page."""
    return " ".join(one(page, "h1").get_text("").replace("¶", "").split())
