"""The edition's own data: sound, and every quotation where it is said to be."""

from __future__ import annotations

from collections import Counter

import edition
from edition.checks import check
from edition.quotations import verify
from tests import copies

TABLES = edition.read()


def test_sound() -> None:
    """The data keeps its schema and every rule."""
    assert list(map(str, check())) == []


def test_breadth() -> None:
    """At least five sources answer, with at least sixty readings and each source with some."""
    readings = Counter(reading.siglum for reading in TABLES.readings)
    assert len(TABLES.sources) == len(readings) >= 5
    assert readings.total() >= 60


@copies.needed
def test_quotations() -> None:
    """Every quotation and every variant of a name stands in its source, at its paragraph, where there is a copy."""
    assert copies.FOLDER
    problems, missing, checked = verify(TABLES, copies.FOLDER)
    assert list(map(str, problems)) == []
    quoted = [one.siglum for one in TABLES.readings] + [one.siglum for one in TABLES.bias]
    quoted += [one.siglum for one in TABLES.second_labels] + [one.siglum for one in TABLES.names]
    assert checked == sum(siglum not in missing for siglum in quoted)
    assert set(missing) == set(TABLES.source) - set(copies.texts())
