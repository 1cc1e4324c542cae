"""The data behind a page: exactly the rows that it shows, as files beside the data of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.addresses import data_file, fact_data
from edition.citation.styles import note, plain
from edition.export import fact_table, flat
from edition.export.cells import csv_text, json_text
from edition.export.publish import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.render.record import PageRecord
    from edition.tables import Tables

CSV, JSON = "text/csv", "application/json"
#: what a page can show all of -> the files with these rows
PAGE_DATA = {
    "flat": {data_file("flat.csv"): CSV, data_file("flat.json"): JSON},
    "names": {data_file("names.csv"): CSV, data_file("names.json"): JSON},
    "techniques": {data_file(name): CSV for name in ("techniques.csv", "bias.csv")},
    "references": {data_file("references.bib"): "application/x-bibtex", data_file("sources.csv"): CSV},
    "schema": {data_file("datapackage.json"): JSON},
    "counted": {data_file("datapackage.zip"): "application/zip"},
    "sections": {data_file(name): CSV for name in ("sections.csv", "attestations.csv")},
    "historiography": {data_file("historiography.csv"): CSV},
    "episodes": {data_file(name): CSV for name in ("episodes.csv", "passages.csv")},
    "second_labels": {data_file("second_labels.csv"): CSV},
    "fingerprints": {data_file("fingerprints.csv"): CSV},
    "measured": {data_file("performance.json"): JSON},
}

Rows = list[dict[str, Any]]


def files_behind(tables: Tables, page: PageRecord) -> dict[str, str]:
    """Return the media types of the files with the data of a page, by path."""
    if page.fact_id:
        return {fact_data(page.fact_id, "csv"): CSV, fact_data(page.fact_id, "json"): JSON}
    rows, whole = rows_behind(tables, page), [name for kind, name in page.shows if kind == "table"]
    files = {data_file(f"{page.docname}.csv"): CSV} if rows["readings"] and "flat" not in whole else {}
    files |= {data_file(f"{page.docname}-bias.csv"): CSV} if rows["bias"] else {}
    files |= {data_file(f"{page.docname}.json"): JSON} if any(rows.values()) else {}
    for name in sorted(whole):
        files |= PAGE_DATA[name]
    return files


def rows_behind(tables: Tables, page: PageRecord) -> dict[str, Rows]:
    """Return the rows that a page shows: flat rows of readings and silences, and rows of the other tables.

    A fact that is named shows all that the sources say to it; a paragraph shows what it says itself.
    """
    used = page.shows
    base, here = page.cited.edition.address, data_file(f"{page.docname}.csv")
    paragraphs = {name for kind, name in used if kind == "regest"}
    said = {reading.fact_id for name in paragraphs for reading in tables.readings_at.get(name, [])}
    readings = [
        row
        for fact in tables.facts
        if ("fact", fact.fact_id) in used or fact.fact_id in said
        for row in flat.rows(tables, fact.fact_id, base=base, here=here)
        if ("fact", fact.fact_id) in used or row["locator"] in paragraphs
    ]
    return {
        "readings": readings,
        "attestations": rows_of(one for one in tables.attestations if ("fact", one.fact_id) in used),
        "rivals": rows_of(one for one in tables.rivals if ("fact", one.fact_id) in used),
        "bias": rows_of(note for note in tables.bias if note.locator in paragraphs or ("bias", note.note_id) in used),
        "sources": rows_of(source for source in tables.sources if ("source", source.siglum) in used),
        "names": rows_of(name for name in tables.names if ("person", name.name_id) in used),
    }


def written(tables: Tables, page: PageRecord) -> Iterator[tuple[str, str]]:
    """Yield path and content of each of these files that is the page's own."""
    edition = page.cited.edition
    if page.fact_id:
        here = fact_data(page.fact_id, "csv")
        yield here, csv_text(fact_table.COLUMNS, fact_table.rows(tables, page.fact_id, edition, here=here))
        return
    rows = rows_behind(tables, page)
    head = {"page": page.title, "citation": plain(note(page.cited)), "version": edition.version}
    whole = json_text(head | {"licence": edition.licence_of_text} | rows)
    texts = {
        data_file(f"{page.docname}.csv"): csv_text(flat.COLUMNS, rows["readings"]),
        data_file(f"{page.docname}-bias.csv"): csv_text(rows["bias"][0], rows["bias"]) if rows["bias"] else "",
        data_file(f"{page.docname}.json"): whole,
    }
    for path in files_behind(tables, page):
        if path in texts:
            yield path, texts[path]
