"""Facts and the edition as linked data in the vocabulary of schema.org."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from edition.addresses import page, reach
from edition.collation import collate

if TYPE_CHECKING:
    from edition.citation.cff import Edition
    from edition.collation import Comparison
    from edition.tables import Tables

#: the vocabulary without its list of terms, so that a reader needs no network; addresses are written as ``@id``
CONTEXT = {"@vocab": "https://schema.org/"}


def graph(tables: Tables, edition: Edition, *, here: str) -> dict[str, Any]:
    """Return every fact in one graph; addresses are reached from the file `here`.

    It is JSON-LD, https://www.w3.org/TR/json-ld11/; a value is a https://schema.org/Claim.
    """
    claims = [claim for fact in tables.facts for claim in claims_of(tables, fact.fact_id, edition, here=here)]
    return {"@context": CONTEXT, "@graph": claims}


def claims_of(tables: Tables, fact_id: str, edition: Edition, *, here: str) -> list[dict[str, Any]]:
    """Return one claim for each value that a source gives for a fact, with every reading that has it.

    A reading is a https://schema.org/Quotation with an address of its own, so that no quotation loses its claim where
    a paragraph has several.
    """
    collation = collate(tables, fact_id)
    base = edition.address
    about = reach(page("fact", fact_id), base=base, here=here)
    alike: dict[tuple[str, str], list[dict[str, Any]]] = {}
    said: dict[tuple[str, str], Comparison] = {}
    places: Counter[str] = Counter()
    for comparison in collation.comparisons:
        key, place = (comparison.value, comparison.reading.verdict), comparison.reading.locator
        places[place] += 1
        name = f"{about}#reading-{place}" + (f"-{places[place]}" if places[place] > 1 else "")
        said.setdefault(key, comparison)
        alike.setdefault(key, []).append({"@id": name} | _reading(tables, comparison, base, here))
    return [
        {
            "@type": "Claim",
            "@id": f"{about}#claim-{number}",
            "name": collation.fact.question,
            "text": first.value,
            "mainEntityOfPage": {"@id": about},
            "appearance": alike[key],
            "review": {
                "@type": "ClaimReview",
                "@id": f"{about}#review-{number}",
                "claimReviewed": f"{collation.fact.question} {first.value}",
                "reviewBody": first.reading.note or f"The reference is {collation.reference}.",
                "reviewRating": {"@type": "Rating", "alternateName": first.reading.verdict},
                "author": publisher(edition),
                "datePublished": edition.released.isoformat(),
            },
        }
        for number, (key, first) in enumerate(said.items(), 1)
    ]


def _reading(tables: Tables, comparison: Comparison, base: str, here: str) -> dict[str, Any]:
    reading = comparison.reading
    source = tables.source[reading.siglum]
    return {
        "@type": "Quotation",
        "text": reading.quotation,
        "inLanguage": source.language,
        "isPartOf": {
            "@type": "CreativeWork",
            "@id": reach(page("para", reading.locator), base=base, here=here),
            "name": reading.locator,
            "isPartOf": {"@type": "CreativeWork", "name": source.title}
            | ({"sameAs": {"@id": source.url}} if source.url else {}),
        },
    }


def publisher(edition: Edition) -> list[dict[str, str]]:
    """Return the authors of the edition: bodies and persons."""
    return [{"@type": "Organization" if one.name else "Person", "name": one.shown} for one in edition.authors]
