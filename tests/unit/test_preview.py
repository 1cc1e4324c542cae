"""The picture that a link to a page is shown with."""

from __future__ import annotations

import io
from dataclasses import fields
from typing import Any

import pytest
from PIL import Image

import edition
from edition.citation.cff import Edition
from edition.citation.records import Cited
from edition.collation import collate_all
from edition.render.preview import SIZE, laid_out, preview
from edition.render.record import PageRecord, valued

WEIGHT = 30_000  #: bytes of the heaviest: there are hundreds, and networks take no more than ten times as much
ASKED = (1200, 630)  #: pixels, of a picture that networks show large


def page(title: str, values: tuple[str, ...] = ()) -> PageRecord:
    """Return the record of a page with a title."""
    whole: dict[str, Any] = dict.fromkeys((one.name for one in fields(Edition)), "Five accounts")
    said: dict[str, Any] = {"docname": "x", "title": title, "abstract": "", "fact_id": "", "values": values}
    return PageRecord(**said, shows=frozenset(), cited=Cited(edition=Edition(**whole)))


def test_every_fact_has_room_in_its_picture() -> None:
    """Of every fact the whole question is there and the reference, and no line runs over the edge."""
    for collation in collate_all(edition.read()):
        record = page(collation.fact.question, valued(collation))
        lines = list(laid_out(record))
        words = " ".join(line[2] for line in lines)
        assert collation.fact.question in words
        assert "Reference: " in words
        for x, y, said, font, _ in lines:
            assert x + font.getlength(said) <= SIZE[0], said
            assert y + font.size <= SIZE[1], said


@pytest.mark.parametrize("values", [(), ("Reference: 848", *(f"A.{at}: {at}" for at in range(30)))])
def test_the_picture_is_small_and_says_what_is_left_out(values: tuple[str, ...]) -> None:
    """It is a light PNG of the size that networks show; where there are too many values it ends in an ellipsis."""
    record = page("How many?", values)
    drawn = preview(record)
    assert len(drawn) < WEIGHT
    assert Image.open(io.BytesIO(drawn)).size == ASKED == SIZE
    assert ([line[2] for line in laid_out(record)][-1] == "…") == bool(values)
