"""Facts as linked data and bias notes as Web Annotations: what pyld finds in them, without a network."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pyld import jsonld

from edition.citation import cff
from edition.export.publish import published
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://example.org/e/"

#: the part of the W3C context that our annotations use, so that the tests need no network
ANNOTATION_TERMS: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "FragmentSelector": "oa:FragmentSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "refinedBy": {"@type": "@id", "@id": "oa:refinedBy"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "partOf": {"@type": "@id", "@id": "as:partOf"},
    "last": {"@type": "@id", "@id": "as:last"},
    "first": {"@type": "@id", "@id": "as:first"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
}


def written(data: Path, path: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Return one of the files that are published of the small tables, for an edition with an address."""
    edition = replace(cff.read(sample.ROOT / cff.FILE), address=ADDRESS)
    return json.loads(dict(published(data, edition))[path])


def loader(address: str, _options: object) -> dict[str, Any]:
    """Give the one context that the annotations name."""
    assert address == "http://www.w3.org/ns/anno.jsonld"
    return {"document": {"@context": ANNOTATION_TERMS}, "documentUrl": address, "contextUrl": None}


def test_annotations_are_web_annotations(data: Path) -> None:
    """The reader pyld finds each bias note on its paragraph, with its quotation, and its technique in a body."""
    (whole,) = jsonld.expand(written(data, "data/annotations.jsonld"), {"documentLoader": loader})
    assert whole["@id"] == "https://example.org/e/data/annotations.jsonld"
    oa = "http://www.w3.org/ns/oa#"
    (page,) = whole["http://www.w3.org/ns/activitystreams#first"]
    assert page["@id"] == "https://example.org/e/data/annotations.jsonld#page-1"
    assert page["http://www.w3.org/ns/activitystreams#partOf"] == [{"@id": whole["@id"]}]
    items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert [one["@id"] for one in items] == [
        "https://example.org/e/chapters/alfa.html#ALFA.4a",
        "https://example.org/e/chapters/beta.html#BETA.3a",
    ]
    (target,) = items[0][f"{oa}hasTarget"]
    assert target[f"{oa}hasSource"] == [{"@id": "https://example.org/e/chapters/alfa.html"}]
    (selector,) = target[f"{oa}hasSelector"]
    assert selector["@type"] == [f"{oa}FragmentSelector"]
    (quote,) = selector[f"{oa}refinedBy"]
    assert quote[f"{oa}exact"] == [{"@value": "the shameful vote"}]
    said = [body["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"] for body in items[0][f"{oa}hasBody"]]
    assert said == ["loaded-language", "Loaded language", "anti-party", "It judges while it tells.", "the vote"]


def test_annotations_of_a_book_without_an_address_have_names(data: Path) -> None:
    """Where the address is not known the collection, its page and each annotation have a URN that stays the same."""
    edition = replace(cff.read(sample.ROOT / cff.FILE), address="")
    one, again = (json.loads(str(dict(published(data, edition))["data/annotations.jsonld"])) for _ in range(2))
    assert one == again
    page = one["first"]
    names = [one["id"], page["id"], *(item["id"] for item in page["items"])]
    assert all(name.startswith("urn:uuid:") for name in names)
    assert len(set(names)) == len(names) == 4
    assert page["partOf"] == one["id"]


def test_facts_are_linked_data(data: Path) -> None:
    """The reader pyld finds a claim for each value of a fact, its places and its verdict, without a network."""
    claims = jsonld.expand(written(data, "data/facts.jsonld"))
    schema = "https://schema.org/"
    late = [one for one in claims if one["@id"].startswith("https://example.org/e/facts/delegates-late.html#")]
    assert {one["@type"][0] for one in claims} == {f"{schema}Claim"}
    assert [one[f"{schema}text"][0]["@value"] for one in late] == ["50", "49"]
    at = "https://example.org/e/facts/delegates-late.html#reading-"
    readings = late[1][f"{schema}appearance"]
    assert [one["@id"] for one in readings] == [f"{at}BETA.2", f"{at}GAMMA.1"]
    assert [one[f"{schema}text"][0]["@value"] for one in readings] == ["a good 49 came late", "49 late-comers"]
    assert [one[f"{schema}isPartOf"][0]["@id"] for one in readings] == [
        "https://example.org/e/chapters/beta.html#BETA.2",
        "https://example.org/e/chapters/gamma.html#GAMMA.1",
    ]
    (review,) = late[1][f"{schema}review"]
    (rating,) = review[f"{schema}reviewRating"]
    assert rating[f"{schema}alternateName"] == [{"@value": "differs"}]
