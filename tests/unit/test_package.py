"""The Data Package: Frictionless finds nothing against it, and it has every file of the folder."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from frictionless import Package

from edition import tables as store
from edition.export.publish import descriptions, published, write
from tests import sample
from tests.unit.test_export import edition

if TYPE_CHECKING:
    from pathlib import Path


def test_package_is_valid_by_its_own_schema(data: Path, tmp_path: Path) -> None:
    """Frictionless finds nothing against the zip: types, enums, keys, sizes and checksums hold, and all is there."""
    inventory = "kind,name,address,checksum,version\nfact,fee,facts/fee.html,0a,1.0.0\n"
    files = dict(published(data, edition(), inventory))
    path = tmp_path / "datapackage.zip"
    path.write_bytes(files["data/datapackage.zip"])  # type: ignore[arg-type]  # the one file of bytes
    package = Package(str(path))
    report = package.validate()
    assert report.valid, report.flatten(["type", "note"])
    others = ["flat", "inventory", "references", "annotations", "claims"]
    assert package.resource_names == [*(name.removesuffix(".csv") for name in store.RECORDS), *others]
    with zipfile.ZipFile(path) as packed:
        told = {path.removeprefix("data/") for path in descriptions(store.schema(data)) if path.startswith("data/")}
        assert set(packed.namelist()) == told - {"datapackage.zip"}
    assert package.version == edition().version
    assert len(package.get_table_resource("flat").read_rows()) > len(sample.READINGS)


def test_package_of_a_folder_without_witnesses_is_valid(data: Path, tmp_path: Path) -> None:
    """What a folder does without is not in its package, and no key leads there."""
    for name in store.OPTIONAL:
        (data / name).unlink()
    files = dict(published(data, edition()))
    path = tmp_path / "datapackage.zip"
    path.write_bytes(files["data/datapackage.zip"])  # type: ignore[arg-type]  # the one file of bytes
    package = Package(str(path))
    assert package.validate().valid
    tables = ["sources", "facts", "readings", "bias", "techniques", "names", "flat"]
    assert package.resource_names == [*tables, "references", "annotations", "claims"]


def test_damaged_package_is_noticed(data: Path, tmp_path: Path) -> None:
    """A cell changed after the fact no longer has the checksum that the descriptor gives."""
    write(published(data, edition()), tmp_path)
    table = tmp_path / "data" / "facts.csv"
    table.write_text(table.read_text("utf-8").replace("Which song", "Which tune"), "utf-8")
    assert not Package(str(tmp_path / "data" / "datapackage.json")).validate().valid
