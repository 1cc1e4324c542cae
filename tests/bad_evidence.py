"""Every kind of bad cell in the tables of witnesses, and in what readings say of them."""

from __future__ import annotations

from tests.bad_cells import ADDRESS

KEY = "expected a key of data/references.bib"
COPIED = "found 'agrees' with archive-1990, from which it is copied, expected another authority for the reference, "

#: what is put into which cell, and all that is then said
BAD_EVIDENCE: dict[str, tuple[str, str, list[str]]] = {
    "unknown work of a witness": (
        "witnesses.csv:2 reference",
        "x, p. 1",
        [f"found 'x', {KEY}"],
    ),
    "unknown work of a rival": (
        "rivals.csv:2 cite",
        "x",
        [f"found 'x', {KEY}"],
    ),
    "unknown work of the debate": (
        "historiography.csv:2 work",
        "x",
        [f"found 'x', {KEY}"],
    ),
    "attestation of nobody": (
        "attestations.csv:11 witness",
        "x",
        ["found 'x', expected witness of a row in witnesses"],
    ),
    "attestation in no section": (
        "attestations.csv:2 section",
        "S9",
        ["found 'S9', expected section of a row in sections"],
    ),
    "attestation in a section of another": (
        "attestations.csv:4 section",
        "S1",
        ["found 'S1', expected a section of 'commission'"],
    ),
    "section that ends before it begins": (
        "sections.csv:2 end",
        "0.0",
        ["found '0.0', expected more than its start, 0.0"],
    ),
    "section from another paragraph": (
        "sections.csv:2 extract",
        "ALFA.9",
        ["found 'ALFA.9', expected a paragraph of a source"],
    ),
    "share in words": (
        "reactions.csv:2 share",
        "half",
        ["found 'half', expected a number with a decimal point"],
    ),
    "says nothing": (
        "attestations.csv:4 value",
        "",
        ["found nothing, expected a value, as the status is 'says'"],
    ),
    "silent with a value": (
        "attestations.csv:8 value",
        "4",
        ["found '4', expected no value, as the status is 'silent'"],
    ),
    "not checked for no reason": (
        "attestations.csv:10 note",
        "",
        ["found nothing, expected the reason why it was not checked"],
    ),
    "not checked and seen": (
        "attestations.csv:10 evidence",
        "from-memory",
        ["found 'from-memory', expected none for what was not checked, and for nothing else"],
    ),
    "attestation seen nowhere": (
        "attestations.csv:4 seen_at",
        "",
        ["found nothing, expected the text that was read, for evidence 'secondhand'"],
    ),
    "attestation in words": (
        "attestations.csv:4 value",
        "many",
        ["found 'many', expected a whole number without separators (848) or an interval (357..362) for a count"],
    ),
    "rival in words": (
        "rivals.csv:2 value",
        "many",
        ["found 'many', expected a whole number without separators (848) or an interval (357..362) for a count"],
    ),
    "rival that is the reference": (
        "rivals.csv:2 value",
        "200",
        ["found '200', expected another answer than the reference, '200'"],
    ),
    "unknown ground": (
        "grounds.csv:2 ground",
        "hearsay",
        ["found 'hearsay', expected one of archive, scholarly, official, press, e-book-copy, web"],
    ),
    "address of a ground without a host": (
        "grounds.csv:3 url",
        "http:///b/7",
        [f"found 'http:///b/7', expected {ADDRESS}"],
    ),
    "address of a ground seen on no day": (
        "grounds.csv:3 url_seen",
        "",
        ["found '', expected the day on which the address was last seen, as in 2026-11-22"],
    ),
    "ground of what nobody read": (
        "facts.csv:7 evidence",
        "from-memory",
        [],
    ),
    "long original": (
        "originals.csv:3 original",
        "一二三四五六七八九十百千万",
        ["found 13 words, expected 1 to 12"],
    ),
    "original in no language": (
        "names.csv:4 original_language",
        "",
        ["found '', expected a value, as there is an original"],
    ),
    "language of no original": (
        "names.csv:3 original_language",
        "ru",
        ["found 'ru', expected nothing without an original"],
    ),
    "original of no reading": (
        "originals.csv:3 paragraph",
        "2",
        [],
    ),
    "original seen nowhere": (
        "originals.csv:2 seen_at",
        "",
        ["found '', expected the text in which it was read, for what was seen and for nothing else"],
    ),
    "unknown voice": (
        "readings.csv:3 voice",
        "stalin",
        ["found 'stalin', expected one of itself, hearsay, other, commission, speech"],
    ),
    "voice without a name": (
        "readings.csv:9 voice_note",
        "",
        ["found nothing, expected whose voice it is"],
    ),
    "fidelity judged though computed": (
        "readings.csv:4 fidelity_judged",
        "faithful",
        ["found 'faithful', expected nothing, as it is computed: altered"],
    ),
    "words of the speech that nobody judged": (
        "readings.csv:2 fidelity_judged",
        "",
        ["found nothing, expected faithful, altered or added, as words are weighed by hand"],
    ),
    "fidelity of nobody": (
        "readings.csv:3 fidelity_judged",
        "faithful",
        ["found 'faithful', expected nothing, as the voice is no witness's"],
    ),
    "witness who was not asked": (
        "readings.csv:3 voice",
        "commission",
        ["found 'commission', expected a row in data/attestations.csv for 'delegates-all' and 'commission'"],
    ),
    "work of two answers": (
        "rivals.csv:2 cite",
        "archive-1990",
        [
            "found 'archive-1990', expected a work that is not cited for the reference, or its places in both cells",
        ],
    ),
    "computed, and surer than its parts": (
        "facts.csv:5 confidence",
        "confident",
        [
            "found 'confident', expected what delegates-late / delegates-all is, as nothing that is computed is surer",
        ],
    ),
    "agrees with its own model": (
        "readings.csv:3 depends_on",
        "archive-1990",
        [],
    ),
}
#: where the fault shows elsewhere than in the cell that was changed, or twice
ELSEWHERE = {
    "ground of what nobody read": [
        "grounds.csv:4  fact_id  found 'length', expected a fact whose reference was read, and not 'from-memory'"
    ],
    "original of no reading": [
        (
            "originals.csv:3  fact_id, siglum, paragraph  found 'opening', 'GAMMA', '2', "
            "expected fact_id, siglum, paragraph of a row in readings"
        )
    ],
    "agrees with its own model": [f"readings.csv:3  verdict  {COPIED}or 'unverifiable'"],
}
