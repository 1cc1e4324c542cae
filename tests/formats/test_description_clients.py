"""What describes the tables, as programs of others read it: CSV on the Web, RO-Crate and Croissant."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import mlcroissant
import pytest
from csvw.metadata import CSVW
from rocrate.rocrate import ROCrate

from edition import tables as store
from edition.citation import cff
from edition.export.forms import FORMS
from edition.export.publish import published, write
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

EDITION = replace(cff.read(sample.ROOT / cff.FILE), address="")


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """The folder of data of the small tables, as it is published, with all that describes it."""
    croissant = FORMS["croissant"]
    write([*published(data, EDITION), (croissant.path, croissant.make(data, EDITION))], tmp_path / "out")
    return tmp_path / "out" / "data"


def test_csv_on_the_web_is_valid(folder: Path) -> None:
    """The reader csvw finds every table with the types of its columns, and nothing against types, patterns and keys."""
    assert sound(folder)
    tables = CSVW(str(folder / "csv-metadata.json"))
    found = {str(one.url): list(one.iterdicts()) for one in tables.tables}
    assert set(found) == {"flat.csv", *store.RECORDS}
    assert found["flat.csv"][0]["own_voice"] is True
    assert [one["reference"] for one in found["facts.csv"]][:3] == ["none", "200", "50..52"]
    assert found["sources.csv"][0]["paragraphs"] == 5


def sound(folder: Path) -> bool:
    """Tell whether csvw finds nothing against the tables; of a key that leads nowhere it raises, of cells it warns."""
    with warnings.catch_warnings(action="ignore"):
        try:
            return bool(CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid)
        except ValueError:
            return False


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [("readings.csv", "delegates-all,BETA", "nobody,BETA"), ("sources.csv", ",en,ru,", ",english,ru,")],
)
def test_csv_on_the_web_notices_a_fault(folder: Path, table: str, old: str, new: str) -> None:
    """With a fact that there is not, or a cell that breaks its pattern, the tables are no longer valid."""
    path = folder / table
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert not sound(folder)


def test_crate_describes_every_file(folder: Path) -> None:
    """The reader of RO-Crate finds each file with its media type and size, licence, author, version and day."""
    crate = ROCrate(str(folder))
    assert crate.root_dataset["version"] == EDITION.version
    assert str(crate.root_dataset["datePublished"]).startswith(EDITION.released.isoformat())
    assert crate.license["@id"] == EDITION.licence_of_text
    assert [one["name"] for one in crate.root_dataset["author"]] == [one.shown for one in EDITION.authors]
    files = {one.id: one for one in crate.get_by_type("File")}
    assert {"flat.csv", "references.bib", "datapackage.json", *store.RECORDS} <= set(files)
    for name, one in files.items():
        assert int(one["contentSize"]) == (folder / name).stat().st_size, name
    assert files["flat.csv"]["encodingFormat"] == "text/csv"


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib's own reader of JSON-LD
def test_croissant_reads_the_rows(folder: Path) -> None:
    """The reader of Croissant finds nothing against the description, and the rows of a table with their types."""
    dataset = mlcroissant.Dataset(str(folder.parent / FORMS["croissant"].path))
    assert dataset.metadata.issues.errors == set()
    rows: list[dict[str, Any]] = [*dataset.records("flat")]
    late = next(one for one in rows if (one["flat/fact_id"], one["flat/siglum"]) == (b"delegates-late", b"GAMMA"))
    assert (late["flat/value"], late["flat/deviation"], late["flat/own_voice"]) == (b"49", -1.0, False)


def test_descriptions_are_the_same_each_time(data: Path, folder: Path) -> None:
    """Nothing in them tells when they were made, and both are JSON of the edition's own form."""
    again = {FORMS["croissant"].path: FORMS["croissant"].make(data, EDITION), **dict(published(data, EDITION))}
    for path in ("formats/edition.croissant.json", "data/ro-crate-metadata.json", "data/csv-metadata.json"):
        content = again[path]
        assert (content if isinstance(content, bytes) else content.encode()) == (folder.parent / path).read_bytes()
        assert json.loads(content)["@context"]
