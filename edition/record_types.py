"""Which file of the data becomes which record, and which files a folder may do without."""

from __future__ import annotations

from edition.evidence_model import (
    Attestation,
    Direction,
    Ground,
    Original,
    Position,
    Reaction,
    Rival,
    SecondLabel,
    Section,
    Station,
    Topic,
    Witness,
)
from edition.model import BiasNote, Episode, Fact, Name, Passage, Reading, Row, Source, Technique
from edition.search_model import Fingerprints, SearchPlace, SearchTerms, Spelling, Synonym

#: tables that a folder may do without: a small edition has no witnesses, and names its topics by their ids
_OPTIONAL: dict[str, type[Row]] = {
    "topics.csv": Topic,
    "directions.csv": Direction,
    "witnesses.csv": Witness,
    "sections.csv": Section,
    "attestations.csv": Attestation,
    "rivals.csv": Rival,
    "grounds.csv": Ground,
    "originals.csv": Original,
    "second_labels.csv": SecondLabel,
    "reactions.csv": Reaction,
    "historiography.csv": Position,
    "stations.csv": Station,
    "episodes.csv": Episode,
    "passages.csv": Passage,
    "search_terms.csv": SearchTerms,
    "search_places.csv": SearchPlace,
    "spellings.csv": Spelling,
    "synonyms.csv": Synonym,
    "fingerprints.csv": Fingerprints,
}
OPTIONAL = frozenset(_OPTIONAL)

#: file name -> the column by which its rows stand in order
ORDERED = {
    "facts.csv": "fact_id",
    "readings.csv": "fact_id",
    "names.csv": "name_id",
    "attestations.csv": "fact_id",
    "rivals.csv": "fact_id",
    "grounds.csv": "fact_id",
    "originals.csv": "fact_id",
    "episodes.csv": "episode_id",
    "passages.csv": "episode_id",
}

#: file name -> the record that one of its rows becomes
RECORDS: dict[str, type[Row]] = {
    "sources.csv": Source,
    "facts.csv": Fact,
    "readings.csv": Reading,
    "bias.csv": BiasNote,
    "techniques.csv": Technique,
    "names.csv": Name,
    **_OPTIONAL,
}
