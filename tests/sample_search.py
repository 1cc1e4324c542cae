"""What finds things in the small data folder: other ways to ask, spellings, words that mean the same, fingerprints."""

from __future__ import annotations

SEARCH_TERMS = [
    # fact_id, terms
    "delegates-late|late-comers; who missed the beginning",
    "opening|first day of the meeting; date of the opening",
]
SEARCH_PLACES = [
    # target, terms
    "chapters/citing#changes|what is new",
    "chapters/introduction|where to begin; overview",
]
SPELLINGS = [
    # name_id, form, languages, evidence, seen_at
    "petrov-ivan|Pétrov|fr|seen|the memoir",
    "petrov-ivan|Иван Петров|bg; ru|from-memory|",
    "petrov-ivan|彼得罗夫|zh|from-memory|",
]
SYNONYMS = [
    # word, also
    "delegate|deputy; participant",
]
FINGERPRINTS = [
    # siglum, paragraph, words, fingerprints
    "ALFA|1|12|df49f",
    "ALFA|2|17|0332d 36253",
    "ALFA|3|5|c0691",
    "ALFA|4|9|67233",
    "ALFA|5|32|11223 4627c 5eca2 b1dc1 c867a",
    "BETA|1|10|02e89",
    "BETA|2|15|acbba",
    "BETA|3|6|4d7f3",
    "GAMMA|1|11|6b512",
    "GAMMA|2|5|7dd7a",
]
COLUMNS = {
    "search_terms.csv": "fact_id,terms",
    "search_places.csv": "target,terms",
    "spellings.csv": "name_id,form,languages,evidence,seen_at",
    "synonyms.csv": "word,also",
    "fingerprints.csv": "siglum,paragraph,words,fingerprints",
}
TABLES = {
    "search_terms.csv": SEARCH_TERMS,
    "search_places.csv": SEARCH_PLACES,
    "spellings.csv": SPELLINGS,
    "synonyms.csv": SYNONYMS,
    "fingerprints.csv": FINGERPRINTS,
}

#: what is put into which cell, and all that is then said
BAD_SEARCH: dict[str, tuple[str, str, list[str]]] = {
    "way to ask that leads to two facts": (
        "search_terms.csv:3 terms",
        "Late-comers",
        ["found 'Late-comers', expected a way to ask that leads to 'opening' alone, once"],
    ),
    "way to ask that is another one's question": (
        "search_terms.csv:3 terms",
        "how many were late",
        ["found 'how many were late', expected a way to ask that leads to 'opening' alone, once"],
    ),
    "way to ask for no fact": (
        "search_terms.csv:3 fact_id",
        "x",
        ["found 'x', expected fact_id of a row in facts"],
    ),
    "way to ask for a fact that leads to a place": (
        "search_places.csv:2 terms",
        "late-comers",
        ["found 'late-comers', expected a way to ask that leads to 'chapters/citing#changes' alone, once"],
    ),
    "spelling of nobody": (
        "spellings.csv:2 name_id",
        "garage",
        ["found 'garage', expected a name_id of data/names.csv"],
    ),
    "spelling seen nowhere": (
        "spellings.csv:2 seen_at",
        "",
        ["found '', expected a place for what was seen, and for nothing else"],
    ),
    "spelling of two": (
        "spellings.csv:4 form",
        "Great Hall",
        ["found 'Great Hall', expected a form that is not that of 'hall'"],
    ),
    "spelling in no language": (
        "spellings.csv:4 languages",
        "Chinese",
        ["found 'Chinese', expected language tags (BCP 47) with “; ” between them, such as ru; sr-Latn"],
    ),
    "fingerprint of no digits": (
        "fingerprints.csv:3 fingerprints",
        "xyz",
        [
            "found 'xyz', expected numbers of five digits from 0 to f, with a space between two, such as 0a3f9 7c21d",
        ],
    ),
    "word that stands for itself": (
        "synonyms.csv:2 also",
        "deputy; deputy",
        ["found 'deputy', expected a word that its set does not have yet"],
    ),
}
