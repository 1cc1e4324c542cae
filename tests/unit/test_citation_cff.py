"""CITATION.cff: what is read from it, and that every fault in it is told with its line."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
import yaml

from edition.citation import cff
from edition.citation.styles import cased
from edition.model import BadData
from tests.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """cff-version: 1.2.0
message: Cite it.
title: "A title: and more"
authors:
  - name: The Editors
  - family-names: Brown
    given-names: Ann
    email: ann@example.org
version: 1.2
date-released: 2026-11-22
license: [CC-BY-4.0, MIT]
"""


def write(folder: Path, text: str) -> Path:
    """Write a citation file and return it."""
    path = folder / cff.FILE
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[str]:
    """Return what is said against a citation file."""
    with pytest.raises(BadData) as raised:
        cff.read(write(folder, text))
    return [str(one) for one in raised.value.problems]


def test_everything_is_read(tmp_path: Path) -> None:
    """Title, authors, version, date and licences come out as they stand, a bare version and date as text and day."""
    edition = cff.read(write(tmp_path, SOUND))
    assert (edition.title, edition.version, edition.released) == ("A title: and more", "1.2", dt.date(2026, 11, 22))
    assert [one.shown for one in edition.authors] == ["The Editors", "Ann Brown"]
    assert edition.licences == ("CC-BY-4.0", "MIT")
    assert edition.contact == "ann@example.org"


def test_what_is_not_known_is_empty(tmp_path: Path) -> None:
    """Address, repository and DOI may be absent."""
    edition = cff.read(write(tmp_path, SOUND))
    assert (edition.address, edition.repository, edition.doi) == ("", "", "")


def test_addresses_are_normalised(tmp_path: Path) -> None:
    """The book's address ends in one slash, the repository's in none and without its suffix."""
    known = "url: https://example.org/book\nrepository-code: https://example.org/code.git\ndoi: 10.5281/zenodo.1\n"
    edition = cff.read(write(tmp_path, SOUND + known))
    assert edition.address == "https://example.org/book/"
    assert edition.repository == "https://example.org/code"
    assert edition.doi == "10.5281/zenodo.1"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("cff-version: 1.2.0", "cff-version: 1.1.0", "CITATION.cff:1  cff-version  found '1.1.0', expected 1.2.0"),
        ("message: Cite it.\n", "", "CITATION.cff:1  message  found nothing, expected a value"),
        ("\nversion: 1.2", "\nversion: [1, 2]", "CITATION.cff:9  version  found ['1', '2'], expected what CFF"),
        ("2026-11-22", "2026-11-31", "CITATION.cff:10  date-released  found '2026-11-31', expected a day"),
        ("2026-11-22", "٢٠٢٦-١١-٢٢", "CITATION.cff:10  date-released  found '٢٠٢٦-١١-٢٢', expected a date such as"),
        ("2026-11-22", "November", "CITATION.cff:10  date-released  found 'November', expected a date such as"),
        (
            "name: The Editors",
            "nom: The Editors",
            "CITATION.cff:5  authors.0  found {'nom': 'The Editors'}, expected a",
        ),
        ("email: ann@", "email: ann at ", "CITATION.cff:6  authors.1  found {'family-names': 'Brown', 'given-names'"),
        ("MIT", "MITT", "CITATION.cff:11  license  found ['CC-BY-4.0', 'MITT'], expected SPDX identifiers, such as"),
        ("license:", "keywords: [a, a]\nlicense:", "CITATION.cff:11  keywords  found ['a', 'a'], expected each entry"),
        ("license:", "type: book\nlicense:", "CITATION.cff:11  type  found 'book', expected one of dataset, software"),
        ("license:", "references: [{type: book}]\nlicense:", "CITATION.cff:11  references.0  found {'type': 'book'}"),
        ("license:", "licence:", "CITATION.cff:11  licence  found a key that is not in CFF 1.2.0, expected one of"),
        ("license:", "url: ftp://x\nlicense:", "CITATION.cff:11  url  found 'ftp://x', expected an address"),
        ("license:", "doi: 10/x\nlicense:", "CITATION.cff:11  doi  found '10/x', expected a DOI such as"),
        ("message:", "title: Again\nmessage:", "CITATION.cff:4  title  found the key a second time, expected it once"),
        ("A title", "A\x07 title", "CITATION.cff:3  character  found U+0007, expected characters that can be seen"),
        ("license: [CC", "license: [CC, {", "CITATION.cff:11  syntax  found expected ',' or '}'"),
    ],
)
def test_every_fault_has_its_line_and_remedy(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A fault is told with file, line, what was found and what is expected."""
    assert any(one.startswith(said) for one in problems(tmp_path, SOUND.replace(old, new, 1))), said


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Two faults make two problems, in the order of their lines."""
    text = SOUND.replace("1.2.0", "1.0").replace("2026-11-22", "today")
    assert [one.split("  ")[1] for one in problems(tmp_path, text)] == ["cff-version", "date-released"]


def test_missing_file_says_where_it_belongs(tmp_path: Path) -> None:
    """Without the file the message names it and its place."""
    with pytest.raises(BadData, match=r"no such file, expected a citation file .* beside _config\.yml"):
        cff.read(tmp_path / cff.FILE)


@pytest.mark.parametrize("content", [b"", b"- a\n- list\n", b"title: \xff"])
def test_no_kind_of_file_breaks_the_reader(tmp_path: Path, content: bytes) -> None:
    """An empty file, a list and a file in another encoding are problems, not crashes."""
    path = tmp_path / cff.FILE
    path.write_bytes(content)
    with pytest.raises(BadData):
        cff.read(path)


@pytest.mark.parametrize(
    ("spdx", "address"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("MIT", "https://spdx.org/licenses/MIT.html"),
    ],
)
def test_licence_has_an_address(spdx: str, address: str) -> None:
    """Each licence leads to its text."""
    assert cff.licence_address(spdx) == address


def test_the_editions_own_file_is_sound_and_agrees_with_the_settings() -> None:
    """The real file can be read, and the book and the package call themselves as it does."""
    edition = cff.read(ROOT / cff.FILE)
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert cased(edition.title, "Chicago").startswith(config["title"])
    assert f'version = "{edition.version}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"## {edition.version} (" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert edition.licence_of_text == "https://creativecommons.org/licenses/by/4.0/"


def test_every_version_tells_what_changed_in_text_data_and_code() -> None:
    """The list of changes has three headings under each version, and the latest is that of the citation file."""
    edition = cff.read(ROOT / cff.FILE)
    _, *versions = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    coming = versions[0].startswith("Unreleased\n")
    for at, version in enumerate(versions):
        assert (coming and not at) or re.match(r"\d+\.\d+\.\d+ \(\d+ \w+ \d{4}\)\n", version), version[:40]
        assert re.findall(r"^### (.*)$", version, flags=re.MULTILINE) == ["Text", "Data", "Code"], version[:40]
    assert versions[coming].startswith(f"{edition.version} ({edition.released.day} {edition.released:%B %Y})")
