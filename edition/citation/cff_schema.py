"""Hold a citation file against the schema of the Citation File Format 1.2.0, as check-jsonschema carries it."""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yaml import MappingNode, SequenceNode

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # a grammar that no schema of ours asks for,
from jsonschema import Draft7Validator  # noqa: E402  # and that jsonschema would compile for a second

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema.exceptions import ValidationError
    from yaml import Node

#: where the package has it; itself it is not imported, since it would bring a command line and an HTTP client
_IN_PACKAGE = "builtin_schemas/vendor/citation-file-format.json"

_PEOPLE = "a person (family-names, given-names) or a body (name), with no key that CFF 1.2.0 does not know"

#: where the schema allows several things, what they are in words
_SEVERAL = {
    "authors": _PEOPLE,
    "contact": _PEOPLE,
    "license": "SPDX identifiers, such as CC-BY-4.0",
    "identifiers": "entries with type (doi, url, swh, other) and value",
}

#: keyword of the schema -> what it asks for; `{}` is its value
_ASKED = {
    "type": "one {}",
    "pattern": "the pattern {}",
    "enum": "one of {}",
    "required": "an entry with {}",
    "uniqueItems": "each entry once",
}


@lru_cache
def _validator() -> Draft7Validator:
    package = find_spec("check_jsonschema")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("check-jsonschema has the schema of CITATION.cff: pip install -r requirements.txt")
    schema = Path(package.submodule_search_locations[0]) / _IN_PACKAGE
    return Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))


def violations(content: dict[str, Any], root: Node) -> Iterator[tuple[int, str, str, str]]:
    """Yield line, place (``authors.0.email``), what was found and what was expected.

    `content` is the file as text, lists and mappings; `root` its node in YAML, which knows the lines.
    """
    for error in _validator().iter_errors(content):
        place = [*error.absolute_path]
        if error.validator == "additionalProperties":
            known = error.schema["properties"]
            for key in error.instance.keys() - known:
                asked = f"one of {', '.join(sorted(known))}"
                yield _line(root, [*place, key]), _format_place([*place, key]), "a key that is not in CFF 1.2.0", asked
        else:
            yield _line(root, place), _format_place(place), repr(error.instance), _expected(error)


def _format_place(place: Iterable[str | int]) -> str:
    return ".".join(map(str, place))


def _expected(error: ValidationError) -> str:
    if error.validator in {"anyOf", "oneOf"}:
        return _SEVERAL.get(str(error.absolute_path[0]), "what CFF 1.2.0 allows there")
    asked = error.validator_value
    words = _ASKED.get(str(error.validator), "what CFF 1.2.0 allows there")
    return words.format(", ".join(asked) if isinstance(asked, list) else asked)


def _line(node: Node, place: Iterable[str | int]) -> int:
    """Return the line on which a place of the file begins, or the innermost one around it that is there."""
    line = 1
    for step in place:
        if isinstance(node, MappingNode):
            key, node = next(pair for pair in node.value if pair[0].value == step)
            line = key.start_mark.line + 1
        elif isinstance(node, SequenceNode):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line
