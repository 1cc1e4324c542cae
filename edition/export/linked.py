"""Facts and the edition as linked data in the vocabulary of schema.org."""

from __future__ import annotations

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
    """Return one claim for each value that a source gives for a fact, with every place where it appears."""
    collation = collate(tables, fact_id)
    base = edition.address
    alike: dict[tuple[str, str], list[Comparison]] = {}
    for comparison in collation.comparisons:
        alike.setdefault((comparison.value, comparison.reading.verdict), []).append(comparison)
    about = reach(page("fact", fact_id), base=base, here=here)
    return [
        {
            "@type": "Claim",
            "@id": f"{about}#claim-{number}",
            "name": collation.fact.question,
            "text": same[0].value,
            "mainEntityOfPage": {"@id": about},
            "appearance": [_appearance(tables, one, base, here) for one in same],
            "review": {
                "@type": "ClaimReview",
                "@id": f"{about}#review-{number}",
                "claimReviewed": f"{collation.fact.question} {same[0].value}",
                "reviewBody": same[0].reading.note or f"The reference is {collation.reference}.",
                "reviewRating": {"@type": "Rating", "alternateName": same[0].reading.verdict},
                "author": publisher(edition),
                "datePublished": edition.released.isoformat(),
            },
        }
        for number, same in enumerate(alike.values(), 1)
    ]


def _appearance(tables: Tables, comparison: Comparison, base: str, here: str) -> dict[str, Any]:
    reading = comparison.reading
    source = tables.source[reading.siglum]
    return {
        "@type": "CreativeWork",
        "@id": reach(page("para", reading.locator), base=base, here=here),
        "name": reading.locator,
        "abstract": reading.quotation,
        "isPartOf": {"@type": "CreativeWork", "name": source.title}
        | ({"sameAs": {"@id": source.url}} if source.url else {}),
    }


def publisher(edition: Edition) -> list[dict[str, str]]:
    """Return the authors of the edition: bodies and persons."""
    return [{"@type": "Organization" if one.name else "Person", "name": one.shown} for one in edition.authors]
