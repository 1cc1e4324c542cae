"""The interface for programs: its description is valid, and every file is as the description says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from edition import tables as store
from edition.addresses import OPENAPI, SCHEMAS
from edition.citation import cff
from edition.export.publish import published
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

EDITION = replace(cff.read(sample.ROOT / cff.FILE), address="")


@pytest.mark.parametrize("folder", ["sample", "real"])
def test_every_file_is_as_its_schema_says(data: Path, folder: str) -> None:
    """The validator of JSON Schema finds nothing against the list of facts and the file of any fact."""
    files = dict(published(data if folder == "sample" else sample.ROOT / "data", EDITION))
    schemas = {name: json.loads(files[path]) for name, path in SCHEMAS.items()}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    fact, listed = (Draft202012Validator(schemas[name]) for name in ("Fact", "FactList"))
    listed.validate(json.loads(files["api/facts/index.json"]))
    paths = [path for path in files if re.fullmatch(r"api/facts/[^/]+\.json", path) and "index" not in path]
    assert len(paths) == len(store.read(data if folder == "sample" else sample.ROOT / "data").facts)
    for path in paths:
        assert [(path, one.message) for one in fact.iter_errors(json.loads(files[path]))] == []


def test_schema_refuses_what_is_not_so(data: Path) -> None:
    """A verdict that there is not, a key that is missing and one too many are each a fault."""
    files = dict(published(data, EDITION))
    validator = Draft202012Validator(json.loads(files[SCHEMAS["Fact"]]))
    found = json.loads(files["api/facts/fee.json"])
    found["readings"][0]["verdict"] = "wrong"
    found["more"] = found.pop("silent")
    assert len(list(validator.iter_errors(found))) == 3


def test_description_is_openapi(data: Path) -> None:
    """The validator of OpenAPI takes the description, and each path in it leads to a file."""
    files = dict(published(data, EDITION))
    described = json.loads(files[OPENAPI])
    validate(described)
    filled = {path.removeprefix("/").format(fact_id="fee", table="names") for path in described["paths"]}
    assert filled - set(files) == {"build-info.json", "api/facts/fee.csv"}  # which the book adds
