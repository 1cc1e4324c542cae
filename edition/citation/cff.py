"""Read CITATION.cff: the one place for title, version, date, licence and identifier of the edition."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from edition.addresses import archived
from edition.citation.cff_schema import violations
from edition.model import BadData, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "CITATION.cff"

#: keys that this edition asks for; CFF itself asks for the first four
REQUIRED = ("cff-version", "message", "title", "authors", "version", "date-released", "license")

_ADDRESS = re.compile(r"https?://[^\s/]+\S*")

#: key -> the form of its value, and the words for it; the schema of CFF looks after the rest
FORMS = {
    "cff-version": (re.compile(r"1\.2\.0"), "1.2.0"),
    "date-released": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a date such as 2026-11-22"),
    "doi": (re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)?/\S+"), "a DOI such as 10.5281/zenodo.1003150"),
    "url": (_ADDRESS, "an address that begins with https://"),
    "repository-code": (_ADDRESS, "an address that begins with https://"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person, or a body that is named as one."""

    name: str = ""  #: of a body; empty for a person
    family: str = ""
    given: str = ""
    email: str = ""

    @property
    def shown(self) -> str:
        """The name in reading order."""
        return self.name or f"{self.given} {self.family}".strip()

    @property
    def filed(self) -> str:
        """The name as records file it: family name first; a body with a comma at its end, else programs split it."""
        return f"{self.name}," if self.name else f"{self.family}, {self.given}".removesuffix(", ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The edition as a whole, as CITATION.cff describes it."""

    title: str
    abstract: str
    authors: tuple[Author, ...]
    version: str
    released: dt.date
    licences: tuple[str, ...]  #: SPDX identifiers
    keywords: tuple[str, ...]
    doi: str  #: empty where there is none
    address: str  #: of the published book, ending in a slash; empty where it is not known
    repository: str  #: of the code; empty where it is not known
    contact: str  #: an e-mail address; empty where none is given
    stays: bool = False  #: whether the site keeps each version, so that a citation can lead to what was read

    @property
    def named(self) -> str:
        """The version as a book states its edition."""
        return f"version {self.version}"

    @property
    def cited_at(self) -> str:
        """The address that citations lead to: of this version where it stays; empty where none is known."""
        return self.address and self.address + (archived(self.version) if self.stays else "")

    @property
    def licence_of_text(self) -> str:
        """The address of the licence of text and data: the first one that is not for software."""
        open_ones = [one for one in self.licences if one.startswith("CC")] or list(self.licences)
        return licence_address(open_ones[0])


def licence_address(spdx: str) -> str:
    """Return where a licence can be read, given its SPDX identifier."""
    if found := re.fullmatch(r"CC-(BY[A-Z-]*)-(\d\.\d)", spdx):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return f"https://spdx.org/licenses/{spdx}.html"


def check(path: Path) -> list[Problem]:
    """Return every problem in a citation file; none means that it can be read."""
    try:
        read(path)
    except BadData as bad:
        return bad.problems
    return []


def read(path: Path) -> Edition:
    """Return the edition that a CITATION.cff describes, or raise BadData with every problem in it.

    The format: https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md.
    """
    try:
        content, problems = _parsed(path)
    except FileNotFoundError:
        problems = [Problem(path.name, 0, "file", "no such file", "a citation file (CFF 1.2.0) beside _config.yml")]
    except UnicodeDecodeError as error:
        problems = [Problem(path.name, 1, "encoding", f"byte {error.object[error.start]:#04x}", "UTF-8")]
    except yaml.reader.ReaderError as error:
        line = path.read_text(encoding="utf-8")[: error.position].count("\n") + 1
        problems = [Problem(path.name, line, "character", f"U+{error.character:04X}", "characters that can be seen")]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems = [Problem(path.name, line, "syntax", str(error.problem), "YAML")]
    if problems:
        raise BadData(problems)
    return _edition(content)


def _parsed(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Return the content, and every problem in it; where a rule of ours speaks of a key, the schema does not."""
    text = path.read_text(encoding="utf-8")
    root = yaml.compose(text, yaml.BaseLoader)
    if not isinstance(root, yaml.MappingNode):
        return {}, [Problem(path.name, 1, "file", "no keys", "a citation file (CFF 1.2.0)")]
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for node, _ in root.value:
        key, line = str(node.value), node.start_mark.line + 1
        if key in lines:
            problems.append(
                Problem(path.name, line, key, "the key a second time", f"it once; it is in line {lines[key]}")
            )
        lines.setdefault(key, line)
    content: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506  # it makes text, lists, mappings
    problems += [Problem(path.name, lines.get(key, 1), key, found, asked) for key, found, asked in _wrong(content)]
    spoken = {problem.column for problem in problems}
    problems += [
        Problem(path.name, line, place, found, asked)
        for line, place, found, asked in violations(content, root)
        if place.partition(".")[0] not in {"", *spoken}  # of the file as a whole it says what is missing, as we do
    ]
    return content, problems


def _wrong(content: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield key, what was found and what was expected, for everything that CFF 1.2.0 or the edition forbids."""
    yield from ((key, "nothing", "a value") for key in REQUIRED if not content.get(key))
    for key, (form, expected) in FORMS.items():
        if content.get(key) and not (isinstance(content[key], str) and form.fullmatch(content[key])):
            yield key, repr(content[key]), expected
    released = content.get("date-released")
    if isinstance(released, str) and FORMS["date-released"][0].fullmatch(released) and not _is_date(released):
        yield "date-released", repr(released), "a day of the calendar"


def _is_date(written: str) -> bool:
    try:
        dt.date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _edition(content: dict[str, Any]) -> Edition:
    contacts = [_author(one).email for one in (*content.get("contact", []), *content["authors"])]
    address = content.get("url", "")
    return Edition(
        title=content["title"],
        abstract=content.get("abstract", ""),
        authors=tuple(_author(one) for one in content["authors"]),
        version=content["version"],
        released=dt.date.fromisoformat(content["date-released"]),
        licences=tuple(_listed(content["license"])),
        keywords=tuple(_listed(content.get("keywords", []))),
        doi=content.get("doi", ""),
        address=address and f"{address.rstrip('/')}/",
        repository=content.get("repository-code", "").rstrip("/").removesuffix(".git"),
        contact=next((email for email in contacts if email), ""),
    )


def _author(entry: dict[str, str]) -> Author:
    return Author(
        name=entry.get("name", ""),
        family=entry.get("family-names", ""),
        given=entry.get("given-names", ""),
        email=entry.get("email", ""),
    )


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
