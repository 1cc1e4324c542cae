"""A small valid data folder, made by code: three sources, a fact of every kind, invented for the tests."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from tests import sample_episodes, sample_evidence, sample_search

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "data" / "datapackage.json"

SOURCES = [
    # siglum, title, short_title, publisher, author, language, original_language, published, url, url_seen, genre,
    # rights, paragraphs, words, derives_from, extract_of, country, thesis, provenance
    "ALFA|First account|First|A press||en|ru|1956-06|||report|not known|5|0|||Elsewhere|All went well.|given",
    "BETA|Second account|Second|||lv|lv||||memoir|not known|3|0|ALFA||||found",
    "GAMMA|Third account|Third|||en|zh|1960~|||notice|not known|2|0|||||found",
]
FACTS = [
    # fact_id, topic, question, kind, unit, weight, reference, reference_cite, evidence, confidence, seen_at,
    # computed_from, statement, asks_text, note
    "anthem|session|Which song was sung?|text||at-issue|none|archive-1990, doc. 3|seen|confident|the archive||||",
    "delegates-all|session|How many delegates came?|count|delegates|at-issue|200|archive-1990|secondhand|confident|a list (mirror.example)||||",  # noqa: E501  # one row on one line
    "delegates-late|session|How many were late?|count|delegates|at-issue|50..52|archive-1990|from-memory|suspected|||In all {} delegates were late.||",  # noqa: E501  # one row on one line
    "delegates-late-share|session|Which share?|percent||at-issue|25..26||computed|inferred||delegates-late / delegates-all|||",  # noqa: E501  # one row on one line
    "fee|leak|What was paid?|money|US dollars|at-issue|||none|undecided|||||",
    "length|session|How long was it?|duration|hours|background|4|archive-1990, p. 7|seen|confident|scan.example||||",
    "opening|session|On which day did it open?|date||at-issue|1956-02-14|archive-1990|seen|confident|scan.example||||",
    "opening-hour|session|When did it begin?|time||at-issue|10:00|archive-1990|from-memory|suspected|||||",
    "resolution-vote|session|How did they vote?|vote|votes|background|7:4|memoir-1970|seen|confident|the memoir||||",
]
READINGS = [
    # fact_id, siglum, paragraph, quotation, value, qualifier, verdict, right_for, depends_on, voice,
    # voice_note, fidelity_judged, note
    "anthem|ALFA|1|no song was sung|none|exact|agrees|||speech||faithful|",
    "delegates-all|ALFA|2|two hundred delegates|200|exact|agrees|||itself|||",
    "delegates-all|BETA|1|some 190 people|190|about|differs|||speech|||No list has so few.",
    "delegates-late|ALFA|2|fifty of them late|50|exact|agrees|||speech|||",
    "delegates-late|BETA|2|a good 49 came late|49|exact|differs|||itself|||Two too few.",
    "delegates-late|GAMMA|1|49 late-comers|49|exact|differs||BETA|commission|||Taken from the second account.",
    "delegates-late-share|ALFA|2|a quarter of the hall|25|about|agrees|||itself|||",
    "fee|GAMMA|2|a million dollars|1000000|exact|unverifiable|||other|a bookkeeper||No document names a sum.",
    "length|ALFA|3|it took four hours|4|exact|agrees|||itself|||",
    "length|BETA|2|more than six hours|6|at-least|differs|||speech|||The minutes say less.",
    "opening|ALFA|1|opened on 14 February|1956-02-14|exact|agrees|||itself|||",
    "opening|GAMMA|1|in mid-February 1956|1956-02|exact|agrees|||itself|||",
    "opening-hour|BETA|1|began at midnight|00:00|exact|disputed|||hearsay|||The hour is contested.",
    "resolution-vote|ALFA|4|by seven to four|7:4|exact|agrees|||itself|||",
]
BIAS = [
    # note_id, siglum, paragraph, quotation, technique, direction, explanation, neutral, correction, strength,
    # confidence, labelled_by
    (
        "ALFA.4a|ALFA|4|the shameful vote|loaded-language|anti-party|It judges while it tells.|the vote||2|"
        "confident|edition"
    ),
    (
        "BETA.3a|BETA|3|as everybody knows|appeal-to-popularity|none|Nobody is named.|all say so|One letter does.|1|"
        "suspected|edition"
    ),
]
TECHNIQUES = [
    # technique, family, label, definition, source
    "appeal-to-popularity|support|Appeal to popularity|It leans on what all are said to think.|archive-1990",
    "loaded-language|wording|Loaded language|It chooses words that judge.|edition",
]
NAMES = [
    # name_id, siglum, paragraph, variant, canonical, kind, authority, note, original, original_language,
    # original_evidence, authority_seen_at
    "hall|ALFA|2|the hall|Great Hall|place||||||",
    "petrov-ivan|ALFA|1|Petrov|Petrov, Ivan|person||||||",
    "petrov-ivan|BETA|1|Petrow|Petrov, Ivan|person||A German spelling.|Петров|ru|inferred|",
]
TOPICS = [
    # topic, label, definition, part_of
    "session|Session|The sitting itself.|",
    "leak|Leak|How it came out.|",
]
DIRECTIONS = [
    # direction, label, definition
    "anti-party|against the party|It is turned against the party.",
    "none|for nobody in particular|It favours nobody.",
]
BIBLIOGRAPHY = """@book{archive-1990,
  title = {Minutes},
  author = {Archive},
  year = {1990},
  keywords = {seen},
}

@book{memoir-1970,
  title = {Memoir},
  author = {Petrov, Ivan},
  year = {1970},
  keywords = {secondhand},
}
"""
#: one text for each source, so that every quotation and variant stands where it is said to stand
COPIES = {
    "ALFA": [
        "It opened on 14 February, said Petrov, and no song was sung.",
        "There were two hundred delegates in the hall, fifty of them late: a quarter of the hall.",
        "Then it took four hours.",
        "They ended by seven to four: the shameful vote.",
        (
            "The end. The hall was swept, the lamps were put out one after the other, and nobody who had been there in "
            "the morning could say afterwards who had opened the windows."
        ),
    ],
    "BETA": [
        "It began at midnight with some 190 people and Petrow.",
        "Some say a good 49 came late and that it lasted more than six hours.",
        "So it was, as everybody knows.",
    ],
    "GAMMA": [
        "It was held in mid-February 1956 with 49 late-comers.",
        "Somebody paid a million dollars.",
    ],
}
COLUMNS = {
    "sources.csv": (
        "siglum,title,short_title,publisher,author,language,original_language,published,url,url_seen,genre,"
        "rights,paragraphs,words,derives_from,extract_of,country,thesis,provenance"
    ),
    "facts.csv": (
        "fact_id,topic,question,kind,unit,weight,reference,reference_cite,evidence,confidence,seen_at,computed_from,statement,asks_text,note"
    ),
    "readings.csv": (
        "fact_id,siglum,paragraph,quotation,value,qualifier,verdict,right_for,depends_on,voice,voice_note,"
        "fidelity_judged,note"
    ),
    "bias.csv": (
        "note_id,siglum,paragraph,quotation,technique,direction,explanation,neutral,correction,strength,"
        "confidence,labelled_by"
    ),
    "techniques.csv": "technique,family,label,definition,source",
    "names.csv": (
        "name_id,siglum,paragraph,variant,canonical,kind,authority,note,original,original_language,"
        "original_evidence,authority_seen_at"
    ),
    "topics.csv": "topic,label,definition,part_of",
    "directions.csv": "direction,label,definition",
    **sample_evidence.COLUMNS,
    **sample_episodes.COLUMNS,
    **sample_search.COLUMNS,
}
TABLES = {
    "sources.csv": SOURCES,
    "facts.csv": FACTS,
    "readings.csv": READINGS,
    "bias.csv": BIAS,
    "techniques.csv": TECHNIQUES,
    "names.csv": NAMES,
    "topics.csv": TOPICS,
    "directions.csv": DIRECTIONS,
    **sample_evidence.TABLES,
    **sample_episodes.TABLES,
    **sample_search.TABLES,
}


def write(folder: Path) -> Path:
    """Write the tables into ``folder/data`` and return that."""
    data = folder / "data"
    data.mkdir(parents=True)
    shutil.copy(SCHEMA, data)
    (data / "references.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    for name, lines in TABLES.items():
        save(data / name, [COLUMNS[name].split(","), *(line.split("|") for line in lines)])
    return data


def with_toll(data: Path) -> Path:
    """Give a folder of tables one fact that the toll shows, and return the folder."""
    facts = rows(data / "facts.csv")
    for row in facts:
        if row[0] == "delegates-late":
            row[1], row[6] = "nation", "100"
    save(data / "facts.csv", facts)
    save(data / "topics.csv", [*rows(data / "topics.csv"), ["nation", "Nation", "All the country.", "toll"]])
    return data


def write_copies(folder: Path) -> Path:
    """Write a copy of each source's text, as a reader would keep it, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for siglum, paragraphs in COPIES.items():
        (folder / f"{siglum}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return folder


def write_chapters(folder: Path) -> Path:
    """Write the chapters of the small edition beside its tables, and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in sample_episodes.CHAPTERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def rows(table: Path) -> list[list[str]]:
    """Return the rows of a table, the header first."""
    with table.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))


def save(table: Path, content: list[list[str]]) -> None:
    """Write rows as the edition keeps them."""
    with table.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows(content)


def spoil(data: Path, place: str, value: str) -> None:
    """Put `value` into one cell, named as in ``readings.csv:2 paragraph``."""
    where, column = place.split(" ")
    name, line = where.split(":")
    content = rows(data / name)
    content[int(line) - 1][content[0].index(column)] = value
    save(data / name, content)
