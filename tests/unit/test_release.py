"""A site keeps every version that was laid into it, shares what is equal, and is never written over."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from edition.citation import cff
from edition.release import SLOT, CannotRelease, release
from tests import sample_citation

if TYPE_CHECKING:
    from pathlib import Path

    from edition.citation.cff import Edition

PAGE = f"<body>{SLOT}\n<h1>A fact</h1></body>"


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """The small edition's first version."""
    sample_citation.write(tmp_path)
    return replace(cff.read(tmp_path / cff.FILE), version="1.0", released=dt.date(2020, 1, 2))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A built book of two pages and a style sheet."""
    folder = tmp_path / "book"
    info = '{"version": "1.0", "date": "2020-01-02"}'
    pages = {"index.html": PAGE, "facts/one.html": PAGE, "_static/book.css": "p {}", "build-info.json": info}
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_newest_is_at_the_root_and_stays_under_its_version(book: Path, edition: Edition, tmp_path: Path) -> None:
    """The root has the book as it is; what stays says which version it is and leads to the same page of the newest."""
    site = tmp_path / "site"
    release(book, site, edition)
    assert (site / "facts" / "one.html").read_text("utf-8") == PAGE
    kept = (site / "v" / "1.0" / "facts" / "one.html").read_text("utf-8")
    assert "version 1.0 of 2020-01-02" in kept
    assert 'href="../../../facts/one.html" data-newest' in kept
    assert 'href="../../../chapters/changes.html#changed-one" data-since' in kept
    assert 'src="../_static/edition/archived.js"' in kept
    assert 'href="../../index.html" data-newest' in (site / "v" / "1.0" / "index.html").read_text("utf-8")


def test_a_second_version_leaves_the_first_as_it_was(book: Path, edition: Edition, tmp_path: Path) -> None:
    """The root follows, the first version stays to the byte, files of others stay, and equal files are one file."""
    site = tmp_path / "site"
    release(book, site, edition)
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    first = {path: path.read_bytes() for path in (site / "v" / "1.0").rglob("*") if path.is_file()}
    (book / "facts" / "one.html").write_text(PAGE.replace("A fact", "Another"), encoding="utf-8")
    (book / "build-info.json").write_text('{"version": "1.1", "date": "2020-01-03"}', encoding="utf-8")
    assert release(book, site, replace(edition, version="1.1")) == 2
    assert {path: path.read_bytes() for path in (site / "v" / "1.0").rglob("*") if path.is_file()} == first
    assert (site / "v" / "1.1" / "_static" / "book.css").samefile(site / "v" / "1.0" / "_static" / "book.css")
    assert "Another" in (site / "facts" / "one.html").read_text("utf-8")
    assert (site / "CNAME").read_text("utf-8") == "example.org"
    listed = BeautifulSoup((site / "v" / "index.html").read_text("utf-8"), "html5lib")
    assert [link["href"] for link in listed.select("li a")] == ["1.1/index.html", "../index.html", "1.0/index.html"]
    (book / "_static" / "book.css").write_text("b {}", encoding="utf-8")
    release(book, site, replace(edition, version="1.2"))
    assert (site / "v" / "1.1" / "_static" / "book.css").read_text(
        "utf-8"
    ) == "p {}"  # its name was shared with the root


def test_a_version_that_is_out_is_not_written_over(book: Path, edition: Edition, tmp_path: Path) -> None:
    """The same book may be laid again; another one under the same version is refused, and nothing is written."""
    site = tmp_path / "site"
    release(book, site, edition)
    release(book, site, edition)
    (book / "index.html").write_text(PAGE.replace("A fact", "Another"), encoding="utf-8")
    with pytest.raises(CannotRelease, match="raise the version"):
        release(book, site, edition)
    assert (site / "index.html").read_text("utf-8") == PAGE
