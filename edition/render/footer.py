"""At the foot of every page: how to cite it, the data behind it, and how to report an error in it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from markupsafe import Markup

from edition.addresses import ARCHIVE, BUILD_INFO, card, reach, record
from edition.citation.cff import licence_address
from edition.citation.formats import FORMATS
from edition.citation.styles import STYLES, entry, note, plain
from edition.collation import collate
from edition.render.card import code
from edition.render.page_data import files_behind
from edition.render.report import PLACE, report
from edition.render.templating import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.citation.records import Cited
    from edition.render.build_info import BuildInfo
    from edition.render.record import PageRecord
    from edition.tables import Tables

MEDIA = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}

ADDRESS = "{address}"


def files_of(cited: Cited) -> dict[str, str]:
    """Return the media types of the files for citation managers, by path."""
    return {record(cited.path, suffix): MEDIA[suffix] for suffix in FORMATS}


def pattern(cited: Cited) -> str:
    """Return the note with its place and its address still open, for the script that cites paragraphs and views."""
    opened = replace(cited.at("para", PLACE), edition=replace(cited.edition, address=ADDRESS))
    return re.sub(r"\S+ \{place\}", PLACE, plain(note(opened)).replace(opened.address, ADDRESS))


def footer(page: PageRecord, tables: Tables, build: BuildInfo) -> str:
    """Return the foot of a page; that of a fact has the code by which others show it, if there is an address."""
    shown = page.fact_id and build.edition.address
    return fill(
        "foot",
        page=page,
        pattern=pattern(page.cited),
        report=report(build, page),
        at=lambda path: reach(path, base="", here=page.path),
        behind=files_behind(tables, page),
        example=page.example,
        card=card(page.fact_id, "html"),
        embed=code(collate(tables, page.fact_id), build.edition) if shown else "",
        **citations(page.cited),
    )


def build_line(build: BuildInfo, path: str, changed: dict[str, str], links: dict[str, str]) -> Markup:
    """Return the last line of the page at `path`: version, commit, data, licences, when it last changed, and links."""
    line = fill(
        "build-line",
        build=build,
        released=format_date(build.edition.released, "d MMMM y", locale="en_GB"),
        changed=changed,
        info=BUILD_INFO,
        licences=[(name, licence_address(name)) for name in build.edition.licences],
        links=links,
        at=lambda file: reach(file, base="", here=path),
    )
    return Markup(line)  # noqa: S704  # a filled template is escaped


def citations(cited: Cited) -> dict[str, Any]:
    """Return what the templates need to show how something is cited."""
    texts = {"Chicago, note": note(cited)} | {
        ("Chicago, bibliography" if style == "Chicago" else style): entry(cited, style) for style in STYLES
    }
    names = [name for name, _ in FORMATS.values()]
    formats, written = dict(zip(names, files_of(cited), strict=True)), dict(zip(names, records(cited), strict=True))
    versions = cited.edition.address + ARCHIVE
    return {"cited": cited, "texts": texts, "formats": formats, "records": written, "versions": versions}


@lru_cache(maxsize=1)  # a page shows them, and hands them out
def records(cited: Cited) -> list[str]:
    """Return the record of something in each of the formats."""
    return [write_one(cited) for _, write_one in FORMATS.values()]


def cite_files(cited: Cited) -> Iterator[tuple[str, str]]:
    """Yield path and content of the files for citation managers."""
    yield from zip(files_of(cited), records(cited), strict=True)
