"""What stands outside the accounts of the small data folder: two witnesses, what they say, and rival answers."""

from __future__ import annotations

WITNESSES = [
    # witness, label, short_label, date, edition, extent, language, reference, note
    "commission|the commission’s report|Commission|1956-02-09|as quoted|quotations|ru|memoir-1970, p. 2|",
    "speech|the whole speech|Speech|1956-02-14|a print of 1990|whole|ru; en|archive-1990|",
]
SECTIONS = [
    # section, witness, title, start, end, locator, extract, evidence, seen_at, note
    "S1|speech|The opening|0.0|40.5|pp. 1-4|ALFA.1; ALFA.2|seen|the print|",
    "S2|speech|The numbers|40.5|100.0||BETA.2|secondhand|a translation|",
]
ATTESTATIONS = [
    # fact_id, witness, status, value, wording, section, locator, evidence, seen_at, note
    "anthem|speech|says|no song|There was no song.|S1||seen|the print|",
    "delegates-all|speech|says|200|Two hundred had come.|S2|p. 5|seen|the print|",
    "delegates-late|commission|says|49|A list has 49.||p. 2|secondhand|a memoir|",
    "delegates-late|speech|says|50|Fifty came late.|S2||seen|the print|",
    "delegates-late-share|speech|silent|||||seen|the print|",
    "fee|speech|later|||||seen|the print|",
    "length|speech|silent|||||seen|the print|",
    "opening|speech|says|1956-02|It names the month.|S1||seen|the print|",
    "opening-hour|speech|not-checked|||||none||The page is torn.",
    "resolution-vote|commission|says|7:4|||p. 3|secondhand|a memoir|",
    "resolution-vote|speech|silent|||||seen|the print|",
]
RIVALS = [
    # fact_id, value, cite, year, evidence, seen_at, note
    "delegates-all|210|memoir-1970, p. 9|1970|seen|the memoir|It counts guests.",
    "opening|1956-02-13|memoir-1970|1970|secondhand|a review|A slip of memory.",
]
GROUNDS = [
    # fact_id, ground, url, url_seen
    "anthem|archive||",
    "delegates-all|e-book-copy|http://mirror.example/b/7|2026-05-03",
    "length|archive|https://scan.example/p(7).djvu|2026-05-03",
    "opening|archive|https://scan.example/p(7).djvu|2026-05-03",
    "resolution-vote|scholarly||",
]
ORIGINALS = [
    # fact_id, siglum, paragraph, original, original_language, original_evidence, seen_at, note
    "delegates-all|BETA|1|apmēram 190|lv|seen|the print|About, not some.",
    "opening|GAMMA|1|二月中|zh|inferred||The middle of the month.",
]
SECOND_LABELS = [
    # passage, note_id, siglum, paragraph, quotation, technique, direction, strength, second_technique,
    # second_direction, second_strength, second_confidence, second_note, decision, reason
    (
        "1|ALFA.4a|ALFA|4|the shameful vote|loaded-language|anti-party|2|loaded-language|anti-party|1|confident|"
        "It judges.||"
    ),
    (
        "2|BETA.3a|BETA|3|as everybody knows|appeal-to-popularity|none|1|||0|suspected|A mere phrase.|kept|"
        "The phrase does the work of a witness."
    ),
    "3||GAMMA|1|with 49 late-comers|||0|loaded-language|anti-party|1|suspected|It counts against them.|kept|A number.",
]
REACTIONS = [
    # reaction, section, kind, share, text, evidence, seen_at, note
    "R1|S2|applause|61.5|both|seen|the print|",
]
HISTORIOGRAPHY = [
    # work, year, author_kind, papers, topic, claim, value, locator, evidence, seen_at, note
    "memoir-1970|1970|participant|none|hour|It began at midnight.|midnight|p. 1|seen|the memoir|",
]
STATIONS = [
    # station, order, road, where, what, date, status, facts, cite, note
    "hall|1|text|The hall|It is given.|1956-02-25|documented|opening|archive-1990|",
    "press|3|text|The press|It is printed.|1956-06-04|documented|fee|archive-1990, p. 2|",
    "train|2|text|A train|A copy travels north.||told|fee|memoir-1970|By one memory.",
]
COLUMNS = {
    "witnesses.csv": "witness,label,short_label,date,edition,extent,language,reference,note",
    "sections.csv": "section,witness,title,start,end,locator,extract,evidence,seen_at,note",
    "attestations.csv": "fact_id,witness,status,value,wording,section,locator,evidence,seen_at,note",
    "rivals.csv": "fact_id,value,cite,year,evidence,seen_at,note",
    "grounds.csv": "fact_id,ground,url,url_seen",
    "originals.csv": "fact_id,siglum,paragraph,original,original_language,original_evidence,seen_at,note",
    "second_labels.csv": (
        "passage,note_id,siglum,paragraph,quotation,technique,direction,strength,second_technique,second_direction,"
        "second_strength,second_confidence,second_note,decision,reason"
    ),
    "reactions.csv": "reaction,section,kind,share,text,evidence,seen_at,note",
    "stations.csv": "station,order,road,where,what,date,status,facts,cite,note",
    "historiography.csv": "work,year,author_kind,papers,topic,claim,value,locator,evidence,seen_at,note",
}
TABLES = {
    "witnesses.csv": WITNESSES,
    "sections.csv": SECTIONS,
    "attestations.csv": ATTESTATIONS,
    "rivals.csv": RIVALS,
    "grounds.csv": GROUNDS,
    "originals.csv": ORIGINALS,
    "second_labels.csv": SECOND_LABELS,
    "reactions.csv": REACTIONS,
    "historiography.csv": HISTORIOGRAPHY,
    "stations.csv": STATIONS,
}
