"""Every kind of bad cell: what is put where, and what the check must then say."""

from __future__ import annotations

from edition.kinds import KINDS

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"
KIND_NAMES = ", ".join(KINDS)
VERDICTS = "agrees, imprecise, differs, conflates, garbled, disputed, unverifiable"
ID = "lower-case words of plain letters or digits, joined by hyphens, such as delegates-1934-shot"
LANGUAGE = "a language tag (BCP 47), such as en, zh-Hant or sr-Latn"
ADDRESS = "an address that begins with https:// or http://, without spaces"
JOINED = "expected two fact ids, or numbers of the question, joined by /, + or -"

#: what is put into which cell, and all that is then said
BAD_CELLS = {
    # links
    "unknown siglum": ("readings.csv:2 siglum", "OMEGA", ["found 'OMEGA', expected one of ALFA, BETA, GAMMA"]),
    "paragraph beyond the last": ("readings.csv:2 paragraph", "51", ["found '51', expected 1 to 5 for ALFA"]),
    "paragraph before the first": ("names.csv:2 paragraph", "0", ["found '0', expected 1 to 5 for ALFA"]),
    "paragraph in words": ("names.csv:2 paragraph", "two", ["found 'two', expected a whole number"]),
    "unknown fact": ("readings.csv:3 fact_id", "b", ["found 'b', expected a fact_id of data/facts.csv"]),
    "unknown reference": (
        "facts.csv:2 reference_cite",
        "x, p. 3",
        ["found 'x', expected a key of data/references.bib"],
    ),
    "unknown witness": (
        "readings.csv:2 depends_on",
        "x",
        ["found 'x', expected a siglum or a key of data/references.bib"],
    ),
    "unknown origin": (
        "sources.csv:3 derives_from",
        "ALFA; x",
        ["found 'x', expected a siglum or a key of data/references.bib"],
    ),
    "unknown technique": (
        "bias.csv:2 technique",
        "magic",
        ["found 'magic', expected technique of a row in techniques"],
    ),
    "unknown taxonomy": (
        "techniques.csv:2 source",
        "x",
        ["found 'x', expected a key of data/references.bib or 'edition'"],
    ),
    "unknown siglum of a note": ("bias.csv:3 siglum", "OMEGA", []),
    "address that nobody has seen": ("sources.csv:2 url", "https://example.org", []),
    "day in words": ("sources.csv:2 url_seen", "in May", ["found 'in May', expected a value of type date"]),
    # form
    "long quotation": ("readings.csv:2 quotation", LONG, ["found 13 words, expected 1 to 12"]),
    "quotation without words": ("bias.csv:2 quotation", "…", ["found 0 words, expected 1 to 12"]),
    "value in words": (
        "readings.csv:3 value",
        "many",
        [f"found 'many', expected {KINDS['count'].notation} for a count"],
    ),
    "thousands with a dot": (
        "readings.csv:3 value",
        "1.108",
        [f"found '1.108', expected {KINDS['count'].notation} for a count"],
    ),
    "number filled up": ("names.csv:2 paragraph", "02", ["found '02', expected a whole number"]),
    "digits of another script": ("names.csv:2 paragraph", "٢", ["found '٢', expected a whole number"]),
    "reference in the wrong kind": (
        "facts.csv:9 reference",
        "10 am",
        [f"found '10 am', expected {KINDS['time'].notation} for a time"],
    ),
    "two forms of one name": ("names.csv:4 kind", "body", ["found 'body', expected 'person', as in line 3"]),
    "second id of one bearer": (
        "names.csv:4 name_id",
        "petrow-ivan",
        ["found 'petrow-ivan', expected 'petrov-ivan', which has this canonical in line 3"],
    ),
    "note id of another place": ("bias.csv:2 note_id", "ALFA.3a", ["found 'ALFA.3a', expected ALFA.4 and a letter"]),
    "control character": (
        "facts.csv:2 note",
        "a\0b",
        ["found U+0000 (a control character), expected visible characters"],
    ),
    "text turned round": (
        "readings.csv:2 note",
        "a\u202eb",
        ["found U+202E (RIGHT-TO-LEFT OVERRIDE), expected visible characters"],
    ),
    "line that only Unicode ends": (
        "readings.csv:2 note",
        "a\u2028b",
        ["found U+2028 (LINE SEPARATOR), expected visible characters"],
    ),
    "letter that nobody sees": (
        "readings.csv:2 note",
        "a\u3164b",
        ["found U+3164 (HANGUL FILLER), expected visible characters"],
    ),
    "huge cell": ("facts.csv:2 note", "x" * 4001, ["found 4001 characters, expected at most 4000"]),
    # judgement
    "evidence without reference": (
        "facts.csv:6 evidence",
        "from-memory",
        ["found 'from-memory', expected none without a reference"],
    ),
    "reference without evidence": (
        "facts.csv:2 evidence",
        "none",
        ["found 'none', expected seen, secondhand, from-memory or computed"],
    ),
    "seen nowhere": (
        "facts.csv:2 seen_at",
        "",
        ["found nothing, expected reference_cite and seen_at for evidence 'seen'"],
    ),
    "sure of nothing": (
        "facts.csv:6 confidence",
        "confident",
        ["found 'confident', expected undecided without a reference"],
    ),
    "verdict without reason": (
        "readings.csv:4 note",
        "",
        ["found nothing, expected the reason of the verdict 'differs'"],
    ),
    "verdict on nothing": (
        "readings.csv:9 verdict",
        "differs",
        ["found 'differs', expected conflates, disputed or unverifiable, as the fact has no reference"],
    ),
    "a year for a day": ("readings.csv:13 value", "1956", []),
    "imprecise but far off": (
        "readings.csv:4 verdict",
        "imprecise",
        ["found 'imprecise' of '190', expected a span far wider than '200'"],
    ),
    "imprecise but close": (
        "readings.csv:5 verdict",
        "imprecise",
        [],
    ),
    "agrees but does not": (
        "readings.csv:4 verdict",
        "agrees",
        ["found 'agrees' of '190', expected a value that meets '200'"],
    ),
    "differs but does not": (
        "readings.csv:7 value",
        "51",
        [],  # the verdict is at fault, not the value: see below
    ),
    "vote that is not the reference's": (
        "readings.csv:15 value",
        "4:7",
        [],
    ),
    "computed from nothing": ("facts.csv:5 computed_from", "", [f"found nothing, {JOINED}"]),
    "computed from unknown facts": ("facts.csv:5 computed_from", "a / b", [f"found 'a / b', {JOINED}"]),
    "computed wrongly": ("facts.csv:5 reference", "30", []),
    "statement without the answer": (
        "facts.csv:4 statement",
        "Fifty were late.",
        ["found 'Fifty were late.', expected {} once, where the reference stands"],
    ),
    "statement without a full stop": (
        "facts.csv:4 statement",
        "{} were late",
        ["found '{} were late', expected a sentence with a full stop"],
    ),
    "statement of nothing": (
        "facts.csv:6 statement",
        "So much was paid: {}.",
        ["found 'So much was paid: {}.', expected nothing without a reference"],
    ),
    # schema
    "unknown kind": ("facts.csv:2 kind", "colour", [f"found 'colour', expected one of {KIND_NAMES}"]),
    "unknown verdict": ("readings.csv:4 verdict", "wrong", [f"found 'wrong', expected one of {VERDICTS}"]),
    "missing value": ("facts.csv:2 question", "", ["found '', expected a value: The question, as a full sentence."]),
    "id with capitals": (
        "names.csv:2 name_id",
        "Hall",
        [f"found 'Hall', expected {ID}"],
    ),
    "language by name": (
        "sources.csv:2 language",
        "English",
        [f"found 'English', expected {LANGUAGE}"],
    ),
    "address without a scheme": (
        "sources.csv:2 url",
        "www.example.org/x",
        [f"found 'www.example.org/x', expected {ADDRESS}"],
    ),
    "day of publication in words": (
        "sources.csv:2 published",
        "1 March 1996",
        [f"found '1 March 1996', expected {KINDS['date'].notation} for a date"],
    ),
    "long short title": (
        "sources.csv:2 short_title",
        "x" * 25,
        [f"found '{'x' * 25}', expected at most 24 characters"],
    ),
}
#: where the fault shows elsewhere than in the cell that was changed, or twice
ELSEWHERE = {
    "a year for a day": [
        (
            "readings.csv:13  verdict  found 'agrees' of '1956', "
            "expected 'imprecise', as a year is far wider than '1956-02-14'"
        ),
    ],
    "note id of another place": [
        "bias.csv:2  note_id  found 'ALFA.3a', expected ALFA.4 and a letter",
        "second_labels.csv:2  note_id  found 'ALFA.4a', expected note_id of a row in bias, such as ALFA.3a",
    ],
    "imprecise but close": [
        "readings.csv:5  note  found nothing, expected the reason of the verdict 'imprecise'",
        "readings.csv:5  verdict  found 'imprecise' of '50', expected a span far wider than '50..52'",
    ],
    "address that nobody has seen": [
        "sources.csv:2  url_seen  found '', expected the day on which the address was last seen, as in 2026-11-22"
    ],
    "differs but does not": [
        "readings.csv:7  verdict  found 'differs' of '51', expected 'agrees', as the value meets '50..52'"
    ],
    "vote that is not the reference's": [
        "readings.csv:15  verdict  found 'agrees' of '4:7', expected a value that meets '7:4'",
    ],
    "unknown siglum of a note": [
        "bias.csv:3  note_id  found 'BETA.3a', expected OMEGA.3 and a letter",
        "bias.csv:3  siglum  found 'OMEGA', expected one of ALFA, BETA, GAMMA",
    ],
    "computed wrongly": [
        "facts.csv:5  reference  found '30', expected 25..26, from delegates-late / delegates-all",
        "readings.csv:8  verdict  found 'agrees' of '25', expected a value that meets '30'",
    ],
}
